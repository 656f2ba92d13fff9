#include "core/math/sum.h"

#include <gtest/gtest.h>

namespace shuke::math {
namespace {

TEST(Sum, KeepsWhatAPlainSumLoses) {
  Sum sum;
  sum.Add(1);
  sum.Add(1e100);
  sum.Add(1);
  sum.Add(-1e100);
  EXPECT_EQ(sum.value(), 2);
}

TEST(Sum, DoesNotDriftOverAMillionTerms) {
  Sum sum;
  for (int i = 0; i < 1'000'000; ++i) sum.Add(.1);
  EXPECT_NEAR(sum.value(), 1e5, 1e-10);
}

}  // namespace
}  // namespace shuke::math
