// FieldMarks: where in a text the bytes stand that end or quote its fields,
// sixty-four bytes at a time.
#ifndef SHUKE_INGEST_FIELD_MARKS_H_
#define SHUKE_INGEST_FIELD_MARKS_H_

#include <bit>
#include <cstddef>
#include <cstdint>

#include "core/base/bytes16.h"

namespace shuke::ingest {

class FieldMarks {
 public:
  // So many bytes behind the end of the text are read, whatever they are.
  static constexpr size_t kPadding = 64;

  // Of the delimiter, LF, CR and the quote.
  explicit FieldMarks(char delimiter)
      : delimiter_(Bytes16::All(delimiter)),
        lf_(Bytes16::All('\n')),
        cr_(Bytes16::All('\r')),
        quote_(Bytes16::All('"')) {}

  // The text has moved, or is to be gone through again.
  void Forget() { block_ = kNone; }
  // Goes on at data[pos], not before where it stands, in a text that ends at
  // data[end].
  void GoTo(const char* data, size_t pos, size_t end) {
    data_ = data;
    end_ = end;
    if (pos - block_ >= kBlock) {
      block_ = pos;
      marks_ = pos < end ? Look() : 0;
    } else {
      marks_ &= ~uint64_t{0} << (pos - block_);
    }
  }
  // The next place; at or behind the end of the text if there is none.
  size_t Next() {
    while (marks_ == 0) {
      block_ += kBlock;
      if (block_ >= end_) return end_;
      marks_ = Look();
    }
    const size_t at = block_ + static_cast<size_t>(std::countr_zero(marks_));
    marks_ &= marks_ - 1;
    return at;
  }

 private:
  static constexpr size_t kBlock = 64;
  static_assert(kPadding >= kBlock);
  static constexpr size_t kNone = ~size_t{0} - kBlock;

  uint64_t Look() const {
    uint64_t marks = 0;
    for (size_t part = 0; part < kBlock; part += 16) {
      const Bytes16 bytes = Bytes16::Load(data_ + block_ + part);
      marks |= uint64_t{bytes.Equal(delimiter_)
                            .Or(bytes.Equal(lf_))
                            .Or(bytes.Equal(cr_))
                            .Or(bytes.Equal(quote_))
                            .Mask()}
               << part;
    }
    return marks;
  }

  Bytes16 delimiter_, lf_, cr_, quote_;
  const char* data_ = nullptr;
  size_t end_ = 0;
  size_t block_ = kNone;  // where the bytes stand that marks_ are of
  uint64_t marks_ = 0;    // those not yet handed out, the first one lowest
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_FIELD_MARKS_H_
