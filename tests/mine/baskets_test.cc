#include "core/mine/baskets.h"

#include <gtest/gtest.h>

#include "tests/mine/lists.h"
#include "tests/testing/order_builder.h"

namespace shuke::mine {
namespace {

TEST(BasketsOfLists, NumbersItemsByNameAndHoldsEachOnce) {
  const NamedBaskets lists = Lists("pear,apple,pear\nfig\n\napple\n");
  EXPECT_EQ(lists.baskets.size(), 3u);
  EXPECT_EQ(lists.Find("apple"), 0u);
  EXPECT_EQ(lists.Find("fig"), 1u);
  EXPECT_EQ(lists.Find("pear"), 2u);
  EXPECT_EQ(lists.baskets.count, (std::vector<uint32_t>{2, 1, 1}));
  const auto first = lists.baskets.Items(0);
  EXPECT_EQ(std::vector<Item>(first.begin(), first.end()),
            (std::vector<Item>{0, 2}));
}

TEST(BasketsOfLists, CountsTheUnitsOfEachItem) {
  const NamedBaskets lists = Lists("pear,apple,pear\nfig\n");
  EXPECT_EQ(lists.baskets.units, (std::vector<uint32_t>{1, 2, 1}));
}

TEST(BasketsOfOrders, AddUpTheUnitsOfTheirLines) {
  testkit::OrderBuilder builder;
  const Day day = testkit::DayOf("2026-06-01");
  builder.Add({.buyer = "ann",
               .day = day,
               .lines = {{"tea", "", 3}, {"pot", "", 1}, {"tea", "", 2}}});
  testkit::TestShop shop = builder.Build(day);
  shop.lines.flags.assign(3, 0);
  const Baskets baskets =
      BasketsOfOrders(shop.orders, shop.lines, shop.dictionary, shop.customers,
                      day, shop.dictionary.Intern("CNY"), Level::kProduct);
  EXPECT_EQ(baskets.units, (std::vector<uint32_t>{1, 5}));
}

TEST(BasketsOfOrders, LeaveOutReturnsAndTakeJoinedTitlesApart) {
  testkit::OrderBuilder builder;
  const Day day = testkit::DayOf("2026-06-01");
  builder.Add({.buyer = "ann", .day = day, .lines = {{"tea"}}});
  builder.Add({.buyer = "ben", .day = day, .lines = {{"pot"}}});
  builder.Add({.buyer = "ben",
               .day = day + 1,
               .gross_minor = 600,
               .lines = {{"pot，tea", "", 2, table::kNoMoney, 600}}});
  builder.Add({.buyer = "eve", .day = day, .lines = {{"tea", "", -1}}});
  builder.Add({.buyer = "eve",
               .day = day,
               .kind = table::OrderKind::kRefunded,
               .lines = {{"tea"}}});
  testkit::TestShop shop = builder.Build(day + 9);
  shop.lines.flags.assign(5, 0);
  const Baskets baskets =
      BasketsOfOrders(shop.orders, shop.lines, shop.dictionary, shop.customers,
                      day + 9, shop.dictionary.Intern("CNY"), Level::kProduct);
  EXPECT_EQ(baskets.size(), 3u);
  ASSERT_EQ(baskets.items(), 2u);
  EXPECT_EQ(shop.dictionary.At(baskets.name[0]), "pot");
  EXPECT_EQ(baskets.count, (std::vector<uint32_t>{2, 2}));
  EXPECT_EQ(baskets.amount_minor[0], 10'000 + 300);
  EXPECT_EQ(baskets.units, (std::vector<uint32_t>{1, 1, 1, 1}));
}

}  // namespace
}  // namespace shuke::mine
