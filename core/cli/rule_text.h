// A rule as a sentence, for a terminal: "recency in days >= 45; stage: silent".
// The page says the same with the same words of the catalogue
// (web/src/views/common/rule_text.ts); tests/data/rule_sentences.json holds
// both to one table.
#ifndef SHUKE_CLI_RULE_TEXT_H_
#define SHUKE_CLI_RULE_TEXT_H_

#include <string>
#include <string_view>

#include "core/cli/messages.h"

namespace shuke::cli {

// What figures are written in.
struct RuleUnits {
  std::string currency = "CNY";
  int minor_digits = 2;
};

// `rule_json` is a rule that the session took, `facts_json` what
// Session::Facts gives.
std::string RuleText(std::string_view rule_json, std::string_view facts_json,
                     const RuleUnits& units, const Messages& messages);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_RULE_TEXT_H_
