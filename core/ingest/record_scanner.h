// RecordScanner: bytes of a delimited text in, one record at a time out,
// whatever the chunks.
//
// Works on raw bytes in any ASCII-transparent encoding (UTF-8, GB18030, Big5,
// Windows-1252): comma, quote, tab, semicolon, CR and LF never occur inside a
// multi-byte character of these. The pipe may; Dialect::wide_lead_bytes makes
// the scanner step over such pairs.
//
// Quotes (rulings 32): a quote opens only at the start of a field, or there
// after `=` (the spreadsheet guard ="123"). Inside, "" is one quote. What
// follows a closing quote up to the next delimiter is text. A field still open
// after 1 MB, or at the end of the file, is read again with its quote as text.
// Records end with LF, CRLF or a bare CR.
//
// The host writes into Reserve(n) and then calls Commit; nothing is copied but
// the tail of a record that a chunk cuts. Fields are views into that buffer;
// they live until all records of the chunk have been handed out.
#ifndef SHUKE_INGEST_RECORD_SCANNER_H_
#define SHUKE_INGEST_RECORD_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/raw_bytes.h"
#include "core/ingest/field_marks.h"

namespace shuke::ingest {

struct Dialect {
  // ',', '\t', ';', '|', or ' ' for columns set apart by runs of blanks.
  char delimiter = ',';
  // A byte >= 0x81 takes the next one with it (only the pipe needs this).
  bool wide_lead_bytes = false;

  friend bool operator==(const Dialect&, const Dialect&) = default;
};

struct Record {
  // Unquoted, doubled quotes made single; at most kMaxFields, what follows is
  // left out.
  std::span<const std::string_view> fields;
  uint64_t offset;  // of its first byte in the stream
  uint64_t length;  // bytes without the line end
  // Longer than kMaxRecordBytes: `fields` is empty, the record was passed over.
  bool too_long;
  // Ended by a line end; false for the last record of a stream that has none.
  bool ended = true;
};

inline constexpr size_t kMaxQuotedBytes = size_t{1} << 20;
inline constexpr size_t kMaxRecordBytes = size_t{8} << 20;
// As many as a sheet of a workbook has columns. A line of eight million commas
// is a record, but no table needs it cell by cell.
inline constexpr size_t kMaxFields = 16'384;

class RecordScanner {
 public:
  // Nearly all records are found by marks (field_marks.h), sixty-four bytes at
  // a time. `plainly`: none is; a test holds the two ways to the same records.
  explicit RecordScanner(Dialect dialect, bool plainly = false);

  // Whether the bytes so far end with a record. One that ended in CR may have
  // an LF to come.
  bool AtRecordEnd() const { return begin_ == end_ && !overlong_; }
  bool after_cr() const { return skip_lf_; }

  // Room for the next `count` bytes of the stream.
  char* Reserve(size_t count);
  // Takes the first `count` reserved bytes as read. Calls sink(const Record&)
  // -> bool once for each record that is complete; `last` completes what is
  // left. A sink that returns false stops the scan for good. `done` is called
  // before the fields die.
  template <typename Sink, typename Done>
  void Commit(size_t count, bool last, Sink&& sink, Done&& done) {
    end_ += count;
    while (!stopped_ && Next(last)) {
      if (!sink(static_cast<const Record&>(record_))) stopped_ = true;
    }
    done();
    Compact();
  }
  template <typename Sink>
  void Commit(size_t count, bool last, Sink&& sink) {
    Commit(count, last, sink, [] {});
  }

 private:
  enum class FieldEnd : uint8_t { kDelimiter, kRecord, kNeedMore };

  bool Next(bool last);
  bool NextByMarks();
  bool CloseQuote(size_t open, bool& mend, size_t& close);
  bool SkipOverlong(bool last);
  FieldEnd ScanField(size_t& pos, bool last);
  FieldEnd ScanQuoted(size_t& pos, size_t open, bool last);
  FieldEnd ScanBare(size_t& pos, size_t begin, bool last);
  bool SkipBare(size_t& pos, bool last) const;
  FieldEnd EndField(size_t& pos, bool last, std::string_view field);
  void Unquote(std::string_view& field);
  void Compact();

  Dialect dialect_;
  uint8_t special_[256];  // 1: ends a bare field; 2: lead byte of a pair to
                          // step over
  RawBytes buffer_;
  size_t begin_ = 0;     // first byte not yet handed out
  size_t end_ = 0;       // first byte not yet read
  uint64_t offset_ = 0;  // stream offset of buffer_[0]
  bool skip_lf_ =
      false;  // the last record ended in CR: a following LF belongs to it
  bool overlong_ = false;  // passing over the rest of a record that is too long
  bool stopped_ = false;
  bool by_marks_;
  FieldMarks marks_;
  std::vector<std::string_view> marked_;  // fields found by marks
  std::vector<std::string_view> fields_;
  std::vector<uint32_t> quoted_;  // fields that Unquote must still mend
  Record record_{};
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_RECORD_SCANNER_H_
