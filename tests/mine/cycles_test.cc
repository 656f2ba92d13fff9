#include "core/mine/cycles.h"

#include <gtest/gtest.h>

#include "tests/mine/sales.h"

namespace shuke::mine {
namespace {

TEST(FindCycles, CountsThoseWhoHaveNotComeBackYet) {
  // Waits for coffee by day 100: 30, 30, 40 ended; 40 (0), 60 (1), 20 (2), 100
  // (3) still on. At 30 days 6 of 7 are at risk: 2 end; at 40 4: 1 ends.
  const NamedBaskets sales = Sales({{0, 0, "coffee"},
                                    {0, 30, "coffee,cup"},
                                    {0, 60, "coffee"},
                                    {1, 0, "coffee"},
                                    {1, 40, "coffee"},
                                    {2, 80, "coffee"},
                                    {3, 0, "coffee"},
                                    {3, 0, "coffee"}});
  const Cycles found = FindCycles(sales.baskets, 5, 100, 2, .4);
  ASSERT_EQ(found.cycles.size(), 1u);  // cups have no repeat buyer
  const Cycle& cycle = found.cycles[0];
  EXPECT_EQ(cycle.item, sales.Find("coffee"));
  EXPECT_EQ(cycle.buyers, 4u);
  EXPECT_EQ(cycle.repeat_buyers, 2u);
  EXPECT_EQ(cycle.waits, 7u);
  EXPECT_EQ(cycle.ended, 3u);
  EXPECT_EQ(cycle.days_25, 30);
  EXPECT_EQ(cycle.days_50, 40);
  EXPECT_EQ(cycle.days_75, std::nullopt);
  EXPECT_EQ(cycle.typical_days, 30);
  EXPECT_EQ(cycle.share[1], 0);  // by 14 days
  EXPECT_NEAR(cycle.share[2], 2.0 / 6, 1e-12);
  EXPECT_NEAR(cycle.share[3], 1 - 4.0 / 6 * 3.0 / 4, 1e-12);
  EXPECT_TRUE(cycle.repeatable);
  EXPECT_TRUE(found.repeatable[cycle.item]);
}

TEST(FindCycles, NamesWhoIsDueThisWeek) {
  std::vector<Sale> sales;
  for (uint32_t id = 0; id < 10; ++id) {
    sales.push_back({id, 0, "coffee"});
    sales.push_back({id, 30, "coffee"});
  }
  sales.push_back({10, 64, "coffee"});  // due on day 94
  sales.push_back({11, 70, "coffee"});  // on 100
  sales.push_back({12, 76, "coffee"});  // on 106
  sales.push_back({13, 77, "coffee"});  // on 107
  const NamedBaskets named = Sales(sales);
  const Cycles found = FindCycles(named.baskets, 14, 100, 5, .2);
  ASSERT_EQ(found.cycles[0].typical_days, 30);
  EXPECT_EQ(found.cycles[0].due, 2u);
  EXPECT_EQ(found.cycles[0].overdue, 1u);  // those of day 30 twice over
  EXPECT_EQ(found.due_items.Of(11)[0], named.Find("coffee"));
  EXPECT_TRUE(found.due_items.Of(10).empty());
  EXPECT_EQ(found.overdue_items.Of(10)[0], named.Find("coffee"));
  EXPECT_EQ(found.due[10], kNoItem);
  EXPECT_EQ(found.due[11], named.Find("coffee"));
  EXPECT_EQ(found.due[12], named.Find("coffee"));
  EXPECT_EQ(found.due[13], kNoItem);
}

// Thirty days is how long the usual one lasts: two last sixty, all that is
// bought on one day together.
TEST(FindCycles, WaitsLongerForWhoeverBoughtMore) {
  std::vector<Sale> sales;
  for (uint32_t id = 0; id < 10; ++id) {
    sales.push_back({id, 0, "coffee"});
    sales.push_back({id, 30, "coffee"});
  }
  sales.push_back({10, 70, "coffee"});         // due on day 100
  sales.push_back({11, 70, "coffee,coffee"});  // on 130
  sales.push_back({12, 43, "coffee"});         // on 103, by two baskets
  sales.push_back({12, 43, "coffee,cup"});
  const NamedBaskets named = Sales(sales);
  const Cycles found = FindCycles(named.baskets, 13, 100, 5, .2);
  ASSERT_EQ(found.cycles[0].typical_days, 30);
  EXPECT_EQ(found.cycles[0].typical_units, 1u);
  const Item coffee = named.Find("coffee");
  EXPECT_EQ(found.due[10], coffee);
  EXPECT_EQ(found.due[11], kNoItem);
  EXPECT_EQ(found.due[12], coffee);
}

// A unit lasts as long as the usual purchase divided by its units.
TEST(FindCycles, WaitsShorterForWhoeverBoughtLessThanUsual) {
  std::vector<Sale> sales;
  for (uint32_t id = 0; id < 10; ++id) {
    sales.push_back({id, 0, "coffee,coffee"});
    sales.push_back({id, 30, "coffee,coffee"});
  }
  sales.push_back({10, 87, "coffee"});  // due on day 102
  const NamedBaskets named = Sales(sales);
  const Cycles found = FindCycles(named.baskets, 11, 100, 5, .2);
  EXPECT_EQ(found.cycles[0].typical_units, 2u);
  EXPECT_EQ(found.due[10], named.Find("coffee"));
}

TEST(FindCycles, OfNothingIsEmpty) {
  EXPECT_TRUE(FindCycles(Sales({}).baskets, 3, 0, 1, .2).cycles.empty());
}

}  // namespace
}  // namespace shuke::mine
