// Reminders of unpaid orders (催付): what to do about an order by how long it
// has waited.
//
//   chat            from unpaid_chat_minutes on: a word by chat
//   sms             from the 1st of unpaid_hours on: an SMS if nobody chatted
//   sms_after_chat  from the 2nd: an SMS to the others too
//   chat_again      from the 3rd: too late for these, too early for the last:
//                   chat alone
//   usual_hour      from the 4th to the 5th: an SMS at the hour at which the
//                   customer usually buys
//   day_end         whatever was ordered on the day of the newest moment in the
//                   data: once more by chat before the day ends
//
// The first five follow one another without a gap or an overlap; the last cuts
// across them. No export says whether somebody chatted: whoever sends has to
// know. Who has since bought the same is in none (fact unpaid_minutes).
#ifndef SHUKE_CAMPAIGN_UNPAID_H_
#define SHUKE_CAMPAIGN_UNPAID_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/date.h"
#include "core/campaign/contact.h"
#include "core/campaign/plan_policy.h"
#include "core/segment/rule.h"

namespace shuke::campaign {

struct CampaignPolicy;
struct DraftRequest;

enum class UnpaidStep : uint8_t {
  kChat,
  kSms,
  kSmsAfterChat,
  kChatAgain,
  kUsualHour,
  kDayEnd,
};
inline constexpr size_t kUnpaidSteps = 6;
// UnpaidStep -> its code in JSON and message keys ("unpaid_step.chat").
inline constexpr std::array<std::string_view, kUnpaidSteps> kUnpaidStepCodes = {
    "chat", "sms", "sms_after_chat", "chat_again", "usual_hour", "day_end"};

// The activity whose words every step speaks.
inline constexpr std::string_view kUnpaidActivity = "unpaid_reminder";

struct UnpaidBand {
  UnpaidStep step = UnpaidStep::kChat;
  // Minutes that the order has waited: [from, to); empty where to <= from.
  int64_t from_minutes = 0;
  int64_t to_minutes = 0;
  std::optional<Channel> channel;  // none: the activity's own

  bool Holds(int64_t minutes) const {
    return minutes >= from_minutes && minutes < to_minutes;
  }
};

// `newest` is the newest moment in the data (Segmentation::newest_time);
// kNoTime leaves the day's end empty. Days part to the minute.
UnpaidBand BandOf(UnpaidStep step, const PlanPolicy& policy, LocalTime newest);

// `rule`, cut to those whose order has waited as long as the band says; where
// it is an interval of that fact itself, what the two have in common.
segment::Rule UnpaidRule(const segment::Rule& rule, const UnpaidBand& band);

// Keeps the request's activity to `step`: its rule is cut, and where the
// request is silent the step names the channel and, "<activity>_<step>", the
// campaign. An activity that the policy does not know stays as it is.
void KeepToStep(UnpaidStep step, const CampaignPolicy& campaign,
                const PlanPolicy& plan, LocalTime newest,
                DraftRequest& request);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_UNPAID_H_
