// What would change: everybody's kinds under the policy in force and under a
// candidate, without applying it.
#ifndef SHUKE_SEGMENT_WHAT_IF_H_
#define SHUKE_SEGMENT_WHAT_IF_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/segment/segmentation.h"

namespace shuke::segment {

// One partition of the customers. `what` is the id of its fact; kinds are its
// codes, and one more at the end for those who have none.
struct KindChange {
  std::string_view what;
  std::span<const std::string_view> codes;
  std::vector<uint64_t> before;
  std::vector<uint64_t> after;
  uint64_t moved = 0;  // customers whose kind differs
};

// Level, stage, tier and the rest, in the order of the facts. Counts customers
// with a valid order; the funnel all, potential ones too. Costs what differs:
// a partition that no difference touches is counted once.
std::vector<KindChange> CompareKinds(const Segmentation& base,
                                     const SegmentPolicies& candidate);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_WHAT_IF_H_
