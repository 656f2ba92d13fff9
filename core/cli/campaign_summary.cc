#include "core/cli/campaign_summary.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/base/json_text.h"
#include "core/base/money.h"

namespace shuke::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string Number(const char* format, double value) {
  char text[48];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

std::string Percent(const Json& share) {
  return share.is_null() ? "—" : Number("%.2f %%", share.get<double>() * 100);
}

// Expectations are doubles of minor units.
std::string Money(const Json& minor, int digits) {
  if (minor.is_null()) return "—";
  return FormatMinor(static_cast<int64_t>(std::llround(minor.get<double>())),
                     digits);
}

std::string Plain(const Json& value) {
  return value.is_null() ? "—" : value.dump();
}

std::string Rounded(const Json& value) {
  return value.is_null() ? "—" : Number("%.1f", value.get<double>());
}

// The arguments of a remark, each in the form that its name asks for.
Args RemarkArgs(const Json& args, int digits) {
  Args out;
  for (const auto& [name, value] : args.items()) {
    if (name == "rate" || name == "lift") {
      out[name] = Percent(value);
    } else if (name.size() > 6 && name.substr(name.size() - 6) == "_minor") {
      out[name] = Money(value, digits);
    } else if (value.is_string()) {
      out[name] = value.get<std::string>();
    } else {
      out[name] = Number("%.0f", value.get<double>());
    }
  }
  return out;
}

std::string Group(const char* key, const Json& group, int digits,
                  const Messages& messages) {
  return messages.Say(
             "cli.effect_group",
             {{"group", messages.Say(key)},
              {"customers", Plain(group["customers"])},
              {"buyers", Plain(group["buyers"])},
              {"rate", Percent(group["response_rate"])},
              {"orders", Plain(group["orders"])},
              {"net", Money(group["net_minor"], digits)},
              {"each", Money(group["net_per_customer_minor"], digits)}}) +
         "\n";
}

}  // namespace

std::string SummariseEstimate(std::string_view draft_json,
                              const Messages& messages) {
  const Json answer = ParseOrderedJson(draft_json);
  const Json& draft = answer["draft"];
  const Json& estimate = draft["estimate"];
  const int digits = draft["minor_digits"].get<int>();
  std::string out =
      messages.Say("cli.draft_estimate",
                   {{"budget", Money(estimate["budget_minor"], digits)},
                    {"responders", Rounded(estimate["responders"])},
                    {"profit", Money(estimate["profit_minor"], digits)},
                    {"break_even", Percent(estimate["break_even_lift"])},
                    {"smallest", Percent(estimate["smallest_lift"])},
                    {"planned", Percent(estimate["planned_lift"])},
                    {"needed", Plain(estimate["audience_needed"])}}) +
      "\n";
  for (const Json& assumption : estimate["assumptions"]) {
    out += "    " +
           messages.Say("assumption." + assumption["code"].get<std::string>(),
                        RemarkArgs(assumption["args"], digits)) +
           "\n";
  }
  return out;
}

std::string SummariseToday(std::string_view today_json,
                           const Messages& messages) {
  const Json answer = ParseOrderedJson(today_json);
  const Json& today = answer["today"];
  const int digits = today["minor_digits"].get<int>();
  std::string out = messages.Say("cli.today_head",
                                 {{"as_of", today["as_of"].get<std::string>()},
                                  {"days", Plain(today["since_days"])},
                                  {"customers", Plain(today["customers"])},
                                  {"several", Plain(today["several"])}}) +
                    "\n";
  for (const Json& due : today["unpaid"]) {
    const auto step = due["step"].get<std::string>();
    if (due["customers"] == 0) continue;
    out += messages.Say(
               "cli.today_unpaid",
               {{"step", messages.Say("unpaid_step." + step)},
                {"customers", Plain(due["customers"])},
                {"channel",
                 messages.Say("channel." + due["channel"].get<std::string>())},
                {"why", messages.Say("unpaid_step." + step + ".why")}}) +
           "\n";
  }
  for (const Json& item : today["items"]) {
    const auto activity = item["activity"].get<std::string>();
    const Json& estimate = item["estimate"];
    out +=
        messages.Say("cli.today_item",
                     {{"activity", messages.Has("activity." + activity)
                                       ? messages.Say("activity." + activity)
                                       : activity},
                      {"treated", Plain(item["treated"])},
                      {"control", Plain(item["control"])},
                      {"suppressed", Plain(item["suppressed"])},
                      {"budget", Money(estimate["budget_minor"], digits)},
                      {"revenue", Money(estimate["incremental_minor"], digits)},
                      {"profit", Money(estimate["profit_minor"], digits)}}) +
        "\n";
  }
  const auto words = [&](const char* prefix, const Json& code) {
    const auto name = code.get<std::string>();
    return messages.Has(prefix + name) ? messages.Say(prefix + name) : name;
  };
  for (const Json& occasion : today["occasions"]) {
    out +=
        messages.Say(
            "cli.today_occasion",
            {{"name", words("occasion.", occasion["name"])},
             {"on", occasion["on"].get<std::string>()},
             {"activity", words("activity.", occasion["activity"])},
             {"treated", Plain(occasion["treated"])},
             {"control", Plain(occasion["control"])},
             {"budget", Money(occasion["estimate"]["budget_minor"], digits)}}) +
        "\n";
  }
  return out;
}

namespace {

// The plan beside the guide: a line for each part, then one for each stage.
std::string Guide(const Json& guide, const Messages& messages) {
  const auto range = [](const Json& count) {
    return count["from"] == count["to"]
               ? Plain(count["from"])
               : Plain(count["from"]) + "–" + Plain(count["to"]);
  };
  const auto fit = [&](const Json& count) {
    const auto code = count["fit"].get<std::string>();
    return code == "within" ? "" : " " + messages.Say("guide_fit." + code);
  };
  std::string out;
  for (const Json& part : guide["parts"]) {
    out += messages.Say("cli.plan_guide",
                        {{"who", messages.Say("ui.plan.who." +
                                              part["who"].get<std::string>())},
                         {"care", Plain(part["care"])},
                         {"marketing", Plain(part["marketing"])},
                         {"share", Percent(part["care_share"])},
                         {"target", Percent(guide["care_share_wanted"])}}) +
           "\n";
    for (const Json& stage : part["stages"]) {
      const bool last = stage["to_day"].is_null();
      const Args days = last ? Args{{"from", Plain(stage["from_day"])}}
                             : Args{{"from", Plain(stage["from_day"])},
                                    {"to", Plain(stage["to_day"])}};
      const Json& care = stage["care"];
      const Json& marketing = stage["marketing"];
      out +=
          messages.Say("cli.plan_guide_stage",
                       {{"stage", messages.Say(last ? "ui.plan.guide.days_from"
                                                    : "ui.plan.guide.days",
                                               days)},
                        {"care", Plain(care["planned"])},
                        {"care_range", range(care)},
                        {"care_fit", fit(care)},
                        {"marketing", Plain(marketing["planned"])},
                        {"marketing_range", range(marketing)},
                        {"marketing_fit", fit(marketing)}}) +
          "\n";
    }
  }
  out += "  " + messages.Say("ui.plan.guide.about") + "\n";
  if (!guide["within_reach"].get<bool>()) {
    out += "  " +
           messages.Say("ui.plan.guide.most",
                        {{"most", Percent(guide["most_care_share"])}}) +
           "\n";
  }
  return out;
}

}  // namespace

std::string SummarisePlan(std::string_view plan_json,
                          const Messages& messages) {
  const Json answer = ParseOrderedJson(plan_json);
  const Json& plan = answer["plan"];
  const int digits = plan["minor_digits"].get<int>();
  // In hundredths of a minor unit.
  const auto cost = [&](const Json& x100) {
    return Money(Json(x100.get<double>() / 100), digits);
  };
  std::string out = messages.Say("cli.plan_head",
                                 {{"as_of", plan["as_of"].get<std::string>()},
                                  {"days", Plain(plan["horizon_days"])}}) +
                    "\n";
  for (const Json& contact : plan["contacts"]) {
    const auto activity = contact["activity"].get<std::string>();
    out +=
        messages.Say(
            "cli.plan_contact",
            {{"day", contact["day"].get<std::string>()},
             {"channel",
              messages.Say("channel." + contact["channel"].get<std::string>())},
             {"activity", messages.Has("touch." + activity)
                              ? messages.Say("touch." + activity)
                              : activity},
             {"sent", Plain(contact["sent"])},
             {"cap", Plain(contact["cut"]["cap"])},
             {"gap", Plain(contact["cut"]["gap"])},
             {"cost", cost(contact["cost_minor_x100"])}}) +
        "\n";
  }
  out += Guide(plan["guide"], messages);
  for (const Json& project : plan["projects"]) {
    out +=
        messages.Say(
            "cli.plan_project",
            {{"project",
              messages.Say("project." + project["project"].get<std::string>())},
             {"customers", Plain(project["customers"])},
             {"contacts", Plain(project["contacts"])},
             {"cost", cost(project["cost_minor_x100"])},
             {"past", Percent(project["past_rate"])},
             {"target", Percent(project["target_rate"])},
             {"extra", Rounded(project["extra_buyers"])},
             {"revenue", Money(project["extra_revenue_minor"], digits)}}) +
        "\n";
    for (const Json& touch : project["touches"]) {
      const auto activity = touch["activity"].get<std::string>();
      out +=
          messages.Say(
              "cli.plan_project_touch",
              {{"day", Plain(touch["days_since_order"])},
               {"channel",
                messages.Say("channel." + touch["channel"].get<std::string>())},
               {"activity", messages.Has("touch." + activity)
                                ? messages.Say("touch." + activity)
                                : activity},
               {"contacts", Plain(touch["contacts"])},
               {"cost", cost(touch["cost_minor_x100"])}}) +
          "\n";
    }
  }
  return out;
}

std::string SummariseEffect(std::string_view effect_json,
                            const Messages& messages) {
  const Json answer = ParseOrderedJson(effect_json);
  const Json& effect = answer["effect"];
  const int digits = effect["minor_digits"].get<int>();
  const Json& lift = effect["lift"];
  std::string out;
  if (lift.is_null()) {
    out += messages.Say("verdict.none.sentence") + "\n";
  } else {
    out += messages.Say(
               "verdict." + effect["verdict"].get<std::string>() + ".sentence",
               {{"lift", Percent(lift["value"])},
                {"low", Percent(lift["low"])},
                {"high", Percent(lift["high"])},
                {"p", Number("%.3g", lift["p_value"].get<double>())},
                {"planned", Percent(lift["planned"])}}) +
           "\n";
  }
  const Json& window = effect["window"];
  out += messages.Say("cli.effect_window",
                      {{"from", window["from"].get<std::string>()},
                       {"to", window["to"].get<std::string>()},
                       {"as_of", window["as_of"].get<std::string>()}}) +
         "\n";
  out += Group("cli.effect_treated", effect["treated"], digits, messages);
  out += Group("cli.effect_control", effect["control"], digits, messages);
  const Json& revenue = effect["revenue_lift"];
  if (!revenue.is_null()) {
    out += messages.Say("cli.effect_revenue",
                        {{"value", Money(revenue["value_minor"], digits)},
                         {"low", Money(revenue["low_minor"], digits)},
                         {"high", Money(revenue["high_minor"], digits)}}) +
           "\n";
    const Json& more = effect["incremental"];
    out += messages.Say("cli.effect_return",
                        {{"buyers", Rounded(more["buyers"])},
                         {"orders", Rounded(more["orders"])},
                         {"revenue", Money(more["revenue_minor"], digits)},
                         {"cost", Money(more["cost_minor"], digits)},
                         {"profit", Money(more["profit_minor"], digits)},
                         {"ratio", Rounded(more["return_ratio"])}}) +
           "\n";
  }
  for (const Json& note : effect["notes"]) {
    out += "    " +
           messages.Say("effect_note." + note["code"].get<std::string>(),
                        RemarkArgs(note["args"], digits)) +
           "\n";
  }
  return out;
}

}  // namespace shuke::cli
