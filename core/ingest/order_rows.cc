// Comparisons are of one tuple, so that what decides stands in one place.
#include "core/ingest/order_rows.h"

#include <tuple>

namespace shuke::ingest {

using table::MoneyField;
using table::TimeField;

bool OrderRows::IsLater(uint32_t a, uint32_t b) const {
  const auto rank = [&](uint32_t line) {
    return std::tuple{StateRank(lines_.state[line]),
                      OrZero(lines_.Money(MoneyField::kRefundAmount, line)),
                      lines_.Time(TimeField::kCompleted, line),
                      lines_.Time(TimeField::kPaid, line),
                      lines_.Time(TimeField::kCreated, line),
                      lines_.Money(MoneyField::kPaidAmount, line),
                      lines_.Money(MoneyField::kOrderAmount, line),
                      lines_.Money(MoneyField::kLineAmount, line),
                      Quantity(line),
                      FileOf(line).has_paid_time,
                      FileOf(line).paid_is};
  };
  const auto left = rank(a), right = rank(b);
  if (left != right) return left > right;
  for (const auto& column : lines_.text) {
    if (column.empty() || column[a] == column[b]) continue;
    return dictionary_.At(column[a]) > dictionary_.At(column[b]);
  }
  return false;
}

}  // namespace shuke::ingest
