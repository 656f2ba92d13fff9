// What is to come and what goes together, as a few lines for a terminal.
#ifndef SHUKE_CLI_OUTLOOK_SUMMARY_H_
#define SHUKE_CLI_OUTLOOK_SUMMARY_H_

#include <string>
#include <string_view>

#include "core/cli/messages.h"

namespace shuke::cli {

// `answer_json` is what Session::Predict gives.
std::string SummarisePrediction(std::string_view answer_json,
                                const Messages& messages);

// `answer_json` is what Session::Mine gives.
std::string SummariseMining(std::string_view answer_json,
                            const Messages& messages);
// Of the items of the answer to Recommend: one line an offer.
std::string SayOffers(std::string_view offers_json, const Messages& messages);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_OUTLOOK_SUMMARY_H_
