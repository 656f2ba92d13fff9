// What campaigns are expected to do and have done, as a few lines in a
// terminal.
#ifndef SHUKE_CLI_CAMPAIGN_SUMMARY_H_
#define SHUKE_CLI_CAMPAIGN_SUMMARY_H_

#include <string>
#include <string_view>

#include "core/cli/messages.h"

namespace shuke::cli {

// The estimate in what Session::Draft gives.
std::string SummariseEstimate(std::string_view draft_json,
                              const Messages& messages);

// `effect_json` is what Session::Effect gives: the verdict first.
std::string SummariseEffect(std::string_view effect_json,
                            const Messages& messages);

// What Session::Today gives, an activity a line.
std::string SummariseToday(std::string_view today_json,
                           const Messages& messages);

// What Session::Plan gives: contacts by day, then the eight projects.
std::string SummarisePlan(std::string_view plan_json, const Messages& messages);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_CAMPAIGN_SUMMARY_H_
