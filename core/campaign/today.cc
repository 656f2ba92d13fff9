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

void CountToday(const PlanPolicy& policy, segment::FactTable& facts,
                Today& today) {
  const auto fact = segment::FindFact("unpaid_hours");
  assert(fact);  // ours
  for (size_t i = 0; i + 1 < policy.unpaid_hours.size(); ++i) {
    today.unpaid.push_back(
        {policy.unpaid_hours[i], policy.unpaid_hours[i + 1]});
  }
  for (const int64_t hours : facts.Column(*fact).integers) {
    for (UnpaidBand& band : today.unpaid) {
      band.customers += hours >= band.from_hours && hours < band.to_hours;
    }
  }
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
  for (const UnpaidBand& band : today.unpaid) {
    unpaid.push_back({{"from_hours", band.from_hours},
                      {"to_hours", band.to_hours},
                      {"customers", band.customers}});
  }
  json_out = {
      {"as_of", FormatDay(today.as_of)},  {"since_days", today.since_days},
      {"customers", today.customers},     {"several", today.several},
      {"unpaid", std::move(unpaid)},      {"items", std::move(items)},
      {"occasions", std::move(occasions)}};
}

}  // namespace shuke::campaign
