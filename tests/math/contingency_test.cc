#include "core/math/contingency.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/rng.h"
#include "core/math/log_gamma.h"

namespace shuke::math {
namespace {

// Fisher's tea: of eight cups four had milk first, and the lady named three of
// them. P = (C(4,3) C(4,1) + 1) / C(8,4) = 17/70.
TEST(FisherGreater, JudgesTheLadyTastingTea) {
  EXPECT_NEAR(FisherGreater({3, 4, 4, 8}), 17.0 / 70, 1e-14);
  EXPECT_NEAR(FisherGreater({4, 4, 4, 8}), 1.0 / 70, 1e-14);
  EXPECT_NEAR(FisherGreater({1, 4, 4, 8}), 69.0 / 70, 1e-14);
  EXPECT_EQ(FisherGreater({0, 4, 4, 8}), 1);
}

TEST(FisherGreater, AgreesWithTheWholeSum) {
  Rng rng(7);
  for (int round = 0; round < 300; ++round) {
    const uint64_t total = 2 + rng.Below(60);
    const uint64_t left = rng.Below(static_cast<uint32_t>(total) + 1);
    const uint64_t right = rng.Below(static_cast<uint32_t>(total) + 1);
    const uint64_t least = left + right > total ? left + right - total : 0;
    const uint64_t most = std::min(left, right);
    double tail = 0;
    for (uint64_t both = most + 1; both-- > least;) {
      tail += std::exp(LogChoose(double(left), double(both)) +
                       LogChoose(double(total - left), double(right - both)) -
                       LogChoose(double(total), double(right)));
      EXPECT_NEAR(FisherGreater({both, left, right, total}),
                  std::min(1.0, tail), 1e-12)
          << both << " " << left << " " << right << " " << total;
    }
  }
}

TEST(ChiSquare, MeasuresDistanceFromIndependence) {
  EXPECT_EQ(ChiSquare({20, 40, 50, 100}), 0);
  EXPECT_NEAR(ChiSquare({30, 40, 50, 100}), 16.6666666666667, 1e-12);
  EXPECT_EQ(ChiSquare({0, 0, 50, 100}), 0);
  EXPECT_EQ(ChiSquare({50, 50, 100, 100}), 0);
}

// Benjamini and Hochberg 1995, section 3.2: of fifteen p-values the four least
// are finds at .05.
TEST(FalseDiscoveryRates, FindsFourOfBenjaminiAndHochbergs) {
  const std::vector<double> p = {.0001, .0004, .0019, .0095, .0201,
                                 .0278, .0298, .0344, .0459, .3240,
                                 .4262, .5719, .6528, .7590, 1.0};
  const std::vector<double> rates = FalseDiscoveryRates(p, 15);
  int finds = 0;
  for (const double rate : rates) finds += rate <= .05;
  EXPECT_EQ(finds, 4);
  EXPECT_NEAR(rates[3], .0095 * 15 / 4, 1e-15);
  // A later, smaller rate carries over to the p before it.
  EXPECT_NEAR(rates[5], .0298 * 15 / 7, 1e-15);
}

TEST(FalseDiscoveryRates, CountsTestsThatAreNotListed) {
  const std::vector<double> p = {.04, .01};
  const std::vector<double> rates = FalseDiscoveryRates(p, 100);
  EXPECT_NEAR(rates[1], 1, 1e-15);
  EXPECT_NEAR(rates[0], 1, 1e-15);
  EXPECT_TRUE(FalseDiscoveryRates({}, 9).empty());
}

}  // namespace
}  // namespace shuke::math
