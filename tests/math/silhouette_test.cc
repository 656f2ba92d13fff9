#include "core/math/silhouette.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/rng.h"
#include "core/math/kmeans.h"

namespace shuke::math {
namespace {

// `n` points around each of the given centers, center by center.
std::vector<std::vector<double>> Clouds(
    const std::vector<std::vector<double>>& centers, int n, double spread,
    uint64_t seed) {
  Rng rng(seed);
  std::vector<std::vector<double>> columns(centers[0].size());
  for (const std::vector<double>& center : centers) {
    for (int i = 0; i < n; ++i) {
      for (size_t d = 0; d < columns.size(); ++d)
        columns[d].push_back(center[d] + spread * (rng.Unit() - 0.5));
    }
  }
  return columns;
}

// By the definition, in doubles.
double SlowSilhouette(const PointSet& points,
                      const std::vector<uint8_t>& cluster, int clusters) {
  double total = 0;
  for (size_t i = 0; i < points.size(); ++i) {
    std::vector<double> sum(static_cast<size_t>(clusters), 0);
    std::vector<int> count(static_cast<size_t>(clusters), 0);
    for (size_t j = 0; j < points.size(); ++j) {
      if (i == j) continue;
      double square = 0;
      for (const auto& x : points.dimension)
        square += (double{x[i]} - x[j]) * (double{x[i]} - x[j]);
      sum[cluster[j]] += std::sqrt(square);
      ++count[cluster[j]];
    }
    if (count[cluster[i]] == 0) continue;
    const double a = sum[cluster[i]] / count[cluster[i]];
    double b = 1e18;
    for (int k = 0; k < clusters; ++k) {
      if (k != cluster[i] && count[static_cast<size_t>(k)] > 0)
        b = std::min(
            b, sum[static_cast<size_t>(k)] / count[static_cast<size_t>(k)]);
    }
    total += (b - a) / std::max(a, b);
  }
  return total / static_cast<double>(points.size());
}

TEST(Silhouette, AgreesWithItsDefinition) {
  const Standardised data =
      Standardise(Clouds({{0, 0, 0}, {2, 1, 0}, {0, 2, 2}}, 211, 3, 6));
  for (const int k : {2, 3, 5}) {
    const Partition found = Kmeans(data.points, {.clusters = k, .seed = 2});
    EXPECT_NEAR(Silhouette(data.points, found.cluster, k),
                SlowSilhouette(data.points, found.cluster, k), 1e-5);
  }
}

TEST(Silhouette, IsHighestForTheTrueNumberOfClouds) {
  const Standardised data =
      Standardise(Clouds({{0, 0}, {8, 0}, {0, 8}}, 80, 2, 6));
  double best = -1;
  int best_k = 0;
  for (int k = 2; k <= 6; ++k) {
    const Partition found = Kmeans(data.points, {.clusters = k, .seed = 2});
    const double score = Silhouette(data.points, found.cluster, k);
    if (score > best) best_k = k;
    best = std::max(best, score);
  }
  EXPECT_EQ(best_k, 3);
}

TEST(Silhouette, IsZeroWhereThereIsNothingToCompare) {
  const PointSet one =
      Standardise(std::vector<std::vector<double>>{{1.0}}).points;
  EXPECT_EQ(Silhouette(one, std::vector<uint8_t>{0}, 1), 0);
  EXPECT_EQ(Silhouette({}, {}, 3), 0);
}

}  // namespace
}  // namespace shuke::math
