#include "core/metrics/coverage.h"

#include <initializer_list>

namespace shuke::metrics {

using table::OrderLines;
using table::TextField;

Coverage ComputeCoverage(const OrderLines& lines) {
  const auto any = [&](std::initializer_list<TextField> fields, size_t row) {
    for (const TextField field : fields) {
      if (lines.Text(field, row) != table::kEmptyString) return true;
    }
    return false;
  };
  Coverage out;
  out.rows = lines.size();
  for (size_t row = 0; row < lines.size(); ++row) {
    out.buyer += any({TextField::kNick, TextField::kMemberId,
                      TextField::kAlipay, TextField::kEmail, TextField::kPhone},
                     row);
    out.phone += any({TextField::kPhone, TextField::kRecipientPhone}, row);
    out.region += any({TextField::kProvince, TextField::kCountry}, row);
    out.product += any({TextField::kProductId, TextField::kProduct}, row);
    out.category += any({TextField::kCategory}, row);
    out.paid_time += lines.Time(table::TimeField::kPaid, row) != kNoTime;
  }
  return out;
}

}  // namespace shuke::metrics
