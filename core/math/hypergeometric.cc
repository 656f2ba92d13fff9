// With u₁ = d·z and u_{k+1} = u_k · (p+k)(d+k) / ((c+k)(k+1)) · z the value is
//   c · (−expm1(p·L)) / p − e^{p·L} · Σ u_k,   L = log_rest,
// since the first term of the series, 1, joins the 1 before it, and c / p
// cancels against the factors (p)_k and (c)_k of all others. Nothing is divided
// by p or c, so that neither of their zeros is a special case but the first
// fraction at p = 0, whose limit is −L.
//
// Where p is large its terms grow like e^{pz} before they fall, and Pfaff's and
// Euler's way back is better: with e = c − d, (1−z)^p ₂F₁(d, p; c; z) is
// (1−z)^e ₂F₁(c − p, e; c; z), whose terms are positive and, as c − p < c, soon
// small. The sum is rescaled before it can overflow.
#include "core/math/hypergeometric.h"

#include <cmath>

namespace shuke::math {
namespace {

constexpr double kNegligible = 1e-17;
// Beyond this many terms z is so near 1 that 1e-12 is out of reach; never seen.
constexpr int kMostTerms = 200'000;
constexpr double kLargePower = 20;
constexpr double kHuge = 1e250;

double ForLargePower(double p, double c, double d, double log_rest) {
  const double z = -std::expm1(log_rest);
  const double e = c - d;
  double term = 1, sum = 1, log_scale = e * log_rest;
  for (int k = 0; k < kMostTerms; ++k) {
    const double ratio = (c - p + k) * (e + k) / ((c + k) * (k + 1.0)) * z;
    term *= ratio;
    sum += term;
    if (ratio < 1 && term <= kNegligible * (1 - ratio) * sum) break;
    if (sum > kHuge) {
      term /= kHuge;
      sum /= kHuge;
      log_scale += std::log(kHuge);
    }
  }
  return c / p * -std::expm1(log_scale + std::log(sum));
}

}  // namespace

double OneLessScaled2F1(double p, double c, double d, double log_rest) {
  if (log_rest == 0) return 0;
  if (p > kLargePower) return ForLargePower(p, c, d, log_rest);
  const double z = -std::expm1(log_rest);
  const double first =
      std::abs(p) < 1e-300 ? -log_rest : -std::expm1(p * log_rest) / p;
  double term = d * z;
  double sum = term;
  for (int k = 1; k < kMostTerms && term != 0; ++k) {
    const double ratio = (p + k) * (d + k) / ((c + k) * (k + 1.0)) * z;
    term *= ratio;
    sum += term;
    // The terms may grow before they fall.
    if (std::abs(ratio) < 1 &&
        std::abs(term) <= kNegligible * (1 - std::abs(ratio)) * std::abs(sum)) {
      break;
    }
  }
  return c * first - std::exp(p * log_rest) * sum;
}

}  // namespace shuke::math
