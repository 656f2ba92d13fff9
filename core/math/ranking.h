// How well a score ranks those who did above those who did not.
#ifndef SHUKE_MATH_RANKING_H_
#define SHUKE_MATH_RANKING_H_

#include <cstdint>
#include <optional>
#include <span>

namespace shuke::math {

// The area under the ROC curve: the chance that a random hit scores above a
// random miss, ties counting half (Mann–Whitney). Nothing without both hits and
// misses. `hit` is 0 or 1 and as long as `score`. O(n log n).
std::optional<double> AreaUnderRoc(std::span<const double> score,
                                   std::span<const uint8_t> hit);

}  // namespace shuke::math

#endif  // SHUKE_MATH_RANKING_H_
