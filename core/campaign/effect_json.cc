#include "core/campaign/effect_json.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "core/base/or_null.h"

namespace shuke::campaign {
namespace {

using nlohmann::json;

json Ratio(int64_t part, int64_t whole) {
  if (whole == 0) return nullptr;
  return static_cast<double>(part) / static_cast<double>(whole);
}

json GroupJson(const GroupEffect& group) {
  return {{"customers", group.customers},
          {"found", group.found},
          {"buyers", group.buyers},
          {"orders", group.orders},
          {"items", group.items},
          {"net_minor", group.net_minor},
          {"unpaid_customers", group.unpaid_customers},
          {"unpaid_orders", group.unpaid_orders},
          {"response_rate", Ratio(group.buyers, group.customers)},
          {"average_order_minor", Ratio(group.net_minor, group.orders)},
          {"net_per_customer_minor", Ratio(group.net_minor, group.customers)}};
}

// Null where a group is empty: there is nothing to compare.
json LiftJson(const ResponseLift& response, const GroupEffect& treated,
              const GroupEffect& control, double planned_lift) {
  if (treated.customers == 0 || control.customers == 0) return nullptr;
  return {{"value", response.lift},
          {"low", response.interval.low},
          {"high", response.interval.high},
          {"p_value", response.p_value},
          {"test", response.exact ? "fisher" : "pooled_z"},
          {"planned", planned_lift}};
}

json VerdictJson(const ResponseLift& response) {
  return kVerdictCodes[static_cast<size_t>(response.verdict)];
}

json RevenueJson(const std::optional<RevenueLift>& revenue) {
  if (!revenue) return nullptr;
  return {{"treated_minor", revenue->treated_minor},
          {"control_minor", revenue->control_minor},
          {"value_minor", revenue->lift_minor},
          {"low_minor", revenue->interval.low},
          {"high_minor", revenue->interval.high}};
}

json ProcessJson(const std::optional<ProcessFigures>& process,
                 const GroupEffect& treated) {
  if (!process) return nullptr;
  const ProcessRates rates = RatesOf(
      *process, treated.buyers + treated.unpaid_customers, treated.buyers);
  json counts = json::object();
  json of = json::object();
  for (size_t i = 0; i < kProcessSteps; ++i) {
    const std::string code(kProcessCodes[i]);
    counts[code] = process->count[i] ? json(*process->count[i]) : json(nullptr);
    if (i > 0) of[code] = OrNull(rates.rate[i]);
  }
  of["response"] = OrNull(rates.response);
  of["purchase"] = OrNull(rates.purchase);
  return {{"counts", std::move(counts)}, {"rates", std::move(of)}};
}

// What a reader should know beside the figures; messages "effect_note.<code>".
json Notes(const Effect& effect) {
  json notes = json::array();
  const auto note = [&](const char* code, json args) {
    notes.push_back({{"code", code}, {"args", std::move(args)}});
  };
  if (!effect.window_closed) {
    note("window_open",
         {{"as_of", FormatDay(effect.as_of)}, {"until", FormatDay(effect.to)}});
  }
  if (effect.control.customers == 0) note("no_control", json::object());
  if (effect.treated.found + effect.control.found == 0 &&
      effect.treated.customers + effect.control.customers > 0) {
    note("nobody_found", json::object());
  }
  if (effect.crossed > 0) note("crossed", {{"customers", effect.crossed}});
  if (effect.merged > 0) note("merged", {{"customers", effect.merged}});
  if (effect.response.interval.high < 0) note("below_control", json::object());
  return notes;
}

}  // namespace

void EffectToJson(const Effect& effect, double planned_lift,
                  const std::optional<ProcessFigures>& process,
                  json& json_out) {
  json strata = json::array();
  for (const StratumEffect& row : effect.strata) {
    strata.push_back(
        {{"level", row.stratum.level},
         {"stage",
          row.stratum.stage.empty() ? json(nullptr) : json(row.stratum.stage)},
         {"treated", GroupJson(row.treated)},
         {"control", GroupJson(row.control)},
         {"lift",
          LiftJson(row.response, row.treated, row.control, planned_lift)},
         {"verdict", VerdictJson(row.response)}});
  }
  const Incremental& more = effect.incremental;
  json_out = {
      {"window",
       {{"from", FormatDay(effect.from)},
        {"to", FormatDay(effect.to)},
        {"as_of", FormatDay(effect.as_of)},
        {"closed", effect.window_closed}}},
      {"treated", GroupJson(effect.treated)},
      {"control", GroupJson(effect.control)},
      {"lift",
       LiftJson(effect.response, effect.treated, effect.control, planned_lift)},
      {"verdict", VerdictJson(effect.response)},
      {"revenue_lift", RevenueJson(effect.revenue)},
      {"incremental",
       {{"buyers", more.buyers},
        {"orders", more.orders},
        {"revenue_minor", more.revenue_minor},
        {"cost_minor", more.cost_minor},
        {"profit_minor", more.profit_minor},
        {"profit_low_minor", more.profit_interval_minor.low},
        {"profit_high_minor", more.profit_interval_minor.high},
        {"return_ratio", OrNull(more.return_ratio)}}},
      {"strata", std::move(strata)},
      {"crossed", effect.crossed},
      {"merged", effect.merged},
      {"process", ProcessJson(process, effect.treated)},
      {"notes", Notes(effect)},
  };
}

}  // namespace shuke::campaign
