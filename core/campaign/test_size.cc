// With n treated, r·n control, p₁ = rate + lift, p₂ = rate and the pooled
// p̄ = (p₁ + r·p₂) / (1 + r), the difference has standard deviation
//   s₀ = √(p̄q̄ (1 + r) / (r n))            if there is no lift,
//   s₁ = √((r·p₁q₁ + p₂q₂) / (r n))        if there is;
// power = Φ((lift − z·s₀) / s₁) (Fleiss, Levin and Paik, Statistical Methods
// for Rates and Proportions, 3rd ed., 4.2, without continuity correction; for
// r = 1 R's power.prop.test). Solving for n:
//   n = (z_α √(p̄q̄ (1 + r)) + z_β √(r·p₁q₁ + p₂q₂))² / (r·lift²).
#include "core/campaign/test_size.h"

#include <cmath>

#include "core/math/normal.h"

namespace shuke::campaign {
namespace {

// √ of n times the variances above.
struct Spread {
  double null;
  double lifted;
};

Spread SpreadOf(double rate, double lift, double ratio) {
  const double treated = rate + lift;
  const double pooled = (treated + ratio * rate) / (1 + ratio);
  return {
      std::sqrt(pooled * (1 - pooled) * (1 + ratio) / ratio),
      std::sqrt((ratio * treated * (1 - treated) + rate * (1 - rate)) / ratio)};
}

}  // namespace

double PowerToSee(double rate, double lift, double treated, double control,
                  double alpha) {
  if (treated <= 0 || control <= 0) return 0;
  const Spread spread = SpreadOf(rate, lift, control / treated);
  const double z = math::NormalQuantile(1 - alpha / 2);
  const double over = lift * std::sqrt(treated) - z * spread.null;
  if (spread.lifted <= 0) return over > 0 ? 1 : 0;  // all against none
  return math::NormalCdf(over / spread.lifted);
}

std::optional<int64_t> AudienceNeeded(double rate, double lift,
                                      double control_share,
                                      const TestDesign& design) {
  if (lift <= 0 || rate + lift > 1) return std::nullopt;
  if (control_share <= 0 || control_share >= 1) return std::nullopt;
  const Spread spread =
      SpreadOf(rate, lift, control_share / (1 - control_share));
  const double root = math::NormalQuantile(1 - design.alpha / 2) * spread.null +
                      math::NormalQuantile(design.power) * spread.lifted;
  const double treated = root * root / (lift * lift);
  const double audience = std::ceil(treated / (1 - control_share) - 1e-9);
  if (audience > 1e15) return std::nullopt;
  return static_cast<int64_t>(audience);
}

std::optional<double> SmallestLift(double rate, int64_t treated,
                                   int64_t control, const TestDesign& design) {
  const auto seen = [&](double lift) {
    return PowerToSee(rate, lift, static_cast<double>(treated),
                      static_cast<double>(control),
                      design.alpha) >= design.power;
  };
  double low = 0, high = 1 - rate;
  if (high <= 0 || !seen(high)) return std::nullopt;
  while (high - low > 1e-10) {
    const double middle = (low + high) / 2;
    (seen(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace shuke::campaign
