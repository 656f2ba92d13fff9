#include "core/predict/order_ranks.h"

#include <gtest/gtest.h>

namespace shuke::predict {
namespace {

// Of x repeats, so many days after the last purchase.
Histories Of(std::vector<int32_t> x, std::vector<int32_t> days_since) {
  Histories all;
  for (size_t i = 0; i < x.size(); ++i) {
    all.customer.push_back(static_cast<uint32_t>(i));
    all.x.push_back(x[i]);
    all.t_x_days.push_back(10);
    all.T_days.push_back(10 + days_since[i]);
  }
  return all;
}

TEST(RankOrders, GoesByTheChanceAndThenByTheLatestPurchase) {
  const Histories all = Of({0, 2, 1, 0, 0}, {5, 40, 7, 3, 5});
  const std::vector<double> chance = {.4, .9, .4, .4, .4};
  const OrderRanks ranks = RankOrders(all, chance, false, 50);
  // Equals, the first and the last, share the better rank.
  EXPECT_EQ(ranks.rank, (std::vector<int32_t>{3, 1, 5, 2, 3}));
}

TEST(RankOrders, GoesByTheLatestPurchaseAloneWhereThatRanksBetter) {
  const Histories all = Of({0, 2, 1}, {5, 40, 7});
  const std::vector<double> chance = {.1, .9, .5};
  EXPECT_EQ(RankOrders(all, chance, true, 50).rank,
            (std::vector<int32_t>{1, 3, 2}));
}

TEST(RankOrders, NamesTheLikeliestOneTimeBuyersAsCandidates) {
  const Histories all = Of({0, 3, 0, 0, 0, 0}, {50, 1, 10, 20, 30, 40});
  const std::vector<double> chance = {.2, .99, .2, .2, .2, .2};
  const OrderRanks ranks = RankOrders(all, chance, false, 40);
  // Two of five: those of 10 and 20 days.
  EXPECT_EQ(ranks.second_order, (std::vector<int8_t>{1, -1, 0, 0, 1, 1}));
}

TEST(RankOrders, OfNobodyIsEmpty) {
  EXPECT_TRUE(RankOrders({}, {}, false, 20).rank.empty());
}

}  // namespace
}  // namespace shuke::predict
