#include "core/campaign/lift.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/rng.h"
#include "core/campaign/test_size.h"

namespace shuke::campaign {
namespace {

using math::Share;

// 56 of 70 and 48 of 80: Newcombe (1998), row (a); p as R's prop.test.
TEST(MeasureLift, WorksWhereTheIntervalLiesAboveZero) {
  const ResponseLift result = MeasureLift({56, 70}, {48, 80}, .05, {});
  EXPECT_DOUBLE_EQ(result.lift, .2);
  EXPECT_NEAR(result.interval.low, .0524, 5e-5);
  EXPECT_NEAR(result.interval.high, .3339, 5e-5);
  EXPECT_FALSE(result.exact);
  EXPECT_NEAR(result.p_value, 0.00804508136819656, 1e-14);
  EXPECT_EQ(result.verdict, Verdict::kWorks);
}

TEST(MeasureLift, HasNoEffectWhereThePlannedLiftIsOutOfReach) {
  // Interval about −.009 … +.007.
  const ResponseLift result = MeasureLift({900, 18000}, {100, 2000}, .012, {});
  EXPECT_LT(result.interval.high, .012);
  EXPECT_EQ(result.verdict, Verdict::kNoEffect);
  EXPECT_EQ(MeasureLift({900, 18000}, {100, 2000}, .005, {}).verdict,
            Verdict::kTooFew);
}

TEST(MeasureLift, TestsExactlyWhereACellIsSmall) {
  const ResponseLift result = MeasureLift({40, 900}, {1, 100}, .01, {});
  EXPECT_TRUE(result.exact);
  EXPECT_NEAR(result.p_value, 0.11393721952935526, 1e-13);  // scipy
}

TEST(MeasureLift, CannotTellFromAnEmptyGroup) {
  const ResponseLift result = MeasureLift({5, 100}, {0, 0}, .01, {});
  EXPECT_EQ(result.verdict, Verdict::kTooFew);
  EXPECT_EQ(result.p_value, 1);
}

// A draw of Binomial(n, p).
uint64_t Draw(uint64_t n, double p, Rng& rng) {
  uint64_t hits = 0;
  for (uint64_t i = 0; i < n; ++i) hits += rng.Unit() < p;
  return hits;
}

// 4,000 campaigns of each design without any effect. Newcombe's interval lies
// above 0 in 1.0 to 2.5 % of them (summed exactly over both binomials); three
// standard errors of 4,000 draws at 2.5 % are 0.74 %.
TEST(MeasureLift, WorksAtMostTwoAndAHalfPercentOfTheTimeWithoutEffect) {
  constexpr int kRuns = 4000;
  const double bound = .025 + 3 * std::sqrt(.025 * .975 / kRuns);
  const struct {
    uint64_t treated, control;
    double rate;
  } designs[] = {{450, 50, .1}, {1800, 200, .05}, {500, 500, .1}};
  for (const auto& design : designs) {
    Rng rng(20261122, design.treated);
    int works = 0;
    for (int run = 0; run < kRuns; ++run) {
      const Share treated = {Draw(design.treated, design.rate, rng),
                             design.treated};
      const Share control = {Draw(design.control, design.rate, rng),
                             design.control};
      works += MeasureLift(treated, control, design.rate / 5, {}).verdict ==
               Verdict::kWorks;
    }
    EXPECT_LE(works, bound * kRuns) << design.treated;
    EXPECT_GT(works, 0) << design.treated;  // the test can fail at all
  }
}

TEST(MeasureLift, CoversAKnownLiftNinetyFivePercentOfTheTime) {
  constexpr int kRuns = 4000;
  const struct {
    uint64_t treated, control;
    double rate, lift;
  } designs[] = {{1800, 200, .1, .05}, {500, 500, .2, .06}};
  for (const auto& design : designs) {
    Rng rng(11, design.treated);
    int covered = 0, works = 0;
    for (int run = 0; run < kRuns; ++run) {
      const Share treated = {
          Draw(design.treated, design.rate + design.lift, rng), design.treated};
      const Share control = {Draw(design.control, design.rate, rng),
                             design.control};
      const ResponseLift result = MeasureLift(treated, control, .01, {});
      covered += result.interval.low <= design.lift &&
                 design.lift <= result.interval.high;
      works += result.verdict == Verdict::kWorks;
    }
    EXPECT_GE(covered, .93 * kRuns) << design.treated;
    EXPECT_LE(covered, .97 * kRuns) << design.treated;
    // And is seen as often as the power says.
    const double power = PowerToSee(design.rate, design.lift, design.treated,
                                    design.control, .05);
    EXPECT_NEAR(works / double{kRuns}, power, .03) << design.treated;
  }
}

}  // namespace
}  // namespace shuke::campaign
