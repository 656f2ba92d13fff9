// What a FilePiece holds; for the sources of this folder.
#ifndef SHUKE_SESSION_PIECE_CONTENT_H_
#define SHUKE_SESSION_PIECE_CONTENT_H_

#include "core/ingest/piece.h"
#include "core/session/pieces.h"

namespace shuke::session {

struct FilePiece::Content {
  ingest::Piece piece;
};

}  // namespace shuke::session

#endif  // SHUKE_SESSION_PIECE_CONTENT_H_
