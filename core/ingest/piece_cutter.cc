// From quote to quote: outside of quotes the next one either opens a field or
// is text, inside it is doubled or closes. Line ends are looked for from the
// end of a bare stretch backwards, so that a stretch without quotes costs one
// search for a quote and one line.
#include "core/ingest/piece_cutter.h"

#include "core/base/find_byte.h"

namespace shuke::ingest {

PieceCutter::PieceCutter(Dialect dialect, int bom_bytes)
    : delimiter_(dialect.delimiter), start_(static_cast<uint64_t>(bom_bytes)) {}

char PieceCutter::ByteBefore(std::string_view bytes, size_t at) const {
  return at > 0 ? bytes[at - 1] : before_[1];
}

// Whether the byte at `at` is the first one of a field.
bool PieceCutter::BeginsField(std::string_view bytes, size_t at) const {
  if (offset_ + at <= start_) return true;
  const char before = ByteBefore(bytes, at);
  return before == delimiter_ || before == '\n' || before == '\r';
}

// At the start of a field, or there after `=`.
bool PieceCutter::Opens(std::string_view bytes, size_t quote) const {
  if (BeginsField(bytes, quote)) return true;
  if (ByteBefore(bytes, quote) != '=') return false;
  if (quote > 0) return BeginsField(bytes, quote - 1);
  return offset_ <= start_ + 1 || before_[0] == delimiter_ ||
         before_[0] == '\n' || before_[0] == '\r';
}

// A bare stretch of the chunk ends at `end`.
void PieceCutter::EndBare(std::string_view bytes, size_t begin, size_t end) {
  for (size_t at = end; at > begin; --at) {
    const char byte = bytes[at - 1];
    if (byte != '\n' && byte != '\r') continue;
    if (byte == '\r' && at == bytes.size()) continue;  // an LF may follow
    if (byte == '\r' && bytes[at] == '\n') continue;
    last_end_ = offset_ + at;
    return;
  }
}

void PieceCutter::Feed(std::string_view bytes) {
  if (bytes.empty() || lost_) return;
  const char* const data = bytes.data();
  size_t at = 0;  // what stands before is settled
  if (ends_cr_ && bytes[0] != '\n') last_end_ = offset_;
  if (closing_) {
    closing_ = false;
    if (bytes[0] == '"') {
      at = 1;  // a doubled one
    } else {
      quoted_ = false;
    }
  }
  size_t bare = at;  // where the bare stretch begins
  while (at < bytes.size()) {
    const auto quote = static_cast<size_t>(
        FindAny(data + at, data + bytes.size(), '"', '"', '"') - data);
    if (quoted_) {
      if (offset_ + quote - open_ > kMaxQuotedBytes) {
        lost_ = true;
        return;
      }
      if (quote == bytes.size()) break;
      if (quote + 1 == bytes.size()) {
        closing_ = true;
        break;
      }
      if (bytes[quote + 1] == '"') {
        at = quote + 2;
        continue;
      }
      quoted_ = false;
      at = bare = quote + 1;
      continue;
    }
    if (quote == bytes.size()) break;
    at = quote + 1;
    if (!Opens(bytes, quote)) continue;
    EndBare(bytes, bare, quote);
    quoted_ = true;
    open_ = offset_ + at;
  }
  ends_cr_ = !quoted_ && bytes.back() == '\r';
  if (!quoted_) EndBare(bytes, bare, bytes.size());
  before_[0] = bytes.size() > 1 ? bytes[bytes.size() - 2] : before_[1];
  before_[1] = bytes.back();
  offset_ += bytes.size();
}

}  // namespace shuke::ingest
