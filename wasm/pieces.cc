// Beside what a Session does with pieces: the class that reads them, in each
// worker of a pool.
#include "wasm/pieces.h"

#include <emscripten/bind.h>

namespace shuke::wasm {

using session::FilePiece;
using session::FilePieces;

std::string BeginPieces(Session& session, const std::string& name,
                        const std::string& options, const val& head,
                        double bytes) {
  return session.BeginPieces(name, options, Bytes(head),
                             static_cast<uint64_t>(bytes));
}

bool TakePiece(Session& session, const val& piece) {
  return session.Take(FilePiece::FromBytes(Bytes(piece)));
}

namespace {

// Owned by JavaScript, which calls delete().
FilePieces* MakePieces(const std::string& policy, const std::string& options,
                       const val& head) {
  return new FilePieces(policy, options, Bytes(head));
}

void Begin(FilePieces& pieces, double offset) {
  pieces.Begin(static_cast<uint64_t>(offset));
}

void FeedPiece(FilePieces& pieces, const val& bytes) {
  const auto count = bytes["length"].as<size_t>();
  char* const room = pieces.Reserve(count);
  if (room == nullptr) return;
  CopyBytes(bytes, room);
  pieces.Commit(count);
}

// In the bytes of `room` if these are enough; else in new ones, with some to
// spare for the next piece.
val EndPiece(FilePieces& pieces, bool last, const val& room) {
  const FilePiece piece = pieces.End(last);
  ByteWriter writer;
  piece.Write(writer);
  const size_t size = writer.size();
  const bool fits = room["length"].as<size_t>() >= size;
  val out = fits ? room : val::global("Uint8Array").new_(size + size / 8);
  size_t at = 0;
  writer.ForEachPart([&](std::string_view part) {
    const auto* const bytes = reinterpret_cast<const uint8_t*>(part.data());
    out.call<void>("set",
                   val(emscripten::typed_memory_view(part.size(), bytes)), at);
    at += part.size();
  });
  return out.call<val>("subarray", 0, size);
}

double EdgeIn(const FilePieces& pieces, const val& bytes) {
  return static_cast<double>(pieces.EdgeIn(Bytes(bytes)));
}

}  // namespace
}  // namespace shuke::wasm

EMSCRIPTEN_BINDINGS(shuke_pieces) {
  namespace wasm = shuke::wasm;
  emscripten::constant(
      "LEAST_BYTES_FOR_PIECES",
      static_cast<double>(shuke::session::kLeastBytesForPieces));
  emscripten::constant("EDGE_BYTES",
                       static_cast<double>(shuke::session::kEdgeBytes));
  emscripten::class_<wasm::FilePieces>("FilePieces")
      .constructor(&wasm::MakePieces, emscripten::allow_raw_pointers())
      .function("begin", &wasm::Begin)
      .function("feed", &wasm::FeedPiece)
      .function("edgeIn", &wasm::EdgeIn)
      .function("end", &wasm::EndPiece);
}
