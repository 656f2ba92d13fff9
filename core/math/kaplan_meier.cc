#include "core/math/kaplan_meier.h"

#include <algorithm>

namespace shuke::math {

std::vector<HappenedBy> KaplanMeier(std::vector<Duration>& durations) {
  std::sort(
      durations.begin(), durations.end(),
      [](const Duration& a, const Duration& b) { return a.days < b.days; });
  std::vector<HappenedBy> curve;
  double waiting = 1;
  for (size_t i = 0; i < durations.size();) {
    const size_t at_risk = durations.size() - i;
    const int32_t days = durations[i].days;
    size_t happened = 0;
    for (; i < durations.size() && durations[i].days == days; ++i)
      happened += durations[i].happened;
    if (happened == 0) continue;
    waiting *=
        static_cast<double>(at_risk - happened) / static_cast<double>(at_risk);
    curve.push_back({days, 1 - waiting});
  }
  return curve;
}

std::optional<int32_t> DaysUntil(std::span<const HappenedBy> curve,
                                 double share) {
  // A share that is exactly reached may miss it by a rounding of the product.
  constexpr double kRounding = 1e-12;
  for (const HappenedBy& step : curve)
    if (step.share >= share - kRounding) return step.days;
  return std::nullopt;
}

double ShareBy(std::span<const HappenedBy> curve, int32_t days) {
  double share = 0;
  for (const HappenedBy& step : curve) {
    if (step.days > days) break;
    share = step.share;
  }
  return share;
}

}  // namespace shuke::math
