#include "core/math/log_gamma.h"

#include <gtest/gtest.h>

#include <cmath>

namespace shuke::math {
namespace {

// DLMF 5.4.12–5.4.15: −γ, −γ − 2 ln 2, and ψ(n + 1) = H_n − γ.
constexpr double kEuler = 0.57721566490153286;

TEST(Digamma, TakesItsKnownValues) {
  EXPECT_NEAR(Digamma(1), -kEuler, 1e-15);
  EXPECT_NEAR(Digamma(0.5), -kEuler - 2 * std::log(2.0), 1e-14);
  double harmonic = 0;
  for (int n = 1; n < 200; ++n) {
    harmonic += 1.0 / n;
    EXPECT_NEAR(Digamma(n + 1), harmonic - kEuler, 1e-14 * (1 + harmonic));
  }
}

TEST(Digamma, GrowsByTheInverseOfItsArgument) {
  for (const double x : {1e-9, 1e-3, .2, 1.4616, 7.5, 9.999, 10.0, 1e3, 1e8})
    EXPECT_NEAR(Digamma(x + 1) - Digamma(x), 1 / x, 2e-15 * (1 / x + 40)) << x;
}

TEST(LogChoose, CountsWaysToChoose) {
  EXPECT_NEAR(LogChoose(52, 5), std::log(2598960.0), 1e-12);
  EXPECT_EQ(LogChoose(7, 0), 0);
  EXPECT_EQ(LogChoose(7, 7), 0);
}

}  // namespace
}  // namespace shuke::math
