#include "core/math/normal.h"

#include <gtest/gtest.h>

#include <cmath>

namespace shuke::math {
namespace {

// scipy.stats.norm (1.10.1), ppf and cdf.
TEST(NormalQuantile, AgreesWithScipy) {
  EXPECT_EQ(NormalQuantile(.5), 0);
  EXPECT_NEAR(NormalQuantile(.8), 0.8416212335729143, 1e-15);
  EXPECT_NEAR(NormalQuantile(.975), 1.959963984540054, 1e-15);
  EXPECT_NEAR(NormalQuantile(.9), 1.2815515655446004, 1e-15);
  EXPECT_NEAR(NormalQuantile(.075), -1.4395314709384563, 1e-15);
  EXPECT_NEAR(NormalQuantile(.0749), -1.4402382675279635, 1e-15);
  EXPECT_NEAR(NormalQuantile(.001), -3.090232306167813, 1e-14);
  EXPECT_NEAR(NormalQuantile(1e-10), -6.361340902404056, 1e-14);
  EXPECT_NEAR(NormalQuantile(1e-100), -21.273453560965322, 1e-13);
}

TEST(NormalCdf, AgreesWithScipyFarDownTheTail) {
  EXPECT_EQ(NormalCdf(0), .5);
  EXPECT_NEAR(NormalCdf(1.96), 0.9750021048517795, 1e-15);
  EXPECT_NEAR(NormalCdf(-1) / 0.15865525393145707, 1, 1e-14);
  EXPECT_NEAR(NormalCdf(-5) / 2.866515718791933e-07, 1, 1e-13);
  EXPECT_NEAR(NormalCdf(-30) / 4.906713927147908e-198, 1, 1e-12);
}

TEST(NormalQuantile, UndoesTheCdf) {
  for (double z = -6; z <= 6; z += .25) {
    EXPECT_NEAR(NormalQuantile(NormalCdf(z)), z, 1e-7) << z;
  }
}

}  // namespace
}  // namespace shuke::math
