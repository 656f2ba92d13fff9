// "12.50" is nearly every cell that has a separator at all, and is known by its
// shape: digits, one point, and not exactly three digits behind it (1.234 could
// be a thousand).
#include "core/ingest/decimal_column.h"

#include <algorithm>

namespace shuke::ingest {
namespace {

constexpr uint64_t kTimesMore = 19;  // 95 to 5

bool IsDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void DecimalColumn::See(std::string_view text) {
  const auto mark = std::find_if(text.begin(), text.end(),
                                 [](char c) { return c == '.' || c == ','; });
  // Full-width forms have no place in it: they are read by either mark.
  if (mark == text.end()) return;
  const auto at = static_cast<size_t>(mark - text.begin());
  const std::string_view fraction = text.substr(at + 1);
  if (text[at] == '.' && fraction.size() != 3 && !fraction.empty() &&
      IsDigits(fraction) && at > 0 && IsDigits(text.substr(0, at))) {
    ++point_;
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
