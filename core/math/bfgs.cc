// Nocedal and Wright, Numerical Optimization, algorithm 6.1, with a dense
// inverse Hessian (equation 6.17), steps capped, and a line search by halving
// until Armijo's condition (equation 3.4) holds. The pair (s, y) is used only
// where s·y > 0, so the matrix stays positive definite. Near the minimum the
// value's own rounding hides progress: there a step counts if the gradient
// falls while the value stands still (the idea of Hager and Zhang's approximate
// conditions, 2005), and the search ends when even a full step promises less
// than the rounding. A few variables with a gradient that costs as much as the
// value: nothing more is worth its code.
#include "core/math/bfgs.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace shuke::math {
namespace {

constexpr double kArmijo = 1e-4;
constexpr int kMostHalvings = 40;
// Relative to |value|: below it a change is rounding, and a promise of less is
// the end.
constexpr double kRounding = 1e-14;
// Without progress, a gradient below this times |value| still is a minimum: the
// sum's own rounding hides the rest.
constexpr double kFlatTolerance = 1e-6;

using Vector = std::vector<double>;

double Dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

double Largest(const Vector& a) {
  double largest = 0;
  for (const double v : a) largest = std::max(largest, std::abs(v));
  return largest;
}

bool Finite(double value, const Vector& gradient) {
  return std::isfinite(value) &&
         std::all_of(gradient.begin(), gradient.end(),
                     [](double v) { return std::isfinite(v); });
}

Vector Identity(size_t n, double scale) {
  Vector matrix(n * n, 0);
  for (size_t i = 0; i < n; ++i) matrix[i * n + i] = scale;
  return matrix;
}

// H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ.
void Update(Vector& inverse, const Vector& s, const Vector& y, double sy) {
  const size_t n = s.size();
  Vector hy(n, 0);
  for (size_t i = 0; i < n; ++i)
    for (size_t j = 0; j < n; ++j) hy[i] += inverse[i * n + j] * y[j];
  const double factor = (1 + Dot(y, hy) / sy) / sy;
  for (size_t i = 0; i < n; ++i) {
    for (size_t j = 0; j < n; ++j) {
      inverse[i * n + j] +=
          factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
    }
  }
}

}  // namespace

Minimum MinimizeBfgs(const Objective& objective, std::vector<double> start,
                     const BfgsOptions& options) {
  const size_t n = start.size();
  Minimum minimum{std::move(start), Vector(n, 0)};
  Vector& at = minimum.at;
  Vector& gradient = minimum.gradient;
  minimum.value = objective(at, gradient);
  if (!Finite(minimum.value, gradient)) return minimum;

  Vector inverse = Identity(n, 1 / std::max(1.0, Largest(gradient)));
  bool fresh = true;
  Vector step(n), next(n), next_gradient(n), change(n);
  for (; minimum.iterations < options.most_iterations; ++minimum.iterations) {
    const double scale = std::max(1.0, std::abs(minimum.value));
    if (Largest(gradient) <= options.gradient_tolerance * scale) {
      minimum.converged = true;
      return minimum;
    }
    for (size_t i = 0; i < n; ++i) {
      step[i] = 0;
      for (size_t j = 0; j < n; ++j)
        step[i] -= inverse[i * n + j] * gradient[j];
    }
    const double longest = Largest(step);
    if (longest > options.most_step)
      for (double& s : step) s *= options.most_step / longest;
    const double slope = Dot(step, gradient);

    if (slope > -kRounding * scale && slope <= 0 && !fresh) {
      minimum.converged = true;
      return minimum;
    }

    bool better = false;
    double next_value = 0, length = 1;
    for (int halving = 0; halving < kMostHalvings && slope < 0; ++halving) {
      for (size_t i = 0; i < n; ++i) next[i] = at[i] + length * step[i];
      next_value = objective(next, next_gradient);
      if (Finite(next_value, next_gradient)) {
        better = next_value < minimum.value + kArmijo * length * slope ||
                 (next_value <= minimum.value + kRounding * scale &&
                  Largest(next_gradient) < Largest(gradient) / 2);
        if (better) break;
      }
      length /= 2;
      if (length * slope > -kRounding * scale) break;
    }
    if (!better) {
      if (!fresh) {  // a stale matrix may point uphill: once more, steepest
        inverse = Identity(n, 1 / std::max(1.0, Largest(gradient)));
        fresh = true;
        continue;
      }
      minimum.converged = Largest(gradient) <= kFlatTolerance * scale;
      return minimum;
    }
    for (size_t i = 0; i < n; ++i) {
      step[i] = next[i] - at[i];
      change[i] = next_gradient[i] - gradient[i];
    }
    const double sy = Dot(step, change);
    if (sy > 1e-14 * std::sqrt(Dot(step, step) * Dot(change, change))) {
      if (fresh) inverse = Identity(n, sy / Dot(change, change));
      Update(inverse, step, change, sy);
      fresh = false;
    }
    at.swap(next);
    gradient.swap(next_gradient);
    minimum.value = next_value;
  }
  return minimum;
}

void Polish(const Objective& objective, std::span<const double> inverse_hessian,
            Minimum& minimum) {
  constexpr int kMostSteps = 4;
  // A longer step means that the minimum is not near after all.
  constexpr double kLongest = .01;
  const size_t n = minimum.at.size();
  Vector next(n), next_gradient(n);
  for (int round = 0; round < kMostSteps; ++round) {
    double longest = 0;
    for (size_t i = 0; i < n; ++i) {
      double step = 0;
      for (size_t j = 0; j < n; ++j)
        step += inverse_hessian[i * n + j] * minimum.gradient[j];
      next[i] = minimum.at[i] - step;
      longest = std::max(longest, std::abs(step));
    }
    if (longest > kLongest) return;
    const double value = objective(next, next_gradient);
    if (!Finite(value, next_gradient) ||
        Largest(next_gradient) >= Largest(minimum.gradient)) {
      return;
    }
    minimum.at = next;
    minimum.gradient = next_gradient;
    minimum.value = value;
  }
}

// By Cholesky, A = L Lᵀ, then L⁻¹.
std::vector<double> InvertPositive(std::vector<double> matrix, size_t n) {
  Vector& l = matrix;
  for (size_t j = 0; j < n; ++j) {
    for (size_t k = 0; k < j; ++k) l[j * n + j] -= l[j * n + k] * l[j * n + k];
    if (!(l[j * n + j] > 0) || !std::isfinite(l[j * n + j])) return {};
    l[j * n + j] = std::sqrt(l[j * n + j]);
    for (size_t i = j + 1; i < n; ++i) {
      for (size_t k = 0; k < j; ++k)
        l[i * n + j] -= l[i * n + k] * l[j * n + k];
      l[i * n + j] /= l[j * n + j];
    }
  }
  Vector lower(n * n, 0);
  for (size_t j = 0; j < n; ++j) {
    lower[j * n + j] = 1 / l[j * n + j];
    for (size_t i = j + 1; i < n; ++i) {
      for (size_t k = j; k < i; ++k)
        lower[i * n + j] -= l[i * n + k] * lower[k * n + j];
      lower[i * n + j] /= l[i * n + i];
    }
  }
  Vector inverse(n * n, 0);
  for (size_t i = 0; i < n; ++i)
    for (size_t j = 0; j < n; ++j)
      for (size_t k = std::max(i, j); k < n; ++k)
        inverse[i * n + j] += lower[k * n + i] * lower[k * n + j];
  return inverse;
}

std::vector<double> HessianOf(const Objective& objective,
                              std::span<const double> at, double step) {
  const size_t n = at.size();
  Vector hessian(n * n, 0), point(at.begin(), at.end()), up(n), down(n);
  const auto slope = [&](Vector& gradient) {
    // Out of bounds there is no slope, and so no positive matrix.
    if (!std::isfinite(objective(point, gradient)))
      gradient.assign(n, std::numeric_limits<double>::quiet_NaN());
  };
  for (size_t i = 0; i < n; ++i) {
    point[i] = at[i] + step;
    slope(up);
    point[i] = at[i] - step;
    slope(down);
    point[i] = at[i];
    for (size_t j = 0; j < n; ++j) {
      const double second = (up[j] - down[j]) / (2 * step);
      hessian[i * n + j] += second / 2;
      hessian[j * n + i] += second / 2;
    }
  }
  return hessian;
}

}  // namespace shuke::math
