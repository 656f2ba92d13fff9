// Pareto: which share of the revenue the best customers bring.
#ifndef SHUKE_METRICS_PARETO_H_
#define SHUKE_METRICS_PARETO_H_

#include <array>
#include <cstdint>

#include "core/metrics/metrics_policy.h"
#include "core/metrics/shop_view.h"

namespace shuke::metrics {

struct ParetoRow {
  int percent;            // of the customers
  int64_t customers = 0;  // so many, rounded up
  table::Minor net_minor = 0;
  table::Minor least_minor = 0;  // of the last of them; others may have as much
};

// Of the customers with a valid order in the range, by the net amount of these
// orders, largest first.
struct Pareto {
  int64_t customers = 0;
  table::Minor net_minor = 0;
  std::array<ParetoRow, 4> rows;
};

// O(orders + customers log customers).
Pareto ComputePareto(const ShopView& view, const MetricsPolicy& policy);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_PARETO_H_
