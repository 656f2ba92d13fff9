#include "core/mine/rule_baskets.h"

#include <gtest/gtest.h>

#include "tests/mine/sales.h"

namespace shuke::mine {
namespace {

std::vector<Item> ItemsIn(const RuleBaskets& made, size_t basket) {
  const auto items = made.baskets.Items(basket);
  return {items.begin(), items.end()};
}

RuleBaskets Make(const NamedBaskets& sales, size_t customers, int window_days,
                 int most_items) {
  return BasketsForRules(sales.baskets, ByCustomer(sales.baskets, customers),
                         window_days, most_items);
}

TEST(BasketsForRules, CutsLargeBasketsToTheirMostCommonItems) {
  const NamedBaskets lists = Lists("a,b,c,d\nc,d\nd\n");
  const RuleBaskets made = Make(lists, 0, 0, 2);
  EXPECT_EQ(made.cut, 1u);
  EXPECT_EQ(ItemsIn(made, 0),
            (std::vector<Item>{lists.Find("c"), lists.Find("d")}));
  EXPECT_EQ(made.baskets.count[lists.Find("a")], 0u);
  EXPECT_EQ(made.baskets.count[lists.Find("d")], 3u);
  // What was bought stays as it was.
  EXPECT_EQ(lists.baskets.count[lists.Find("a")], 1u);
}

TEST(BasketsForRules, JoinsWhatOneCustomerBuysWithinTheWindow) {
  const NamedBaskets sales = Sales({{0, 10, "tea"},
                                    {0, 16, "pot,tea"},
                                    {0, 17, "cup"},
                                    {1, 11, "tea"},
                                    {customers::kNobody, 11, "cup"}});
  const RuleBaskets made = Make(sales, 2, 7, 100);
  ASSERT_EQ(made.baskets.size(), 4u);  // nobody's, 10–16 and 17 of 0, 11 of 1
  EXPECT_EQ(ItemsIn(made, 0), std::vector<Item>{sales.Find("cup")});
  EXPECT_EQ(ItemsIn(made, 1),
            (std::vector<Item>{sales.Find("pot"), sales.Find("tea")}));
  EXPECT_EQ(ItemsIn(made, 2), std::vector<Item>{sales.Find("cup")});
  EXPECT_EQ(made.baskets.count[sales.Find("tea")], 2u);
  EXPECT_EQ(made.cut, 0u);
}

TEST(BasketsForRules, OfNothingIsNothing) {
  EXPECT_EQ(Make(Sales({}), 0, 7, 2).baskets.size(), 0u);
}

}  // namespace
}  // namespace shuke::mine
