#include "core/math/hypergeometric.h"

#include <gtest/gtest.h>

#include <cmath>

namespace shuke::math {
namespace {

// ₂F₁(d, p; d; z) = (1 − z)^−p (DLMF 15.4.6), so the whole is 0 for c = d.
TEST(OneLessScaled2F1, VanishesWhereTheSeriesIsAPower) {
  for (const double p : {-.7, -.2, .3, 1.0, 3.4})
    EXPECT_NEAR(OneLessScaled2F1(p, 2.5, 2.5, std::log1p(-.4)), 0, 1e-13) << p;
}

// ₂F₁(1, 1; 2; z) = −ln(1 − z)/z (DLMF 15.4.1).
TEST(OneLessScaled2F1, AgreesWithTheLogarithm) {
  for (const double z : {1e-8, .1, .5, .9, .99}) {
    const double expected = 2 * (1 - (1 - z) * -std::log1p(-z) / z);
    EXPECT_NEAR(OneLessScaled2F1(1, 2, 1, std::log1p(-z)), expected,
                1e-12 * expected + 1e-15)
        << z;
  }
}

TEST(OneLessScaled2F1, PassesItsRemovableSingularitiesSmoothly) {
  const double rest = std::log1p(-.43);
  const double at_zero = OneLessScaled2F1(0, 3.4, 1.2, rest);
  EXPECT_NEAR(OneLessScaled2F1(1e-9, 3.4, 1.2, rest), at_zero, 1e-8);
  EXPECT_NEAR(OneLessScaled2F1(-1e-9, 3.4, 1.2, rest), at_zero, 1e-8);
  const double no_c = OneLessScaled2F1(-.6, 0, -.243, rest);
  EXPECT_NEAR(OneLessScaled2F1(-.6, 1e-12, -.243, rest), no_c, 1e-11);
  EXPECT_TRUE(std::isfinite(no_c));
}

// Both ways of summing hold on either side of where one takes over.
TEST(OneLessScaled2F1, IsSmoothWhereTheMethodChanges) {
  for (const double z : {.01, .3, .9}) {
    const double rest = std::log1p(-z);
    const double below = OneLessScaled2F1(20, 23.5, 21, rest);
    const double above =
        OneLessScaled2F1(std::nextafter(20.0, 21.0), 23.5, 21, rest);
    EXPECT_NEAR(above / below, 1, 1e-11) << z;
  }
}

// The limit of equal dropout chances π for everybody, with a and b to infinity:
// (1 − (1 + πt/(α+T))^−(r+x)) / π expected purchases of one who is alive.
TEST(OneLessScaled2F1, ReachesTheLimitOfHugeParameters) {
  const double a = 2e6, b = 8e6, rate = 30.6, ratio = 3;  // t / (α+T)
  const double c = a + b - 1;
  const double share = a / (a + b);
  const double limit = (1 - std::pow(1 + share * ratio, -rate)) / share;
  EXPECT_NEAR(OneLessScaled2F1(a - 1, c, c - rate, -std::log1p(ratio)), limit,
              1e-4 * limit);
}

TEST(OneLessScaled2F1, IsNothingOverNoTime) {
  EXPECT_EQ(OneLessScaled2F1(.4, 2, 1, 0), 0);
}

}  // namespace
}  // namespace shuke::math
