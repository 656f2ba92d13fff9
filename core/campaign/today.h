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
#include "core/campaign/unpaid.h"
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

// Whose unpaid order has come to a step of the reminders. Whoever composes
// drafts it where somebody's has.
struct DueUnpaid {
  UnpaidBand band;
  int64_t customers = 0;
  std::optional<Draft> draft;
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
  std::vector<DueUnpaid> unpaid;  // every step, in their order
  // Customers who are among the treated of any item, and of two or more: the
  // caps will hold some of these back once the first is sent.
  int64_t customers = 0;
  int64_t several = 0;
};

// The steps of reminders, each with its channel and how many customers have
// come to it.
std::vector<DueUnpaid> CountUnpaid(const CampaignPolicy& campaign,
                                   const PlanPolicy& plan,
                                   segment::FactTable& facts);

// Fills in `customers` and `several` from the items.
void CountToday(Today& today);

// {as_of, since_days, customers, several, unpaid [{step, from_minutes,
// to_minutes, the same in whole hours as from_hours
// and to_hours, channel, customers, draft: as an item without
// activity and day, null for nobody}], items [{activity, kind, goal, channel,
// day: null for none, audience, treated, control, suppressed, of these
// unreachable by the channel, contact_minor_x100, estimate}], occasions [{name,
// on, days_left, and the rest as an item without a day}]}; those without an
// audience are left out.
void ToJson(const Today& today, nlohmann::json& json);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_TODAY_H_
