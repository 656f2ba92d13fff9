#include "core/cli/summary_clusters.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/base/json_text.h"
#include "core/base/money.h"

namespace shuke::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string Percent(const Json& share) {
  if (share.is_null()) return "—";
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", share.get<double>() * 100);
  return text;
}

std::string Score(const Json& value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.3f", value.get<double>());
  return text;
}

// A figure of a measure as it is said: days, orders, money.
std::string Figure(const std::string& measure, const Json& value,
                   int minor_digits) {
  return measure == "monetary" ? FormatMinor(value.get<int64_t>(), minor_digits)
                               : value.dump();
}

std::string ValueText(const Json& value, const Messages& messages) {
  const std::string fact = value["fact"], text = value["value"];
  const std::string key = "fact." + fact + "." + text;
  return messages.Say("cluster.value",
                      {{"fact", messages.Say("fact." + fact)},
                       {"value", messages.Has(key) ? messages.Say(key) : text},
                       {"share", Percent(value["share"])},
                       {"overall", Percent(value["overall_share"])}});
}

}  // namespace

std::string SummariseClusters(std::string_view clusters_json,
                              std::string_view report_json,
                              const Messages& messages) {
  const Json all = ParseOrderedJson(clusters_json)["clusters"];
  const Json revenue = ParseOrderedJson(report_json)["revenue"];
  const int digits = revenue["minor_digits"].get<int>();
  std::string out = messages.Say("cluster.title",
                                 {{"k", all["k"].dump()},
                                  {"customers", all["customers"].dump()},
                                  {"silhouette", Score(all["silhouette"])}}) +
                    "\n";
  for (const Json& cluster : all["clusters"]) {
    out += "\n" +
           messages.Say("cluster.line",
                        {{"cluster", cluster["cluster"].dump()},
                         {"customers", cluster["customers"].dump()},
                         {"share", Percent(cluster["share"])},
                         {"net_share", Percent(cluster["net_share"])}}) +
           "\n";
    if (cluster["measures"].empty())
      out += "  " + messages.Say("cluster.average") + "\n";
    for (const Json& each : cluster["measures"]) {
      const std::string measure = each["measure"], code = each["code"];
      const bool strong = each["strong"];
      out +=
          "  " +
          messages.Say(
              "cluster." + code + (strong ? ".strong" : ""),
              {{"median", Figure(measure, each["median"], digits)},
               {"overall", Figure(measure, each["overall_median"], digits)}}) +
          "\n";
    }
    for (const Json& value : cluster["values"])
      out += "  " + ValueText(value, messages) + "\n";
  }
  return out;
}

}  // namespace shuke::cli
