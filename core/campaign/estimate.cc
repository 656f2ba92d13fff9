// The past rate of a campaign is the mean of the rates of those it goes to, and
// the value of an order the mean of theirs weighted by how likely each is to
// order. Customers are counted by rate first, so that the sum does not depend
// on their order.
#include "core/campaign/estimate.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/or_null.h"
#include "core/campaign/test_size.h"

namespace shuke::campaign {
namespace {

using nlohmann::json;

}  // namespace

Estimate EstimateCampaign(std::span<const Contacted> treated, int64_t control,
                          const CampaignCost& cost, const PastRates& rates,
                          std::optional<double> planned_lift,
                          const EffectPolicy& policy) {
  std::array<std::array<int64_t, 2>, kContactStages> counts{};
  for (const Contacted& customer : treated) {
    const size_t stage = ContactStageOf(customer.recency_days, rates.bounds);
    ++counts[stage][customer.old ? 1 : 0];
  }
  double baseline = 0, spend = 0, chances = 0;
  for (size_t stage = 0; stage < kContactStages; ++stage) {
    for (size_t old = 0; old < 2; ++old) {
      if (counts[stage][old] == 0) continue;
      const auto& own = rates.by[stage][old];
      const PastRate& rate = own.chances > 0 ? own : rates.all;
      const double n = static_cast<double>(counts[stage][old]);
      baseline += n * rate.rate();
      spend += n * rate.rate() * rate.order_minor();
      chances += static_cast<double>(rate.chances);
    }
  }
  const double n = static_cast<double>(treated.size());
  const double held_back = static_cast<double>(control);

  Estimate estimate;
  estimate.window_days = rates.window_days;
  estimate.past_rate = n > 0 ? baseline / n : 0;
  estimate.planned_lift =
      planned_lift ? *planned_lift
                   : estimate.past_rate * policy.planned_lift_percent / 100;
  estimate.planned_lift =
      std::min(estimate.planned_lift, 1 - estimate.past_rate);
  estimate.responders = baseline + n * estimate.planned_lift;
  estimate.economics = {
      .customers = n,
      .contact_minor = static_cast<double>(cost.contact_minor_x100) / 100,
      .gift_minor = static_cast<double>(cost.gift_minor),
      .coupon_minor = static_cast<double>(cost.coupon_minor),
      .order_minor = baseline > 0 ? spend / baseline : rates.all.order_minor(),
      .margin_share = policy.margin_percent / 100.0};
  estimate.outlook = Expect(estimate.economics, estimate.responders, baseline);
  estimate.break_even_lift =
      BreakEvenLift(estimate.economics, estimate.past_rate);

  const TestDesign design{policy.alpha, policy.power};
  estimate.smallest_lift =
      SmallestLift(estimate.past_rate, static_cast<int64_t>(treated.size()),
                   control, design);
  if (n + held_back > 0) {
    estimate.audience_needed =
        AudienceNeeded(estimate.past_rate, estimate.planned_lift,
                       held_back / (n + held_back), design);
  }
  estimate.power = PowerToSee(estimate.past_rate, estimate.planned_lift, n,
                              held_back, policy.alpha);

  estimate.assumptions = {
      {"past_rate",
       {{"rate", estimate.past_rate},
        {"window_days", rates.window_days},
        {"past_days", policy.past_days},
        {"chances", chances}}},
      {planned_lift ? "stated_lift" : "policy_lift",
       {{"lift", estimate.planned_lift},
        {"percent", policy.planned_lift_percent}}},
      {"order_value", {{"order_minor", estimate.economics.order_minor}}},
      {"margin", {{"percent", policy.margin_percent}}},
  };
  if (cost.coupon_minor > 0) {
    estimate.assumptions.push_back(
        {"coupon_to_all", {{"coupon_minor", estimate.economics.coupon_minor}}});
  }
  if (cost.gift_minor > 0) {
    estimate.assumptions.push_back(
        {"gift_to_all", {{"gift_minor", estimate.economics.gift_minor}}});
  }
  return estimate;
}

void ToJson(const Estimate& estimate, json& json_out) {
  const Outlook& outlook = estimate.outlook;
  json assumptions = json::array();
  for (const Assumption& assumption : estimate.assumptions) {
    json args = json::object();
    for (const auto& [name, value] : assumption.args) args[name] = value;
    assumptions.push_back(
        {{"code", assumption.code}, {"args", std::move(args)}});
  }
  json_out = {
      {"window_days", estimate.window_days},
      {"past_rate", estimate.past_rate},
      {"planned_lift", estimate.planned_lift},
      {"responders", estimate.responders},
      {"order_minor", estimate.economics.order_minor},
      {"contact_minor", estimate.economics.contact_minor},
      {"coupon_minor", estimate.economics.coupon_minor},
      {"gift_minor", estimate.economics.gift_minor},
      {"margin_share", estimate.economics.margin_share},
      {"budget_minor", outlook.budget_minor},
      {"cost_per_customer_minor", OrNull(outlook.cost_per_customer_minor)},
      {"revenue_minor", outlook.revenue_minor},
      {"incremental_minor", outlook.incremental_minor},
      {"profit_minor", outlook.profit_minor},
      {"return_ratio", OrNull(outlook.return_ratio)},
      {"break_even_lift", OrNull(estimate.break_even_lift)},
      {"smallest_lift", OrNull(estimate.smallest_lift)},
      {"audience_needed", estimate.audience_needed
                              ? json(*estimate.audience_needed)
                              : json(nullptr)},
      {"power", estimate.power},
      {"assumptions", std::move(assumptions)},
  };
}

}  // namespace shuke::campaign
