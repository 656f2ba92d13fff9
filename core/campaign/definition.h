// What a campaign is, before anybody is looked for: the shop's request, and the
// definition that it comes to once every default is filled in.
#ifndef SHUKE_CAMPAIGN_DEFINITION_H_
#define SHUKE_CAMPAIGN_DEFINITION_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/campaign/activity.h"
#include "core/campaign/campaign_policy.h"
#include "core/campaign/contact.h"
#include "core/campaign/unpaid.h"
#include "core/segment/rule.h"

namespace shuke::campaign {

// What the shop asks for. What is absent comes from the activity, then from the
// policy.
struct DraftRequest {
  std::string activity;  // a name in the policy, "stage:<code>", "level:<code>"
  // Only those of the activity who became due in so many days (today.h).
  std::optional<int> due_days;
  // Only those whose order has waited as long as that step says (unpaid.h).
  std::optional<UnpaidStep> unpaid;
  std::optional<segment::Rule> rule;  // the audience, instead of the activity's
  // The campaign's own name, which decides the control group; else the
  // activity's, else "campaign".
  std::string name;
  std::optional<Channel> channel;
  Language language = Language::kZh;
  std::optional<std::string> text;     // template
  std::optional<std::string> subject;  // template, for e-mail
  std::optional<std::string> opt_out;  // "" = none
  std::string shop;
  // What {nick} says where no nick is known; "" = the message's own fallback.
  std::optional<std::string> fan_name;
  std::string coupon;
  std::string product;
  std::string link;
  std::optional<int> control_percent;
  std::optional<int64_t> control_min;
  std::string project;  // code of a standing project (projects.h), or empty
  std::optional<Day> sent;
  std::optional<int> window_days;
  std::optional<double> planned_lift;
  std::optional<int64_t> coupon_minor;
  std::optional<int64_t> gift_minor;
};

// Reads {"activity"?, "rule"?, "name"?, "channel"?, "language"?: "zh" | "en",
// "template"?, "subject"?, "opt_out"?, "shop"?, "fan_name"?, "coupon"?,
// "product"?, "link"?, "control_percent"?: 0..50, "control_min"?, "project"?,
// "sent"?: "YYYY-MM-DD", "window_days"?, "planned_lift"?: 0..1,
// "coupon_minor"?, "gift_minor"?, "due_days"?: 1..366, "unpaid"?: a code of
// kUnpaidStepCodes}. Fails with "draft_invalid" (the arguments of
// json_fields.h) or as rules do, paths from the request's root.
Result<DraftRequest> ParseDraftRequest(std::string_view json_text);

// A request with every default filled in.
struct CampaignDefinition {
  std::string name;
  std::string activity;              // "" for a rule of the shop's own
  std::optional<UnpaidStep> unpaid;  // the step of the activity, if it is one
  ActivityKind kind = ActivityKind::kMarketing;
  std::string goal;
  segment::Rule rule;
  Channel channel = Channel::kSms;
  Language language = Language::kZh;
  std::string text;
  std::string subject;    // e-mail only
  std::string signature;  // SMS only
  std::string opt_out;    // SMS and e-mail only
  std::string shop;
  std::string fan_name;  // stands in for a nick that is not known
  std::string coupon;
  std::string product;
  std::string link;
  int control_percent = 0;
  int64_t control_min = 0;
  std::string project;
  std::optional<Day> sent;  // none: the day after the as-of date
  int window_days = 0;      // 0: as the effect policy says
  std::optional<double> planned_lift;
  int64_t coupon_minor = 0;
  int64_t gift_minor = 0;
};

// Fails with "draft_no_audience" if the request has neither activity nor rule,
// "draft_unknown_activity" {name, known}, and as templates do (template.h).
Result<CampaignDefinition> DefineCampaign(const DraftRequest& request,
                                          const CampaignPolicy& policy);

// Every field of the definition, for the campaign file and the summary;
// "unpaid" where it is a step.
void ToJson(const CampaignDefinition& definition, nlohmann::json& json);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_DEFINITION_H_
