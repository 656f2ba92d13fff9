// Coverage: on how many rows the facts that later figures need are there at
// all.
#ifndef SHUKE_METRICS_COVERAGE_H_
#define SHUKE_METRICS_COVERAGE_H_

#include <cstdint>

#include "core/base/date.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::metrics {

// Counts of rows, of all `rows` that are used: those of orders up to the as-of
// date, without what overlapping files repeat.
struct Coverage {
  uint64_t rows = 0;
  uint64_t buyer = 0;    // of an order whose buyer identity resolves
  uint64_t phone = 0;    // the buyer's or the recipient's
  uint64_t region = 0;   // a province or a country
  uint64_t product = 0;  // a product id or title
  uint64_t category = 0;
  uint64_t paid_time = 0;
};

// O(rows). `orders` was assembled from `lines`.
Coverage ComputeCoverage(const table::OrderLines& lines,
                         const table::Orders& orders, Day as_of);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_COVERAGE_H_
