// Every thread does everything: it takes its turn at the file for the bytes of
// the next piece, reads them by itself, and puts its piece down. Whoever does
// so while nobody puts pieces together goes on with that until the next one in
// order is missing. So no thread waits for another's kind of work.
#include "core/cli/read_pieces.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace shuke::cli {
namespace {

using session::FileCutter;
using session::FilePiece;
using session::FilePieces;
using session::Session;

constexpr size_t kChunkBytes = size_t{1} << 20;
// A record has at most 8 MiB; what cannot be cut for so long is not cut at all.
constexpr size_t kMostPieceBytes = size_t{48} << 20;
// Pieces that wait for an earlier one, per thread.
constexpr size_t kMostAhead = 3;

struct Job {
  size_t number;
  uint64_t offset;
  std::string bytes;
  bool last;
};

class Pool {
 public:
  Pool(Session& session, const PiecesInput& input,
       const std::function<void(uint64_t)>& progress)
      : session_(session),
        input_(input),
        progress_(progress),
        policy_(session.Policy()),
        cutter_(policy_, input.options, input.head) {}

  void Run() {
    std::vector<std::thread> threads;
    for (int i = 1; i < input_.threads; ++i)
      threads.emplace_back([this] { Work(); });
    Work();
    for (std::thread& thread : threads) thread.join();
  }

 private:
  void Work() {
    FilePieces pieces(policy_, input_.options, input_.head);
    while (auto job = Next()) {
      pieces.Begin(job->offset);
      const std::string_view bytes = job->bytes;
      for (size_t at = 0; at < bytes.size(); at += kChunkBytes)
        pieces.Feed(bytes.substr(at, kChunkBytes));
      FilePiece piece = pieces.End(job->last);
      Deliver(job->number, std::move(piece));
    }
  }

  // The next stretch of the file; nothing at its end, or once it is known that
  // pieces will not do.
  std::optional<Job> Next() {
    const std::lock_guard<std::mutex> turn(file_);
    if (ended_ || !WaitForRoom()) return std::nullopt;
    Job job{numbers_++, offset_, std::move(rest_), false};
    rest_.clear();
    while (true) {
      const size_t before = job.bytes.size();
      job.bytes.resize(before + kChunkBytes);
      input_.in.read(job.bytes.data() + before,
                     static_cast<std::streamsize>(kChunkBytes));
      const auto got = static_cast<size_t>(input_.in.gcount());
      job.bytes.resize(before + got);
      const uint64_t end =
          cutter_.Feed(std::string_view(job.bytes).substr(before));
      if (got < kChunkBytes) {
        job.last = ended_ = true;
        return job;
      }
      if (job.bytes.size() >= session::kPieceBytes && end > offset_) {
        const auto size = static_cast<size_t>(end - offset_);
        rest_ = job.bytes.substr(size);
        job.bytes.resize(size);
        offset_ = end;
        return job;
      }
      if (cutter_.lost() || job.bytes.size() > kMostPieceBytes) {
        ended_ = true;
        // A piece of nothing fits nowhere: the file will be read whole.
        Deliver(job.number, FilePiece());
        return std::nullopt;
      }
    }
  }

  bool WaitForRoom() {
    std::unique_lock<std::mutex> lock(pieces_);
    const size_t most = kMostAhead * static_cast<size_t>(input_.threads);
    moved_on_.wait(lock, [&] { return stopped_ || numbers_ < taken_ + most; });
    return !stopped_;
  }

  void Deliver(size_t number, FilePiece piece) {
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

  std::mutex file_;  // guards what follows
  FileCutter cutter_;
  std::string rest_;  // read, and not yet in a piece
  uint64_t offset_ = 0;
  size_t numbers_ = 0;
  bool ended_ = false;

  std::mutex pieces_;  // guards what follows; the session belongs to `taking_`
  std::condition_variable moved_on_;
  std::map<size_t, FilePiece> waiting_;
  size_t taken_ = 0;
  bool taking_ = false, stopped_ = false;
};

}  // namespace

void FeedPieces(Session& session, const PiecesInput& input,
                const std::function<void(uint64_t)>& progress) {
  Pool(session, input, progress).Run();
}

}  // namespace shuke::cli
