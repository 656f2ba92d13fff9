// Did those who were contacted spend more than those held back?
#ifndef SHUKE_CAMPAIGN_REVENUE_LIFT_H_
#define SHUKE_CAMPAIGN_REVENUE_LIFT_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/campaign/effect_policy.h"
#include "core/math/interval.h"

namespace shuke::campaign {

// What the customers of a group spent: those who bought, each with the sum of
// their orders; all others spent nothing.
struct GroupSpend {
  int64_t customers = 0;
  std::vector<int64_t> buyers_minor;  // at most `customers` entries
};

struct RevenueLift {
  double treated_minor = 0;  // mean per customer
  double control_minor = 0;
  double lift_minor = 0;
  math::Interval interval{0, 0};
};

// The difference of the means, and its percentile bootstrap interval of
// 1 − alpha (Efron and Tibshirani 1993, 13.3): both groups are drawn anew with
// replacement policy.bootstrap_rounds times, from policy.bootstrap_seed. The
// order of buyers does not matter. Nothing for an empty group.
// O(rounds · (customers / 8 + buyers)).
std::optional<RevenueLift> MeasureRevenueLift(const GroupSpend& treated,
                                              const GroupSpend& control,
                                              const EffectPolicy& policy);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_REVENUE_LIFT_H_
