#include "core/mine/baskets.h"

#include <gtest/gtest.h>

#include "tests/mine/lists.h"

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

}  // namespace
}  // namespace shuke::mine
