// A record is scanned in one go from its first byte, by marks if it is complete
// and every quoted field ends with its quote, else field by field. When a chunk
// ends inside it, the scan is given up and begun again with the next chunk: at
// most kMaxRecordBytes are read twice, and no state of half a field survives
// between chunks, so a split can never change what is read.
#include "core/ingest/record_scanner.h"

#include <algorithm>
#include <cstring>

#include "core/base/find_byte.h"

namespace shuke::ingest {
namespace {

constexpr uint8_t kEnds = 1;
constexpr uint8_t kPair = 2;

constexpr size_t kFirstFields = 64;  // room for more is made when they come

}  // namespace

RecordScanner::RecordScanner(Dialect dialect, bool plainly)
    : dialect_(dialect),
      special_{},
      by_marks_(!plainly && !dialect.wide_lead_bytes &&
                dialect.delimiter != ' '),
      marks_(dialect.delimiter),
      marked_(kFirstFields) {
  special_[static_cast<uint8_t>(dialect.delimiter)] = kEnds;
  special_[static_cast<uint8_t>('\n')] = kEnds;
  special_[static_cast<uint8_t>('\r')] = kEnds;
  if (dialect.wide_lead_bytes) {
    for (int lead = 0x81; lead <= 0xFE; ++lead) special_[lead] = kPair;
  }
}

char* RecordScanner::Reserve(size_t count) {
  const size_t wanted = end_ + count + FieldMarks::kPadding;
  if (buffer_.size() < wanted) buffer_.resize(wanted);
  return buffer_.data() + end_;
}

void RecordScanner::Compact() {
  if (begin_ == 0) return;
  marks_.Forget();
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  offset_ += begin_;
  end_ -= begin_;
  begin_ = 0;
}

bool RecordScanner::Next(bool last) {
  if (overlong_ && !SkipOverlong(last)) return false;
  if (skip_lf_ && begin_ < end_) {
    if (buffer_[begin_] == '\n') ++begin_;
    skip_lf_ = false;
  }
  if (begin_ == end_) return false;
  quoted_.clear();
  if (by_marks_) {
    if (NextByMarks()) return true;
    marks_.Forget();
    quoted_.clear();
  }

  fields_.clear();
  size_t pos = begin_;
  FieldEnd ended = FieldEnd::kDelimiter;
  while (ended == FieldEnd::kDelimiter) ended = ScanField(pos, last);
  const bool complete = ended == FieldEnd::kRecord;
  if ((complete ? pos : end_) - begin_ > kMaxRecordBytes) {
    record_ = {{}, offset_ + begin_, kMaxRecordBytes, true};
    begin_ += kMaxRecordBytes;
    overlong_ = true;
    return true;
  }
  if (!complete) return false;
  for (const uint32_t index : quoted_) Unquote(fields_[index]);
  record_ = {fields_, offset_ + begin_, pos - begin_, false, pos < end_};
  if (pos < end_) skip_lf_ = buffer_[pos++] == '\r';
  begin_ = pos;
  return true;
}

// The next record, if it is complete and of the usual kind; else nothing has
// happened.
bool RecordScanner::NextByMarks() {
  const char* const data = buffer_.data();
  marks_.GoTo(data, begin_, end_);
  size_t count = 0;
  size_t from = begin_;
  while (true) {
    size_t at = marks_.Next();
    if (at >= end_) return false;
    std::string_view field(data + from, at - from);
    if (data[at] == '"') {
      const bool opens = at == from || (at == from + 1 && data[from] == '=');
      if (!opens) continue;
      const size_t open = at + 1;
      bool mend = false;
      size_t close = 0;
      if (!CloseQuote(open, mend, close)) return false;
      if (mend) quoted_.push_back(static_cast<uint32_t>(count));
      // What is to be mended runs to behind the closing quote.
      field = {data + open, close + (mend ? 1 : 0) - open};
      at = marks_.Next();
    }
    if (count == marked_.size()) {
      if (count == kMaxFields) return false;
      marked_.resize(std::min(count * 2, kMaxFields));
    }
    marked_[count++] = field;
    from = at + 1;
    if (data[at] == dialect_.delimiter) continue;
    if (at - begin_ > kMaxRecordBytes) return false;
    for (const uint32_t index : quoted_) Unquote(marked_[index]);
    record_ = {{marked_.data(), count}, offset_ + begin_, at - begin_, false};
    skip_lf_ = data[at] == '\r';
    begin_ = from;
    return true;
  }
}

// Where the quoted text that begins at `open` is closed, and whether quotes are
// doubled in it. False if that is not known yet, or is followed by more text.
bool RecordScanner::CloseQuote(size_t open, bool& mend, size_t& close) {
  const char* const data = buffer_.data();
  while (true) {
    close = marks_.Next();
    if (close + 1 >= end_ || close - open > kMaxQuotedBytes) return false;
    if (data[close] != '"') continue;
    const char next = data[close + 1];
    if (next != '"')
      return next == dialect_.delimiter || next == '\n' || next == '\r';
    mend = true;
    marks_.Next();
  }
}

bool RecordScanner::SkipOverlong(bool last) {
  while (begin_ < end_ && buffer_[begin_] != '\n' && buffer_[begin_] != '\r') {
    ++begin_;
  }
  if (begin_ == end_) {
    if (last) overlong_ = false;
    return false;
  }
  skip_lf_ = buffer_[begin_++] == '\r';
  overlong_ = false;
  return true;
}

RecordScanner::FieldEnd RecordScanner::ScanField(size_t& pos, bool last) {
  if (dialect_.delimiter == ' ' && pos == begin_) {
    while (pos < end_ && buffer_[pos] == ' ')
      ++pos;  // blanks that begin a line
  }
  if (pos < end_ && buffer_[pos] == '"') return ScanQuoted(pos, pos + 1, last);
  if (pos < end_ && buffer_[pos] == '=') {
    if (pos + 1 == end_ && !last) return FieldEnd::kNeedMore;
    if (pos + 1 < end_ && buffer_[pos + 1] == '"') {
      return ScanQuoted(pos, pos + 2, last);
    }
  }
  return ScanBare(pos, pos, last);
}

// The field begins at `pos`; `open` is just past its opening quote.
RecordScanner::FieldEnd RecordScanner::ScanQuoted(size_t& pos, size_t open,
                                                  bool last) {
  const char* data = buffer_.data();
  bool mend = false;
  size_t at = open;
  while (true) {
    const size_t quote =
        at < end_ ? static_cast<size_t>(
                        FindAny(data + at, data + end_, '"', '"', '"') - data)
                  : end_;
    if (quote - open > kMaxQuotedBytes || (quote == end_ && last)) {
      return ScanBare(pos, pos,
                      last);  // never closed: the quote was text after all
    }
    if (quote + 1 >= end_ && !last) return FieldEnd::kNeedMore;
    if (quote + 1 < end_ && data[quote + 1] == '"') {
      mend = true;
      at = quote + 2;
      continue;
    }
    size_t tail = quote + 1;
    if (!SkipBare(tail, last)) return FieldEnd::kNeedMore;
    if (tail > quote + 1) mend = true;
    pos = tail;
    if (mend && fields_.size() < kMaxFields)
      quoted_.push_back(static_cast<uint32_t>(fields_.size()));
    return EndField(pos, last, {data + open, (mend ? tail : quote) - open});
  }
}

RecordScanner::FieldEnd RecordScanner::ScanBare(size_t& pos, size_t begin,
                                                bool last) {
  if (!SkipBare(pos, last)) return FieldEnd::kNeedMore;
  return EndField(pos, last, {buffer_.data() + begin, pos - begin});
}

// Moves `pos` to what ends a bare text; false if a pair is cut by the end of
// the chunk.
bool RecordScanner::SkipBare(size_t& pos, bool last) const {
  if (!dialect_.wide_lead_bytes) {
    const char* const begin = buffer_.data();
    pos = static_cast<size_t>(
        FindAny(begin + pos, begin + end_, dialect_.delimiter, '\n', '\r') -
        begin);
    return true;
  }
  const auto* data = reinterpret_cast<const uint8_t*>(buffer_.data());
  while (pos < end_) {
    const uint8_t kind = special_[data[pos]];
    if (kind == kEnds) break;
    if (kind != kPair) {
      ++pos;
    } else if (pos + 1 == end_) {
      if (!last) return false;
      ++pos;
    } else {
      // A lead byte whose second byte was lost does not swallow the line end.
      pos += data[pos + 1] < ' ' ? 1 : 2;
    }
  }
  return true;
}

// Takes the field that ends at `pos` and steps over the delimiter there.
RecordScanner::FieldEnd RecordScanner::EndField(size_t& pos, bool last,
                                                std::string_view field) {
  if (pos == end_ && !last) return FieldEnd::kNeedMore;
  if (fields_.size() < kMaxFields) fields_.push_back(field);
  if (pos == end_ || buffer_[pos] == '\n' || buffer_[pos] == '\r') {
    return FieldEnd::kRecord;
  }
  ++pos;
  if (dialect_.delimiter != ' ') return FieldEnd::kDelimiter;
  while (pos < end_ && buffer_[pos] == ' ') ++pos;
  if (pos == end_) return last ? FieldEnd::kRecord : FieldEnd::kNeedMore;
  const bool line_ends = buffer_[pos] == '\n' || buffer_[pos] == '\r';
  return line_ends ? FieldEnd::kRecord
                   : FieldEnd::kDelimiter;  // blanks at a line's end: no column
}

// `field` runs from behind the opening quote to the end of the field, closing
// quote and tail included. Done in place, once the record is complete: the text
// only gets shorter.
void RecordScanner::Unquote(std::string_view& field) {
  char* out = buffer_.data() + (field.data() - buffer_.data());
  char* const begin = out;
  size_t i = 0;
  while (i < field.size()) {
    if (field[i] == '"') {
      if (i + 1 >= field.size() || field[i + 1] != '"') break;
      ++i;
    }
    *out++ = field[i++];
  }
  for (++i; i < field.size(); ++i)
    *out++ = field[i];  // after the closing quote all is text
  field = {begin, static_cast<size_t>(out - begin)};
}

}  // namespace shuke::ingest
