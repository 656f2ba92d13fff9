#include "core/math/log_space.h"

#include <gtest/gtest.h>

namespace shuke::math {
namespace {

TEST(LogAddExp, NeitherOverflowsNorVanishes) {
  EXPECT_NEAR(LogAddExp(std::log(3.0), std::log(4.0)), std::log(7.0), 1e-15);
  EXPECT_DOUBLE_EQ(LogAddExp(5000, 5000), 5000 + std::log(2.0));
  EXPECT_DOUBLE_EQ(LogAddExp(-5000, -5000), -5000 + std::log(2.0));
  EXPECT_EQ(LogAddExp(-HUGE_VAL, 3), 3);
  EXPECT_EQ(LogAddExp(-HUGE_VAL, -HUGE_VAL), -HUGE_VAL);
}

TEST(Logistic, KeepsTheDigitsOfSmallShares) {
  EXPECT_DOUBLE_EQ(Logistic(0), .5);
  EXPECT_DOUBLE_EQ(Logistic(-100), std::exp(-100.0));
  EXPECT_EQ(Logistic(-1e9), 0);
  EXPECT_EQ(Logistic(1e9), 1);
  EXPECT_NEAR(Logit(Logistic(1.7)), 1.7, 1e-14);
}

}  // namespace
}  // namespace shuke::math
