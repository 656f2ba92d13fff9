// Forecast: orders and revenue of the next weeks, with an interval, what the
// same model would have said of the last weeks, and the pattern of weekdays.
//
// Holt-Winters on whole ISO weeks since the first order; on logarithms where no
// week is zero or less, so that seasons and intervals scale with the level. The
// point is then the median of what may come. A yearly season is 52 weeks. The
// interval comes from the model's own one-step errors and from what else its
// parameters may be (holt_winters.cc). In simulations of wandering levels (α
// .02 to .6) one of 80 % held 79 to 82 % of the weeks ahead after 52 or 100
// weeks, and, being careful, 84 to 87 % after 24.
#ifndef SHUKE_METRICS_FORECAST_H_
#define SHUKE_METRICS_FORECAST_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/metrics/holt_winters.h"
#include "core/metrics/metrics_policy.h"
#include "core/metrics/shop_view.h"

namespace shuke::metrics {

enum class Baseline : uint8_t {
  kSeasonalNaive,  // the week 52 weeks before
  kNaive,          // the last week, where there is no year yet
};
inline constexpr std::array<std::string_view, 2> kBaselineCodes = {
    "seasonal_naive", "naive"};

struct ForecastWeek {
  Day week;  // its Monday
  double value;
  double low;  // not below 0
  double high;
};

// The last weeks held out and told from those before.
struct Backtest {
  std::vector<ForecastWeek> weeks;
  std::vector<double> actual;
  std::vector<double> baseline_values;
  Baseline baseline;
  bool seasonal;          // the model of the backtest had a season
  double mean_error = 0;  // mean absolute error
  double mean_error_baseline = 0;
  // Sums of absolute errors over the sum of the actual values; nothing of 0.
  std::optional<double> relative_error;
  std::optional<double> relative_error_baseline;
  int inside = 0;  // actual values within the interval
};

struct SeriesForecast {
  std::vector<double> history;  // one a week, oldest first
  bool seasonal = false;
  bool logarithms = false;
  HoltWinters model;
  std::vector<ForecastWeek> weeks;
  std::optional<Backtest> backtest;  // nothing if too short without the end
};

struct WeekdayShare {
  double orders = 0;  // of all of the weeks
  double net = 0;     // may be negative; 0 without revenue
};

struct Forecast {
  Day first_week = kNoDay;  // Monday of the first whole week; kNoDay: none
  int weeks = 0;            // whole weeks since the first order
  int needed = 0;           // below it there is no forecast
  // Nothing below `needed`. Revenue is net, cancelling invoices included, in
  // minor units.
  std::optional<SeriesForecast> orders;
  std::optional<SeriesForecast> revenue;
  // Monday first; of the last weeks, so many.
  std::array<WeekdayShare, 7> weekdays;
  int weekday_weeks = 0;
};

// O(orders), and fits of some milliseconds.
Forecast ComputeForecast(const ShopInputs& inputs, const ShopView& view,
                         const MetricsPolicy& policy);

// One series; `values` has at least forecast_least_weeks.
SeriesForecast ForecastSeries(std::span<const double> values, Day first_week,
                              const MetricsPolicy& policy);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_FORECAST_H_
