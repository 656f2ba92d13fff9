#include "core/metrics/forecast.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/rng.h"
#include "core/metrics/calendar.h"
#include "tests/metrics/metric_shop.h"

namespace shuke::metrics {
namespace {

using testkit::DayOf;
using testkit::MetricShop;
using testkit::OrderBuilder;

double Noise(Rng& rng) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += rng.Between(0, 1'000'000) / 1e6;
  return sum;
}

// A level that wanders, with noise, as a shop's weeks do.
std::vector<double> Wander(Rng& rng, int weeks) {
  std::vector<double> values;
  double level = 5;
  for (int i = 0; i < weeks; ++i) {
    const double error = 0.15 * Noise(rng);
    values.push_back(std::exp(level + error));
    level += 0.3 * error;
  }
  return values;
}

TEST(ForecastSeries, HoldsTheTruthAboutAsOftenAsItSays) {
  Rng rng(11);
  for (const double coverage : {0.8, 0.95}) {
    MetricsPolicy policy;
    policy.forecast_coverage = coverage;
    int inside = 0, all = 0;
    for (int shop = 0; shop < 150; ++shop) {
      const auto values = Wander(rng, 60);
      const auto forecast =
          ForecastSeries(std::span(values).first(52), 4, policy);
      for (size_t i = 0; i < forecast.weeks.size(); ++i) {
        ++all;
        inside += values[52 + i] >= forecast.weeks[i].low &&
                  values[52 + i] <= forecast.weeks[i].high;
      }
    }
    const double share = static_cast<double>(inside) / all;
    // With the fitted parameters taken as known it would hold 75 % of 80 %.
    EXPECT_NEAR(share, coverage, 0.03) << inside << " of " << all;
  }
}

TEST(ForecastSeries, BeatsTheNaiveBaselineOnItsOwnKindOfSeries) {
  Rng rng(12);
  double error = 0, baseline = 0;
  for (int shop = 0; shop < 60; ++shop) {
    const auto forecast = ForecastSeries(Wander(rng, 48), 4, {});
    ASSERT_TRUE(forecast.backtest);
    EXPECT_EQ(forecast.backtest->baseline, Baseline::kNaive);
    error += *forecast.backtest->relative_error;
    baseline += *forecast.backtest->relative_error_baseline;
  }
  EXPECT_LT(error, baseline);
}

TEST(ForecastSeries, ToldTheSameTestsWithAndWithoutTheHeldOutWeeks) {
  Rng rng(13);
  const auto values = Wander(rng, 40);
  const auto known = ForecastSeries(std::span(values).first(32), 4, {});
  const auto all = ForecastSeries(values, 4, {});
  ASSERT_TRUE(all.backtest);
  for (size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(all.backtest->weeks[i].week, known.weeks[i].week);
    EXPECT_DOUBLE_EQ(all.backtest->weeks[i].value, known.weeks[i].value);
    EXPECT_DOUBLE_EQ(all.backtest->actual[i], values[32 + i]);
  }
}

std::vector<double> Seasonal(int weeks) {
  std::vector<double> values;
  Rng rng(14);
  for (int i = 0; i < weeks; ++i) {
    const double season = i % 52 == 45 ? 2 : 0.3 * std::sin(i % 52 / 8.3);
    values.push_back(std::exp(6 + season + 0.03 * Noise(rng)));
  }
  return values;
}

TEST(ForecastSeries, KnowsASeasonFromTwoYears) {
  const auto values = Seasonal(52 * 3);
  const auto forecast = ForecastSeries(std::span(values).first(146), 4, {});
  EXPECT_TRUE(forecast.seasonal);
  ASSERT_TRUE(forecast.backtest);
  EXPECT_TRUE(forecast.backtest->seasonal);
  EXPECT_EQ(forecast.backtest->baseline, Baseline::kSeasonalNaive);
  // The peak stands in the fourth week ahead.
  EXPECT_NEAR(std::log(forecast.weeks[3].value / values[149]), 0, 0.15);
  EXPECT_GT(forecast.weeks[3].value, 4 * forecast.weeks[2].value);
  EXPECT_FALSE(ForecastSeries(std::span(values).first(103), 4, {}).seasonal);
}

TEST(ForecastSeries, LeavesLogarithmsWhereAWeekIsEmpty) {
  std::vector<double> values(30, 5);
  values[7] = 0;
  const auto forecast = ForecastSeries(values, 4, {});
  EXPECT_FALSE(forecast.logarithms);
  for (const ForecastWeek& week : forecast.weeks) EXPECT_GE(week.low, 0);
}

TEST(ComputeForecast, RefusesFifteenWeeksAndTakesSixteen) {
  for (const int weeks : {15, 16}) {
    OrderBuilder builder;
    const Day first = WeekStart(DayOf("2026-01-05"));
    for (int day = 0; day < weeks * 7; ++day)
      builder.Add({.buyer = "b" + std::to_string(day), .day = first + day});
    const MetricShop shop(builder, first + weeks * 7 - 1);
    const Forecast forecast = ComputeForecast(shop.inputs, shop.View(), {});
    EXPECT_EQ(forecast.weeks, weeks);
    EXPECT_EQ(forecast.needed, 16);
    EXPECT_EQ(forecast.orders.has_value(), weeks == 16);
    if (weeks != 16) continue;
    EXPECT_FALSE(forecast.orders->backtest) << "eight weeks say nothing";
    ASSERT_EQ(forecast.orders->weeks.size(), 8u);
    EXPECT_EQ(forecast.orders->weeks[0].week, first + 16 * 7);
    EXPECT_NEAR(forecast.orders->weeks[7].value, 7, 1e-6);
    EXPECT_NEAR(forecast.revenue->weeks[7].value, 70000, 1e-3);
  }
}

TEST(ComputeForecast, CountsWholeWeeksAloneAndTellsWeekdays) {
  OrderBuilder builder;
  const Day monday = WeekStart(DayOf("2026-01-05"));
  builder.Add({.day = monday - 3});  // in a week that is not whole
  for (int week = 0; week < 3; ++week) {
    builder.Add({.day = monday + 7 * week, .gross_minor = 300});
    builder.Add({.day = monday + 7 * week, .gross_minor = 300});
    builder.Add({.day = monday + 7 * week + 6, .gross_minor = 1200});
  }
  builder.Add({.day = monday + 21});
  const MetricShop shop(builder, monday + 23);
  const Forecast forecast = ComputeForecast(shop.inputs, shop.View(), {});
  EXPECT_EQ(forecast.first_week, monday);
  EXPECT_EQ(forecast.weeks, 3);
  EXPECT_EQ(forecast.weekday_weeks, 3);
  EXPECT_NEAR(forecast.weekdays[0].orders, 2 / 3.0, 1e-12);
  EXPECT_NEAR(forecast.weekdays[6].orders, 1 / 3.0, 1e-12);
  EXPECT_NEAR(forecast.weekdays[6].net, 2 / 3.0, 1e-12);
  EXPECT_EQ(forecast.weekdays[1].orders, 0);
}

TEST(ComputeForecast, HasNoWeeksWithoutOrders) {
  const MetricShop shop(OrderBuilder(), DayOf("2026-01-01"));
  const Forecast forecast = ComputeForecast(shop.inputs, shop.View(), {});
  EXPECT_EQ(forecast.weeks, 0);
  EXPECT_FALSE(forecast.orders);
}

}  // namespace
}  // namespace shuke::metrics
