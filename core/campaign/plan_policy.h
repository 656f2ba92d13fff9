// The plan slice of the policy: which contact falls on which day after an
// order, how often anybody is written to, and what makes a customer due.
#ifndef SHUKE_CAMPAIGN_PLAN_POLICY_H_
#define SHUKE_CAMPAIGN_PLAN_POLICY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/campaign/activity.h"
#include "core/campaign/contact.h"
#include "core/campaign/occasions.h"

namespace shuke::campaign {

// One contact of the plan: so many days after the last order, to customers of
// one order (new) or of two and more (old).
struct Touch {
  bool old = false;
  int day = 0;
  Channel channel = Channel::kSms;
  ActivityKind kind = ActivityKind::kMarketing;
  std::string activity;  // code; message "touch.<code>"

  friend bool operator==(const Touch&, const Touch&) = default;
};

// The published plan: a new customer gets 8 SMS and 4 e-mails (0.44 yuan), an
// old one 7 and 4 (0.39 yuan).
std::vector<Touch> DefaultTouches();

// An activity falls due for whoever's days since the last order reach `day`; 0:
// for whomever its own rule holds.
struct DueTrigger {
  std::string activity;  // a name in the campaign slice
  int day = 0;

  friend bool operator==(const DueTrigger&, const DueTrigger&) = default;
};
std::vector<DueTrigger> DefaultTriggers();

// How many contacts of a kind a stage after an order should have, from and to
// inclusive: aftersales, 7 to 45 days, 45 to 90, 90 to 365, and beyond.
inline constexpr size_t kGuideStages = 5;
struct GuideRanges {
  std::array<int, kGuideStages> care_from = {2, 1, 1, 0, 0};
  std::array<int, kGuideStages> care_to = {3, 2, 2, 1, 0};
  std::array<int, kGuideStages> marketing_from = {0, 3, 2, 1, 0};
  std::array<int, kGuideStages> marketing_to = {0, 4, 3, 2, 1};

  friend bool operator==(const GuideRanges&, const GuideRanges&) = default;
};

struct PlanPolicy {
  // Over all activities together: at most so many marketing contacts in so many
  // days, none within gap_days of another. Care is not counted.
  int cap_contacts = 2;
  int cap_days = 30;
  int gap_days = 3;
  // How far the calendar looks ahead.
  int horizon_days = 30;
  // Without a last analysis, whoever became due in so many days is due.
  int due_days = 7;
  // Unpaid orders are reminded of between each of these hours and the next,
  // and before the first by chat once so many minutes have passed (unpaid.h).
  std::vector<int64_t> unpaid_hours = {1, 6, 12, 24, 72};
  int unpaid_chat_minutes = 5;
  Channel unpaid_chat_channel = Channel::kWangwang;
  // What the plan is compared with (plan_guide.h). Where the stages after the
  // first begin, in days since the last order.
  std::array<int, kGuideStages - 1> guide_from_days = {7, 45, 90, 365};
  GuideRanges guide;
  // Service before selling, 7 : 3: of all contacts, the share of care.
  int care_share_percent = 70;
  std::vector<Touch> touches = DefaultTouches();
  std::vector<DueTrigger> triggers = DefaultTriggers();
  std::vector<Occasion> occasions = DefaultOccasions();

  friend bool operator==(const PlanPolicy&, const PlanPolicy&) = default;
};

void ToJson(const PlanPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
// "touches", "triggers" and "occasions" replace the whole list.
Status FromJson(const nlohmann::json& json, std::string_view path,
                PlanPolicy& policy);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_PLAN_POLICY_H_
