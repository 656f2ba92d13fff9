#include "core/metrics/coverage.h"

#include <gtest/gtest.h>

#include "tests/testing/order_builder.h"

namespace shuke::metrics {
namespace {

using testkit::DayOf;
using testkit::OrderBuilder;

TEST(ComputeCoverage, CountsTheRowsThatHaveEachFact) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-01"),
               .province = "浙江",
               .lines = {{"cup", "ware"}, {"pot", ""}}});
  builder.Add({.buyer = "",
               .day = DayOf("2026-01-02"),
               .country = "France",
               .recipient_phone = "13900000001"});
  builder.Add({.buyer = "ben",
               .day = DayOf("2026-01-03"),
               .province = "浙江",
               .lines = {{"jar", "ware"}}});
  const auto shop = builder.Build(DayOf("2026-01-02"));
  const Coverage coverage =
      ComputeCoverage(shop.lines, shop.orders, shop.as_of);
  EXPECT_EQ(coverage.rows, 3u) << "the last order is after the as-of day";
  EXPECT_EQ(coverage.buyer, 2u);
  EXPECT_EQ(coverage.phone, 1u);
  EXPECT_EQ(coverage.region, 3u);
  EXPECT_EQ(coverage.product, 2u);
  EXPECT_EQ(coverage.category, 1u);
  EXPECT_EQ(coverage.paid_time, 3u);
  EXPECT_EQ(ComputeCoverage(shop.lines, shop.orders, kNoDay).rows, 0u);
  EXPECT_EQ(ComputeCoverage({}, {}, shop.as_of).rows, 0u);
}

TEST(ComputeCoverage, LeavesOutRowsThatNoOrderHolds) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-01"),
               .lines = {{"cup", ""}, {"cup", ""}}});
  auto shop = builder.Build(DayOf("2026-01-02"));
  shop.orders.line.pop_back();  // as for a line that two files repeat
  --shop.orders.line_offset.back();
  EXPECT_EQ(ComputeCoverage(shop.lines, shop.orders, shop.as_of).rows, 1u);
}

}  // namespace
}  // namespace shuke::metrics
