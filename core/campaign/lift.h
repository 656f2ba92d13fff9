// Did those who were contacted respond more than those held back?
#ifndef SHUKE_CAMPAIGN_LIFT_H_
#define SHUKE_CAMPAIGN_LIFT_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "core/campaign/effect_policy.h"
#include "core/math/interval.h"
#include "core/math/two_shares.h"

namespace shuke::campaign {

enum class Verdict : uint8_t {
  kWorks,     // the interval lies above 0
  kNoEffect,  // its upper bound is below the planned lift
  kTooFew,    // neither: too few to tell
};
// Verdict -> its code in JSON and message keys ("verdict.works").
inline constexpr std::array<std::string_view, 3> kVerdictCodes = {
    "works", "no_effect", "too_few"};

struct ResponseLift {
  double lift = 0;  // treated rate − control rate
  math::Interval interval{-1, 1};
  double p_value = 1;
  bool exact = false;  // Fisher's test, else the pooled z
  Verdict verdict = Verdict::kTooFew;
};

// Newcombe's interval of 1 − alpha decides; the p-value stands beside it.
// `planned_lift` as a share (.01 = one percentage point). An empty group can
// tell nothing.
ResponseLift MeasureLift(const math::Share& treated, const math::Share& control,
                         double planned_lift, const EffectPolicy& policy);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_LIFT_H_
