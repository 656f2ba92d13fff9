// The weekly control table (KPI 监控), and the arithmetic of its columns.
#ifndef SHUKE_METRICS_CONTROL_TABLE_H_
#define SHUKE_METRICS_CONTROL_TABLE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/metrics/daily.h"

namespace shuke::metrics {

// What the window that ends with a week held.
struct ControlInput {
  Day week;  // its Monday
  Window window;
};

// A ratio of nothing is no figure, and so is one to nothing.
struct ControlRow {
  ControlInput input;
  std::optional<double> rate;              // repeat buyers / buyers
  std::optional<double> rate_ratio;        // to the row before
  std::optional<double> amount_per_buyer;  // 客单价, in minor units
  std::optional<double> amount_ratio;
  std::optional<double> combined;  // the product of the two ratios
};

// Ratios are of unrounded figures. O(weeks).
std::vector<ControlRow> ComputeControlRows(std::span<const ControlInput> weeks);

// The whole weeks of the range whose window is as long as it should be.
std::vector<ControlInput> ControlInputs(const ShopView& view,
                                        const Daily& daily,
                                        const MetricsPolicy& policy);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_CONTROL_TABLE_H_
