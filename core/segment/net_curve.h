// How revenue is spread over customers: their amounts from the highest down,
// with the running sum.
//
// Every question of the form "how many spend at least so much" or "who makes up
// the first half of revenue" is then a binary search.
#ifndef SHUKE_SEGMENT_NET_CURVE_H_
#define SHUKE_SEGMENT_NET_CURVE_H_

#include <cstdint>
#include <vector>

#include "core/segment/rfm_window.h"

namespace shuke::segment {

struct NetCurve {
  std::vector<table::Minor> net_minor;     // falling, one per rated customer
  std::vector<table::Minor> before_minor;  // the sum of the amounts above 0
                                           // that stand before it
  size_t positive = 0;                     // entries above 0: the first so many
  table::Minor total_minor = 0;            // their sum

  // Customers who spent at least `least`, and what they spent together.
  struct Share {
    uint64_t customers;
    table::Minor net_minor;
  };
  Share AtLeast(table::Minor least) const;
};

// Over the customers with a valid order in the window. O(n log n).
NetCurve ComputeNetCurve(const RfmWindow& window);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_NET_CURVE_H_
