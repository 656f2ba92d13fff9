// BFGS: the least value of a smooth function of a few unbounded variables.
#ifndef SHUKE_MATH_BFGS_H_
#define SHUKE_MATH_BFGS_H_

#include <functional>
#include <span>
#include <vector>

namespace shuke::math {

// The value at a point; fills `gradient`, which is as long as the point. A
// value that is not finite says that the point is out of bounds.
using Objective = std::function<double(std::span<const double> at,
                                       std::span<double> gradient)>;

struct BfgsOptions {
  // No variable moves further in one step: in logarithms, a factor of 7.4.
  double most_step = 2;
  // Done when no component of the gradient exceeds this times max(1, |value|).
  double gradient_tolerance = 1e-11;
  int most_iterations = 300;
};

struct Minimum {
  std::vector<double> at;
  std::vector<double> gradient;
  double value = 0;
  int iterations = 0;
  // The gradient vanished, or no step brought progress while it was small.
  bool converged = false;
};

// Deterministic. A start where the function is not finite comes back as it is,
// not converged. One or two evaluations an iteration, O(n²) beside them.
Minimum MinimizeBfgs(const Objective& objective, std::vector<double> start,
                     const BfgsOptions& options = {});

// The inverse of a symmetric positive definite n × n matrix, row by row; empty
// if it is not one.
std::vector<double> InvertPositive(std::vector<double> matrix, size_t n);

// The Hessian by central differences of the gradient, made symmetric; NaN where
// they step out of bounds.
std::vector<double> HessianOf(const Objective& objective,
                              std::span<const double> at, double step = 1e-4);

// Newton's steps with a fixed inverse Hessian, while each makes the gradient
// smaller. BFGS stops where the value no longer changes, which the last bit of
// a logarithm decides; this ends where the gradient vanishes, so that native
// and wasm agree to 1e-9.
void Polish(const Objective& objective, std::span<const double> inverse_hessian,
            Minimum& minimum);

}  // namespace shuke::math

#endif  // SHUKE_MATH_BFGS_H_
