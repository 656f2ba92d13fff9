// How many customers a test needs, and what a test of a given size can see.
//
// Both groups respond by chance: the control group at `rate`, the treated at
// rate + lift, where 0 <= rate and rate + lift <= 1. A lift is seen when the
// two-sided pooled z-test at `alpha` finds it; power is the probability of
// that (the far wrong side is left out, as in R's power.prop.test).
#ifndef SHUKE_CAMPAIGN_TEST_SIZE_H_
#define SHUKE_CAMPAIGN_TEST_SIZE_H_

#include <cstdint>
#include <optional>

namespace shuke::campaign {

struct TestDesign {
  double alpha = .05;
  double power = .8;
};

// 0 for an empty group.
double PowerToSee(double rate, double lift, double treated, double control,
                  double alpha);

// The least audience whose `control_share` (0 < share < 1) is held back and
// that sees the lift with the design's power. Nothing for a lift that is not
// above 0 or that leads beyond 1.
std::optional<int64_t> AudienceNeeded(double rate, double lift,
                                      double control_share,
                                      const TestDesign& design);

// The least lift above 0 that groups of these sizes see with the design's
// power, to 1e-9; nothing if none is (too small, or an empty group).
std::optional<double> SmallestLift(double rate, int64_t treated,
                                   int64_t control, const TestDesign& design);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_TEST_SIZE_H_
