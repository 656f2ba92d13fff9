#include "core/math/interval.h"

#include <gtest/gtest.h>

namespace shuke::math {
namespace {

// Newcombe 1998, table I, method 3: 81/263, 15/148, 0/20, 1/29.
TEST(WilsonInterval, MatchesNewcombe1998) {
  const auto near = [](const Interval& got, double low, double high) {
    EXPECT_NEAR(got.low, low, 5e-5);
    EXPECT_NEAR(got.high, high, 5e-5);
  };
  near(WilsonInterval(81, 263), .2553, .3662);
  near(WilsonInterval(15, 148), .0624, .1605);
  near(WilsonInterval(0, 20), 0, .1611);
  near(WilsonInterval(1, 29), .0061, .1718);
}

TEST(WilsonInterval, KnowsNothingWithoutTrials) {
  EXPECT_EQ(WilsonInterval(0, 0).low, 0);
  EXPECT_EQ(WilsonInterval(0, 0).high, 1);
  EXPECT_EQ(WilsonInterval(9, 9).high, 1);
}

}  // namespace
}  // namespace shuke::math
