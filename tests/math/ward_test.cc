#include "core/math/ward.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace shuke::math {
namespace {

// Worked by hand: 0 and 1 are 1 apart; their mean .5 and 5 add
// 2 x 1 / 3 x 4.5² = 13.5, so √27.
TEST(WardMerges, GivesTheHeightsOfThreePointsOnALine) {
  const std::vector<float> center = {0, 5, 1};
  const std::vector<uint32_t> size = {1, 1, 1};
  const std::vector<Merge> merges = WardMerges(center, size);
  ASSERT_EQ(merges.size(), 2u);
  EXPECT_EQ(merges[0].left, 0);
  EXPECT_EQ(merges[0].right, 2);
  EXPECT_DOUBLE_EQ(merges[0].height, 1);
  EXPECT_EQ(merges[0].size, 2u);
  EXPECT_EQ(merges[1].left, 1);
  EXPECT_EQ(merges[1].right, 3);
  EXPECT_DOUBLE_EQ(merges[1].height, std::sqrt(27.0));
  EXPECT_EQ(merges[1].size, 3u);
}

// 1 x 1 / 2 x 3² = 4.5 is less than 100 x 100 / 200 x 2² = 200: the small ones
// are joined first although they lie further apart.
TEST(WardMerges, WeighsDistancesBySizes) {
  const std::vector<float> center = {0, 2, 10, 13};
  const std::vector<uint32_t> size = {100, 100, 1, 1};
  const std::vector<Merge> merges = WardMerges(center, size);
  EXPECT_EQ(merges[0].left, 2);
  EXPECT_EQ(merges[0].right, 3);
  for (size_t i = 1; i < merges.size(); ++i)
    EXPECT_GE(merges[i].height, merges[i - 1].height);
  EXPECT_EQ(merges.back().size, 202u);
}

TEST(WardMerges, HasNothingToJoinInOneClusterOrNone) {
  EXPECT_TRUE(WardMerges({}, {}).empty());
  const std::vector<float> center = {1, 2};
  const std::vector<uint32_t> size = {9};
  EXPECT_TRUE(WardMerges(center, size).empty());
}

}  // namespace
}  // namespace shuke::math
