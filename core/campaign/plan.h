// The calendar of the contact plan: who gets what when, what the caps cut, and
// what it costs.
//
// It supposes that nobody orders in between (an order starts the plan of that
// customer anew) and that nothing was sent before the as-of date. Caps win over
// the plan: a marketing contact is cut where the customer had cap_contacts of
// them in the cap_days up to it ("cap"), or one within gap_days ("gap").
#ifndef SHUKE_CAMPAIGN_PLAN_H_
#define SHUKE_CAMPAIGN_PLAN_H_

#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/campaign/campaign_policy.h"
#include "core/campaign/effect_policy.h"
#include "core/campaign/past_rates.h"
#include "core/campaign/plan_policy.h"
#include "core/customers/customers.h"
#include "core/segment/day_stages.h"

namespace shuke::campaign {

struct PlannedContact {
  Day day;
  size_t touch;  // index into PlanPolicy::touches
  int64_t planned = 0;
  int64_t sent = 0;
  int64_t cut_by_cap = 0;
  int64_t cut_by_gap = 0;
  int64_t cost_minor_x100 = 0;  // of what is sent
};

// What one touch of the plan comes to in a project: all its days together.
struct ProjectTouch {
  int64_t contacts = 0;
  int64_t cost_minor_x100 = 0;
};

// One standing project over the horizon. Expectations: without the plan, the
// past rate; with it, the planned lift on top for those who get any contact.
struct ProjectPlan {
  int64_t customers = 0;
  int64_t contacts = 0;
  int64_t cost_minor_x100 = 0;
  double past_rate = 0;
  double extra_buyers = 0;
  double extra_revenue_minor = 0;
  double profit_minor = 0;
  // By index into PlanPolicy::touches; they sum up to the two figures above.
  std::map<size_t, ProjectTouch> touches;
};

struct ContactPlan {
  Day as_of = kNoDay;
  int horizon_days = 0;
  // Due on some day of the horizon.
  std::vector<OccasionDay> occasions;
  std::vector<PlannedContact> contacts;  // by day, then touch; none is empty
  std::array<ProjectPlan, segment::kProjects> projects;  // by segment::Project
};

// `stages` says which project everybody is in; its shop-wide bounds are those
// of the past rates. O(customers · touches).
ContactPlan PlanContacts(const customers::Customers& customers, Day as_of,
                         const segment::DayStages& stages,
                         const CampaignPolicy& campaign,
                         const PlanPolicy& policy, const EffectPolicy& effect);

// The customers whom touch `touch` of `day` reaches, rising. Same supposals.
std::vector<customers::CustomerId> WhoGets(
    const customers::Customers& customers, Day as_of, const PlanPolicy& policy,
    Day day, size_t touch);

// What falls to one customer within the horizon, by day: for the card of a
// person. Nothing for someone without a valid order.
struct PlannedStep {
  Day day;
  size_t touch;  // index into PlanPolicy::touches
  enum class Fate : uint8_t { kSent, kCap, kGap } fate;
};
// Fate -> its code in JSON and message keys ("fate.cap").
inline constexpr std::array<std::string_view, 3> kFateCodes = {"sent", "cap",
                                                               "gap"};
std::vector<PlannedStep> StepsOf(const customers::Customers& customers,
                                 customers::CustomerId customer, Day as_of,
                                 const PlanPolicy& policy);

// What one customer costs over the whole plan, in hundredths of a minor unit:
// every message of one part.
int64_t PlanCost(const PlanPolicy& policy, const CampaignPolicy& campaign,
                 bool old);

void ToJson(const ContactPlan& plan, const PlanPolicy& policy,
            const CampaignPolicy& campaign, const EffectPolicy& effect,
            nlohmann::json& json);

// The calendar as iCalendar (RFC 5545): an all-day event for each contact that
// is sent to anybody, and for each occasion, from when it is due to its day.
// `titles` gives the words of an activity by its code, and of an occasion by
// "occasion." and its name; one without any goes by its code.
std::string PlanToIcs(const ContactPlan& plan, const PlanPolicy& policy,
                      const std::map<std::string, std::string>& titles);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_PLAN_H_
