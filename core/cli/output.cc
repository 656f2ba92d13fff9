#include "core/cli/output.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/json_text.h"
#include "core/cli/read_file.h"
#include "core/cli/summary.h"

namespace shuke::cli {
namespace {

using Json = nlohmann::ordered_json;

// The whole of a small file. Nothing if it cannot be read (a folder opens, and
// fails at the first byte).
std::optional<std::string> ReadWhole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text;
  char chunk[4096];
  while (in) {
    in.read(chunk, sizeof chunk);
    text.append(chunk, static_cast<size_t>(in.gcount()));
  }
  if (!in.eof()) return std::nullopt;
  return text;
}

}  // namespace

void Refuse(const std::string& sentence) {
  std::cerr << sentence << "\n";
  std::exit(kExitUsage);
}

void Require(const std::string& answer, const Messages& messages) {
  if (Failed(answer)) Refuse(SayFailure(answer, messages));
}

void RequireNone(const std::string& error, const Messages& messages) {
  if (!error.empty()) Refuse(SayFailure(error, messages));
}

std::string ReadSmallFile(const std::string& path, const Messages& messages) {
  auto text = ReadWhole(path);
  if (!text) Refuse(messages.Say("cli.cannot_open", {{"path", path}}));
  return *std::move(text);
}

void WriteFile(const std::filesystem::path& path, const std::string& bytes,
               const Messages& messages) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) Refuse(messages.Say("cli.cannot_write", {{"path", path.string()}}));
}

void MakeFolder(const std::string& folder, const Messages& messages) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) Refuse(messages.Say("cli.cannot_write", {{"path", folder}}));
}

int SayNothingUsable(session::Session& session, const Messages& messages) {
  std::cerr << Summarise(session.Report(), messages)
            << messages.Say("cli.nothing_usable") << "\n";
  return kExitNothingUsable;
}

void PrintMember(const std::string& answer, const char* member) {
  std::cout << ParseOrderedJson(answer)[member].dump(2) << "\n";
}

void PrintDocument(const std::string& answer) {
  Json document = ParseOrderedJson(answer);
  document.erase("ok");
  std::cout << document.dump(2) << "\n";
}

}  // namespace shuke::cli
