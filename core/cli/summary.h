// The report as a few lines that a person reads in a terminal.
#ifndef SHUKE_CLI_SUMMARY_H_
#define SHUKE_CLI_SUMMARY_H_

#include <string>
#include <string_view>

#include "core/cli/messages.h"

namespace shuke::cli {

// `report_json` is what Session::Report gives.
std::string Summarise(std::string_view report_json, const Messages& messages);

// `draft_json` is what Session::Draft gives.
std::string SummariseDraft(std::string_view draft_json,
                           const Messages& messages);

// `segments_json` is what Session::Segments gives: a line a saved segment.
std::string SummariseSegments(std::string_view segments_json,
                              std::string_view report_json,
                              const Messages& messages);

// `sizes_json` is what Session::RuleSizes gives, `sentence` the rule in words.
std::string SummariseRule(const std::string& sentence,
                          std::string_view sizes_json,
                          std::string_view report_json,
                          const Messages& messages);

// `moves_json` is what Session::CompareSnapshot gives: a line a segment.
std::string SummariseMoves(std::string_view moves_json,
                           const Messages& messages);

// One sentence for an answer of the session that failed.
std::string SayFailure(std::string_view answer_json, const Messages& messages);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_SUMMARY_H_
