// Identity resolution in words: what was joined and why, person by person.
#ifndef SHUKE_CLI_IDENTITY_SUMMARY_H_
#define SHUKE_CLI_IDENTITY_SUMMARY_H_

#include <string>
#include <string_view>

#include "core/cli/messages.h"

namespace shuke::cli {

// `identity_json` is what `shuke identity --json` prints; `revenue_json` the
// section of the report that says how amounts read.
std::string SummariseIdentity(std::string_view identity_json,
                              std::string_view revenue_json,
                              const Messages& messages);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_IDENTITY_SUMMARY_H_
