// Files on disk, read into a session.
#ifndef SHUKE_CLI_READ_FILE_H_
#define SHUKE_CLI_READ_FILE_H_

#include <iosfwd>
#include <string>

#include "core/session/session.h"

namespace shuke::cli {

// Whether a session's answer tells of a failure.
bool Failed(const std::string& answer);

// Reads the file with up to so many threads, again if the session asks for it;
// progress is shown where somebody watches. -> the answer to its end
// (Session::FinishFile), or to its beginning if the options are wrong. A file
// that cannot be read is noted as such.
std::string ReadFile(session::Session& session, const std::string& path,
                     std::string options, int threads);

// Reads the file again and writes the rows of `id` that were set aside to
// `out`, if there are any. -> {ok} or a failure
std::string WriteSetAside(session::Session& session, const std::string& path,
                          int id, std::ostream& out);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_READ_FILE_H_
