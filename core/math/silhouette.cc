// Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation
// of cluster analysis" (1987).
//
// Points are first sorted by cluster, so that the distances of a point to one
// cluster are one run. A run is summed in eight lanes of floats and then in
// doubles: the same order whatever the width of the machine's registers.
#include "core/math/silhouette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace shuke::math {
namespace {

constexpr size_t kLanes = 8;
constexpr size_t kBlock = 256;  // points whose distances are worked out at once

// The sum of distances from point `from` to the points begin .. end.
double SumOfDistances(const PointSet& points, size_t from, size_t begin,
                      size_t end) {
  double sum = 0;
  std::array<float, kBlock> square;
  for (size_t at = begin; at < end; at += kBlock) {
    const size_t count = std::min(kBlock, end - at);
    square.fill(0);
    for (const std::vector<float>& x : points.dimension) {
      const float center = x[from];
      for (size_t i = 0; i < count; ++i) {
        const float off = x[at + i] - center;
        square[i] += off * off;
      }
    }
    std::array<float, kLanes> lanes{};
    for (size_t i = 0; i < kBlock; i += kLanes) {
      for (size_t lane = 0; lane < kLanes; ++lane)
        lanes[lane] += std::sqrt(square[i + lane]);
    }
    for (const float lane : lanes) sum += lane;
  }
  return sum;
}

}  // namespace

double Silhouette(const PointSet& points, std::span<const uint8_t> cluster,
                  int clusters) {
  const size_t n = points.size();
  if (clusters < 2 || n == 0) return 0;
  std::vector<size_t> begin(static_cast<size_t>(clusters) + 1, 0);
  for (const uint8_t k : cluster) ++begin[k + 1u];
  for (size_t k = 1; k < begin.size(); ++k) begin[k] += begin[k - 1];
  PointSet sorted;
  for (const std::vector<float>& x : points.dimension) {
    std::vector<size_t> next(begin.begin(), begin.end() - 1);
    std::vector<float>& out = sorted.dimension.emplace_back(n);
    for (size_t i = 0; i < n; ++i) out[next[cluster[i]]++] = x[i];
  }
  double total = 0;
  size_t own = 0;
  for (size_t i = 0; i < n; ++i) {
    while (i >= begin[own + 1]) ++own;
    const size_t own_size = begin[own + 1] - begin[own];
    if (own_size < 2) continue;
    double a = 0, b = std::numeric_limits<double>::infinity();
    for (size_t k = 0; k + 1 < begin.size(); ++k) {
      const size_t size = begin[k + 1] - begin[k];
      if (size == 0) continue;
      const double sum = SumOfDistances(sorted, i, begin[k], begin[k + 1]);
      if (k == own) {
        a = sum / static_cast<double>(size - 1);
      } else {
        b = std::min(b, sum / static_cast<double>(size));
      }
    }
    const double larger = std::max(a, b);
    if (std::isfinite(b) && larger > 0) total += (b - a) / larger;
  }
  return total / static_cast<double>(n);
}

}  // namespace shuke::math
