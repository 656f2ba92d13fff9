// A plain number is nearly every cell, and is known by its shape; of the others
// each is read by either mark.
#include "core/ingest/decimal_column.h"

#include <algorithm>

namespace shuke::ingest {
namespace {

constexpr uint64_t kTimesMore = 19;  // 95 to 5

}  // namespace

void DecimalColumn::See(std::string_view text) {
  // Full-width forms have no place in it: they are read by either mark.
  if (std::none_of(text.begin(), text.end(),
                   [](char c) { return c == '.' || c == ','; })) {
    return;
  }
  const auto proven = ProvenMark(text);
  if (proven) {
    ++(*proven == DecimalMark::kComma ? comma_ : point_);
  } else if (ParseDecimal(text).ok()) {
    ++either_;
  }
}

std::optional<DecimalMark> DecimalColumn::Decide() const {
  if (told_) return told_;
  if (comma_ > 0 && comma_ >= kTimesMore * point_) return DecimalMark::kComma;
  if (point_ > 0) return DecimalMark::kPoint;
  return std::nullopt;
}

}  // namespace shuke::ingest
