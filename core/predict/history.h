// Histories: what the repeat-purchase models know of each customer.
//
// Symbols of the papers, here and in the models: x repeat purchase days (orders
// of one day are one purchase), t_x days from the first purchase to the last
// (no recency in the sense of RFM), T days from the first purchase to the end
// of what is observed.
#ifndef SHUKE_PREDICT_HISTORY_H_
#define SHUKE_PREDICT_HISTORY_H_

#include <cstdint>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"

namespace shuke::predict {

// Columns, one entry for each customer whose first purchase is observed, by
// customer id.
struct Histories {
  std::vector<customers::CustomerId> customer;
  std::vector<int32_t> x;
  std::vector<int32_t> t_x_days;
  std::vector<int32_t> T_days;
  // Mean net amount of a repeat purchase day in minor units; 0 where x is 0.
  std::vector<double> mean_spend;

  Day first_day = kNoDay;  // of anybody; kNoDay without customers
  Day last_day = kNoDay;   // the end of what is observed
  int64_t repeat_purchases = 0;
  int32_t repeat_customers = 0;
  // Between neighbouring purchase days of one customer; 0 without repeats.
  double median_gap_days = 0;

  size_t size() const { return x.size(); }
};

// The histories up to and including `end`. O(purchases).
Histories ObserveUntil(const customers::Customers& customers, Day end);

// Equal (x, t_x, T) once, so that a fit costs what differs. By x, t_x, T.
struct Patterns {
  std::vector<int32_t> x;
  std::vector<int32_t> t_x_days;
  std::vector<int32_t> T_days;
  std::vector<double> count;         // customers of the pattern
  std::vector<uint32_t> of_history;  // history -> its pattern
  int32_t most_x = 0;
  int32_t most_days = 0;  // the largest T

  size_t size() const { return x.size(); }
};

// Days and purchase days below 2^21. O(n log n).
Patterns GroupHistories(const std::vector<int32_t>& x,
                        const std::vector<int32_t>& t_x_days,
                        const std::vector<int32_t>& T_days);

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_HISTORY_H_
