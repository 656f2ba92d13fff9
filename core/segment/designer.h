// The threshold designer: what levels by spend would look like over the shop's
// own customers.
//
// Spend is the net amount in the evaluation window. Each threshold ends a band
// and begins the next level: a band takes in its lower bound and not its upper
// one. The shares of the bands sum to 1.
#ifndef SHUKE_SEGMENT_DESIGNER_H_
#define SHUKE_SEGMENT_DESIGNER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/segment/designer_policy.h"
#include "core/segment/net_curve.h"

namespace shuke::segment {

struct DesignBand {
  std::optional<int64_t> from_major;  // none: below the first threshold
  std::optional<int64_t> to_major;    // excluded; none: above the last
  uint64_t customers = 0;
  table::Minor revenue_minor = 0;  // amounts below 0 count as none
  int64_t price_percent = 100;
  // What the discount on that revenue would have cost, rounded half up.
  table::Minor discount_minor = 0;
  // Customers in this band or above it, of those in the one before or above:
  // how many climb the step that leads here. Of the first band, all.
  uint64_t reached = 0;
  uint64_t reached_before = 0;
  bool too_few_climb = false;
};

// One band more than there are thresholds, lowest first. O(bands log n).
std::vector<DesignBand> DesignThresholds(const NetCurve& curve,
                                         int minor_digits,
                                         const DesignerPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_DESIGNER_H_
