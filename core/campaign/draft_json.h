// A draft as JSON: the summary that page and CLI show, and the file to measure
// the campaign by later. Neither holds a whole number, address or name.
#ifndef SHUKE_CAMPAIGN_DRAFT_JSON_H_
#define SHUKE_CAMPAIGN_DRAFT_JSON_H_

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/campaign/draft.h"

namespace shuke::campaign {

inline constexpr int kCampaignSchemaVersion = 2;

// activity, name, kind, goal, channel, language, template, …: the definition;
// audience, treated, control; suppressed {total, <reason>: count};
// messages {total, parts, sms_parts {parts: messages}, cost_minor_x100};
// balance [{level, stage, treated, control}], means {treated, control};
// measure {sent, window_days, planned_lift, contact_minor_x100, coupon_minor,
// gift_minor}; estimate (estimate.h);
// reach, suggested {channel: customers}, usual_hours [24 counts] (draft.h);
// columns of the list; preview [{key_masked, address_masked, subject, message,
// characters, parts, html: of e-mail}].
void SummaryToJson(const Draft& draft, nlohmann::json& json);

// The campaign file: schema_version, as_of, definition, counts, messages,
// balance, means; hash {algorithm, input, key_check}; then treated and control,
// lists with one entry a customer (and one line, so that a file of a hundred
// thousand can still be looked at): the list of the hashes of that person's
// keys. treated_strata and control_strata: for each entry its row of balance.
// campaign_file.h reads it.
std::string FormatCampaign(const Draft& draft);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_DRAFT_JSON_H_
