// Intervals: how many days people let pass between purchases.
//
// A gap is the days from one purchase day to the next of the same customer;
// two orders on one day are one purchase. An interval is the median of gaps,
// so it may lie half-way between two days.
#ifndef SHUKE_SEGMENT_INTERVALS_H_
#define SHUKE_SEGMENT_INTERVALS_H_

#include <cstdint>
#include <vector>

#include "core/customers/customers.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::segment {

inline constexpr double kNoInterval = 0;  // a true one is at least 1

struct Intervals {
  double shop_days = kNoInterval;  // over all gaps of all customers
  uint64_t gaps = 0;
  std::vector<double> own_days;  // per customer; kNoInterval without a gap
  std::vector<int32_t> own_gaps;
};
// O(purchases).
Intervals ComputeIntervals(const customers::Customers& customers);

// The same by what was bought: a gap belongs to the category that the purchase
// before it was mainly of, so that the interval says how soon somebody comes
// back after buying that.
struct CategoryIntervals {
  struct Category {
    table::StringId category;
    uint64_t gaps;
    double days;
  };
  // Those with at least `least_gaps` gaps; most gaps first, ties by first
  // appearance among the customers.
  std::vector<Category> categories;
  // Per customer, the entry of the category that the latest purchase was mainly
  // of; kNone if it has none or too few gaps.
  std::vector<int32_t> of_customer;
  static constexpr int32_t kNone = -1;
};
// O(lines of the purchases).
CategoryIntervals ComputeCategoryIntervals(
    const customers::Customers& customers, const table::Orders& orders,
    const table::OrderLines& lines, int least_gaps);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_INTERVALS_H_
