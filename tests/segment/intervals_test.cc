#include "core/segment/intervals.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/rng.h"
#include "tests/testing/order_builder.h"

namespace shuke::segment {
namespace {

using testkit::DayOf;
using testkit::OrderBuilder;
using testkit::TestShop;

const Day kAsOf = DayOf("2026-11-20");

TEST(ComputeIntervals, TakesTheMedianOfTheGaps) {
  OrderBuilder builder;
  // Gaps 10, 20, 90 and 4, 7; together 4, 7, 10, 20, 90.
  for (const int ago : {200, 190, 170, 80})
    builder.Add({.buyer = "ann", .day = kAsOf - ago});
  for (const int ago : {50, 46, 39})
    builder.Add({.buyer = "ben", .day = kAsOf - ago});
  builder.Add({.buyer = "cat", .day = kAsOf});
  const TestShop shop = builder.Build(kAsOf);
  const Intervals intervals = ComputeIntervals(shop.customers);
  EXPECT_EQ(intervals.own_days[shop.Find("ann")], 20);
  EXPECT_EQ(intervals.own_days[shop.Find("ben")], 5.5);
  EXPECT_EQ(intervals.own_days[shop.Find("cat")], kNoInterval);
  EXPECT_EQ(intervals.own_gaps[shop.Find("ann")], 3);
  EXPECT_EQ(intervals.own_gaps[shop.Find("cat")], 0);
  EXPECT_EQ(intervals.shop_days, 10);
  EXPECT_EQ(intervals.gaps, 5u);
}

TEST(ComputeIntervals, CountsTheOrdersOfADayAsOnePurchase) {
  OrderBuilder builder;
  for (const int ago : {30, 30, 30, 0, 0}) builder.Add({.day = kAsOf - ago});
  const Intervals intervals = ComputeIntervals(builder.Build(kAsOf).customers);
  EXPECT_EQ(intervals.shop_days, 30);
  EXPECT_EQ(intervals.gaps, 1u);
}

TEST(ComputeIntervals, HasNoneWhereNobodyCameBack) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = kAsOf});
  builder.Add({.buyer = "ben", .day = kAsOf});
  EXPECT_EQ(ComputeIntervals(builder.Build(kAsOf).customers).shop_days,
            kNoInterval);
  EXPECT_EQ(ComputeIntervals(OrderBuilder().Build(kAsOf).customers).gaps, 0u);
}

TEST(ComputeIntervals, AgreesWithASortOfAllGaps) {
  for (const uint64_t seed : {11, 12, 13, 14}) {
    SCOPED_TRACE(seed);
    Rng rng(seed);
    OrderBuilder builder;
    std::vector<int> gaps;
    for (int i = 0; i < 30; ++i) {
      Day day = kAsOf - 2000;
      const uint64_t orders = 1 + rng.Below(6);
      for (uint64_t k = 0; k < orders; ++k) {
        if (k > 0) {
          gaps.push_back(1 + static_cast<int>(rng.Below(40)));
          day += gaps.back();
        }
        builder.Add({.buyer = "b" + std::to_string(i), .day = day});
      }
    }
    std::sort(gaps.begin(), gaps.end());
    const double median =
        (gaps[(gaps.size() - 1) / 2] + gaps[gaps.size() / 2]) / 2.0;
    const Intervals intervals =
        ComputeIntervals(builder.Build(kAsOf).customers);
    EXPECT_EQ(intervals.shop_days, median);
    EXPECT_EQ(intervals.gaps, gaps.size());
  }
}

TEST(ComputeCategoryIntervals, GivesEachGapToWhatWasBoughtBeforeIt) {
  OrderBuilder builder;
  const auto buy = [&](const char* who, int ago, const char* what) {
    builder.Add({.buyer = who,
                 .day = kAsOf - ago,
                 .lines = {{.category = what, .quantity = 2},
                           {.category = "拼单", .quantity = 1}}});
  };
  buy("ann", 100, "茶");
  buy("ann", 70, "茶");  // 30 after tea
  buy("ann", 60, "器");  // 10 after tea
  buy("ben", 90, "器");
  buy("ben", 0, "茶");  // 90 after ware
  buy("cat", 5, "");
  const TestShop shop = builder.Build(kAsOf);
  const CategoryIntervals all =
      ComputeCategoryIntervals(shop.customers, shop.orders, shop.lines, 1);
  ASSERT_EQ(all.categories.size(), 2u);
  EXPECT_EQ(shop.dictionary.At(all.categories[0].category), "茶");
  EXPECT_EQ(all.categories[0].gaps, 2u);
  EXPECT_EQ(all.categories[0].days, 20);
  EXPECT_EQ(all.categories[1].days, 90);
  EXPECT_EQ(all.of_customer[shop.Find("ann")], 1);
  EXPECT_EQ(all.of_customer[shop.Find("ben")], 0);
  EXPECT_EQ(all.of_customer[shop.Find("cat")], CategoryIntervals::kNone)
      << "拼单 has no gap of its own";
  const CategoryIntervals few =
      ComputeCategoryIntervals(shop.customers, shop.orders, shop.lines, 2);
  EXPECT_EQ(few.categories.size(), 1u);
  EXPECT_EQ(few.of_customer[shop.Find("ann")], CategoryIntervals::kNone);
}

}  // namespace
}  // namespace shuke::segment
