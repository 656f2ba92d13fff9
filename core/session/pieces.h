// A file that is read in pieces by several cores at once, for a Session to put
// together.
//
//   FilePieces plan(policy, options, head);         // in each worker
//   plan.Begin(offset); plan.Feed(bytes) …; FilePiece piece = plan.End(last);
//
//   session.BeginPieces(name, options, head, bytes) // where the Session is
//   session.Take(std::move(piece)) …; session.FinishFile();
//
// Where pieces end each worker finds out by itself (EdgeIn). Workers share
// nothing: each is a thread, or a core of its own that sends its pieces as
// bytes.
#ifndef SHUKE_SESSION_PIECES_H_
#define SHUKE_SESSION_PIECES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "core/base/bytes.h"

namespace shuke::session {

// So many first bytes of a file, or all of it, are its head: what one feeds to
// a Session first, and how its pieces are read.
inline constexpr size_t kHeadBytes = size_t{1} << 20;
// Below this a file is not worth cutting up; and the size of a piece.
inline constexpr size_t kLeastBytesForPieces = size_t{8} << 20;
inline constexpr size_t kPieceBytes = size_t{4} << 20;
// So many bytes show where a piece may end; no record of an export is as long.
inline constexpr size_t kEdgeBytes = size_t{64} << 10;

// What a piece came to. Moves from thread to thread.
class FilePiece {
 public:
  FilePiece();
  ~FilePiece();
  FilePiece(FilePiece&&) noexcept;
  FilePiece& operator=(FilePiece&&) noexcept;

  // The way to another core of the same build and back; bytes of anything else
  // make a piece that fits nowhere. What is written stays as it is until the
  // writer's bytes have been had.
  void Write(ByteWriter& writer) const;
  static FilePiece FromBytes(std::string_view bytes);

  struct Content;
  std::unique_ptr<Content> content;
};

// Reads pieces of one file, one after the other.
class FilePieces {
 public:
  // As the Session has them, which decides by the same arguments whether there
  // are pieces; where there are none, whole() is true and nothing is read.
  FilePieces(std::string_view policy_json, std::string_view options_json,
             std::string_view head);
  ~FilePieces();
  bool whole() const;

  // The piece at `offset`, which is cut between records.
  void Begin(uint64_t offset);
  void Feed(std::string_view bytes);
  // The same without a copy: room for the next `count` bytes (at least one),
  // and what has been written there is fed. Null where there are no pieces.
  char* Reserve(size_t count);
  void Commit(size_t count);
  // `last`: so does the file.
  FilePiece End(bool last);
  // Where a piece may end about `bytes`, kEdgeBytes of the file that begin
  // anywhere in it: the offset in them behind the end of a record; 0: they show
  // none. A good guess: behind some quotes it no longer matters whether the
  // first byte stands in some. It rests on the bytes alone, so who reads up to
  // there and who reads from there agree.
  size_t EdgeIn(std::string_view bytes) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace shuke::session

#endif  // SHUKE_SESSION_PIECES_H_
