#include "core/metrics/coverage.h"

#include <initializer_list>

#include "core/base/hot_loop.h"

namespace shuke::metrics {

using table::OrderLines;
using table::TextField;

Coverage ComputeCoverage(const OrderLines& lines, const table::Orders& orders,
                         Day as_of) {
  const auto any = [&](std::initializer_list<TextField> fields, size_t row) {
    for (const TextField field : fields) {
      if (lines.Text(field, row) != table::kEmptyString) return true;
    }
    return false;
  };
  Coverage out;
  const auto count = [&](uint32_t row) {
    ++out.rows;
    out.phone += any({TextField::kPhone, TextField::kRecipientPhone}, row);
    out.region += any({TextField::kProvince, TextField::kCountry}, row);
    out.product += any({TextField::kProductId, TextField::kProduct}, row);
    out.category += any({TextField::kCategory}, row);
    out.paid_time += lines.Time(table::TimeField::kPaid, row) != kNoTime;
  };
  HotLoop(orders.size(), [&](size_t order) {
    if (orders.day[order] > as_of) return;
    const bool known = orders.buyer_key[order] != table::kEmptyString;
    for (const uint32_t row : orders.Lines(order)) {
      count(row);
      out.buyer += known;
    }
  });
  return out;
}

}  // namespace shuke::metrics
