#include "core/predict/history.h"

#include <gtest/gtest.h>

#include "core/base/rng.h"
#include "tests/predict/purchases.h"

namespace shuke::predict {
namespace {

TEST(ObserveUntil, CountsPurchaseDaysAndNotOrders) {
  const auto customers = CustomersOf({{0, 100, 500},
                                      {0, 100, 700},
                                      {0, 107, 300},
                                      {0, 121, 900},
                                      {2, 110, 50}});
  const Histories h = ObserveUntil(customers, 130);
  ASSERT_EQ(h.size(), 2u);
  EXPECT_EQ(h.customer, (std::vector<uint32_t>{0, 2}));
  EXPECT_EQ(h.x, (std::vector<int32_t>{2, 0}));
  EXPECT_EQ(h.t_x_days, (std::vector<int32_t>{21, 0}));
  EXPECT_EQ(h.T_days, (std::vector<int32_t>{30, 20}));
  EXPECT_EQ(h.mean_spend, (std::vector<double>{600, 0}));
  EXPECT_EQ(h.first_day, 100);
  EXPECT_EQ(h.repeat_purchases, 2);
  EXPECT_EQ(h.repeat_customers, 1);
  EXPECT_EQ(h.median_gap_days, 10.5);  // of 7 and 14
}

TEST(ObserveUntil, SeesNothingAfterItsEnd) {
  const auto customers = CustomersOf({{0, 100, 1}, {0, 107, 2}, {1, 108, 4}});
  const Histories h = ObserveUntil(customers, 107);
  ASSERT_EQ(h.size(), 1u);
  EXPECT_EQ(h.x[0], 1);
  EXPECT_EQ(h.T_days[0], 7);
  EXPECT_EQ(ObserveUntil(customers, 99).size(), 0u);
  EXPECT_EQ(ObserveUntil(customers, 99).median_gap_days, 0);
}

TEST(GroupHistories, GroupsEqualHistoriesAndKeepsAllOthers) {
  Rng rng(3);
  std::vector<int32_t> x, t_x, T;
  for (int i = 0; i < 5000; ++i) {
    T.push_back(rng.Between(0, 40) * 1000);
    x.push_back(rng.Between(0, 3));
    t_x.push_back(x.back() == 0 ? 0 : rng.Between(0, T.back() / 1000));
  }
  const Patterns patterns = GroupHistories(x, t_x, T);
  double customers = 0;
  for (size_t i = 0; i < patterns.size(); ++i) {
    customers += patterns.count[i];
    if (i == 0) continue;
    EXPECT_LT(
        std::tuple(patterns.x[i - 1], patterns.t_x_days[i - 1],
                   patterns.T_days[i - 1]),
        std::tuple(patterns.x[i], patterns.t_x_days[i], patterns.T_days[i]));
  }
  EXPECT_EQ(customers, 5000);
  for (size_t i = 0; i < x.size(); ++i) {
    const uint32_t p = patterns.of_history[i];
    EXPECT_EQ(
        std::tuple(patterns.x[p], patterns.t_x_days[p], patterns.T_days[p]),
        std::tuple(x[i], t_x[i], T[i]));
  }
  EXPECT_EQ(GroupHistories({}, {}, {}).size(), 0u);
}

// Published summary of the sample: 2,357 customers, 946 of whom repeat, and
// 2,457 repeat purchase days by 1997-09-30.
TEST(ObserveUntil, MatchesThePublishedSummaryOfCdnow) {
  const auto customers = Cdnow();
  if (!customers) GTEST_SKIP() << kCdnowMayNotBeKeptHere;
  const Histories h = ObserveUntil(*customers, *ParseIsoDay("1997-09-30"));
  EXPECT_EQ(h.size(), 2357u);
  EXPECT_EQ(h.repeat_customers, 946);
  EXPECT_EQ(h.repeat_purchases, 2457);
}

}  // namespace
}  // namespace shuke::predict
