// How long customers take to the second, third, nth order.
#ifndef SHUKE_METRICS_REPEAT_GAPS_H_
#define SHUKE_METRICS_REPEAT_GAPS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/metrics/distributions.h"
#include "core/metrics/metrics_policy.h"
#include "core/metrics/shop_view.h"

namespace shuke::metrics {

struct RepeatGap {
  int nth = 2;
  int64_t reached = 0;    // customers with so many valid orders or more by now
  int64_t customers = 0;  // whose nth order lies in the range
  // Of these, in days; nothing without them.
  std::optional<Spread> since_previous;
  std::optional<Spread> since_first;
  std::vector<Band> bands;  // by the days since the order before
};

// One entry for each n from 2 to frequency_most. O(orders log orders).
std::vector<RepeatGap> ComputeRepeatGaps(const ShopView& view,
                                         const MetricsPolicy& policy);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_REPEAT_GAPS_H_
