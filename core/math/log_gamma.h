// The logarithm of the gamma function and its derivative, for positive
// arguments.
#ifndef SHUKE_MATH_LOG_GAMMA_H_
#define SHUKE_MATH_LOG_GAMMA_H_

namespace shuke::math {

// ln Γ(x), x > 0.
double LogGamma(double x);

// ψ(x) = d/dx ln Γ(x), x > 0. Relative error below 1e-14 but near its root at
// 1.4616, where the absolute error is below 1e-15.
double Digamma(double x);

// ln C(n, k), 0 <= k <= n.
double LogChoose(double n, double k);

}  // namespace shuke::math

#endif  // SHUKE_MATH_LOG_GAMMA_H_
