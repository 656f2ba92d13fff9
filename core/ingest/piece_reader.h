// PieceReader: reads stretches of one file, each by itself.
//
//   const auto layout = LayoutForPieces(head, options, policy);
//   if (layout) {
//     PieceReader reader(*layout, options, policy);
//     reader.Begin(offset); while (bytes) reader.Feed(bytes);
//     Piece piece = reader.Finish(last);
//   }
//
// Pieces begin and end with records (piece_cutter.h). Each is read with what
// the head of the file tells, and without what rows before it would: a file for
// which that matters has no layout here, or its pieces say so when they are put
// together, and the file is read whole (FileOutcome::whole).
#ifndef SHUKE_INGEST_PIECE_READER_H_
#define SHUKE_INGEST_PIECE_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/ingest/encoding.h"
#include "core/ingest/ingest_policy.h"
#include "core/ingest/layout.h"
#include "core/ingest/ledger.h"
#include "core/ingest/piece.h"
#include "core/ingest/record_scanner.h"
#include "core/ingest/row_reader.h"

namespace shuke::ingest {

// How a file with such a head is to be read in pieces; `head` is as much as a
// FileReader would be fed first. Nothing if it must be read whole: it is no
// text, is in UTF-16, has no order columns, numbers its orders by row, or
// leaves order numbers to the rows before.
std::optional<Layout> LayoutForPieces(std::string_view head,
                                      const ReadOptions& options,
                                      const IngestPolicy& policy);

class PieceReader {
 public:
  // `policy` must outlive the reader.
  PieceReader(Layout layout, ReadOptions options, const IngestPolicy& policy);
  PieceReader(const PieceReader&) = delete;
  PieceReader& operator=(const PieceReader&) = delete;

  // Begins the piece at `offset`; 0 is the file's first byte, BOM and header
  // included.
  void Begin(uint64_t offset);
  void Feed(std::string_view bytes);
  // The same without a copy, for a host that has the bytes elsewhere: room for
  // the next `count` bytes, and what has been written there is fed.
  char* Reserve(size_t count);
  void Commit(size_t count);
  // Ends it; `last`: so does the file.
  Piece Finish(bool last);

  uint64_t rows() const { return piece_.ledger.rows_read; }

 private:
  void Scan(size_t count, bool last);

  const Layout layout_;
  const ReadOptions options_;
  const IngestPolicy& policy_;
  Piece piece_;
  uint32_t bom_left_ = 0;
  uint32_t records_to_skip_ = 0;
  std::optional<EncodingDetector> detector_;
  std::optional<RecordScanner> scanner_;
  char* room_ = nullptr;  // what Reserve gave
  AddressBook addresses_;
  std::optional<RowReader> rows_;
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_PIECE_READER_H_
