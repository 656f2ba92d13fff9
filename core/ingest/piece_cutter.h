// PieceCutter: where a delimited text may be cut so that no record is.
//
//   PieceCutter cutter(dialect, bom_bytes);
//   while (bytes) { cutter.Feed(bytes); ... cutter.last_end() ... }
//
// It follows quotes as RecordScanner does (rulings 32) and nothing else, so it
// runs at a few GB/s where quotes are few. Its word is a good guess, not a
// proof: where a byte that it takes for a delimiter is half of a character, or
// a quote is never closed, it may be wrong. Who reads a piece finds out, since
// a piece that begins with a record and is cut right ends with one.
#ifndef SHUKE_INGEST_PIECE_CUTTER_H_
#define SHUKE_INGEST_PIECE_CUTTER_H_

#include <cstdint>
#include <string_view>

#include "core/ingest/record_scanner.h"

namespace shuke::ingest {

class PieceCutter {
 public:
  // The text begins after `bom_bytes`.
  PieceCutter(Dialect dialect, int bom_bytes);

  // Takes the next bytes, in chunks of any size.
  void Feed(std::string_view bytes);
  // The offset in the stream behind the last line end that ends a record, as
  // far as the bytes tell; a line end that the next byte may go on (CR, then
  // LF) does not count yet. 0: none.
  uint64_t last_end() const { return last_end_; }
  // A quote has been open for more than kMaxQuotedBytes: it was text, and
  // nothing is known since. last_end() stays what it is.
  bool lost() const { return lost_; }

 private:
  bool Opens(std::string_view bytes, size_t quote) const;
  char ByteBefore(std::string_view bytes, size_t at) const;
  bool BeginsField(std::string_view bytes, size_t at) const;
  void EndBare(std::string_view bytes, size_t begin, size_t end);

  const char delimiter_;
  const uint64_t start_;  // of the text in the stream
  uint64_t offset_ = 0;   // of the chunk in hand
  char before_[2] = {};   // the two bytes before the chunk, last one second
  bool quoted_ = false;   // inside a quoted field
  bool closing_ = false;  // a quote was the last byte of the chunk before
  bool ends_cr_ = false;  // so was a CR, outside of quotes
  uint64_t open_ = 0;     // behind the quote that opened
  uint64_t last_end_ = 0;
  bool lost_ = false;
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_PIECE_CUTTER_H_
