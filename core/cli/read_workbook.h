// A workbook on disk, fed to a session part by part.
#ifndef SHUKE_CLI_READ_WORKBOOK_H_
#define SHUKE_CLI_READ_WORKBOOK_H_

#include <cstdint>
#include <functional>
#include <string>

#include "core/session/session.h"

namespace shuke::cli {

// Feeds the zip at `path` to the workbook that `begin` begins, part by part, up
// to its end, which is left to the caller. `progress` is told of the bytes on
// disk that were read so far. False if the file is no zip, and then nothing was
// begun.
bool FeedWorkbook(session::Session& session, const std::string& path,
                  const std::function<bool()>& begin,
                  const std::function<void(uint64_t)>& progress);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_READ_WORKBOOK_H_
