#include "core/math/ranking.h"

#include <gtest/gtest.h>

#include <vector>

namespace shuke::math {
namespace {

std::optional<double> Area(const std::vector<double>& score,
                           const std::vector<uint8_t>& hit) {
  return AreaUnderRoc(score, hit);
}

TEST(AreaUnderRoc, CountsPairsWonAndHalfOfThoseTied) {
  EXPECT_EQ(Area({1, 2, 3, 4}, {0, 0, 1, 1}), 1);
  EXPECT_EQ(Area({1, 2, 3, 4}, {1, 1, 0, 0}), 0);
  EXPECT_EQ(Area({5, 5, 5, 5}, {1, 0, 1, 0}), .5);
  // Hits 3 and 1 against misses 1 and 2: won 2, tied 1, lost 1 of 4.
  EXPECT_EQ(Area({3, 1, 1, 2}, {1, 0, 1, 0}), .625);
}

TEST(AreaUnderRoc, NeedsBothHitsAndMisses) {
  EXPECT_FALSE(Area({1, 2}, {1, 1}));
  EXPECT_FALSE(Area({1, 2}, {0, 0}));
  EXPECT_FALSE(Area({}, {}));
}

}  // namespace
}  // namespace shuke::math
