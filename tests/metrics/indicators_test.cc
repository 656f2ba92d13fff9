#include "core/metrics/indicators.h"

#include <gtest/gtest.h>

#include "core/metrics/calendar.h"
#include "tests/metrics/metric_shop.h"

namespace shuke::metrics {
namespace {

using customers::CustomerId;
using testkit::DayOf;
using testkit::MetricShop;
using testkit::OrderBuilder;

TEST(BandOfWeeks, IsTheMedianAndThreeMedianDeviations) {
  // Median 5; deviations 4 3 1 0 0 1 2 5 have the median 1.5.
  const auto band = BandOfWeeks({1, 2, 4, 5, 5, 6, 7, 10}, {});
  ASSERT_TRUE(band);
  EXPECT_DOUBLE_EQ(band->middle, 5);
  EXPECT_DOUBLE_EQ(band->low, 0.5);
  EXPECT_DOUBLE_EQ(band->high, 9.5);
}

TEST(BandOfWeeks, NeedsEightWeeks) {
  EXPECT_FALSE(BandOfWeeks({1, 2, 3, 4, 5, 6, 7}, {}));
}

TEST(ComputeIndicators, AgreesWithLookingAtEveryoneInEveryWeek) {
  const MetricShop shop(testkit::RandomOrders(31), DayOf("2026-06-30"));
  const ShopView view = shop.View();
  const MetricsPolicy policy;
  const Daily daily = ComputeDaily(shop.inputs, view, {}, policy);
  const auto indicators = ComputeIndicators(view, daily, policy);
  ASSERT_EQ(indicators.size(), kIndicators);
  const std::array<Day, 4> edges = {45, 90, 140, 1'000'000};
  for (const Indicator& indicator : indicators) {
    ASSERT_EQ(indicator.weeks.size(), 51u);
    EXPECT_EQ(FormatDay(indicator.weeks.back().week), "2026-06-22");
    const auto kind = static_cast<size_t>(indicator.kind);
    if (kind == 0 || kind == 4) continue;  // Daily's windows, tested there
    for (const IndicatorWeek& week : indicator.weeks) {
      SCOPED_TRACE(FormatDay(week.week));
      int64_t part = 0, whole = 0;
      for (CustomerId id = 0; id < view.customers(); ++id) {
        int before = 0;
        Day last = kNoDay;
        bool bought = false;
        for (const Day day : view.DaysOf(id)) {
          if (day < week.week) {
            ++before;
            last = day;
          } else if (day < week.week + 7) {
            bought = true;
          }
        }
        if (before == 0 || (before == 1) != (indicator.side == Side::kNew))
          continue;
        const Day age = week.week - 1 - last;
        if (age < edges[kind - 1] || age >= edges[kind]) continue;
        ++whole;
        part += bought;
      }
      EXPECT_EQ(week.part, part);
      EXPECT_EQ(week.whole, whole);
    }
  }
}

// Ten steady weeks of new customers, then one of much larger amounts.
TEST(ComputeIndicators, SuggestsSomethingOnceAWeekLeavesItsBand) {
  OrderBuilder builder;
  const Day first = DayOf("2026-01-05");
  for (int week = 0; week < 24; ++week) {
    for (int i = 0; i < 10; ++i) {
      builder.Add({.buyer = "b" + std::to_string(week * 10 + i),
                   .day = first + 7 * week + i % 7,
                   .gross_minor = (week == 23 ? 50000 : 1000) + i});
    }
  }
  const MetricShop shop(builder, first + 24 * 7 - 1);
  const ShopView view = shop.View();
  const Daily daily = ComputeDaily(shop.inputs, view, {}, {});
  const auto indicators = ComputeIndicators(view, daily, {});
  const Indicator& quality = indicators[4];
  EXPECT_EQ(quality.kind, IndicatorKind::kQuality);
  EXPECT_EQ(quality.weeks[quality.weeks.size() - 2].standing, Standing::kUsual);
  EXPECT_EQ(quality.weeks.back().standing, Standing::kAbove);
  EXPECT_EQ(quality.suggestion, "quality_above");
  EXPECT_EQ(quality.weeks.front().standing, Standing::kNoBand);
  EXPECT_EQ(indicators[0].suggestion, "") << "nobody comes back, as before";
  EXPECT_FALSE(indicators[9].weeks.back().value) << "there is no old customer";
}

}  // namespace
}  // namespace shuke::metrics
