#include "core/math/two_shares.h"

#include <gtest/gtest.h>

namespace shuke::math {
namespace {

// Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
TEST(NewcombeInterval, GivesTheEightContrastsOfItsPaper) {
  const struct {
    Share a, b;
    double low, high;
  } rows[] = {
      {{56, 70}, {48, 80}, .0524, .3339}, {{9, 10}, {3, 10}, .1705, .8090},
      {{6, 7}, {2, 7}, .0582, .8062},     {{5, 56}, {0, 29}, -.0381, .1926},
      {{0, 10}, {0, 20}, -.1611, .2775},  {{0, 10}, {0, 10}, -.2775, .2775},
      {{10, 10}, {0, 20}, .6791, 1.0},    {{10, 10}, {0, 10}, .6075, 1.0},
  };
  for (const auto& row : rows) {
    const Interval interval = NewcombeInterval(row.a, row.b);
    EXPECT_NEAR(interval.low, row.low, 5.001e-5) << row.a.hits;
    EXPECT_NEAR(interval.high, row.high, 5.001e-5) << row.a.hits;
  }
}

TEST(NewcombeInterval, SaysNothingOfAnEmptyGroup) {
  const Interval interval = NewcombeInterval({0, 0}, {1, 10});
  EXPECT_EQ(interval.low, -1);
  EXPECT_EQ(interval.high, 1);
}

// R's help page of fisher.test: Fisher's tea drinker (p = 0.4857) and the
// convictions of like-sex twins (p = 0.0005367); the rest by scipy 1.10.1.
TEST(FisherTest, AgreesWithRAndScipy) {
  EXPECT_NEAR(FisherTest({3, 4}, {1, 4}), 0.48571428571428565, 1e-14);
  EXPECT_NEAR(FisherTest({2, 12}, {15, 18}), 0.0005367241191434357, 1e-15);
  EXPECT_NEAR(FisherTest({0, 5}, {4, 5}), 0.04761904761904762, 1e-14);
  EXPECT_NEAR(FisherTest({12, 450}, {1, 50}), 1, 1e-12);
  EXPECT_NEAR(FisherTest({40, 900}, {1, 100}), 0.11393721952935526, 1e-13);
}

TEST(FisherTest, IsOneWhereOnlyOneTableIsPossible) {
  EXPECT_EQ(FisherTest({0, 10}, {0, 20}), 1);
  EXPECT_EQ(FisherTest({10, 10}, {20, 20}), 1);
  EXPECT_EQ(FisherTest({0, 0}, {3, 20}), 1);
}

// statsmodels' documentation of proportions_ztest: 5 of 83 and 12 of 99 give
// p = 0.159; 56 of 70 and 48 of 80 give the p of R's prop.test without
// correction.
TEST(PooledZTest, AgreesWithStatsmodelsAndR) {
  EXPECT_NEAR(PooledZTest({5, 83}, {12, 99}), 0.15918129181156992, 1e-14);
  EXPECT_NEAR(PooledZTest({56, 70}, {48, 80}), 0.00804508136819656, 1e-15);
  EXPECT_NEAR(PooledZTest({300, 4500}, {20, 500}), 0.020819004906484046, 1e-15);
}

TEST(PooledZTest, SeesNoDifferenceBetweenNoneAndNone) {
  EXPECT_EQ(PooledZTest({0, 10}, {0, 20}), 1);
  EXPECT_EQ(PooledZTest({10, 10}, {20, 20}), 1);
  EXPECT_EQ(PooledZTest({0, 0}, {5, 20}), 1);
}

TEST(LeastExpected, IsTheSmallestOfTheFourCells) {
  EXPECT_DOUBLE_EQ(LeastExpected({12, 450}, {1, 50}), 1.3);
  EXPECT_DOUBLE_EQ(LeastExpected({440, 450}, {47, 50}), 1.3);
  EXPECT_EQ(LeastExpected({0, 0}, {1, 50}), 0);
}

}  // namespace
}  // namespace shuke::math
