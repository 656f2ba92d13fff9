// How a command ends: an answer printed, a file written, or one sentence that
// says what is wrong.
#ifndef SHUKE_CLI_OUTPUT_H_
#define SHUKE_CLI_OUTPUT_H_

#include <filesystem>
#include <string>
#include <string_view>

#include "core/cli/messages.h"
#include "core/session/session.h"

namespace shuke::cli {

inline constexpr int kExitOk = 0;
inline constexpr int kExitNothingUsable = 2;
inline constexpr int kExitUsage = 64;  // sysexits EX_USAGE

// Wrong usage: prints the sentence and ends the program with kExitUsage.
[[noreturn]] void Refuse(const std::string& sentence);

// Refuses with the sentence of a session's answer that is a failure; a bare
// error, empty if there is none, likewise.
void Require(const std::string& answer, const Messages& messages);
void RequireNone(const std::string& error, const Messages& messages);

// The whole of a small file; refuses if it cannot be read.
std::string ReadSmallFile(const std::string& path, const Messages& messages);

// Both refuse where the system does.
void WriteFile(const std::filesystem::path& path, const std::string& bytes,
               const Messages& messages);
void MakeFolder(const std::string& folder, const Messages& messages);

// Says, file by file, that none gave an order. Returns kExitNothingUsable.
int SayNothingUsable(session::Session& session, const Messages& messages);

// The JSON document that `--json` prints of an answer: one member of it, or
// all of it without its "ok".
void PrintMember(const std::string& answer, const char* member);
void PrintDocument(const std::string& answer);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_OUTPUT_H_
