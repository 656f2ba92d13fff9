// The windows, bands and least lengths of the shop's figures, with the
// published defaults.
#ifndef SHUKE_METRICS_METRICS_POLICY_H_
#define SHUKE_METRICS_METRICS_POLICY_H_

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace shuke::metrics {

// Lists of bounds are the lower ends of bands: each reaches up to the next, the
// last has no end, and what lies below the first is in no band.
struct MetricsPolicy {
  // The period that is shown where nobody asks for another: so many calendar
  // months that end with the as-of date.
  int period_months = 12;
  // Repurchase rate, second-purchase conversion and the control table look so
  // many days back.
  int window_days = 45;
  // Retention within so many months of the cohort day.
  std::array<int, 3> retention_months = {3, 6, 12};

  // The ten indicators: recency from each of these days, up to the next.
  std::array<int, 3> indicator_days = {45, 90, 140};
  // What is usual: the median of the weeks before, and so many times the median
  // absolute deviation to both sides; of at least so many weeks.
  int band_weeks = 12;
  int band_least_weeks = 8;
  double band_deviations = 3;

  // Shares of the customers whose share of revenue is told, in percent.
  std::array<int, 4> pareto_percent = {1, 5, 10, 20};
  // 1, 2, … orders apart, and this many or more together.
  int frequency_most = 6;
  std::vector<int64_t> items_bounds = {1, 2, 3, 4, 5, 6, 11, 21};
  // In whole units of the analysis currency.
  std::vector<int64_t> order_amount_bounds = {0,   50,  100,  200,
                                              300, 500, 1000, 2000};
  std::vector<int64_t> customer_amount_bounds = {0,    100,  300,  500,
                                                 1000, 2000, 5000, 10000};
  std::vector<int64_t> price_bounds = {0, 20, 50, 100, 200, 300, 500, 1000};
  // Days from one order to the next.
  std::vector<int64_t> gap_days_bounds = {0, 8, 15, 31, 46, 91, 181, 366};
  // The most rows of the table of products.
  int product_rows = 200;

  // Forecast: a yearly season from so many whole weeks, a damped trend from so
  // many, so many weeks ahead, with an interval that is to hold the truth at
  // this rate.
  int forecast_season_weeks = 104;
  int forecast_least_weeks = 16;
  int forecast_weeks = 8;
  double forecast_coverage = 0.8;
  // The pattern of weekdays comes from so many whole weeks.
  int weekday_weeks = 52;

  friend bool operator==(const MetricsPolicy&, const MetricsPolicy&) = default;
};

void ToJson(const MetricsPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                MetricsPolicy& policy);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_METRICS_POLICY_H_
