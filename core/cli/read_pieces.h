// A file on disk, read by several threads at once.
#ifndef SHUKE_CLI_READ_PIECES_H_
#define SHUKE_CLI_READ_PIECES_H_

#include <cstdint>
#include <functional>
#include <istream>
#include <string>

#include "core/session/session.h"

namespace shuke::cli {

// Where the bytes come from, and how they are read.
struct PiecesInput {
  std::istream& in;  // at its first byte
  std::string head;  // its first bytes (session::kHeadBytes)
  std::string options;
  int threads = 2;
};

// Cuts what `in` gives into pieces, has them read by so many threads, this one
// among them, and hands them to the session, which has begun them
// (Session::BeginPieces). `progress` is told of bytes by one thread at a time.
// Holds a few pieces a thread, whatever the file.
void FeedPieces(session::Session& session, const PiecesInput& input,
                const std::function<void(uint64_t)>& progress);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_READ_PIECES_H_
