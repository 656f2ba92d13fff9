#include "core/metrics/changes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "tests/metrics/metric_shop.h"

namespace shuke::metrics {
namespace {

using testkit::DayOf;
using testkit::MetricShop;
using testkit::OrderBuilder;

Change Of(const std::vector<Change>& changes, std::string_view code) {
  const auto found =
      std::find_if(changes.begin(), changes.end(),
                   [&](const Change& change) { return change.code == code; });
  EXPECT_NE(found, changes.end()) << code;
  return found == changes.end() ? Change{} : *found;
}

TEST(ComputeChanges, SetsAPeriodBesideTheOneBefore) {
  OrderBuilder builder;
  builder.Add({.buyer = "a", .day = DayOf("2026-01-01"), .gross_minor = 1000});
  builder.Add({.buyer = "b", .day = DayOf("2026-01-20"), .gross_minor = 3000});
  builder.Add({.buyer = "a", .day = DayOf("2026-02-03"), .gross_minor = 2000});
  builder.Add({.buyer = "a",
               .day = DayOf("2026-02-09"),
               .gross_minor = 5000,
               .refund_minor = 1000});
  builder.Add({.buyer = "c", .day = DayOf("2026-02-28"), .gross_minor = 6000});
  const MetricShop shop(builder, DayOf("2026-02-28"));
  const auto changes = ComputeChanges(
      shop.inputs, shop.View({.from = DayOf("2026-02-01")}), StateMonths{});
  EXPECT_EQ(Of(changes, "net").now, 12000);
  EXPECT_EQ(Of(changes, "net").previous, 4000);
  EXPECT_EQ(Of(changes, "net").Difference(), 8000);
  EXPECT_EQ(Of(changes, "net").Ratio(), 2);
  EXPECT_DOUBLE_EQ(*Of(changes, "refund_rate").now, 1000.0 / 13000);
  EXPECT_EQ(Of(changes, "refund_rate").previous, 0);
  EXPECT_EQ(Of(changes, "refund_rate").Ratio(), std::nullopt);
  EXPECT_EQ(Of(changes, "orders").now, 3);
  EXPECT_EQ(Of(changes, "aov").previous, 2000);
  EXPECT_EQ(Of(changes, "customers").now, 2);
  EXPECT_EQ(Of(changes, "new_customers").now, 1);
  EXPECT_EQ(Of(changes, "old_customers").now, 1);
  EXPECT_EQ(Of(changes, "arpu").now, 6000);
  EXPECT_EQ(Of(changes, "repeat_rate").now, 0.5);
  EXPECT_EQ(Of(changes, "active").now, 3);
}

TEST(ComputeChanges, KnowsNothingOfAPeriodBeforeTheFirstOrder) {
  OrderBuilder builder;
  builder.Add({.day = DayOf("2026-01-15")});
  builder.Add({.day = DayOf("2026-02-15")});
  const MetricShop shop(builder, DayOf("2026-02-28"));
  for (const Change& change :
       ComputeChanges(shop.inputs, shop.View({.from = DayOf("2026-02-01")}),
                      StateMonths{})) {
    EXPECT_TRUE(change.now) << change.code;
    EXPECT_FALSE(change.previous) << change.code;
    EXPECT_FALSE(change.Ratio()) << change.code;
  }
}

}  // namespace
}  // namespace shuke::metrics
