// The standard normal distribution.
#ifndef SHUKE_MATH_NORMAL_H_
#define SHUKE_MATH_NORMAL_H_

namespace shuke::math {

// P(Z <= z). Keeps its relative precision far down the left tail.
double NormalCdf(double z);

// The z with P(Z <= z) = `p`, 0 < p < 1. Relative error below 1e-15.
double NormalQuantile(double p);

}  // namespace shuke::math

#endif  // SHUKE_MATH_NORMAL_H_
