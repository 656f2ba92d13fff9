#include "core/math/gauss_legendre.h"

#include <gtest/gtest.h>

#include <cmath>

namespace shuke::math {
namespace {

TEST(GaussLegendre24, IntegratesPowersUpTo47Exactly) {
  for (int power = 0; power <= 46; power += 2) {
    double integral = 0;
    for (const QuadraturePair& pair : kGaussLegendre24)
      integral += 2 * pair.weight * std::pow(pair.node, power);
    EXPECT_NEAR(integral, 2.0 / (power + 1), 1e-15) << power;
  }
}

TEST(GaussLegendre6, IntegratesPowersUpTo11Exactly) {
  for (int power = 0; power <= 10; power += 2) {
    double integral = 0;
    for (const QuadraturePair& pair : kGaussLegendre6)
      integral += 2 * pair.weight * std::pow(pair.node, power);
    EXPECT_NEAR(integral, 2.0 / (power + 1), 1e-15) << power;
  }
}

}  // namespace
}  // namespace shuke::math
