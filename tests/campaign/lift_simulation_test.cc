// Whether the verdict keeps its promise when the truth is known: groups drawn
// as drafts draw them, outcomes drawn by chance, thousands of campaigns.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "core/base/rng.h"
#include "core/campaign/assign.h"
#include "core/campaign/lift.h"

namespace shuke::campaign {
namespace {

constexpr int kRuns = 2500;
constexpr int kCustomers = 1000;
constexpr int kStrata = 4;
constexpr uint64_t kSeed = 20261122;
const SipHashKey kSecret = *ParseSipHashKey("0f1e2d3c4b5a69788796a5b4c3d2e1f0");

struct Outcome {
  int works = 0;
  int covered = 0;  // the interval holds the true lift
};

// Customers of stratum s buy with probability base · (1 + s / 2) by themselves,
// and with `lift` more once contacted.
Outcome Simulate(double base, double lift, int control_percent) {
  std::vector<Hash128> hashes;
  std::vector<uint32_t> strata;
  for (int i = 0; i < kCustomers; ++i) {
    hashes.push_back(SipHash24Wide(kSecret, "buyer " + std::to_string(i)));
    strata.push_back(static_cast<uint32_t>(i % kStrata));
  }
  const int64_t quota = ControlQuota(kCustomers, control_percent, 50);
  Outcome outcome;
  for (int run = 0; run < kRuns; ++run) {
    const Assignment groups = AssignControl(
        hashes, strata, quota, "campaign " + std::to_string(run), kSecret);
    Rng random(kSeed, static_cast<uint64_t>(run));
    math::Share treated{0, 0}, control{0, 0};
    for (int i = 0; i < kCustomers; ++i) {
      const bool held_back = groups.control[i] != 0;
      const double rate = base * (1 + strata[i] / 2.0) + (held_back ? 0 : lift);
      math::Share& group = held_back ? control : treated;
      ++group.trials;
      group.hits += random.Unit() < rate;
    }
    const ResponseLift measured =
        MeasureLift(treated, control, .02, EffectPolicy{});
    outcome.works += measured.verdict == Verdict::kWorks;
    outcome.covered +=
        measured.interval.low <= lift && lift <= measured.interval.high;
  }
  return outcome;
}

// Two and a half percent of the runs, and 1.96 standard errors of that share.
const double kMostWorks =
    .025 + 1.96 * std::sqrt(.025 * .975 / static_cast<double>(kRuns));

TEST(LiftSimulation, FindsAnEffectWhereThereIsNoneInAtMostTwoAndAHalfPercent) {
  for (const int control_percent : {10, 50}) {
    for (const double base : {.02, .08}) {
      const Outcome outcome = Simulate(base, 0, control_percent);
      EXPECT_LE(outcome.works, kMostWorks * kRuns)
          << base << " " << control_percent << " % control";
    }
  }
}

TEST(LiftSimulation, CoversAKnownLiftInNinetyThreeToNinetySevenPercent) {
  for (const int control_percent : {20, 50}) {
    const Outcome outcome = Simulate(.08, .05, control_percent);
    EXPECT_GE(outcome.covered, .93 * kRuns) << control_percent;
    EXPECT_LE(outcome.covered, .97 * kRuns) << control_percent;
    // Or it would never say so.
    EXPECT_GT(outcome.works, .3 * kRuns) << control_percent;
  }
}

}  // namespace
}  // namespace shuke::campaign
