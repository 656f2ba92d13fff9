#include "core/segment/day_stages.h"

#include <gtest/gtest.h>

#include "tests/testing/order_builder.h"

namespace shuke::segment {
namespace {

using testkit::DayOf;
using testkit::OrderBuilder;
using testkit::TestShop;

const Day kAsOf = DayOf("2026-11-20");

struct Case {
  int recency;
  DayStage stage;
  Project of_new, of_old;
};

class DayStageBound : public testing::TestWithParam<Case> {};

TEST_P(DayStageBound, IncludesTheLowerAndExcludesTheUpper) {
  const Case& known = GetParam();
  OrderBuilder builder;
  builder.Add({.buyer = "new", .day = kAsOf - known.recency});
  builder.Add({.buyer = "old", .day = kAsOf - known.recency - 900});
  builder.Add({.buyer = "old", .day = kAsOf - known.recency});
  const TestShop shop = builder.Build(kAsOf);
  const DayStages days =
      ComputeDayStages(shop.customers, kAsOf, {}, nullptr, nullptr);
  EXPECT_EQ(days.stage[0], known.stage);
  EXPECT_EQ(days.stage[1], known.stage);
  EXPECT_EQ(days.project[0], known.of_new);
  EXPECT_EQ(days.project[1], known.of_old);
}

INSTANTIATE_TEST_SUITE_P(
    EveryBound, DayStageBound,
    testing::Values(
        Case{0, DayStage::kAftersales, Project::kNewActive,
             Project::kOldActive},
        Case{6, DayStage::kAftersales, Project::kNewActive,
             Project::kOldActive},
        Case{7, DayStage::kActive, Project::kNewActive, Project::kOldActive},
        Case{44, DayStage::kActive, Project::kNewActive, Project::kOldActive},
        Case{45, DayStage::kSilent, Project::kNewSilent, Project::kOldSilent},
        Case{89, DayStage::kSilent, Project::kNewSilent, Project::kOldSilent},
        Case{90, DayStage::kSleeping, Project::kNewSleeping,
             Project::kOldSleeping},
        Case{179, DayStage::kSleeping, Project::kNewSleeping,
             Project::kOldSleeping},
        Case{180, DayStage::kPrelost, Project::kPrelost, Project::kPrelost},
        Case{364, DayStage::kPrelost, Project::kPrelost, Project::kPrelost},
        Case{365, DayStage::kLost, Project::kLost, Project::kLost},
        Case{4000, DayStage::kLost, Project::kLost, Project::kLost}));

TEST(ComputeDayStages, HasNoStageForWhoNeverPaid) {
  OrderBuilder builder;
  builder.Add({.day = kAsOf, .kind = table::OrderKind::kUnpaid});
  const TestShop shop = builder.Build(kAsOf);
  const DayStages days =
      ComputeDayStages(shop.customers, kAsOf, {}, nullptr, nullptr);
  EXPECT_EQ(days.stage[0], DayStage::kNone);
  EXPECT_EQ(days.project[0], Project::kNone);
}

TEST(CycleBounds, PutSleepWhereTheIntervalEnds) {
  EXPECT_EQ(CycleBounds(60, {}), (DayBounds{7, 30, 60, 120, 240}));
  EXPECT_EQ(CycleBounds(30.5, {}), (DayBounds{7, 16, 31, 61, 122}));
  EXPECT_EQ(CycleBounds(3, {}), (DayBounds{7, 7, 7, 7, 12}))
      << "aftersales is not cut short, and no bound falls";
  EXPECT_EQ(CycleBounds(kNoInterval, {}), (DayBounds{7, 45, 90, 180, 365}));
}

TEST(ComputeDayStages, FollowsTheIntervalOfTheCategoryOrOfTheShop) {
  OrderBuilder builder;
  const auto buy = [&](const char* who, int ago, const char* what) {
    builder.Add(
        {.buyer = who, .day = kAsOf - ago, .lines = {{.category = what}}});
  };
  buy("ann", 40, "茶");
  buy("ann", 20, "茶");
  buy("ben", 220, "器");
  buy("ben", 20, "器");
  buy("cat", 20, "");
  const TestShop shop = builder.Build(kAsOf);
  DayStagesPolicy policy;
  policy.variant = DayStageVariant::kProductCycle;
  policy.category_gaps = 1;
  const Intervals intervals = ComputeIntervals(shop.customers);
  const CategoryIntervals categories =
      ComputeCategoryIntervals(shop.customers, shop.orders, shop.lines, 1);
  const DayStages days =
      ComputeDayStages(shop.customers, kAsOf, policy, &intervals, &categories);
  EXPECT_EQ(days.stage[shop.Find("ann")], DayStage::kSleeping) << "20 of 20";
  EXPECT_EQ(days.stage[shop.Find("ben")], DayStage::kActive) << "20 of 200";
  EXPECT_EQ(days.stage[shop.Find("cat")], DayStage::kActive) << "20 of 110";
  EXPECT_EQ(days.from_days, CycleBounds(110, policy));
}

}  // namespace
}  // namespace shuke::segment
