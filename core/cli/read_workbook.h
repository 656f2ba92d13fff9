// A workbook on disk, fed to a session part by part.
#ifndef SHUKE_CLI_READ_WORKBOOK_H_
#define SHUKE_CLI_READ_WORKBOOK_H_

#include <cstdint>
#include <functional>
#include <string>

#include "core/session/session.h"

namespace shuke::cli {

// Reads the zip at `path` as the file `name`. Returns the session's answer to
// the end of the file, or to its beginning if that failed. `progress` is told
// of the bytes on disk that were read so far.
std::string ReadWorkbook(session::Session& session, const std::string& path,
                         const std::string& name, const std::string& options,
                         uint64_t file_bytes,
                         const std::function<void(uint64_t)>& progress);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_READ_WORKBOOK_H_
