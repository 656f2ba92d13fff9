// What stands between the whole and the fraction in one column of numbers: a
// point (1,234.56) or a comma (1.234,56).
#ifndef SHUKE_INGEST_DECIMAL_COLUMN_H_
#define SHUKE_INGEST_DECIMAL_COLUMN_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/money.h"

namespace shuke::ingest {

// Gathers what the cells of a column say. The column is read by one mark from
// its first cell to its last; where the end of the file shows another, it is
// read again.
class DecimalColumn {
 public:
  // `told`: by the owner, or by an earlier reading.
  explicit DecimalColumn(std::optional<DecimalMark> told = std::nullopt)
      : told_(told) {}

  // What cells are read by: what was told, else a point.
  DecimalMark mark() const { return told_.value_or(DecimalMark::kPoint); }
  // Takes a cell into account. One without a separator costs a look at each
  // byte.
  void See(std::string_view text);
  // The same of a text that is `plain`.
  void See(const PlainNumber& plain, std::string_view text) {
    if (!plain.point) return;
    // Three digits behind it could be thousands: 1.234.
    if (plain.scale == 3) return See(text);
    ++point_;
  }

  // What the cells said so far, and what those of another stretch of the same
  // column did.
  using Counts = std::array<uint64_t, 3>;
  Counts counts() const { return {point_, comma_, either_}; }
  void Add(const Counts& counts) {
    point_ += counts[0];
    comma_ += counts[1];
    either_ += counts[2];
  }

  // What was told; else the mark that cells prove by being readable with it
  // alone, if at least 95 % of these agree; nothing if none proves any.
  std::optional<DecimalMark> Decide() const;
  // Whether some cell reads otherwise by `decided` than it was read.
  bool NeedsReread(DecimalMark decided) const {
    return decided != mark() && point_ + comma_ + either_ > 0;
  }

 private:
  std::optional<DecimalMark> told_;
  uint64_t point_ = 0;   // cells that only a point explains
  uint64_t comma_ = 0;   // that only a comma does
  uint64_t either_ = 0;  // that both do: 1,234 and 1.234
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_DECIMAL_COLUMN_H_
