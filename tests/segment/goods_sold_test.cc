#include "core/segment/goods_sold.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <utility>

namespace shuke::segment {
namespace {

using table::StringId;

TEST(GoodsSold, AgreesWithPlainMapsOnRandomLines) {
  constexpr int kNames = 60, kSteps = 40;
  std::mt19937 next(20261123);
  const auto below = [&](int bound) {
    return static_cast<int>(next() % static_cast<unsigned>(bound));
  };
  GoodsSold goods;
  std::map<StringId, Sold> sold;
  std::map<std::pair<StringId, int>, Price> prices;
  for (int line = 0; line < 3000; ++line) {
    const auto product = static_cast<StringId>(1 + below(kNames));
    const Day day = 20'000 + below(900);
    goods.AddProduct(product, day);
    sold[product].last = std::max(sold[product].last, day);
    ++sold[product].lines;
    const auto category = static_cast<StringId>(1 + below(kNames) / 2 * 2);
    const int step = below(kSteps);
    const Price price = {100 + below(5000), 1 + below(4)};
    goods.AddPrice(category, step, price);
    prices[{category, step}].net_minor += price.net_minor;
    prices[{category, step}].items += price.items;
  }
  goods.Sort();
  for (StringId name = 0; name < kNames + 10; ++name) {
    EXPECT_EQ(goods.SoldOf(name).last, sold[name].last) << name;
    EXPECT_EQ(goods.SoldOf(name).lines, sold[name].lines) << name;
    for (int first = 0; first < kSteps + 2; ++first) {
      for (const int steps : {1, 3, kSteps}) {
        Price wanted;
        for (int step = first; step < first + steps; ++step) {
          const auto found = prices.find({name, step});
          if (found == prices.end()) continue;
          wanted.net_minor += found->second.net_minor;
          wanted.items += found->second.items;
        }
        const Price got = goods.PriceOf(name, first, steps);
        ASSERT_EQ(got.net_minor, wanted.net_minor) << name << ' ' << first;
        ASSERT_EQ(got.items, wanted.items) << name << ' ' << first;
      }
    }
  }
}

TEST(GoodsSold, KnowsNothingOfAnEmptyShop) {
  GoodsSold goods;
  goods.Sort();
  EXPECT_EQ(goods.SoldOf(7).last, kNoDay);
  EXPECT_EQ(goods.PriceOf(7, 0, 3).items, 0);
}

}  // namespace
}  // namespace shuke::segment
