// Conversions for files that are read in pieces (core/session/pieces.h).
#ifndef SHUKE_WASM_PIECES_H_
#define SHUKE_WASM_PIECES_H_

#include <string>

#include "core/session/session.h"
#include "wasm/convert.h"

namespace shuke::wasm {

std::string BeginPieces(Session& session, const std::string& name,
                        const std::string& options, const val& head,
                        double bytes);
// The bytes of a piece, as a worker's core gave them.
bool TakePiece(Session& session, const val& piece);

}  // namespace shuke::wasm

#endif  // SHUKE_WASM_PIECES_H_
