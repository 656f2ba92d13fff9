// Every thread does everything: it reads the next piece from the file by itself
// and puts it down. Whoever does so while nobody puts pieces together goes on
// with that until the next one in order is missing. So no thread waits for
// another's kind of work.
#include "core/cli/read_pieces.h"

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace shuke::cli {
namespace {

using session::FilePiece;
using session::FilePieces;
using session::Session;

constexpr size_t kChunkBytes = size_t{1} << 17;
// Large pieces cost the least of putting together, small ones let threads end
// together: a file has about so many, if that makes them twice as large at
// most.
constexpr uint64_t kPiecesOfAFile = 8;

// Pieces that wait for an earlier one, per thread.
constexpr size_t kMostAhead = 3;

// A thread's own way into the file. Where a piece ends and the next begins is
// found by the bytes behind the border, which the readers of both see.
class PieceOfFile {
 public:
  PieceOfFile(const PiecesInput& input, const std::string& policy)
      : bytes_(input.bytes),
        in_(input.path, std::ios::binary),
        pieces_(policy, input.options, input.head),
        edge_(session::kEdgeBytes) {}

  // The piece about these bytes; one that fits nowhere if they cannot be read.
  FilePiece Read(uint64_t from, uint64_t to) {
    in_.clear();
    in_.seekg(static_cast<std::streamoff>(from));
    uint64_t at = from;
    if (from == 0) {
      pieces_.Begin(0);
    } else {
      const std::string_view behind = ReadEdge(from);
      const size_t begin = pieces_.EdgeIn(behind);
      pieces_.Begin(from + begin);
      pieces_.Feed(behind.substr(begin));
      at += behind.size();
    }
    while (at < to && in_) {
      const auto size = std::min<uint64_t>(kChunkBytes, to - at);
      char* const room = pieces_.Reserve(size);
      in_.read(room, static_cast<std::streamsize>(size));
      if (in_) pieces_.Commit(size);
      at += size;
    }
    const std::string_view behind = ReadEdge(to);
    if (!in_) return {};
    pieces_.Feed(behind.substr(0, pieces_.EdgeIn(behind)));
    return pieces_.End(to == bytes_);
  }

 private:
  // The next bytes of the file, which begin at `offset`.
  std::string_view ReadEdge(uint64_t offset) {
    const auto size = std::min<uint64_t>(edge_.size(), bytes_ - offset);
    in_.read(edge_.data(), static_cast<std::streamsize>(size));
    return {edge_.data(), static_cast<size_t>(size)};
  }

  const uint64_t bytes_;
  std::ifstream in_;
  FilePieces pieces_;
  std::vector<char> edge_;
};

uint64_t PieceCount(uint64_t bytes) {
  constexpr uint64_t kLeast = session::kPieceBytes;
  return std::max<uint64_t>(
      1, bytes / std::clamp(bytes / kPiecesOfAFile, kLeast, 2 * kLeast));
}

class Pool {
 public:
  Pool(Session& session, const PiecesInput& input,
       const std::function<void(uint64_t)>& progress)
      : session_(session),
        input_(input),
        progress_(progress),
        policy_(session.Policy()),
        count_(PieceCount(input.bytes)) {}

  void Run() {
    std::vector<std::thread> threads;
    for (int i = 1; i < input_.threads; ++i)
      threads.emplace_back([this] { Work(); });
    Work();
    for (std::thread& thread : threads) thread.join();
  }

 private:
  void Work() {
    PieceOfFile file(input_, policy_);
    while (const auto number = Next())
      Deliver(*number, file.Read(Border(*number), Border(*number + 1)));
  }

  // About where a piece begins; where in the file's records the thread finds
  // out.
  uint64_t Border(uint64_t number) const {
    return number == count_ ? input_.bytes : input_.bytes / count_ * number;
  }

  // The next piece to be read; nothing at the end of the file, or once it is
  // known that pieces will not do.
  std::optional<uint64_t> Next() {
    std::unique_lock<std::mutex> lock(pieces_);
    const uint64_t most = kMostAhead * static_cast<uint64_t>(input_.threads);
    moved_on_.wait(lock, [&] { return stopped_ || next_ < taken_ + most; });
    if (stopped_ || next_ == count_) return std::nullopt;
    return next_++;
  }

  void Deliver(uint64_t number, FilePiece piece) {
    std::unique_lock<std::mutex> lock(pieces_);
    waiting_.emplace(number, std::move(piece));
    if (taking_) return;
    taking_ = true;
    while (!stopped_ && !waiting_.empty() &&
           waiting_.begin()->first == taken_) {
      FilePiece next = std::move(waiting_.begin()->second);
      waiting_.erase(waiting_.begin());
      lock.unlock();
      const bool wanted = session_.Take(std::move(next));
      progress_(session_.BytesTaken());
      lock.lock();
      ++taken_;
      stopped_ = !wanted;
      moved_on_.notify_all();
    }
    taking_ = false;
  }

  Session& session_;
  const PiecesInput& input_;
  const std::function<void(uint64_t)>& progress_;
  const std::string policy_;

  const uint64_t count_;

  std::mutex pieces_;  // guards what follows; the session belongs to `taking_`
  std::condition_variable moved_on_;
  std::map<uint64_t, FilePiece> waiting_;
  uint64_t next_ = 0, taken_ = 0;
  bool taking_ = false, stopped_ = false;
};

}  // namespace

void FeedPieces(Session& session, const PiecesInput& input,
                const std::function<void(uint64_t)>& progress) {
  Pool(session, input, progress).Run();
}

}  // namespace shuke::cli
