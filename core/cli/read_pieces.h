// A file on disk, read by several threads at once.
#ifndef SHUKE_CLI_READ_PIECES_H_
#define SHUKE_CLI_READ_PIECES_H_

#include <cstdint>
#include <functional>
#include <string>

#include "core/session/session.h"

namespace shuke::cli {

// A file, and how it is read.
struct PiecesInput {
  std::string path;
  uint64_t bytes = 0;  // of the file
  std::string head;    // its first ones (session::kHeadBytes)
  std::string options;
  int threads = 2;
};

// Has the pieces of a file read by so many threads, this one among them, and
// hands them to the session, which has begun them (Session::BeginPieces).
// `progress` is told of bytes by one thread at a time. Holds a few pieces a
// thread, whatever the file.
void FeedPieces(session::Session& session, const PiecesInput& input,
                const std::function<void(uint64_t)>& progress);

}  // namespace shuke::cli

#endif  // SHUKE_CLI_READ_PIECES_H_
