#include "core/cli/read_file.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/base/json_text.h"
#include "core/base/utf8.h"
#include "core/cli/messages.h"
#include "core/cli/read_pieces.h"
#include "core/cli/read_workbook.h"

namespace shuke::cli {
namespace {

using session::Session;
using Json = nlohmann::ordered_json;

constexpr size_t kChunkBytes = size_t{1} << 17;
constexpr size_t kHeadBytes = 4096;  // that tell what a file is

// Progress on stderr, only where somebody watches; a line that overwrites
// itself.
class ProgressLine {
 public:
  explicit ProgressLine(std::string_view name)
      : name_(Visible(name)), shown_(isatty(2) != 0) {}
  ~ProgressLine() {
    if (shown_) std::cerr << "\r\033[K";
  }
  void Show(uint64_t bytes, uint64_t total) const {
    if (!shown_ || total == 0) return;
    std::cerr << "\r" << name_ << "  " << bytes * 100 / total << " %\033[K"
              << std::flush;
  }

 private:
  std::string name_;
  bool shown_;
};

// The name of a file without its folders; a byte that is not UTF-8 becomes
// U+FFFD, as in every text that is shown or written.
std::string NameOf(const std::string& path) {
  const std::string raw = std::filesystem::path(path).filename().string();
  std::string name;
  for (size_t pos = 0; pos < raw.size();)
    AppendUtf8(NextCodePoint(raw, pos), &name);
  return name;
}

// A path, and what stands there now.
struct Source {
  explicit Source(const std::string& at)
      : path(at),
        name(NameOf(at)),
        pipe(std::filesystem::is_fifo(at, failed)),
        regular(std::filesystem::is_regular_file(at, failed)),
        in(at, std::ios::binary) {
    const uint64_t size = std::filesystem::file_size(at, failed);
    bytes = failed ? 0 : size;
  }
  bool readable() const { return (regular || pipe) && in.good(); }

  std::error_code failed;
  std::string path, name;
  bool pipe, regular;
  std::ifstream in;
  uint64_t bytes = 0;  // 0: not known
};

// Whether the file is a zip, to be read part by part.
bool IsWorkbook(Source& source) {
  if (!source.regular) return false;
  char head[kHeadBytes];
  source.in.read(head, sizeof head);
  const auto got = static_cast<size_t>(source.in.gcount());
  source.in.clear();
  source.in.seekg(0);
  return Session::FileKind({head, got}) == "workbook";
}

// Feeds the file to what `begin` begins, as it is or by its parts; `progress`
// is told of its bytes. False if it is a workbook and no zip.
bool FeedFile(Session& session, Source& source, bool workbook,
              const std::function<bool()>& begin,
              const std::function<void(uint64_t)>& progress) {
  if (workbook) return FeedWorkbook(session, source.path, begin, progress);
  if (!begin()) return true;
  std::vector<char> chunk(kChunkBytes);
  uint64_t bytes = 0;
  bool wanted = true;
  while (wanted && source.in) {
    source.in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    const auto got = static_cast<size_t>(source.in.gcount());
    bytes += got;
    wanted = session.Feed({chunk.data(), got});
    progress(bytes);
  }
  return true;
}

// The same by several threads, if the file allows it: false if not, and nothing
// has begun. `begun` becomes the answer to the beginning.
bool FeedByThreads(Session& session, Source& source, const std::string& options,
                   int threads, std::string& begun,
                   const std::function<void(uint64_t)>& progress) {
  if (threads < 2 || !source.regular ||
      source.bytes < session::kLeastBytesForPieces) {
    return false;
  }
  std::string head(session::kHeadBytes, '\0');
  source.in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<size_t>(source.in.gcount()));
  source.in.clear();
  source.in.seekg(0);
  begun = session.BeginPieces(source.name, options, head, source.bytes);
  if (Failed(begun)) return true;
  if (!ParseOrderedJson(begun)["pieces"].get<bool>()) return false;
  FeedPieces(session,
             {source.path, source.bytes, std::move(head), options, threads},
             progress);
  return true;
}

}  // namespace

bool Failed(const std::string& answer) {
  return answer.rfind("{\"ok\":true", 0) != 0;
}

std::string ReadFile(Session& session, const std::string& path,
                     std::string options, int threads) {
  while (true) {
    Source source(path);
    if (!source.readable()) return session.FailFile(source.name, "cannot_read");
    const ProgressLine line(source.name);
    const bool workbook = IsWorkbook(source);
    std::string begun;
    const auto progress = [&](uint64_t bytes) {
      line.Show(bytes, source.bytes);
    };
    const bool by_threads =
        !workbook &&
        FeedByThreads(session, source, options, threads, begun, progress);
    const bool fed = by_threads ||
                     FeedFile(
                         session, source, workbook,
                         [&] {
                           begun = workbook
                                       ? session.BeginWorkbook(
                                             source.name, options, source.bytes)
                                       : session.BeginFile(source.name, options,
                                                           source.bytes);
                           return !Failed(begun);
                         },
                         progress);
    if (!fed) return session.FailFile(source.name, "spreadsheet_damaged");
    if (Failed(begun)) return begun;
    const std::string end = session.FinishFile();
    const Json answer = ParseOrderedJson(end);
    if (Failed(end) || answer["outcome"] != "reread") return end;
    if (source.pipe) return session.FailFile(source.name, "pipe_read_once");
    options = answer["options"].dump();
    if (answer["whole"].get<bool>()) threads = 1;
  }
}

std::string WriteSetAside(Session& session, const std::string& path, int id,
                          std::ostream& out) {
  Source source(path);
  std::string begun = session.BeginSetAside(id);
  if (Failed(begun) || ParseOrderedJson(begun)["rows"] == 0) return begun;
  if (!source.readable() || source.pipe) {
    const Json error = {{"code", "cannot_read_again"},
                        {"args", {{"file", source.name}}}};
    return Json{{"ok", false}, {"error", error}}.dump();
  }
  const ProgressLine line(source.name);
  const bool fed = FeedFile(
      session, source, IsWorkbook(source), [] { return true; },
      [&](uint64_t bytes) {
        line.Show(bytes, source.bytes);
        out << session.TakeSetAside();
      });
  const std::string end = session.FinishSetAside();
  out << session.TakeSetAside();
  if (fed) return end;
  return Json{
      {"ok", false},
      {"error", {{"code", "spreadsheet_damaged"}, {"args", Json::object()}}}}
      .dump();
}

}  // namespace shuke::cli
