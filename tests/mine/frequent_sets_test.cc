#include "core/mine/frequent_sets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/base/rng.h"
#include "tests/mine/lists.h"

namespace shuke::mine {
namespace {

// Counts every subset of every basket.
std::map<std::vector<Item>, uint32_t> BruteForce(const Baskets& baskets,
                                                 uint32_t least,
                                                 size_t most_items) {
  std::map<std::vector<Item>, uint32_t> counts;
  for (size_t b = 0; b < baskets.size(); ++b) {
    const auto items = baskets.Items(b);
    for (uint32_t mask = 1; mask < (1u << items.size()); ++mask) {
      std::vector<Item> set;
      for (size_t i = 0; i < items.size(); ++i)
        if ((mask >> i & 1) != 0) set.push_back(items[i]);
      if (set.size() <= most_items) ++counts[set];
    }
  }
  std::erase_if(counts,
                [&](const auto& entry) { return entry.second < least; });
  return counts;
}

TEST(FindFrequentSets, AgreesWithBruteForceOnRandomBaskets) {
  for (uint64_t seed = 1; seed <= 40; ++seed) {
    Rng rng(seed);
    std::string text;
    for (int b = 0; b < 150; ++b) {
      const uint32_t n = 1 + rng.Below(8);
      for (uint32_t i = 0; i < n; ++i)
        text += std::string(1, char('a' + rng.Below(1 + rng.Below(12)))) + ",";
      text += "\n";
    }
    const NamedBaskets lists = Lists(text);
    const uint32_t least = 2 + rng.Below(10);
    for (const int most_items : {1, 2, 3, 10}) {
      const FrequentSets sets =
          FindFrequentSets(lists.baskets, least, most_items);
      const auto expected =
          BruteForce(lists.baskets, least, size_t(most_items));
      EXPECT_EQ(sets.nodes().size(), expected.size()) << "seed " << seed;
      for (uint32_t node = 0; node < sets.nodes().size(); ++node) {
        std::vector<Item> items = sets.ItemsOf(node);
        const auto found = expected.find(items);
        ASSERT_NE(found, expected.end()) << "seed " << seed;
        EXPECT_EQ(sets.nodes()[node].count, found->second);
        std::reverse(items.begin(), items.end());
        EXPECT_EQ(sets.CountOf(items), found->second);
      }
    }
  }
}

TEST(FindFrequentSets, StopsAtItsBoundAndSaysSo) {
  const NamedBaskets lists = Lists("a,b,c,d,e,f\na,b,c,d,e,f\n");
  EXPECT_EQ(FindFrequentSets(lists.baskets, 2, 6).nodes().size(), 63u);
  const FrequentSets few = FindFrequentSets(lists.baskets, 2, 6, 20);
  EXPECT_TRUE(few.truncated());
  EXPECT_LE(few.nodes().size(), 20u);
  EXPECT_FALSE(FindFrequentSets(Lists("").baskets, 1, 3).truncated());
}

TEST(FrequentSets, CountsNothingForWhatIsRareOrUnknown) {
  const NamedBaskets lists = Lists("a,b\na,b\na,c\n");
  const FrequentSets sets = FindFrequentSets(lists.baskets, 2, 3);
  EXPECT_EQ(sets.CountOf(std::vector<Item>{lists.Find("a")}), 3u);
  EXPECT_EQ(sets.CountOf(std::vector<Item>{lists.Find("c")}), 0u);
  EXPECT_EQ(sets.CountOf(std::vector<Item>{99}), 0u);
  EXPECT_EQ(sets.CountOf({}), 0u);
}

}  // namespace
}  // namespace shuke::mine
