// Cohorts: customers by the month of their first order, and what became of them
// month by month.
#ifndef SHUKE_METRICS_COHORTS_H_
#define SHUKE_METRICS_COHORTS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/metrics/metrics_policy.h"
#include "core/metrics/shop_view.h"

namespace shuke::metrics {

// The customers of a cohort in the month so many after their first.
struct CohortCell {
  int64_t customers = 0;  // with a valid order in it
  int64_t orders = 0;
  table::Minor net_minor = 0;      // of these
  table::Minor credits_minor = 0;  // of cancelling invoices; not above 0
};

struct Cohort {
  Day month;  // its first day
  int64_t customers = 0;
  // From month 0 to the one that the range ends in, which may be cut off.
  std::vector<CohortCell> cells;
  // Another valid order from the day after the first, within the policy's
  // months. Nothing while the youngest of the cohort is not that old.
  std::array<std::optional<int64_t>, 3> retained;
  // Of those observed for the whole window: a second order within it.
  int64_t observed = 0;
  int64_t second = 0;
};

struct Cohorts {
  // Of the months whose first day lies in the range or that the range begins
  // in, oldest first; none without customers in between is left out.
  std::vector<Cohort> cohorts;
  bool last_month_whole = false;  // the range ends with its month
};

// O(orders).
Cohorts ComputeCohorts(const ShopInputs& inputs, const ShopView& view,
                       const MetricsPolicy& policy);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_COHORTS_H_
