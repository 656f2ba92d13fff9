#include "core/campaign/test_size.h"

#include <gtest/gtest.h>

namespace shuke::campaign {
namespace {

// R's help page of power.prop.test: n = 50, p1 = .50, p2 = .75 has power 0.740;
// power = .90 needs n = 76.7 in each group; n = 50, power = .90, p1 = .50 sees
// p2 = 0.8026.
TEST(TestSize, AgreesWithRsPowerPropTest) {
  EXPECT_NEAR(PowerToSee(.5, .25, 50, 50, .05), 0.7401659, 5e-8);
  EXPECT_EQ(AudienceNeeded(.5, .25, .5, {.05, .9}), 154);  // 2 × 76.707
  EXPECT_NEAR(*SmallestLift(.5, 50, 50, {.05, .9}), 0.3026, 5e-5);
}

// By scipy.optimize.brentq on the same power for unequal groups.
TEST(TestSize, HoldsForASmallControlGroup) {
  EXPECT_NEAR(PowerToSee(.03, .01, 4500, 500, .05), 0.167155925, 1e-8);
  EXPECT_NEAR(*SmallestLift(.03, 4500, 500, {}), 0.0281914681, 1e-9);
  EXPECT_EQ(AudienceNeeded(.03, .01, .1, {}), 30659);  // 30658.26
}

TEST(TestSize, SeesTheSmallestLiftWithExactlyThePower) {
  for (const double rate : {0.0, .002, .05, .4}) {
    const auto lift = SmallestLift(rate, 1800, 200, {});
    ASSERT_TRUE(lift);
    EXPECT_NEAR(PowerToSee(rate, *lift, 1800, 200, .05), .8, 1e-6) << rate;
  }
}

TEST(TestSize, NeedsAnAudienceThatSeesTheLiftAndNoSmaller) {
  const auto needed = AudienceNeeded(.04, .008, .1, {});
  ASSERT_TRUE(needed);
  const double n = static_cast<double>(*needed);
  EXPECT_GE(PowerToSee(.04, .008, .9 * n, .1 * n, .05), .8);
  EXPECT_LT(PowerToSee(.04, .008, .9 * (n - 1), .1 * (n - 1), .05), .8);
}

TEST(TestSize, HasNoAnswerWhereThereIsNone) {
  EXPECT_FALSE(SmallestLift(.1, 0, 50, {}));
  EXPECT_FALSE(SmallestLift(.1, 50, 0, {}));
  EXPECT_FALSE(SmallestLift(.9, 2, 2, {}));
  EXPECT_FALSE(AudienceNeeded(.1, 0, .1, {}));
  EXPECT_FALSE(AudienceNeeded(.9, .2, .1, {}));
  EXPECT_FALSE(AudienceNeeded(.1, .1, 0, {}));
  EXPECT_EQ(PowerToSee(.1, .1, 0, 10, .05), 0);
}

}  // namespace
}  // namespace shuke::campaign
