// TextStarts: where in an arena each text starts, in four bytes each.
//
// Kept are the lower halves of the starts, and beside them the few texts at
// which the arena passes another 4 GiB: no text is as long.
#ifndef SHUKE_TABLE_TEXT_STARTS_H_
#define SHUKE_TABLE_TEXT_STARTS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/bytes.h"

namespace shuke::table {

class TextStarts {
 public:
  // How many texts there are.
  size_t size() const { return low_.size() - 1; }
  uint64_t At(size_t text) const {
    uint64_t start = low_[text];
    if (!turns_.empty()) start += Turns(text) << 32;
    return start;
  }
  size_t Length(size_t text) const { return low_[text + 1] - low_[text]; }

  // One more text, which ends at `end`.
  void Add(uint64_t end) {
    const auto low = static_cast<uint32_t>(end);
    if (low < low_.back()) turns_.push_back(low_.size());
    low_.push_back(low);
  }
  void Reserve(size_t texts) { low_.reserve(texts + 1); }

  // For another core, of less than 4 GiB of texts (base/bytes.h).
  void Write(ByteWriter& writer) const { writer.Array(low_); }
  // False if these are not the starts of texts of so many bytes.
  bool Read(ByteReader& reader, size_t bytes) {
    reader.Array(low_);
    turns_ = {};
    const bool fit = !low_.empty() && low_.front() == 0 &&
                     std::is_sorted(low_.begin(), low_.end()) &&
                     low_.back() == bytes;
    if (!fit) low_ = {0};
    return fit;
  }

 private:
  // How many times 4 GiB lie before a text.
  uint64_t Turns(size_t text) const {
    return static_cast<uint64_t>(
        std::upper_bound(turns_.begin(), turns_.end(), text) - turns_.begin());
  }

  std::vector<uint32_t> low_ = {0};  // one more than there are texts
  std::vector<size_t> turns_;        // entries of low_ that are a turn further
};

}  // namespace shuke::table

#endif  // SHUKE_TABLE_TEXT_STARTS_H_
