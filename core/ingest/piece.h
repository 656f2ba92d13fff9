// Piece: what one stretch of a file came to, read apart from the rest of it.
//
// The pieces of a file, put together in their order (FileReader::Take), are the
// file: same lines, same ledger. A piece crosses from one core to another as
// bytes, so that each worker of a pool can have a core of its own.
#ifndef SHUKE_INGEST_PIECE_H_
#define SHUKE_INGEST_PIECE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/bytes.h"
#include "core/ingest/encoding.h"
#include "core/ingest/ledger.h"
#include "core/ingest/row_findings.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"

namespace shuke::ingest {

struct Piece {
  uint64_t offset = 0;  // of its first byte in the file
  // Counts and samples of its rows, which are numbered from 1; the samples are
  // in the file's encoding. What is said of the file as a whole is empty.
  FileLedger ledger;
  table::OrderLines lines;  // rows as in the ledger, text ids are of `strings`
  table::Strings strings;   // UTF-8, normalised; equal ones may be there
  RowFindings findings;
  EncodingDetector::Seen characters;
  // Whether its last byte ends a record and a character. If not, it was cut
  // wrongly.
  bool whole = true;
  // Between the two a record would seem to end twice.
  bool begins_with_lf = false, ends_with_cr = false;
  // Whether `strings` had to be decoded, with the encoding guessed at the head.
  bool decoded_texts = false;
};

// Adds what a piece counted to the ledger of its file; not its samples.
void AddCounts(const FileLedger& piece, FileLedger& file);

// `piece` stays as it is until the bytes have been had.
void WritePiece(const Piece& piece, ByteWriter& writer);
// Nothing if these are not the bytes of a piece.
std::optional<Piece> ReadPiece(std::string_view bytes);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_PIECE_H_
