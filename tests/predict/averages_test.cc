#include "core/predict/averages.h"

#include <gtest/gtest.h>

#include "tests/predict/purchases.h"

namespace shuke::predict {
namespace {

TEST(AverageByStanding, CountsWhoBoughtSinceTheLookBack) {
  // 100 days of data, a look-back of 50: standings are as of day 49.
  const auto customers = CustomersOf({{0, 0, 1},
                                      {0, 40, 1},
                                      {0, 60, 1},
                                      {0, 60, 1},
                                      {0, 70, 1},
                                      {1, 0, 1},
                                      {2, 30, 1},
                                      {2, 99, 1},
                                      {3, 31, 1},
                                      {4, 55, 1}});
  const Histories all = ObserveUntil(customers, 99);
  const auto averages = AverageByStanding(customers, all, 90);
  ASSERT_TRUE(averages);
  EXPECT_EQ(averages->window_days, 50);
  const auto& one = averages->standings[size_t(Standing::kOneOrderRecent)];
  EXPECT_EQ(one.customers, 3);  // 1, 2 and 3; 4 came later
  EXPECT_EQ(one.bought, 1);
  EXPECT_DOUBLE_EQ(one.mean_orders, 1.0 / 3);
  EXPECT_NEAR(one.share.low, .0615, 5e-4);
  EXPECT_NEAR(one.share.high, .7923, 5e-4);
  const auto& repeat = averages->standings[size_t(Standing::kRepeatRecent)];
  EXPECT_EQ(repeat.customers, 1);
  EXPECT_DOUBLE_EQ(repeat.mean_orders, 2);  // day 60 counts once
  const auto& older = averages->standings[size_t(Standing::kRepeatOlder)];
  EXPECT_EQ(older.customers, 0);
  EXPECT_EQ(older.share.high, 1);
}

TEST(AverageByStanding, SaysNothingOfTwoWeeks) {
  const auto customers = CustomersOf({{0, 0, 1}});
  EXPECT_FALSE(AverageByStanding(customers, ObserveUntil(customers, 12), 90));
  EXPECT_TRUE(AverageByStanding(customers, ObserveUntil(customers, 13), 90));
  EXPECT_FALSE(AverageByStanding(customers, {}, 90));
}

}  // namespace
}  // namespace shuke::predict
