#include <utility>

#include "core/session/answer.h"
#include "core/session/piece_content.h"
#include "core/session/read_options.h"
#include "core/session/session_state.h"

namespace shuke::session {

std::string Session::BeginPieces(std::string_view name,
                                 std::string_view options_json,
                                 std::string_view head, uint64_t bytes) {
  auto options = ParseReadOptions(options_json);
  if (!options.ok()) return Failure(options.error());
  auto reader = std::make_unique<ingest::FileReader>(
      std::string(name), std::move(options).value(), state_->policy.ingest);
  const bool pieces =
      bytes >= kLeastBytesForPieces && reader->BeginPieces(head);
  if (pieces) {
    state_->FilesChanged();
    state_->DropReaders();
    reader->Expect(bytes);
    state_->reader = std::move(reader);
  }
  return Success({{"file", state_->book.files().size()}, {"pieces", pieces}});
}

uint64_t Session::BytesTaken() const {
  return state_->reader == nullptr ? 0 : state_->reader->bytes();
}

bool Session::Take(FilePiece piece) {
  if (state_->reader == nullptr) return false;
  ingest::Piece nothing;
  nothing.whole = false;
  return state_->reader->Take(piece.content == nullptr
                                  ? std::move(nothing)
                                  : std::move(piece.content->piece));
}

}  // namespace shuke::session
