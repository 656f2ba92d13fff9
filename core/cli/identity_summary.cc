#include "core/cli/identity_summary.h"

#include <nlohmann/json.hpp>

#include "core/base/json_text.h"
#include "core/base/money.h"

namespace shuke::cli {
namespace {

using Json = nlohmann::ordered_json;

// "nick 小雨 (Taobao)", "recipient 王一 15400000001".
std::string KeyText(const Json& key, const Messages& messages) {
  std::string text =
      messages.Say("key." + key["kind"].get<std::string>()) + " ";
  text += Visible(key["key"].get<std::string>());
  for (const char* part : {"phone", "city"}) {
    if (key.contains(part)) text += " " + Visible(key[part].get<std::string>());
  }
  if (key.contains("platform")) {
    text += " (" +
            messages.Say("ui.scope." + key["platform"].get<std::string>()) +
            ")";
  }
  return text;
}

std::string Amount(const Json& minor, const Json& revenue) {
  return FormatMinor(minor.get<int64_t>(), revenue["minor_digits"].get<int>());
}

void Groups(const Json& groups, const char* title, const Json& revenue,
            const Messages& messages, std::string& out) {
  if (groups.empty()) return;
  out += "\n" + messages.Say(title) + "\n";
  for (const Json& group : groups) {
    std::string why;
    for (const Json& link : group["links"]) {
      if (!why.empty()) why += messages.Say("ui.list_separator");
      why += KeyText(link["key"], messages);
    }
    out += "  " + messages.Say("cli.identity_because", {{"keys", why}}) + "\n";
    for (const Json& account : group["accounts"]) {
      out += "    " +
             messages.Say(
                 "cli.identity_account",
                 {{"key", KeyText(account["key"], messages)},
                  {"orders", std::to_string(account["orders"].get<int64_t>())},
                  {"net", Amount(account["net_minor"], revenue)}}) +
             "\n";
    }
  }
}

}  // namespace

std::string SummariseIdentity(std::string_view identity_json,
                              std::string_view revenue_json,
                              const Messages& messages) {
  const Json identity = ParseOrderedJson(identity_json);
  const Json revenue = ParseOrderedJson(revenue_json);
  const Json& figures = identity["figures"];
  const auto count = [](const Json& value) {
    return std::to_string(value.get<int64_t>());
  };
  std::string out =
      messages.Say("cli.identity",
                   {{"accounts", count(figures["accounts"])},
                    {"people", count(figures["people"])},
                    {"without", count(figures["customers"]["without_merges"])},
                    {"now", count(figures["customers"]["now"])}}) +
      "\n";
  for (const auto& [kind, people] : figures["joined"].items()) {
    if (people == 0) continue;
    out += "  " +
           messages.Say("cli.identity_joined",
                        {{"kind", messages.Say("key." + kind)},
                         {"people", count(people)}}) +
           "\n";
  }
  const Json& probable = figures["probable"];
  if (probable["joins"] != 0) {
    out +=
        messages.Say(
            probable["on"] == true ? "cli.identity_probable_on"
                                   : "cli.identity_probable_off",
            {{"joins", count(probable["joins"])},
             {"customers", count(figures["customers"]["probable_switched"])}}) +
        "\n";
  }
  Groups(identity["merged"], "cli.identity_merged", revenue, messages, out);
  Groups(identity["probable"], "cli.identity_probable", revenue, messages, out);
  if (!identity["shared"].empty()) {
    out += "\n" + messages.Say("cli.identity_shared") + "\n";
    for (const Json& entry : identity["shared"]) {
      out += "  " +
             messages.Say("cli.identity_shared_key",
                          {{"key", KeyText(entry["key"], messages)},
                           {"keys", count(entry["stronger_keys"])},
                           {"orders", count(entry["orders"])}}) +
             "\n";
    }
  }
  return out;
}

}  // namespace shuke::cli
