// Value tiers: who makes up the first half of revenue, the next quarter, and so
// on.
//
// Over the customers whose net amount in the evaluation window is above 0,
// highest first. Somebody belongs to the first tier whose bound (its percent
// and those before it, of the sum) is above what the customers with more than
// them brought in: who crosses a bound belongs to the higher tier, and equal
// amounts share it.
#ifndef SHUKE_SEGMENT_TIERS_H_
#define SHUKE_SEGMENT_TIERS_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/segment/net_curve.h"
#include "core/segment/rfm_window.h"
#include "core/segment/tiers_policy.h"

namespace shuke::segment {

// Best first: the order of reports and of sorting.
enum class Tier : uint8_t { kDiamond, kGold, kSilver, kBronze, kOther, kNone };
// Tier -> its code in JSON, CSV and message keys ("tier.gold").
inline constexpr std::array<std::string_view, kTiers> kTierCodes = {
    "diamond", "gold", "silver", "bronze", "other"};

struct Tiers {
  std::vector<Tier> tier;  // one per customer; kNone: nothing above 0
  // The least net amount in each tier; of a tier without customers that of the
  // tier above it, which nobody below reaches.
  std::array<table::Minor, kTiers> least_minor = {};
};

// `curve` must be of `window`. O(n).
Tiers ComputeTiers(const RfmWindow& window, const NetCurve& curve,
                   const TiersPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_TIERS_H_
