// The campaign slice of the policy: control groups, costs, who is never
// contacted, the words around a message, and the activities.
#ifndef SHUKE_CAMPAIGN_CAMPAIGN_POLICY_H_
#define SHUKE_CAMPAIGN_CAMPAIGN_POLICY_H_

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/campaign/activity.h"
#include "core/campaign/contact.h"
#include "core/campaign/sms.h"

namespace shuke::campaign {

struct CampaignPolicy {
  // The control group (assign.h): this share, at least so many while they are
  // no more than half.
  int control_percent = 10;
  int64_t control_min = 50;

  // By channel, in hundredths of a minor unit (0.05 yuan = 500), so that prices
  // such as 0.045 yuan stay integers: per part of an SMS, else per message. A
  // card in a parcel costs 0.20; what a gift costs stands with its activity.
  std::array<int64_t, kChannels> unit_cost_minor_x100 = {500, 0, 100,  0,
                                                         0,   0, 2000, 0};

  // A longer list is sent in batches of so many, who bought last first; 0:
  // never.
  int64_t batch_size = 10'000;

  // How wide a product's title may be in a message (short_title.h).
  int product_width = 20;

  // What {nick} says where no nick is known: the shop's own name for its fans.
  // Empty: the fallback that the message states, {nick|朋友}.
  Wording fan_name;

  // Around every SMS; the signature is left out where the shop has no name.
  Wording signature = {"【{shop}】", "{shop}:"};
  SignaturePosition signature_position = SignaturePosition::kFront;
  Wording sms_opt_out = {"拒收请回复R", "Reply R to opt out"};
  // Around every e-mail; the opt-out is a line of its own.
  Wording email_subject = {"{nick|朋友}，{shop|小店}给你留了一份心意",
                           "{nick|Hello}, a little something from {shop|us}"};
  Wording email_opt_out = {"不想再收到这类邮件，回复“退订”即可。",
                           "To stop these e-mails, reply \"unsubscribe\"."};
  // The message for a stage, a level or a rule of the shop's own.
  Wording general_text = {
      "{nick|朋友}，为你留了{coupon}，7天内有效，{link|进店}即可使用。",
      "{nick|Hello}, we saved you {coupon}, good for 7 days. See "
      "{link|our shop}."};
  Wording general_coupon = {"老客专享优惠", "a returning customer's offer"};

  std::vector<Activity> activities = DefaultActivities();

  // Null if there is none of that name.
  const Activity* FindActivity(std::string_view name) const;

  friend bool operator==(const CampaignPolicy&,
                         const CampaignPolicy&) = default;
};

void ToJson(const CampaignPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
// "activities" is an object from name to activity: one that is known is read
// over, a new one must state its rule and its Chinese text, and comes after the
// known ones, by name. Faults of rules are those of rule.h, faults of templates
// those of template.h with the argument `path` added.
Status FromJson(const nlohmann::json& json, std::string_view path,
                CampaignPolicy& policy);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_CAMPAIGN_POLICY_H_
