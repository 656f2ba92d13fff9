#include "core/segment/sizes.h"

namespace shuke::segment {

using customers::CustomerId;
using customers::Customers;

std::array<SegmentSize, kLevels> LevelSizes(const Customers& customers,
                                            const RfmResult& rfm) {
  std::array<SegmentSize, kLevels> sizes;
  for (CustomerId customer = 0; customer < customers.size(); ++customer) {
    if (customers.valid_orders[customer] == 0) continue;
    SegmentSize& size = sizes[static_cast<size_t>(rfm.level[customer])];
    ++size.customers;
    size.revenue_minor += rfm.window_net_minor[customer];
  }
  return sizes;
}

std::array<SegmentSize, kStages> StageSizes(const Customers& customers,
                                            const LifecycleResult& lifecycle) {
  std::array<SegmentSize, kStages> sizes;
  for (CustomerId customer = 0; customer < customers.size(); ++customer) {
    if (lifecycle.stage[customer] == Stage::kNone) continue;
    SegmentSize& size = sizes[static_cast<size_t>(lifecycle.stage[customer])];
    ++size.customers;
    size.revenue_minor += customers.net_minor[customer];
  }
  return sizes;
}

}  // namespace shuke::segment
