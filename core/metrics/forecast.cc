#include "core/metrics/forecast.h"

#include <algorithm>
#include <cmath>

#include "core/metrics/calendar.h"

namespace shuke::metrics {
namespace {

constexpr size_t kYearWeeks = 52;

struct Fitted {
  HoltWinters model;
  bool seasonal;
  bool logarithms;
};

Fitted Fit(std::span<const double> values, const MetricsPolicy& policy) {
  const bool logarithms =
      std::all_of(values.begin(), values.end(), [](double v) { return v > 0; });
  std::vector<double> scaled(values.begin(), values.end());
  if (logarithms) {
    for (double& value : scaled) value = std::log(value);
  }
  const bool seasonal =
      values.size() >= static_cast<size_t>(policy.forecast_season_weeks);
  auto model = FitHoltWinters(scaled, seasonal ? kYearWeeks : 0);
  // The policy asks for more weeks than the fit needs.
  return {model.value_or(HoltWinters{}), seasonal, logarithms};
}

std::vector<ForecastWeek> Ahead(const Fitted& fitted, Day next_week,
                                const MetricsPolicy& policy) {
  const double reach =
      StudentReach(policy.forecast_coverage, fitted.model.freedom);
  std::vector<ForecastWeek> weeks;
  for (int step = 1; step <= policy.forecast_weeks; ++step) {
    const double mean = fitted.model.Mean(step);
    const double away = reach * fitted.model.Deviation(step);
    ForecastWeek week{next_week + 7 * (step - 1), mean, mean - away,
                      mean + away};
    if (fitted.logarithms) {
      week.value = std::exp(week.value);
      week.low = std::exp(week.low);
      week.high = std::exp(week.high);
    }
    week.value = std::max(0.0, week.value);
    week.low = std::max(0.0, week.low);
    week.high = std::max(0.0, week.high);
    weeks.push_back(week);
  }
  return weeks;
}

Backtest TryOut(std::span<const double> values, Day first_week,
                const MetricsPolicy& policy) {
  const auto held = static_cast<size_t>(policy.forecast_weeks);
  const size_t known = values.size() - held;
  Backtest test;
  const Fitted fitted = Fit(values.first(known), policy);
  test.seasonal = fitted.seasonal;
  test.weeks = Ahead(fitted, first_week + 7 * static_cast<Day>(known), policy);
  test.baseline =
      known >= kYearWeeks ? Baseline::kSeasonalNaive : Baseline::kNaive;
  double total = 0, error = 0, baseline_error = 0;
  for (size_t i = 0; i < held; ++i) {
    const double actual = values[known + i];
    // Up to a year ahead the week of the year before is always known.
    const double naive = test.baseline == Baseline::kSeasonalNaive
                             ? values[known + i - kYearWeeks]
                             : values[known - 1];
    test.actual.push_back(actual);
    test.baseline_values.push_back(naive);
    total += actual;
    error += std::abs(actual - test.weeks[i].value);
    baseline_error += std::abs(actual - naive);
    test.inside += actual >= test.weeks[i].low && actual <= test.weeks[i].high;
  }
  test.mean_error = error / static_cast<double>(held);
  test.mean_error_baseline = baseline_error / static_cast<double>(held);
  if (total > 0) {
    test.relative_error = error / total;
    test.relative_error_baseline = baseline_error / total;
  }
  return test;
}

void FillWeekdays(std::span<const double> orders, std::span<const double> net,
                  const MetricsPolicy& policy, Forecast& out) {
  const size_t weeks =
      std::min(orders.size() / 7, static_cast<size_t>(policy.weekday_weeks));
  out.weekday_weeks = static_cast<int>(weeks);
  const size_t from = orders.size() - weeks * 7;
  double all_orders = 0, all_net = 0;
  for (size_t i = from; i < orders.size(); ++i) {
    out.weekdays[(i - from) % 7].orders += orders[i];
    out.weekdays[(i - from) % 7].net += net[i];
    all_orders += orders[i];
    all_net += net[i];
  }
  for (WeekdayShare& day : out.weekdays) {
    day.orders = all_orders > 0 ? day.orders / all_orders : 0;
    day.net = all_net > 0 ? day.net / all_net : 0;
  }
}

std::vector<double> Weekly(std::span<const double> daily) {
  std::vector<double> weeks(daily.size() / 7, 0);
  for (size_t i = 0; i < daily.size(); ++i) weeks[i / 7] += daily[i];
  return weeks;
}

}  // namespace

SeriesForecast ForecastSeries(std::span<const double> values, Day first_week,
                              const MetricsPolicy& policy) {
  SeriesForecast out;
  out.history.assign(values.begin(), values.end());
  const Fitted fitted = Fit(values, policy);
  out.seasonal = fitted.seasonal;
  out.logarithms = fitted.logarithms;
  out.weeks =
      Ahead(fitted, first_week + 7 * static_cast<Day>(values.size()), policy);
  out.model = fitted.model;
  if (static_cast<int>(values.size()) - policy.forecast_weeks >=
      policy.forecast_least_weeks) {
    out.backtest = TryOut(values, first_week, policy);
  }
  return out;
}

Forecast ComputeForecast(const ShopInputs& inputs, const ShopView& view,
                         const MetricsPolicy& policy) {
  Forecast out;
  out.needed = policy.forecast_least_weeks;
  if (view.first_day == kNoDay) return out;
  const Day first = WeekStart(view.first_day + 6);
  const Day end = WeekStart(view.range.to + 1);
  if (first >= end) return out;
  out.first_week = first;
  out.weeks = (end - first) / 7;
  std::vector<double> orders(static_cast<size_t>(end - first), 0), net = orders;
  for (const uint32_t order : view.orders) {
    const Day day = inputs.orders.day[order];
    if (day < first || day >= end) continue;
    const auto at = static_cast<size_t>(day - first);
    orders[at] += inputs.orders.kind[order] == table::OrderKind::kValid;
    net[at] += static_cast<double>(inputs.orders.NetMinor(order));
  }
  FillWeekdays(orders, net, policy, out);
  if (out.weeks < out.needed) return out;
  out.orders = ForecastSeries(Weekly(orders), first, policy);
  out.revenue = ForecastSeries(Weekly(net), first, policy);
  return out;
}

}  // namespace shuke::metrics
