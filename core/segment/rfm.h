// Scores every customer on recency, frequency and monetary value, and gives
// each a level.
//
// Only valid orders inside the evaluation window count: order day >= as-of less
// window_months calendar months, that day included, up to the as-of date. R is
// judged by the last of them, F is their number, M their net amount less the
// customer's cancelling invoices dated in the window (so M may be negative:
// score 1). A customer without a valid order in the window is unrated: scores,
// value 0, level kUnrated.
#ifndef SHUKE_SEGMENT_RFM_H_
#define SHUKE_SEGMENT_RFM_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "core/segment/rfm_policy.h"
#include "core/table/orders.h"

namespace shuke::segment {

// Best first: the order of reports and of sorting.
enum class Level : uint8_t { kSupreme, kVip, kAdvanced, kRegular, kUnrated };
inline constexpr size_t kLevels = 5;
// Level -> its code in JSON, CSV and message keys ("level.vip").
inline constexpr std::array<std::string_view, kLevels> kLevelCodes = {
    "supreme", "vip", "advanced", "regular", "unrated"};

// One entry per customer in every column.
struct RfmResult {
  Day window_from = kNoDay;  // first day of the window, itself inside
  std::vector<uint8_t> r;    // 5 (best) to 1; 0 = unrated
  std::vector<uint8_t> f;
  std::vector<uint8_t> m;
  std::vector<int32_t> value;  // weighted sum, 8..40 by default; 0 = unrated
  std::vector<Level> level;
  std::vector<int32_t> window_orders;
  std::vector<table::Minor> window_net_minor;
};

// `customers` must have been built from `orders` with the same `as_of`.
// `minor_digits` is the exponent of the analysis currency (2 for CNY).
// O(orders).
RfmResult ComputeRfm(const table::Orders& orders,
                     const customers::Customers& customers, Day as_of,
                     int minor_digits, const RfmPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_RFM_H_
