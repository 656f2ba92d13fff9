// Beside what a Session does with pieces: the two classes that read a file in
// them, one in each worker of a pool and one that says where to cut.
#include "wasm/pieces.h"

#include <emscripten/bind.h>

namespace shuke::wasm {

using session::FileCutter;
using session::FilePiece;
using session::FilePieces;

std::string BeginPieces(Session& session, const std::string& name,
                        const std::string& options, const val& head,
                        double bytes) {
  return session.BeginPieces(name, options, FromUint8Array(head),
                             static_cast<uint64_t>(bytes));
}

bool TakePiece(Session& session, const val& piece) {
  return session.Take(FilePiece::FromBytes(FromUint8Array(piece)));
}

namespace {

// Owned by JavaScript, which calls delete().
FilePieces* MakePieces(const std::string& policy, const std::string& options,
                       const val& head) {
  return new FilePieces(policy, options, FromUint8Array(head));
}

void Begin(FilePieces& pieces, double offset) {
  pieces.Begin(static_cast<uint64_t>(offset));
}

void FeedPiece(FilePieces& pieces, const val& bytes) {
  pieces.Feed(FromUint8Array(bytes));
}

val EndPiece(FilePieces& pieces, bool last) {
  return ToUint8Array(pieces.End(last).Bytes());
}

FileCutter* MakeCutter(const std::string& policy, const std::string& options,
                       const val& head) {
  return new FileCutter(policy, options, FromUint8Array(head));
}

double FeedCutter(FileCutter& cutter, const val& bytes) {
  return static_cast<double>(cutter.Feed(FromUint8Array(bytes)));
}

}  // namespace
}  // namespace shuke::wasm

EMSCRIPTEN_BINDINGS(shuke_pieces) {
  namespace wasm = shuke::wasm;
  emscripten::constant(
      "LEAST_BYTES_FOR_PIECES",
      static_cast<double>(shuke::session::kLeastBytesForPieces));
  emscripten::class_<wasm::FilePieces>("FilePieces")
      .constructor(&wasm::MakePieces, emscripten::allow_raw_pointers())
      .function("begin", &wasm::Begin)
      .function("feed", &wasm::FeedPiece)
      .function("end", &wasm::EndPiece);
  emscripten::class_<wasm::FileCutter>("FileCutter")
      .constructor(&wasm::MakeCutter, emscripten::allow_raw_pointers())
      .function("feed", &wasm::FeedCutter)
      .function("lost", &wasm::FileCutter::lost);
}
