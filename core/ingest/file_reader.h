// FileReader: one export from its first byte to its last.
//
//   FileReader reader(name, options, policy);
//   while (bytes) if (!reader.Feed(bytes)) break;
//   FileOutcome outcome = reader.Finish(dictionary);
//
// Instead of bytes it may be given the pieces that others have read:
//
//   if (reader.BeginPieces(head)) while (piece) reader.Take(piece);
//
// Encoding, delimiter, header and the order of day and month are guessed at the
// head and judged over the whole file. Where the end overturns a guess on which
// cells were read, the outcome is kReread: the host feeds the same bytes to a
// new reader with the options that the outcome gives.
#ifndef SHUKE_INGEST_FILE_READER_H_
#define SHUKE_INGEST_FILE_READER_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/ingest/encoding.h"
#include "core/ingest/file_outcome.h"
#include "core/ingest/ingest_policy.h"
#include "core/ingest/layout.h"
#include "core/ingest/ledger.h"
#include "core/ingest/piece.h"
#include "core/ingest/row_reader.h"
#include "core/ingest/set_aside_rows.h"
#include "core/table/dictionary.h"

namespace shuke::ingest {

class FileReader {
 public:
  // `policy` must outlive the reader. With a `listing`, which must too, the
  // reader uses no row: those that it sets aside go there, by `options` that
  // say how the file was read before (encoding and date order decided).
  FileReader(std::string name, ReadOptions options, const IngestPolicy& policy,
             SetAsideRows* listing = nullptr);
  ~FileReader();

  // Takes the next bytes; false once no more are wanted (the file cannot be
  // used).
  bool Feed(std::string_view bytes);
  // Reads no bytes but takes pieces from now on (piece_reader.h). `head` is the
  // first chunk that would be fed. False if the file must be fed instead;
  // nothing has happened then.
  bool BeginPieces(std::string_view head);
  // How long the file is, if that is known: room is made for its rows, judged
  // by the first of them.
  void Expect(uint64_t bytes) { bytes_expected_ = bytes; }
  // Takes the next piece; false once no more are wanted, since the file must be
  // read whole.
  bool Take(Piece piece);

  uint64_t bytes() const { return ledger_.bytes; }
  uint64_t rows() const { return ledger_.rows_read; }

  // Ends the file. Its distinct strings are decoded, normalised and interned
  // into `dictionary`.
  FileOutcome Finish(table::Dictionary& dictionary);

 private:
  void FeedText(std::string_view bytes);
  void Begin(bool complete);
  void TakeLayout(Layout layout);
  void Scan(std::string_view bytes, bool last);
  void Fail(Error error);
  void LookForPassword(std::string_view bytes);
  // Of the bytes that rows were read from, as far as the file has come.
  Encoding FinalEncoding() const;
  bool EncodingDecided() const;
  void Undo(Error why);
  void MakeRoom();
  void HandOver(table::Dictionary& dictionary, table::OrderLines& lines);

  const IngestPolicy& policy_;
  SetAsideRows* const listing_;
  ReadOptions options_;
  FileLedger ledger_;
  EncodingDetector detector_;
  std::optional<Utf16ToUtf8> utf16_;
  std::string head_;  // until the layout is known
  std::optional<Layout> layout_;
  std::optional<RecordScanner> scanner_;
  AddressBook addresses_;
  std::optional<RowReader> rows_;
  uint32_t records_to_skip_ = 0;
  bool compound_ = false;  // an OLE2 file; head_ is the end of what came
  bool done_ = false;      // no more bytes are wanted
  uint64_t bytes_expected_ = 0;
  double room_ = 0;  // for so many rows

  // Of a file that comes in pieces: what their lines come to.
  bool in_pieces_ = false;
  bool broken_ = false;  // they do not fit together
  bool decoded_texts_ = false, after_cr_ = false;
  table::Dictionary texts_;
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_FILE_READER_H_
