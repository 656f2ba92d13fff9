// Sizes: how many customers each level and each stage holds, and what they
// brought in.
#ifndef SHUKE_SEGMENT_SIZES_H_
#define SHUKE_SEGMENT_SIZES_H_

#include <array>
#include <cstdint>

#include "core/customers/customers.h"
#include "core/segment/lifecycle.h"
#include "core/segment/rfm.h"

namespace shuke::segment {

struct SegmentSize {
  uint64_t customers = 0;
  table::Minor revenue_minor = 0;
};

// By level; revenue is the net amount in the evaluation window. Customers
// without a valid order are in none.
std::array<SegmentSize, kLevels> LevelSizes(
    const customers::Customers& customers, const RfmResult& rfm);
// By stage; revenue is the net amount ever.
std::array<SegmentSize, kStages> StageSizes(
    const customers::Customers& customers, const LifecycleResult& lifecycle);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_SIZES_H_
