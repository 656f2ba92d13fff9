// What everybody bought in the evaluation window: the measures that scores,
// tiers and thresholds are judged by.
//
// Depends on the window's length alone, so that a moved threshold never costs
// a pass over the orders.
#ifndef SHUKE_SEGMENT_RFM_WINDOW_H_
#define SHUKE_SEGMENT_RFM_WINDOW_H_

#include <cstdint>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"

namespace shuke::segment {

// One entry per customer in every column. A customer with orders 0 is unrated.
struct RfmWindow {
  Day from = kNoDay;  // first day of the window, itself inside
  Day as_of = kNoDay;
  std::vector<int32_t> orders;          // valid ones
  std::vector<int32_t> days;            // distinct days of those
  std::vector<Day> last_day;            // of those; kNoDay without any
  std::vector<table::Minor> net_minor;  // their net, less the customer's
                                        // cancelling invoices in the window
};

// Counts what lies between `as_of` less `months` calendar months, that day
// included, and `as_of`, which may be earlier than the day that `customers`
// were built for: then it is what was known of orders on that day. O(purchases
// in the window).
RfmWindow MeasureWindow(const customers::Customers& customers, Day as_of,
                        int months);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_RFM_WINDOW_H_
