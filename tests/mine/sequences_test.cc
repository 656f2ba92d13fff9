#include "core/mine/sequences.h"

#include <gtest/gtest.h>

#include "tests/mine/sales.h"

namespace shuke::mine {
namespace {

TEST(FindSequences, FollowsCustomersFromTheFirstDayToTheSecond) {
  const NamedBaskets sales = Sales({
      {0, 10, "tea,cup"},
      {0, 20, "pot"},
      {0, 90, "tea"},
      {1, 10, "tea"},
      {1, 10, "milk"},
      {1, 40, "pot,milk"},
      {2, 10, "tea"},
      {2, 60, "milk"},
      {3, 10, "tea"},
      {4, 10, "cup"},
      {4, 15, "tea"},
  });
  const Sequences found =
      FindSequences(sales.baskets, ByCustomer(sales.baskets, 6), 2);
  EXPECT_EQ(found.started, 5u);
  EXPECT_EQ(found.returned, 4u);
  ASSERT_EQ(found.flows.size(), 2u);
  const Flow* pot = nullptr;
  for (const Flow& flow : found.flows)
    if (flow.to == sales.Find("pot")) pot = &flow;
  ASSERT_NE(pot, nullptr);
  EXPECT_EQ(pot->from, sales.Find("tea"));
  EXPECT_EQ(pot->customers, 2u);
  EXPECT_EQ(pot->started, 4u);
  EXPECT_EQ(pot->returned, 3u);
  EXPECT_DOUBLE_EQ(pot->share, 2.0 / 3);
  EXPECT_DOUBLE_EQ(pot->lift, (2.0 / 3) / (2.0 / 4));
  EXPECT_EQ(pot->days_lower, 10);
  EXPECT_EQ(pot->days_upper, 10);
  EXPECT_NEAR(pot->p_value, .5, 1e-12);  // C(3,2) / C(4,2)
}

TEST(FindSequences, TakesAWholeDayAsOnePurchase) {
  const NamedBaskets sales =
      Sales({{0, 10, "a"}, {0, 10, "b"}, {1, 10, "a"}, {1, 12, "b"}});
  const Sequences found =
      FindSequences(sales.baskets, ByCustomer(sales.baskets, 2), 1);
  EXPECT_EQ(found.returned, 1u);
  ASSERT_EQ(found.flows.size(), 1u);
  EXPECT_EQ(found.flows[0].days_median, 2);
}

TEST(FindSequences, LeavesOutWhatIsLikelyChance) {
  // What comes second has nothing to do with what came first, or everything.
  std::vector<Sale> loose, tied;
  for (uint32_t id = 0; id < 40; ++id) {
    const char* first = id % 2 ? "tea" : "cup";
    loose.push_back({id, 1, first});
    loose.push_back({id, 5, id % 4 < 2 ? "pot" : "fork"});
    tied.push_back({id, 1, first});
    tied.push_back({id, 5, id % 2 ? "pot" : "fork"});
  }
  const NamedBaskets by_chance = Sales(loose);
  const CustomerBaskets of = ByCustomer(by_chance.baskets, 40);
  EXPECT_EQ(FindSequences(by_chance.baskets, of, 1).flows.size(), 4u);
  const Sequences none = FindSequences(by_chance.baskets, of, 1, 100, .05);
  EXPECT_TRUE(none.flows.empty());
  EXPECT_EQ(none.chance, 4u);
  const NamedBaskets sure = Sales(tied);
  const Sequences both =
      FindSequences(sure.baskets, ByCustomer(sure.baskets, 40), 1, 100, .05);
  EXPECT_EQ(both.flows.size(), 2u);
  EXPECT_EQ(both.chance, 0u);
}

TEST(FindSequences, OfNobodyIsEmpty) {
  const NamedBaskets none = Sales({});
  EXPECT_TRUE(FindSequences(none.baskets, ByCustomer(none.baskets, 0), 1)
                  .flows.empty());
}

}  // namespace
}  // namespace shuke::mine
