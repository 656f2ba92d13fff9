#include "core/segment/net_curve.h"

#include <algorithm>
#include <functional>

#include "core/base/hot_loop.h"

namespace shuke::segment {

using table::Minor;

NetCurve ComputeNetCurve(const RfmWindow& window) {
  NetCurve curve;
  curve.net_minor.reserve(window.orders.size());
  HotLoop(window.orders.size(), [&](size_t i) {
    if (window.orders[i] > 0) curve.net_minor.push_back(window.net_minor[i]);
  });
  std::sort(curve.net_minor.begin(), curve.net_minor.end(),
            std::greater<Minor>());
  curve.before_minor.reserve(curve.net_minor.size());
  for (const Minor net : curve.net_minor) {
    curve.before_minor.push_back(curve.total_minor);
    if (net <= 0) continue;
    curve.total_minor += net;
    ++curve.positive;
  }
  return curve;
}

NetCurve::Share NetCurve::AtLeast(Minor least) const {
  const auto end =
      std::partition_point(net_minor.begin(), net_minor.end(),
                           [&](Minor net) { return net >= least; });
  const auto count = static_cast<size_t>(end - net_minor.begin());
  // Amounts of 0 and less stand last: they bring nothing, and a refund that
  // exceeds what was bought is not negative revenue of a band.
  return {count, count < net_minor.size() ? before_minor[count] : total_minor};
}

}  // namespace shuke::segment
