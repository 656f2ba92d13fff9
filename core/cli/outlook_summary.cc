#include "core/cli/outlook_summary.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/json_text.h"
#include "core/base/money.h"
#include "core/cli/rule_text.h"
#include "core/session/session.h"

namespace shuke::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kShown = 10;  // of each list

std::string Amount(const Json& answer, const Json& minor) {
  return FormatMinor(minor.get<int64_t>(), answer["minor_digits"].get<int>()) +
         " " + answer["currency"].get<std::string>();
}

std::string Percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", share * 100);
  return text;
}

std::string Times(double lift) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", lift);
  return text;
}

std::string Names(const Json& items) {
  std::string out;
  for (const Json& item : items)
    out += (out.empty() ? "" : " + ") + item["name"].get<std::string>();
  return out;
}

std::string NameOf(const Json& item) { return item["name"]; }

std::string Heading(const std::string& line) { return "\n" + line + "\n"; }

// Why somebody is in the group, as rules in words, the surest first.
std::string SayTree(const Json& answer, const Messages& messages) {
  const Json& tree = answer["tree"];
  std::string out = Heading(messages.Say(
      "cli.mine_tree",
      {{"accuracy", Percent(tree["cross_validated"].get<double>())},
       {"base", Percent(tree["base_rate"].get<double>())}}));
  const RuleUnits units = {answer["currency"].get<std::string>(),
                           answer["minor_digits"].get<int>()};
  const std::string facts = session::Session::Facts();
  for (const Json& leaf : tree["leaves"]) {
    out += "  " +
           messages.Say(
               "cli.mine_leaf",
               {{"rule", RuleText(leaf["rule"].dump(), facts, units, messages)},
                {"customers", leaf["customers"].dump()},
                {"in_group", leaf["in_group"].dump()},
                {"share", Percent(leaf["share"].get<double>())}}) +
           "\n";
  }
  return out;
}

// How the shown model did in the backtest, beside going on at the old pace, and
// why it is shown.
std::string SayHoldout(const Json& answer, const Messages& messages) {
  const Json& holdout = answer["holdout"];
  const Json& shown = answer["shown"]["model"];
  Args chosen;
  std::string out;
  for (const Json& tested : holdout["models"]) {
    if (tested["model"] == "bg_nbd") continue;
    const std::string prefix = tested["model"] == shown ? "" : "other_";
    char mae[32];
    std::snprintf(mae, sizeof mae, "%.3f", tested["mae"].get<double>());
    chosen[prefix + "mae"] = mae;
    chosen[prefix.empty() ? "model" : "other"] =
        messages.Say("model." + tested["model"].get<std::string>());
    if (tested["model"] != shown) continue;
    const auto rounded = [](const Json& value) {
      return std::to_string(std::llround(value.get<double>()));
    };
    out += messages.Say("cli.predict_holdout",
                        {{"before", holdout["calibration_end"]},
                         {"days", holdout["days"].dump()},
                         {"predicted", rounded(tested["total"])},
                         {"actual", holdout["actual"].dump()},
                         {"naive", rounded(holdout["mean_rate"]["total"])}}) +
           "\n";
  }
  // What differs in no digit shown is as good.
  const bool equal = chosen["mae"] == chosen["other_mae"];
  return out + messages.Say(equal ? "chosen.equal" : "chosen.holdout", chosen) +
         "\n";
}

}  // namespace

std::string SummarisePrediction(std::string_view answer_json,
                                const Messages& messages) {
  const Json answer = ParseOrderedJson(answer_json);
  const auto number = [](const Json& value) { return value.dump(); };
  std::string out =
      messages.Say("cli.predict_data",
                   {{"customers", number(answer["customers"])},
                    {"repeat", number(answer["repeat_customers"])},
                    {"days", number(answer["days"])}}) +
      "\n";
  Args needs;
  for (const auto& [name, value] : answer["needs"].items())
    needs[name] = number(value);
  const Json& shown = answer["shown"];
  const std::string model =
      shown.is_null()
          ? ""
          : messages.Say("model." + shown["model"].get<std::string>());
  out += messages.Say("rung." + answer["rung"].get<std::string>(),
                      {{"model", model}}) +
         " (" +
         messages.Say("rung_reason." + answer["reason"].get<std::string>(),
                      needs) +
         ")\n";
  if (!answer["holdout"].is_null()) out += SayHoldout(answer, messages);
  if (!shown.is_null()) {
    if (shown["orders_by"] == "mean_rate")
      out += messages.Say("chosen.mean_rate") + "\n";
    if (shown["ranking_by"] == "recency")
      out += messages.Say("chosen.recency") + "\n";
    if (!shown["sees_dropout"].get<bool>())
      out += messages.Say("chosen.no_dropout") + "\n";
  }
  const Json& value = answer["value"];
  const bool known = !value["current_minor"].is_null();
  Args amounts = {{"months", number(value["months"])}};
  for (const char* name : {"historic", "current", "low", "high", "potential"}) {
    const Json& minor = value[std::string(name) + "_minor"];
    if (!minor.is_null()) amounts[name] = Amount(answer, minor);
  }
  out += messages.Say(known ? "cli.predict_value" : "cli.predict_value_none",
                      amounts) +
         "\n";
  out += messages.Say(value["potential_minor"].is_null()
                          ? "cli.predict_potential_none"
                          : "cli.predict_potential",
                      amounts) +
         "\n";
  const Json& risk = answer["risk"];
  if (!risk["early_warnings"].is_null()) {
    out += messages.Say("cli.predict_warnings",
                        {{"days", number(risk["warning_days"])},
                         {"customers", number(risk["early_warnings"])},
                         {"line", Percent(risk["line"].get<double>())}}) +
           "\n";
  }
  return out;
}

std::string SummariseMining(std::string_view answer_json,
                            const Messages& messages) {
  const Json answer = ParseOrderedJson(answer_json);
  const auto number = [](const Json& value) { return value.dump(); };
  const auto first = [](const Json& section) {
    const Json& list = section["list"];
    return Json(list.begin(), list.begin() + static_cast<ptrdiff_t>(std::min(
                                                 kShown, list.size())));
  };
  const Json& rules = answer["rules"];
  std::string out = messages.Say("cli.mine_rules",
                                 {{"baskets", number(answer["baskets"])},
                                  {"found", number(rules["found"])},
                                  {"chance", number(rules["likely_chance"])},
                                  {"implied", number(rules["implied"])},
                                  {"cut", number(answer["cut_baskets"])}}) +
                    "\n";
  for (const Json& rule : first(rules)) {
    out +=
        "  " +
        messages.Say("cli.mine_rule",
                     {{"left", Names(rule["left"])},
                      {"right", NameOf(rule["right"])},
                      {"confidence", Percent(rule["confidence"].get<double>())},
                      {"lift", Times(rule["lift"].get<double>())},
                      {"count", number(rule["count"])},
                      {"without", number(rule["bought_not_yet"])}}) +
        "\n";
  }
  const Json& sequences = answer["sequences"];
  out += Heading(messages.Say("cli.mine_flows",
                              {{"returned", number(sequences["returned"])}}));
  for (const Json& flow : first(sequences)) {
    out += "  " +
           messages.Say("cli.mine_flow",
                        {{"from", NameOf(flow["from"])},
                         {"to", NameOf(flow["to"])},
                         {"customers", number(flow["customers"])},
                         {"share", Percent(flow["share"].get<double>())},
                         {"days", number(flow["days_50"])}}) +
           "\n";
  }
  const Json& cycles = answer["cycles"];
  out += Heading(
      messages.Say("cli.mine_cycles", {{"found", number(cycles["found"])}}));
  for (const Json& cycle : first(cycles)) {
    out += "  " +
           messages.Say("cli.mine_cycle",
                        {{"item", NameOf(cycle["item"])},
                         {"buyers", number(cycle["buyers"])},
                         {"repeat", number(cycle["repeat_buyers"])},
                         {"days", number(cycle["typical_days"])},
                         {"due", number(cycle["due"])}}) +
           "\n";
  }
  const Json& potential = answer["potential"];
  const Json& adds = potential["potential_minor"];
  out +=
      Heading(adds.is_null()
                  ? messages.Say("cli.predict_potential_none")
                  : messages.Say("cli.mine_potential",
                                 {{"customers", number(potential["customers"])},
                                  {"amount", Amount(answer, adds)}}));
  if (!answer["tree"].is_null()) out += SayTree(answer, messages);
  return out;
}

std::string SayOffers(std::string_view offers_json, const Messages& messages) {
  std::string out;
  for (const Json& offer : ParseOrderedJson(offers_json)) {
    out += messages.Say("cli.customer_offer",
                        {{"item", offer["item"].get<std::string>()},
                         {"because", offer["because"].get<std::string>()},
                         {"share", Percent(offer["share"].get<double>())}}) +
           "\n";
  }
  return out;
}

}  // namespace shuke::cli
