#include "core/metrics/distributions.h"

#include <gtest/gtest.h>

#include "core/metrics/order_times.h"
#include "core/metrics/pareto.h"
#include "core/metrics/repeat_gaps.h"
#include "tests/metrics/metric_shop.h"

namespace shuke::metrics {
namespace {

using testkit::DayOf;
using testkit::MetricShop;
using testkit::OrderBuilder;

TEST(SpreadOf, InterpolatesAsRDoesByDefault) {
  // R: quantile(c(1,2,3,4,10), c(.1,.25,.5,.75,.9)) is 1.4 2 3 4 7.6.
  std::vector<int64_t> values = {10, 3, 1, 4, 2};
  const auto spread = SpreadOf(values);
  ASSERT_TRUE(spread);
  EXPECT_EQ(spread->count, 5);
  EXPECT_DOUBLE_EQ(spread->mean, 4);
  const double expected[] = {1.4, 2, 3, 4, 7.6};
  for (size_t i = 0; i < 5; ++i)
    EXPECT_NEAR(spread->percentiles[i], expected[i], 1e-12);
}

TEST(SpreadOf, IsNothingOfNoValuesAndAllAlikeOfOne) {
  std::vector<int64_t> none, one = {7};
  EXPECT_FALSE(SpreadOf(none));
  EXPECT_EQ(SpreadOf(one)->percentiles, (std::array<double, 5>{7, 7, 7, 7, 7}));
}

TEST(BandOf, HoldsItsLowerBoundAndNotItsUpper) {
  const std::vector<int64_t> bounds = {0, 50, 100};
  EXPECT_EQ(BandOf(bounds, 49), 0u);
  EXPECT_EQ(BandOf(bounds, 50), 1u);
  EXPECT_EQ(BandOf(bounds, 1'000'000), 2u);
  EXPECT_EQ(BandOf(bounds, -1), std::nullopt);
}

OrderBuilder SmallShop() {
  OrderBuilder builder;
  // A Monday at 08:15, the Sunday after at 23:59, and so on.
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-06-01"),
               .gross_minor = 4999,
               .second_of_day = 8 * 3600 + 900,
               .lines = {{"a", "", 2}, {"b", "", 3}}});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-06-07"),
               .gross_minor = 5000,
               .second_of_day = 86399});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-06-07"),
               .gross_minor = 20000,
               .second_of_day = 86399});
  builder.Add({.buyer = "ben", .day = DayOf("2026-06-08"), .gross_minor = 900});
  builder.Add({.buyer = "", .day = DayOf("2026-06-08"), .gross_minor = 300000});
  builder.Add({.buyer = "cat",
               .day = DayOf("2026-06-08"),
               .gross_minor = 900,
               .refund_minor = 900,
               .kind = table::OrderKind::kRefunded});
  builder.Add({.buyer = "ben", .day = DayOf("2024-06-08"), .gross_minor = 900});
  return builder;
}

TEST(ComputeDistributions, CountsOrdersAndCustomersOfTheRange) {
  const MetricShop shop(SmallShop(), DayOf("2026-06-30"));
  const Distributions out = ComputeDistributions(shop.inputs, shop.View(), {});
  ASSERT_EQ(out.frequency.size(), 6u);
  EXPECT_EQ(out.frequency[0].count, 1) << "ben";
  EXPECT_EQ(out.frequency[0].net_minor, 900);
  EXPECT_EQ(out.frequency[2].count, 1) << "ann";
  EXPECT_EQ(out.frequency[2].net_minor, 29999);
  EXPECT_EQ(out.order_amounts[0].count, 2) << "below 50 yuan";
  EXPECT_EQ(out.order_amounts[1].count, 1) << "from 50";
  EXPECT_EQ(out.order_amounts[3].count, 1) << "from 200";
  EXPECT_EQ(out.order_amounts.back().net_minor, 300000);
  EXPECT_EQ(out.items[0].count, 4);
  EXPECT_EQ(out.items[4].count, 1);
  EXPECT_EQ(out.customer_amounts[0].count, 1);
  EXPECT_EQ(out.customer_amounts[1].count, 1) << "299.99 lies below 300";
  EXPECT_EQ(out.order_amount_spread->count, 5);
  EXPECT_EQ(out.customer_amount_spread->count, 2);
}

TEST(ComputeOrderTimes, CountsByTheShopsOwnClock) {
  const MetricShop shop(SmallShop(), DayOf("2026-06-30"));
  const OrderTimes times =
      ComputeOrderTimes(shop.inputs, shop.View({.from = DayOf("2026-06-01")}));
  EXPECT_TRUE(times.has_clock);
  EXPECT_EQ(times.hours[0][8].orders, 1);
  EXPECT_EQ(times.hours[6][23].orders, 2);
  EXPECT_EQ(times.hours[6][23].net_minor, 25000);
  EXPECT_EQ(times.hours[0][12].orders, 2) << "unknown buyers too";
  ASSERT_EQ(times.days.size(), 30u);
  EXPECT_EQ(times.days[6].customers, 1);
  EXPECT_EQ(times.days[6].orders, 2);
  EXPECT_EQ(times.days[7].customers, 1);
  EXPECT_EQ(times.days[7].orders, 2);
  EXPECT_EQ(times.days[1].orders, 0);
}

TEST(ComputeOrderTimes, SaysIfNoOrderTellsTheTimeOfDay) {
  OrderBuilder builder;
  builder.Add({.day = DayOf("2026-06-01"), .second_of_day = 0});
  const MetricShop shop(builder, DayOf("2026-06-30"));
  EXPECT_FALSE(ComputeOrderTimes(shop.inputs, shop.View()).has_clock);
}

TEST(ComputeRepeatGaps, MeasuresFromTheOrderBeforeAndFromTheFirst) {
  const MetricShop shop(SmallShop(), DayOf("2026-06-30"));
  const auto gaps = ComputeRepeatGaps(shop.View(), {});
  ASSERT_EQ(gaps.size(), 5u);
  EXPECT_EQ(gaps[0].nth, 2);
  EXPECT_EQ(gaps[0].reached, 2);
  EXPECT_EQ(gaps[0].customers, 2);
  EXPECT_EQ(gaps[0].since_previous->percentiles[2], (6 + 730) / 2.0);
  EXPECT_EQ(gaps[0].bands[0].count, 1);
  EXPECT_EQ(gaps[0].bands.back().count, 1) << "730 days";
  EXPECT_EQ(gaps[1].since_previous->mean, 0) << "a third on the same day";
  EXPECT_EQ(gaps[1].since_first->mean, 6);
  EXPECT_FALSE(gaps[2].since_previous);
}

TEST(ComputeRepeatGaps, CountsTheNthOrdersOfTheRangeAlone) {
  const MetricShop shop(SmallShop(), DayOf("2026-06-30"));
  const auto gaps =
      ComputeRepeatGaps(shop.View({.from = DayOf("2026-06-08")}), {});
  EXPECT_EQ(gaps[0].reached, 2);
  EXPECT_EQ(gaps[0].customers, 1) << "ann had hers the day before";
}

TEST(ComputePareto, RoundsTheNumberOfCustomersUp) {
  OrderBuilder builder;
  for (int i = 1; i <= 30; ++i) {
    builder.Add({.buyer = "b" + std::to_string(i),
                 .day = DayOf("2026-06-01"),
                 .gross_minor = i});
  }
  const MetricShop shop(builder, DayOf("2026-06-30"));
  const Pareto pareto = ComputePareto(shop.View(), {});
  EXPECT_EQ(pareto.customers, 30);
  EXPECT_EQ(pareto.net_minor, 465);
  const ParetoRow expected[] = {{1, 1, 30},
                                {5, 2, 59},
                                {10, 3, 87},
                                {20, 6, 30 + 29 + 28 + 27 + 26 + 25}};
  for (size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(pareto.rows[i].percent, expected[i].percent);
    EXPECT_EQ(pareto.rows[i].customers, expected[i].customers);
    EXPECT_EQ(pareto.rows[i].net_minor, expected[i].net_minor);
  }
}

TEST(ComputePareto, IsZeroOfNobody) {
  const MetricShop shop(OrderBuilder(), DayOf("2026-06-30"));
  const Pareto pareto = ComputePareto(shop.View(), {});
  EXPECT_EQ(pareto.customers, 0);
  EXPECT_EQ(pareto.rows[3].customers, 0);
}

}  // namespace
}  // namespace shuke::metrics
