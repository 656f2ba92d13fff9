// Fisher's two-sided p sums the hypergeometric distribution over the whole
// support from its mode outwards, by ratios of neighbours. Probabilities are
// equal "but for rounding" below a relative 1e-7, as in R.
//
// Newcombe's method 10 (Statistics in Medicine 17 (1998), 873-890, eq. 10):
//   low  = d − √((p₁ − l₁)² + (u₂ − p₂)²)
//   high = d + √((u₁ − p₁)² + (p₂ − l₂)²)
#include "core/math/two_shares.h"

#include <algorithm>
#include <cmath>

#include "core/math/normal.h"

namespace shuke::math {

double LeastExpected(const Share& a, const Share& b) {
  if (a.trials == 0 || b.trials == 0) return 0;
  const double na = static_cast<double>(a.trials);
  const double nb = static_cast<double>(b.trials);
  const double hits = static_cast<double>(a.hits + b.hits);
  const double least = std::min(hits, na + nb - hits);
  return least * std::min(na, nb) / (na + nb);
}

double PooledZTest(const Share& a, const Share& b) {
  const uint64_t hits = a.hits + b.hits;
  if (a.trials == 0 || b.trials == 0) return 1;
  if (hits == 0 || hits == a.trials + b.trials) return 1;
  const double na = static_cast<double>(a.trials);
  const double nb = static_cast<double>(b.trials);
  const double pooled = static_cast<double>(hits) / (na + nb);
  const double z = (a.rate() - b.rate()) /
                   std::sqrt(pooled * (1 - pooled) * (1 / na + 1 / nb));
  return std::min(1.0, 2 * NormalCdf(-std::abs(z)));
}

double FisherTest(const Share& a, const Share& b) {
  const double left = static_cast<double>(a.trials);
  const double right = static_cast<double>(a.hits + b.hits);
  const double n = static_cast<double>(a.trials + b.trials);
  const double least = std::max(0.0, left + right - n);
  const double most = std::min(left, right);
  if (least >= most) return 1;
  const double mode =
      std::clamp(std::floor((left + 1) * (right + 1) / (n + 2)), least, most);
  // Weights relative to the mode's; `observed` is that of the table at hand.
  const double at = static_cast<double>(a.hits);
  const auto up = [&](double k) {  // weight(k + 1) / weight(k)
    return (left - k) * (right - k) / ((k + 1) * (n - left - right + k + 1));
  };
  double observed = 1;
  for (double k = mode; k < at; ++k) observed *= up(k);
  for (double k = mode; k > at; --k) observed /= up(k - 1);
  const double line = observed * (1 + 1e-7);
  double all = 1, extreme = 1 <= line ? 1 : 0, weight = 1;
  for (double k = mode; k < most && weight > 0; ++k) {
    weight *= up(k);
    all += weight;
    if (weight <= line) extreme += weight;
  }
  weight = 1;
  for (double k = mode; k > least && weight > 0; --k) {
    weight /= up(k - 1);
    all += weight;
    if (weight <= line) extreme += weight;
  }
  return std::min(1.0, extreme / all);
}

Interval NewcombeInterval(const Share& a, const Share& b, double z) {
  if (a.trials == 0 || b.trials == 0) return {-1, 1};
  const Interval wa = WilsonInterval(a.hits, a.trials, z);
  const Interval wb = WilsonInterval(b.hits, b.trials, z);
  const double pa = a.rate();
  const double pb = b.rate();
  return {pa - pb - std::hypot(pa - wa.low, wb.high - pb),
          pa - pb + std::hypot(wa.high - pa, pb - wb.low)};
}

}  // namespace shuke::math
