#include "core/segment/lifecycle.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/testing/order_builder.h"

namespace shuke::segment {
namespace {

using table::OrderKind;
using testkit::DayOf;
using testkit::OrderBuilder;
using testkit::TestShop;

const Day kAsOf = DayOf("2026-11-20");

LifecycleResult Compute(const TestShop& shop,
                        const LifecyclePolicy& policy = {}) {
  return ComputeLifecycle(shop.customers, shop.as_of, policy);
}

struct Case {
  const char* as_of;
  std::vector<const char*> days;  // of the one buyer's valid orders
  Stage stage;
};

class LifecycleStage : public testing::TestWithParam<Case> {};

TEST_P(LifecycleStage, IsAsTheTableSays) {
  OrderBuilder builder;
  std::string told;
  for (const char* day : GetParam().days) {
    builder.Add({.day = DayOf(day)});
    told += std::string{day} + " ";
  }
  const LifecycleResult result =
      Compute(builder.Build(DayOf(GetParam().as_of)));
  EXPECT_EQ(result.stage[0], GetParam().stage)
      << told << "as of " << GetParam().as_of;
}

// 3 months before the as-of date is 2026-08-20, 6 are 05-20, 12 are 2025-11-20.
INSTANTIATE_TEST_SUITE_P(
    EveryBoundToTheDay, LifecycleStage,
    testing::Values(
        Case{"2026-11-20", {"2026-11-20"}, Stage::kNewOneOrder},
        Case{"2026-11-20", {"2026-08-20"}, Stage::kNewOneOrder},
        Case{"2026-11-20", {"2026-08-19"}, Stage::kSilent},
        Case{"2026-11-20", {"2026-08-20", "2026-08-20"}, Stage::kNewRepeat},
        Case{"2026-11-20", {"2026-08-20", "2026-11-20"}, Stage::kNewRepeat},
        Case{"2026-11-20", {"2026-08-19", "2026-08-20"}, Stage::kOldOneOrder},
        Case{"2026-11-20", {"2020-01-01", "2026-11-20"}, Stage::kOldOneOrder},
        Case{"2026-11-20",
             {"2026-08-19", "2026-08-20", "2026-08-20"},
             Stage::kOldRepeat},
        Case{"2026-11-20",
             {"2026-08-19", "2026-08-19", "2026-08-20"},
             Stage::kOldOneOrder},
        Case{"2026-11-20", {"2026-08-18", "2026-08-19"}, Stage::kSilent},
        Case{"2026-11-20", {"2026-05-20"}, Stage::kSilent},
        Case{"2026-11-20", {"2026-05-19"}, Stage::kSleeping},
        Case{"2026-11-20", {"2025-11-20"}, Stage::kSleeping},
        Case{"2026-11-20", {"2025-11-19"}, Stage::kLost},
        Case{"2026-11-20", {"2020-01-01", "2026-05-20"}, Stage::kSilent},
        Case{"2026-11-20", {"2020-01-01", "2025-11-20"}, Stage::kSleeping}));

// A day that the shorter month lacks is its last day.
INSTANTIATE_TEST_SUITE_P(
    MonthEnds, LifecycleStage,
    testing::Values(Case{"2026-05-31", {"2026-02-28"}, Stage::kNewOneOrder},
                    Case{"2026-05-31", {"2026-02-27"}, Stage::kSilent},
                    Case{"2026-05-31", {"2025-11-30"}, Stage::kSilent},
                    Case{"2026-05-31", {"2025-11-29"}, Stage::kSleeping},
                    Case{"2026-03-30", {"2025-12-30"}, Stage::kNewOneOrder},
                    Case{"2026-03-30", {"2025-12-29"}, Stage::kSilent},
                    Case{"2024-08-31", {"2024-02-29"}, Stage::kSilent},
                    Case{"2024-08-31", {"2024-02-28"}, Stage::kSleeping},
                    Case{"2024-02-29", {"2023-02-28"}, Stage::kSleeping},
                    Case{"2024-02-29", {"2023-02-27"}, Stage::kLost}));

TEST(ComputeLifecycle, SeesValidOrdersOnly) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-06-01")});
  for (const OrderKind kind :
       {OrderKind::kRefunded, OrderKind::kClosed, OrderKind::kUnpaid,
        OrderKind::kZeroAmount, OrderKind::kCancelling}) {
    builder.Add({.buyer = "ann", .day = kAsOf, .kind = kind});
    builder.Add({.buyer = "visitor", .day = DayOf("2026-06-01"), .kind = kind});
  }
  const TestShop shop = builder.Build(kAsOf);
  const LifecycleResult result = Compute(shop);
  EXPECT_EQ(result.stage[shop.Find("ann")], Stage::kSilent);
  EXPECT_EQ(result.stage[shop.Find("visitor")], Stage::kNone);
}

TEST(ComputeLifecycle, DoesNotSeeTheFuture) {
  OrderBuilder builder;
  builder.Add({.day = kAsOf});
  builder.Add({.day = kAsOf + 1});
  EXPECT_EQ(Compute(builder.Build(kAsOf)).stage[0], Stage::kNewOneOrder);
}

TEST(ComputeLifecycle, SeesAnEarlierDayAsItWasThen) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-01")});
  builder.Add({.buyer = "ann", .day = DayOf("2026-11-01")});
  builder.Add({.buyer = "ben", .day = DayOf("2026-11-01")});
  const TestShop shop = builder.Build(kAsOf);
  const LifecycleResult then =
      ComputeLifecycle(shop.customers, DayOf("2026-02-01"), {});
  EXPECT_EQ(then.stage[shop.Find("ann")], Stage::kNewOneOrder);
  EXPECT_EQ(then.stage[shop.Find("ben")], Stage::kNone);
}

TEST(ComputeLifecycle, DoesNotDependOnTheOrderOfRows) {
  OrderBuilder builder;
  builder.Add({.day = DayOf("2026-11-01")});
  builder.Add({.day = DayOf("2026-01-01")});
  builder.Add({.day = DayOf("2026-10-01")});
  EXPECT_EQ(Compute(builder.Build(kAsOf)).stage[0], Stage::kOldRepeat);
}

TEST(ComputeLifecycle, FollowsThePolicy) {
  const LifecyclePolicy policy = {
      .new_months = 1, .silent_months = 2, .sleeping_months = 3};
  const std::pair<const char*, Stage> cases[] = {
      {"2026-10-20", Stage::kNewOneOrder}, {"2026-10-19", Stage::kSilent},
      {"2026-09-20", Stage::kSilent},      {"2026-09-19", Stage::kSleeping},
      {"2026-08-20", Stage::kSleeping},    {"2026-08-19", Stage::kLost}};
  for (const auto& [day, stage] : cases) {
    OrderBuilder builder;
    builder.Add({.day = DayOf(day)});
    EXPECT_EQ(Compute(builder.Build(kAsOf), policy).stage[0], stage) << day;
  }
}

TEST(ComputeLifecycle, HasNothingToSayAboutAnEmptyTable) {
  EXPECT_TRUE(Compute(OrderBuilder().Build(kAsOf)).stage.empty());
}

}  // namespace
}  // namespace shuke::segment
