#include "core/segment/phases.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/testing/order_builder.h"

namespace shuke::segment {
namespace {

using testkit::DayOf;
using testkit::OrderBuilder;
using testkit::TestShop;

const Day kAsOf = DayOf("2026-11-20");

// The phase of somebody who last bought `recency` days ago, after the gaps told
// from the latest back, in a shop whose interval is 100 days.
Phase PhaseOf(int recency, const std::vector<int>& gaps) {
  OrderBuilder builder;
  Day day = kAsOf - recency;
  builder.Add({.buyer = "one", .day = day});
  for (const int gap : gaps) builder.Add({.buyer = "one", .day = day -= gap});
  for (int i = 0; i < 9; ++i) {
    const std::string other = "other" + std::to_string(i);
    builder.Add({.buyer = other, .day = kAsOf - 100});
    builder.Add({.buyer = other, .day = kAsOf});
  }
  const TestShop shop = builder.Build(kAsOf);
  const Intervals intervals = ComputeIntervals(shop.customers);
  EXPECT_EQ(intervals.shop_days, 100);
  return ComputePhases(shop.customers, kAsOf, intervals, {})[shop.Find("one")];
}

TEST(ComputePhases, IntroducesForTheFirst45Days) {
  EXPECT_EQ(PhaseOf(0, {}), Phase::kIntroduction);
  EXPECT_EQ(PhaseOf(44, {}), Phase::kIntroduction);
  EXPECT_EQ(PhaseOf(45, {}), Phase::kDecline);
  EXPECT_EQ(PhaseOf(300, {}), Phase::kDecline);
  EXPECT_EQ(PhaseOf(301, {}), Phase::kChurn);
}

TEST(ComputePhases, GrowsOnTheSecondOrderByTheShopsInterval) {
  EXPECT_EQ(PhaseOf(0, {5}), Phase::kGrowth);
  EXPECT_EQ(PhaseOf(150, {5}), Phase::kGrowth)
      << "one gap is not yet an interval of one's own";
  EXPECT_EQ(PhaseOf(151, {5}), Phase::kDecline);
  EXPECT_EQ(PhaseOf(300, {5}), Phase::kDecline);
  EXPECT_EQ(PhaseOf(301, {5}), Phase::kChurn);
}

TEST(ComputePhases, MaturesOnTheThirdByTheirOwnInterval) {
  EXPECT_EQ(PhaseOf(0, {20, 20}), Phase::kMaturity);
  EXPECT_EQ(PhaseOf(30, {20, 20}), Phase::kMaturity);
  EXPECT_EQ(PhaseOf(31, {20, 20}), Phase::kDecline);
  EXPECT_EQ(PhaseOf(60, {20, 20}), Phase::kDecline);
  EXPECT_EQ(PhaseOf(61, {20, 20}), Phase::kChurn);
}

TEST(ComputePhases, ChurnsAfterAYearHoweverRareTheOrders) {
  EXPECT_EQ(PhaseOf(365, {500, 500}), Phase::kMaturity);
  EXPECT_EQ(PhaseOf(366, {500, 500}), Phase::kChurn);
}

TEST(ComputePhases, GoesByDaysAloneWhereNobodyCameBack) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = kAsOf - 44});
  builder.Add({.buyer = "ben", .day = kAsOf - 365});
  builder.Add({.buyer = "cat", .day = kAsOf - 366});
  builder.Add(
      {.buyer = "dan", .day = kAsOf, .kind = table::OrderKind::kUnpaid});
  const TestShop shop = builder.Build(kAsOf);
  EXPECT_EQ(ComputePhases(shop.customers, kAsOf,
                          ComputeIntervals(shop.customers), {}),
            (std::vector<Phase>{Phase::kIntroduction, Phase::kDecline,
                                Phase::kChurn, Phase::kNone}));
}

}  // namespace
}  // namespace shuke::segment
