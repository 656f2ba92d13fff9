#include "core/mine/affinity.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/mine/sales.h"

namespace shuke::mine {
namespace {

Affinity Find(const NamedBaskets& sales, size_t customers,
              std::vector<uint8_t> repeatable = {}) {
  repeatable.resize(sales.baskets.items(), 0);
  return FindAffinity(
      sales.baskets,
      ItemsEver(sales.baskets, ByCustomer(sales.baskets, customers)),
      repeatable, {.least_customers = 1, .recommendations = 1});
}

TEST(FindAffinity, MeasuresTheCosineOfBuyers) {
  const NamedBaskets sales = Sales({{0, 1, "tea"},
                                    {0, 2, "pot"},
                                    {1, 1, "tea,pot"},
                                    {2, 1, "tea"},
                                    {3, 1, "tea,cup"}});
  const Affinity found = Find(sales, 4);
  const auto& of_tea = found.neighbours[sales.Find("tea")];
  ASSERT_EQ(of_tea.size(), 2u);
  EXPECT_EQ(of_tea[0].item, sales.Find("pot"));
  EXPECT_EQ(of_tea[0].customers, 2u);
  EXPECT_DOUBLE_EQ(of_tea[0].cosine, 2 / std::sqrt(4.0 * 2));
  EXPECT_DOUBLE_EQ(of_tea[0].share, .5);
  EXPECT_EQ(found.next[2], sales.Find("pot"));
}

TEST(FindAffinity, NeverRecommendsWhatTheyHaveUnlessItIsBoughtAgain) {
  const NamedBaskets sales =
      Sales({{0, 1, "tea,pot"}, {1, 1, "tea,pot"}, {2, 1, "tea"}});
  EXPECT_EQ(Find(sales, 3).next[0], kNoItem);
  std::vector<uint8_t> repeatable(sales.baskets.items(), 0);
  repeatable[sales.Find("tea")] = 1;
  EXPECT_EQ(Find(sales, 3, repeatable).next[0], sales.Find("tea"));
}

// The share that is told is of the item that is told.
TEST(Recommend, TellsTheShareOfTheItemThatItGoesWithMost) {
  const NamedBaskets sales = Sales({{0, 1, "tea,pot,cup"},
                                    {1, 1, "tea,pot"},
                                    {2, 1, "tea"},
                                    {3, 1, "tea,cup"}});
  const Affinity found = Find(sales, 4);
  std::vector<Item> own = {sales.Find("cup"), sales.Find("tea")};
  std::sort(own.begin(), own.end());
  const auto offers = Recommend(found, own, {std::vector<uint8_t>(3, 0)}, 1);
  ASSERT_EQ(offers.size(), 1u);
  EXPECT_EQ(offers[0].item, sales.Find("pot"));
  // 2 of 4 with tea, cosine 2 / √8; 1 of 2 with a cup, 1 / √4.
  EXPECT_EQ(offers[0].because, sales.Find("tea"));
  EXPECT_DOUBLE_EQ(offers[0].share, .5);
  EXPECT_DOUBLE_EQ(offers[0].score, 2 / std::sqrt(8.0) + .5);
}

TEST(FindAffinity, SaysWhatRelatedItemsWouldAdd) {
  NamedBaskets sales =
      Sales({{0, 1, "tea,pot"}, {1, 1, "tea"}, {2, 1, "pot"}, {3, 1, "cup"}});
  sales.baskets.amount_minor[sales.Find("pot")] = 6000;
  const Affinity found = Find(sales, 5);
  // One of the two buyers of tea has a pot; a buyer of one spent 30.00 on it.
  EXPECT_DOUBLE_EQ(found.potential_minor[1], .5 * 3000);
  EXPECT_EQ(found.potential_minor[0], 0);
  EXPECT_EQ(found.potential_minor[3], 0);
  EXPECT_EQ(found.next[4], kNoItem);
}

}  // namespace
}  // namespace shuke::mine
