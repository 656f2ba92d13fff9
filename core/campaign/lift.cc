#include "core/campaign/lift.h"

#include "core/math/normal.h"

namespace shuke::campaign {

ResponseLift MeasureLift(const math::Share& treated, const math::Share& control,
                         double planned_lift, const EffectPolicy& policy) {
  ResponseLift result;
  if (treated.trials == 0 || control.trials == 0) return result;
  result.lift = treated.rate() - control.rate();
  result.interval = math::NewcombeInterval(
      treated, control, math::NormalQuantile(1 - policy.alpha / 2));
  result.exact = math::LeastExpected(treated, control) < policy.fisher_below;
  result.p_value = result.exact ? math::FisherTest(treated, control)
                                : math::PooledZTest(treated, control);
  if (result.interval.low > 0) {
    result.verdict = Verdict::kWorks;
  } else if (result.interval.high < planned_lift) {
    result.verdict = Verdict::kNoEffect;
  }
  return result;
}

}  // namespace shuke::campaign
