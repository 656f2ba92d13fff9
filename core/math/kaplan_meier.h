// KaplanMeier: how long until it happens, when for some it has not happened
// yet.
#ifndef SHUKE_MATH_KAPLAN_MEIER_H_
#define SHUKE_MATH_KAPLAN_MEIER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace shuke::math {

// One watched: after `days` it happened, or the watching ended.
struct Duration {
  int32_t days;
  bool happened;
};

// The share to whom it has happened by the end of `days`.
struct HappenedBy {
  int32_t days;
  double share;
};

// The steps of the curve, one for each day on which something happened, by day
// (Kaplan and Meier 1958). Whoever is still watched when their watching ends
// counts as at risk on that day. O(n log n); sorts `durations`.
std::vector<HappenedBy> KaplanMeier(std::vector<Duration>& durations);

// The first day by which the curve reaches `share`; nothing if it does not.
std::optional<int32_t> DaysUntil(std::span<const HappenedBy> curve,
                                 double share);
// The curve's height at the end of `days`.
double ShareBy(std::span<const HappenedBy> curve, int32_t days);

}  // namespace shuke::math

#endif  // SHUKE_MATH_KAPLAN_MEIER_H_
