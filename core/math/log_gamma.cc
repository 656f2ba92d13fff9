// LogGamma is the C library's. Digamma shifts its argument up to 10 by
// ψ(x) = ψ(x + 1) − 1/x and then sums the asymptotic series (Abramowitz and
// Stegun 6.3.18); the first term left out is below 691/32760 · 10⁻¹².
#include "core/math/log_gamma.h"

#include <cmath>

namespace shuke::math {

double LogGamma(double x) { return std::lgamma(x); }

double Digamma(double x) {
  double shifted = 0;
  for (; x < 10; x += 1) shifted -= 1 / x;
  const double inverse = 1 / (x * x);
  const double series =
      inverse *
      (1.0 / 12 -
       inverse *
           (1.0 / 120 -
            inverse * (1.0 / 252 -
                       inverse * (1.0 / 240 -
                                  inverse * (1.0 / 132 -
                                             inverse * (691.0 / 32760 -
                                                        inverse / 12))))));
  return shifted + std::log(x) - 0.5 / x - series;
}

double LogChoose(double n, double k) {
  if (k == 0 || k == n) return 0;
  return LogGamma(n + 1) - LogGamma(k + 1) - LogGamma(n - k + 1);
}

}  // namespace shuke::math
