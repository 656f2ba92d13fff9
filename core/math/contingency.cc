// FisherGreater sums the hypergeometric distribution from `both` outwards by
// the ratio of neighbours, p(k+1)/p(k) = (L−k)(R−k) / ((k+1)(N−L−R+k+1)), away
// from its mean, where terms fall; below the mean it sums the other tail.
#include "core/math/contingency.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/math/log_gamma.h"

namespace shuke::math {

double ChiSquare(const Overlap& overlap) {
  const double n = static_cast<double>(overlap.total);
  const double left = static_cast<double>(overlap.left);
  const double right = static_cast<double>(overlap.right);
  const double margins = left * (n - left) * right * (n - right);
  if (margins <= 0) return 0;
  const double difference =
      static_cast<double>(overlap.both) * n - left * right;
  return n * difference * difference / margins;
}

double FisherGreater(const Overlap& overlap) {
  const double n = static_cast<double>(overlap.total);
  const double left = static_cast<double>(overlap.left);
  const double right = static_cast<double>(overlap.right);
  const double least = std::max(0.0, left + right - n);
  const double most = std::min(left, right);
  const double both = static_cast<double>(overlap.both);
  if (both <= least) return 1;
  const auto log_of = [&](double k) {
    return LogChoose(left, k) + LogChoose(n - left, right - k) -
           LogChoose(n, right);
  };
  double sum = 1, term = 1;
  if (both * n >= left * right) {
    for (double k = both; k < most && term > 1e-18 * sum; ++k) {
      term *= (left - k) * (right - k) / ((k + 1) * (n - left - right + k + 1));
      sum += term;
    }
    return std::min(1.0, std::exp(log_of(both) + std::log(sum)));
  }
  for (double k = both - 1; k > least && term > 1e-18 * sum; --k) {
    term *= k * (n - left - right + k) / ((left - k + 1) * (right - k + 1));
    sum += term;
  }
  return std::max(0.0, -std::expm1(log_of(both - 1) + std::log(sum)));
}

std::vector<double> FalseDiscoveryRates(std::span<const double> p_values,
                                        uint64_t tests) {
  std::vector<size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return p_values[a] != p_values[b] ? p_values[a] < p_values[b] : a < b;
  });
  std::vector<double> rates(p_values.size());
  double least = 1;
  for (size_t rank = order.size(); rank > 0; --rank) {
    const double rate = p_values[order[rank - 1]] * static_cast<double>(tests) /
                        static_cast<double>(rank);
    least = std::min(least, rate);
    rates[order[rank - 1]] = least;
  }
  return rates;
}

}  // namespace shuke::math
