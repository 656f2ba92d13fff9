#include "core/campaign/today.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace shuke::campaign {

using nlohmann::json;
using segment::Rule;

Rule DueRule(const Rule& rule, int day, int since_days) {
  if (day == 0) return rule;
  Rule crossed;
  crossed.kind = Rule::Kind::kFact;
  crossed.fact = *segment::FindFact("recency_days");
  crossed.op = segment::RuleOp::kBetween;
  crossed.integers = {day, int64_t{day} + since_days - 1};
  Rule both;
  both.children = {rule, std::move(crossed)};
  return both;
}

const DueTrigger* FindTrigger(const PlanPolicy& policy,
                              std::string_view activity) {
  for (const DueTrigger& trigger : policy.triggers) {
    if (trigger.activity == activity) return &trigger;
  }
  return nullptr;
}

std::vector<DueUnpaid> CountUnpaid(const CampaignPolicy& campaign,
                                   const PlanPolicy& plan,
                                   segment::FactTable& facts) {
  const auto fact = segment::FindFact("unpaid_minutes");
  assert(fact);  // ours
  const Activity* activity = campaign.FindActivity(kUnpaidActivity);
  const LocalTime newest = facts.segmentation().newest_time();
  std::vector<DueUnpaid> steps(kUnpaidSteps);
  for (size_t i = 0; i < kUnpaidSteps; ++i) {
    UnpaidBand& band = steps[i].band;
    band = BandOf(static_cast<UnpaidStep>(i), plan, newest);
    if (!band.channel && activity != nullptr) band.channel = activity->channel;
  }
  for (const int64_t minutes : facts.Column(*fact).integers) {
    if (minutes == segment::kNoInteger) continue;
    for (DueUnpaid& step : steps) step.customers += step.band.Holds(minutes);
  }
  return steps;
}

void CountToday(Today& today) {
  std::map<customers::CustomerId, int> times;
  for (const DueItem& item : today.items) {
    for (const DraftMessage& message : item.draft.treated)
      ++times[message.customer];
  }
  today.customers = static_cast<int64_t>(times.size());
  today.several = std::count_if(times.begin(), times.end(),
                                [](const auto& of) { return of.second > 1; });
}

namespace {

json DraftToJson(const Draft& draft) {
  json estimate;
  ToJson(draft.estimate, estimate);
  const CampaignDefinition& definition = draft.definition;
  return {{"activity", definition.activity},
          {"kind", kActivityKindCodes[static_cast<size_t>(definition.kind)]},
          {"goal", definition.goal},
          {"channel", kChannelCodes[static_cast<size_t>(definition.channel)]},
          {"audience", draft.audience},
          {"treated", draft.treated.size()},
          {"control", draft.control()},
          {"suppressed", draft.suppressed_total()},
          {"unreachable",
           draft.suppressed[static_cast<size_t>(Suppression::kNoChannel)]},
          {"contact_minor_x100", draft.cost_minor_x100},
          {"estimate", std::move(estimate)}};
}

}  // namespace

void ToJson(const Today& today, json& json_out) {
  json items = json::array(), occasions = json::array();
  for (const DueItem& item : today.items) {
    if (item.draft.audience == 0) continue;
    json row = DraftToJson(item.draft);
    row["day"] = item.trigger.day == 0 ? json(nullptr) : json(item.trigger.day);
    items.push_back(std::move(row));
  }
  for (const DueOccasion& occasion : today.occasions) {
    if (occasion.draft.audience == 0) continue;
    json row = DraftToJson(occasion.draft);
    row["name"] = occasion.name;
    row["on"] = FormatDay(occasion.on.day);
    row["days_left"] = occasion.on.day - today.as_of;
    occasions.push_back(std::move(row));
  }
  json unpaid = json::array();
  for (const DueUnpaid& due : today.unpaid) {
    json row = {{"step", kUnpaidStepCodes[static_cast<size_t>(due.band.step)]},
                {"from_minutes", due.band.from_minutes},
                {"to_minutes", due.band.to_minutes},
                {"from_hours", due.band.from_minutes / 60},
                {"to_hours", due.band.to_minutes / 60},
                {"channel", kChannelCodes[static_cast<size_t>(
                                due.band.channel.value_or(Channel::kSms))]},
                {"customers", due.customers},
                {"draft", due.draft ? DraftToJson(*due.draft) : json(nullptr)}};
    unpaid.push_back(std::move(row));
  }
  json_out = {
      {"as_of", FormatDay(today.as_of)},  {"since_days", today.since_days},
      {"customers", today.customers},     {"several", today.several},
      {"unpaid", std::move(unpaid)},      {"items", std::move(items)},
      {"occasions", std::move(occasions)}};
}

}  // namespace shuke::campaign
