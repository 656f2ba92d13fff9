// Intervals of a share.
#ifndef SHUKE_MATH_INTERVAL_H_
#define SHUKE_MATH_INTERVAL_H_

#include <cstdint>

namespace shuke::math {

// Of the standard normal: two sides, 95 %.
inline constexpr double kNormal975 = 1.959963984540054;

struct Interval {
  double low;
  double high;
};

// Wilson's score interval for `hits` of `trials` (Wilson 1927); `z` is the
// normal quantile of its two sides. Of no trials it is [0, 1].
Interval WilsonInterval(uint64_t hits, uint64_t trials, double z = kNormal975);

}  // namespace shuke::math

#endif  // SHUKE_MATH_INTERVAL_H_
