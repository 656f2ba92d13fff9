#include "core/metrics/shop_view.h"

#include <gtest/gtest.h>

#include "tests/metrics/metric_shop.h"

namespace shuke::metrics {
namespace {

using testkit::DayOf;
using testkit::MetricShop;
using testkit::OrderBuilder;

OrderBuilder ThreeOrders() {
  OrderBuilder builder;
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-05"),
               .gross_minor = 101,
               .lines = {{"green", "tea"}, {"mug", "cups"}}});
  builder.Add({.buyer = "ben",
               .day = DayOf("2026-02-05"),
               .gross_minor = 202,
               .lines = {{"black", "tea"}}});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-03-05"),
               .gross_minor = 303,
               .lines = {{"bowl", "bowls"}}});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-03-06"),
               .gross_minor = 404,
               .currency = "USD"});
  return builder;
}

TEST(MakeShopView, LeavesOtherCurrenciesOut) {
  const MetricShop shop(ThreeOrders(), DayOf("2026-04-01"));
  const ShopView view = shop.View();
  EXPECT_EQ(view.orders, (std::vector<uint32_t>{0, 1, 2}));
  EXPECT_EQ(view.first_day, DayOf("2026-01-05"));
  EXPECT_EQ(view.DaysOf(shop.shop.Find("ann")).size(), 2u);
}

TEST(MakeShopView, KeepsTheOrdersBeforeTheRangeAndNotThoseAfter) {
  const MetricShop shop(ThreeOrders(), DayOf("2026-04-01"));
  const ShopView view =
      shop.View({.from = DayOf("2026-02-01"), .to = DayOf("2026-02-28")});
  EXPECT_EQ(view.orders, (std::vector<uint32_t>{0, 1}));
  EXPECT_EQ(view.range, (DayRange{DayOf("2026-02-01"), DayOf("2026-02-28")}));
}

TEST(MakeShopView, CountsAWholeOrderWithALineOfTheCategory) {
  const MetricShop shop(ThreeOrders(), DayOf("2026-04-01"));
  const ShopView view = shop.View({.categories = {"cups", "bowls"}});
  EXPECT_EQ(view.orders, (std::vector<uint32_t>{0, 2}));
  EXPECT_EQ(view.net_minor, (std::vector<table::Minor>{101, 303}));
  EXPECT_EQ(view.first_purchase[shop.shop.Find("ben")], kNoDay);
}

TEST(MakeShopView, TellsPlatformsByTheFile) {
  const MetricShop shop(ThreeOrders(), DayOf("2026-04-01"));
  EXPECT_EQ(shop.View({.platforms = {"taobao"}}).orders.size(), 3u);
  EXPECT_TRUE(shop.View({.platforms = {"jd"}}).orders.empty());
  EXPECT_TRUE(shop.View({.platforms = {"nobody knows"}}).orders.empty());
}

TEST(MakeShopView, EndsWithTheAsOfDateAtTheLatest) {
  const MetricShop shop(ThreeOrders(), DayOf("2026-02-10"));
  const ShopView view = shop.View({.to = DayOf("2026-12-31")});
  EXPECT_EQ(view.range, (DayRange{DayOf("2025-02-11"), DayOf("2026-02-10")}));
}

TEST(RangeBefore, IsWholeMonthsBeforeWholeMonths) {
  EXPECT_EQ(RangeBefore({DayOf("2026-03-01"), DayOf("2026-03-31")}),
            (DayRange{DayOf("2026-02-01"), DayOf("2026-02-28")}));
  EXPECT_EQ(RangeBefore({DayOf("2026-01-01"), DayOf("2026-12-31")}),
            (DayRange{DayOf("2025-01-01"), DayOf("2025-12-31")}));
}

TEST(RangeBefore, IsAsManyDaysBeforeAnythingElse) {
  EXPECT_EQ(RangeBefore({DayOf("2026-03-02"), DayOf("2026-03-31")}),
            (DayRange{DayOf("2026-01-31"), DayOf("2026-03-01")}));
}

}  // namespace
}  // namespace shuke::metrics
