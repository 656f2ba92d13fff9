#include "core/campaign/unpaid.h"

#include <algorithm>
#include <utility>

#include "core/campaign/campaign_policy.h"
#include "core/campaign/definition.h"

namespace shuke::campaign {
namespace {

using segment::Rule;

constexpr int64_t kMinutesPerHour = 60;
constexpr int kSecondsPerMinute = 60;

}  // namespace

UnpaidBand BandOf(UnpaidStep step, const PlanPolicy& policy, LocalTime newest) {
  const auto hour = [&](size_t i) {
    return policy.unpaid_hours[i] * kMinutesPerHour;
  };
  UnpaidBand band;
  band.step = step;
  if (step == UnpaidStep::kChat || step == UnpaidStep::kChatAgain ||
      step == UnpaidStep::kDayEnd) {
    band.channel = policy.unpaid_chat_channel;
  }
  if (step == UnpaidStep::kDayEnd) {
    band.from_minutes = policy.unpaid_chat_minutes;
    if (newest != kNoTime)
      band.to_minutes = SecondsOfDay(newest) / kSecondsPerMinute + 1;
    return band;
  }
  // Each of the others ends where the next one begins.
  const auto place = static_cast<size_t>(step);
  band.from_minutes = place == 0 ? policy.unpaid_chat_minutes : hour(place - 1);
  band.to_minutes = hour(place);
  return band;
}

// One interval in place of two, where the rule is nothing but one.
Rule UnpaidRule(const Rule& rule, const UnpaidBand& band) {
  Rule waits;
  waits.kind = Rule::Kind::kFact;
  waits.fact = *segment::FindFact("unpaid_minutes");
  waits.op = segment::RuleOp::kBetween;
  // Both ends of a rule are inside. A band without a minute holds nobody: no
  // order has waited for less than none.
  waits.integers = {band.from_minutes, band.to_minutes - 1};
  if (band.to_minutes <= band.from_minutes) waits.integers = {-1, -1};
  if (rule.kind == Rule::Kind::kFact && rule.fact == waits.fact &&
      rule.op == waits.op) {
    waits.integers = {std::max(rule.integers[0], waits.integers[0]),
                      std::min(rule.integers[1], waits.integers[1])};
    if (waits.integers[0] > waits.integers[1]) waits.integers = {-1, -1};
    return waits;
  }
  Rule both;
  both.children = {rule, std::move(waits)};
  return both;
}

void KeepToStep(UnpaidStep step, const CampaignPolicy& campaign,
                const PlanPolicy& plan, LocalTime newest,
                DraftRequest& request) {
  const Activity* activity = campaign.FindActivity(request.activity);
  if (activity == nullptr) return;
  const UnpaidBand band = BandOf(step, plan, newest);
  request.rule = UnpaidRule(activity->rule, band);
  if (!request.channel) request.channel = band.channel;
  if (request.name.empty()) {
    request.name.append(request.activity)
        .append("_")
        .append(kUnpaidStepCodes[static_cast<size_t>(step)]);
  }
}

}  // namespace shuke::campaign
