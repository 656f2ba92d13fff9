// Sums and shares of numbers that are kept as logarithms.
#ifndef SHUKE_MATH_LOG_SPACE_H_
#define SHUKE_MATH_LOG_SPACE_H_

#include <cmath>

namespace shuke::math {

// ln(eᵃ + eᵇ) without overflow; −∞ is the logarithm of nothing.
inline double LogAddExp(double a, double b) {
  const double high = a > b ? a : b;
  const double low = a > b ? b : a;
  if (low == -HUGE_VAL) return high;
  return high + std::log1p(std::exp(low - high));
}

// 1 / (1 + e⁻ˣ), for any x. Small values keep their digits down to 1e-308.
inline double Logistic(double x) {
  if (x >= 0) return 1 / (1 + std::exp(-x));
  const double e = std::exp(x);
  return e / (1 + e);
}

// ln(p / (1 − p)), 0 < p < 1.
inline double Logit(double p) { return std::log(p) - std::log1p(-p); }

}  // namespace shuke::math

#endif  // SHUKE_MATH_LOG_SPACE_H_
