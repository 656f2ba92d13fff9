// The workspace of a shop as a file that only its owner may read.
#ifndef SHUKE_CLI_WORKSPACE_FILE_H_
#define SHUKE_CLI_WORKSPACE_FILE_H_

#include <optional>
#include <string>

namespace shuke::cli {

// What the file holds. If there is none: makes it, with a fresh secret from the
// system's random source and nothing else in it, readable by its owner alone.
// Nothing if it can be neither read nor made.
std::optional<std::string> OpenWorkspace(const std::string& path);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_WORKSPACE_FILE_H_
