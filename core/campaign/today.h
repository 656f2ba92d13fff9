// Today: which activities are due, for how many, at what cost and with what
// return.
//
// An activity is due for whoever crossed the day of its trigger since the last
// analysis, or without one in the policy's due_days; one whose trigger has no
// day is due for whomever its rule holds. Each item is a draft with every
// default, so that its figures are those that drafting it will show.
#ifndef SHUKE_CAMPAIGN_TODAY_H_
#define SHUKE_CAMPAIGN_TODAY_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/campaign/draft.h"
#include "core/campaign/plan_policy.h"
#include "core/segment/rule.h"

namespace shuke::campaign {

// The rule of an activity, cut to those who crossed the trigger's day within
// the last `since_days` days; the rule itself for a trigger without a day.
segment::Rule DueRule(const segment::Rule& rule, int day, int since_days);

// The trigger of an activity; nothing if it is never due by itself.
const DueTrigger* FindTrigger(const PlanPolicy& policy,
                              std::string_view activity);

struct DueItem {
  DueTrigger trigger;
  Draft draft;
};

// Unpaid orders by how long they have waited: [from_hours, to_hours).
struct UnpaidBand {
  int64_t from_hours;
  int64_t to_hours;
  int64_t customers = 0;
};

// An occasion whose days have come. It is for nearly everybody, so it stands
// apart from what is due for somebody in particular.
struct DueOccasion {
  std::string name;
  OccasionDay on;
  Draft draft;
};

struct Today {
  Day as_of = kNoDay;
  int since_days = 0;
  std::vector<DueItem> items;  // of the policy's triggers, in its order
  std::vector<DueOccasion> occasions;
  std::vector<UnpaidBand> unpaid;
  // Customers who are among the treated of any item, and of two or more: the
  // caps will hold some of these back once the first is sent.
  int64_t customers = 0;
  int64_t several = 0;
};

// Fills in `unpaid`, `customers` and `several` from facts and items.
void CountToday(const PlanPolicy& policy, segment::FactTable& facts,
                Today& today);

// {as_of, since_days, customers, several, unpaid [{from_hours, to_hours,
// customers}], items [{activity, kind, goal, channel, day: null for none,
// audience, treated, control, suppressed, of these unreachable by the channel,
// contact_minor_x100, estimate}],
// occasions [{name, on, days_left, and the rest as an item without a day}]};
// those without an audience are left out.
void ToJson(const Today& today, nlohmann::json& json);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_TODAY_H_
