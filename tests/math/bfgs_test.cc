#include "core/math/bfgs.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace shuke::math {
namespace {

// Rosenbrock's valley: least at (1, 1).
double Valley(std::span<const double> x, std::span<double> g) {
  const double a = 1 - x[0], b = x[1] - x[0] * x[0];
  g[0] = -2 * a - 400 * x[0] * b;
  g[1] = 200 * b;
  return a * a + 100 * b * b;
}

TEST(MinimizeBfgs, FollowsACurvedValleyToItsEnd) {
  const Minimum minimum = MinimizeBfgs(Valley, {-1.2, 1});
  EXPECT_TRUE(minimum.converged);
  EXPECT_NEAR(minimum.at[0], 1, 1e-8);
  EXPECT_NEAR(minimum.at[1], 1, 1e-8);
  EXPECT_LT(minimum.iterations, 60);
}

TEST(MinimizeBfgs, BacksOutOfWhereTheFunctionIsNotFinite) {
  const auto barrier = [](std::span<const double> x, std::span<double> g) {
    if (x[0] <= 0) return std::numeric_limits<double>::quiet_NaN();
    g[0] = 1 - .01 / x[0];
    return x[0] - .01 * std::log(x[0]);
  };
  const Minimum minimum = MinimizeBfgs(barrier, {5});
  EXPECT_TRUE(minimum.converged);
  EXPECT_NEAR(minimum.at[0], .01, 1e-9);
}

TEST(MinimizeBfgs, SaysThatAFunctionWithoutMinimumDidNotConverge) {
  const auto slope = [](std::span<const double> x, std::span<double> g) {
    g[0] = -1;
    return -x[0];
  };
  EXPECT_FALSE(MinimizeBfgs(slope, {0}).converged);
}

TEST(Polish, EndsWhereTheGradientVanishes) {
  Minimum minimum;
  minimum.at = {1.0001, 1.0002};
  minimum.gradient.resize(2);
  minimum.value = Valley(minimum.at, minimum.gradient);
  const std::vector<double> inverse =
      InvertPositive(HessianOf(Valley, minimum.at), 2);
  Polish(Valley, inverse, minimum);
  EXPECT_NEAR(minimum.at[0], 1, 1e-10);
  EXPECT_NEAR(minimum.at[1], 1, 1e-10);
}

TEST(InvertPositive, InvertsAndRefuses) {
  const std::vector<double> inverse = InvertPositive({4, 2, 2, 3}, 2);
  ASSERT_EQ(inverse.size(), 4u);
  EXPECT_NEAR(inverse[0], 3.0 / 8, 1e-15);
  EXPECT_NEAR(inverse[1], -2.0 / 8, 1e-15);
  EXPECT_NEAR(inverse[2], -2.0 / 8, 1e-15);
  EXPECT_NEAR(inverse[3], 4.0 / 8, 1e-15);
  EXPECT_TRUE(InvertPositive({1, 2, 2, 1}, 2).empty());
}

TEST(HessianOf, SeesTheCurvature) {
  const std::vector<double> at = {1, 1};
  const std::vector<double> hessian = HessianOf(Valley, at);
  EXPECT_NEAR(hessian[0], 802, 1e-4);
  EXPECT_NEAR(hessian[1], -400, 1e-4);
  EXPECT_NEAR(hessian[3], 200, 1e-6);
}

}  // namespace
}  // namespace shuke::math
