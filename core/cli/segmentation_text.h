// Reasons, moves and changes in words, made of the session's answers.
#ifndef SHUKE_CLI_SEGMENTATION_TEXT_H_
#define SHUKE_CLI_SEGMENTATION_TEXT_H_

#include <string>

#include "core/cli/messages.h"

namespace shuke::cli {

// Of the answer to Explain: one line a reason. Amounts are in whole units of a
// currency with so many minor digits.
std::string SayReasons(const std::string& answer, int minor_digits,
                       const Messages& messages);
// Of the answer to Migration: the moves between stages that happened, most
// first.
std::string SayMigration(const std::string& answer, const Messages& messages);
// Of the answer to TryPolicy: the partitions in which somebody moves.
std::string SayChanges(const std::string& answer, const Messages& messages);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_SEGMENTATION_TEXT_H_
