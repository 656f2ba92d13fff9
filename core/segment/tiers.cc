// The curve gives, for each amount, what those with more brought in. The amount
// at which a tier ends is found in it by bisection; then one pass compares.
//
// Example: 60, 30, 30 and 10, bounds 50 %, 75 %, 90 %, 95 % of 130. Before 60
// stands 0 < 65: diamond. Before each 30 stand 60 < 65: diamond, both. Before
// 10 stand 120, which is not below 117 (90 %) but below 123.5: bronze.
#include "core/segment/tiers.h"

#include <algorithm>
#include <limits>

#include "core/base/hot_loop.h"

namespace shuke::segment {
namespace {

using table::Minor;

// The least integer that is not below `percent` % of `total`, without a product
// that may overflow.
Minor PercentOf(Minor total, int percent) {
  return total / 100 * percent + (total % 100 * percent + 99) / 100;
}

}  // namespace

Tiers ComputeTiers(const RfmWindow& window, const NetCurve& curve,
                   const TiersPolicy& policy) {
  Tiers tiers;
  Minor least = std::numeric_limits<Minor>::max();
  int percent = 0;
  for (size_t tier = 0; tier < kTiers; ++tier) {
    percent = tier + 1 < kTiers ? percent + policy.revenue_percent[tier] : 100;
    const Minor bound = PercentOf(curve.total_minor, percent);
    // Entries of which less than the bound stands before; the last of them is
    // in the tier, and its equals with it. Of equals all but the first have too
    // much before them, and still have its amount.
    const auto begin = curve.before_minor.begin();
    const auto end = std::partition_point(
        begin, begin + static_cast<std::ptrdiff_t>(curve.positive),
        [&](Minor before) { return before < bound; });
    if (end != begin) {
      least = std::min(least,
                       curve.net_minor[static_cast<size_t>(end - begin) - 1]);
    }
    tiers.least_minor[tier] = least;
  }
  // Whatever is left, if the percents make up 100, has a tier all the same.
  if (curve.positive > 0)
    tiers.least_minor[kTiers - 1] = curve.net_minor[curve.positive - 1];

  tiers.tier.reserve(window.net_minor.size());
  HotLoop(window.net_minor.size(), [&](size_t i) {
    const Minor net = window.net_minor[i];
    Tier tier = Tier::kNone;
    if (net > 0 && window.orders[i] > 0) {
      size_t index = 0;
      while (net < tiers.least_minor[index]) ++index;
      tier = static_cast<Tier>(index);
    }
    tiers.tier.push_back(tier);
  });
  return tiers;
}

}  // namespace shuke::segment
