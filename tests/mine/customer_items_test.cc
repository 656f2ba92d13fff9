#include "core/mine/customer_items.h"

#include <gtest/gtest.h>

#include "tests/mine/sales.h"

namespace shuke::mine {
namespace {

std::vector<Item> Of(const CustomerItems& items, size_t customer) {
  const auto own = items.Of(customer);
  return {own.begin(), own.end()};
}

class CustomerItemsTest : public testing::Test {
 protected:
  // Customer 2 has bought nothing.
  NamedBaskets sales_ = Sales({{0, 9, "pot"},
                               {0, 1, "tea"},
                               {1, 1, "cup"},
                               {0, 1, "cup,tea"},
                               {customers::kNobody, 1, "pot"}});
  CustomerBaskets of_ = ByCustomer(sales_.baskets, 3);
  Item cup_ = sales_.Find("cup"), pot_ = sales_.Find("pot"),
       tea_ = sales_.Find("tea");
};

TEST_F(CustomerItemsTest, NamesEachItemOnce) {
  const CustomerItems ever = ItemsEver(sales_.baskets, of_);
  ASSERT_EQ(ever.customers(), 3u);
  EXPECT_EQ(Of(ever, 0), (std::vector<Item>{cup_, pot_, tea_}));
  EXPECT_EQ(Of(ever, 1), std::vector<Item>{cup_});
  EXPECT_TRUE(Of(ever, 2).empty());
}

TEST_F(CustomerItemsTest, TakesTheOrdersOfADayTogether) {
  EXPECT_EQ(Of(ItemsOfDay(sales_.baskets, of_, 0), 0),
            (std::vector<Item>{cup_, tea_}));
  const CustomerItems second = ItemsOfDay(sales_.baskets, of_, 1);
  EXPECT_EQ(Of(second, 0), std::vector<Item>{pot_});
  EXPECT_TRUE(Of(second, 1).empty());
}

TEST_F(CustomerItemsTest, GroupsPairsAndLeavesNobodyOut) {
  const CustomerItems grouped =
      GroupByCustomer({{1, tea_}, {0, pot_}, {1, cup_}, {1, tea_}}, 3);
  EXPECT_EQ(Of(grouped, 0), std::vector<Item>{pot_});
  EXPECT_EQ(Of(grouped, 1), (std::vector<Item>{cup_, tea_}));
  EXPECT_TRUE(Of(grouped, 2).empty());
}

TEST_F(CustomerItemsTest, KeepsWhatMostBasketsHold) {
  const CustomerItems common =
      KeepCommon(ItemsEver(sales_.baskets, of_), sales_.baskets.count, 2);
  // Cup, pot and tea are in two baskets each: by name.
  EXPECT_EQ(Of(common, 0), (std::vector<Item>{cup_, pot_}));
  EXPECT_EQ(Of(common, 1), std::vector<Item>{cup_});
}

}  // namespace
}  // namespace shuke::mine
