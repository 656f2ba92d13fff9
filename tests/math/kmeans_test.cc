#include "core/math/kmeans.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/base/rng.h"
#include "core/predict/history.h"
#include "tests/predict/purchases.h"

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

double InertiaOf(const PointSet& points, const Partition& partition) {
  double inertia = 0;
  for (size_t i = 0; i < points.size(); ++i) {
    const auto center = partition.Center(partition.cluster[i]);
    for (size_t d = 0; d < center.size(); ++d) {
      const double off = double{points.dimension[d][i]} - double{center[d]};
      inertia += off * off;
    }
  }
  return inertia;
}

TEST(Standardise, GivesMeanZeroAndTheDeviationOfThePopulation) {
  const std::vector<std::vector<double>> columns = {{1, 2, 3, 4}, {7, 7, 7, 7}};
  const Standardised out = Standardise(columns);
  EXPECT_DOUBLE_EQ(out.scale[0].mean, 2.5);
  EXPECT_DOUBLE_EQ(out.scale[0].deviation, std::sqrt(1.25));
  EXPECT_NEAR(out.points.dimension[0][3], 1.5 / std::sqrt(1.25), 1e-6);
  EXPECT_EQ(out.scale[1].deviation, 0);
  EXPECT_EQ(out.points.dimension[1], std::vector<float>(4, 0));
}

// What libm may say differently in its last digit is gone after rounding.
TEST(Standardise, RoundsToAGridAndHoldsOutliers) {
  std::vector<double> column(1000, 0.0);
  column[7] = 1e9;
  const Standardised out =
      Standardise(std::vector<std::vector<double>>{column});
  EXPECT_EQ(out.points.dimension[0][7], 8);
  for (const float z : out.points.dimension[0]) {
    const double steps = double{z} * (1 << 20);
    EXPECT_EQ(steps, std::floor(steps));
  }
}

TEST(Kmeans, FindsCloudsThatLieApart) {
  const Standardised data = Standardise(
      Clouds({{0, 0, 0}, {9, 0, 1}, {0, 9, 2}, {9, 9, 3}}, 60, 1, 5));
  const Partition found = Kmeans(data.points, {.clusters = 4, .seed = 3});
  EXPECT_EQ(found.size, (std::vector<uint32_t>{60, 60, 60, 60}));
  for (size_t i = 0; i < 240; ++i)
    EXPECT_EQ(found.cluster[i], found.cluster[i / 60 * 60]) << i;
  EXPECT_NEAR(found.inertia, InertiaOf(data.points, found), 1e-9);
}

TEST(Kmeans, LeavesEveryPointWithItsNearestCenter) {
  const Standardised data =
      Standardise(Clouds({{0, 0}, {1, 1}, {2, 0}}, 300, 3, 8));
  const Partition found = Kmeans(data.points, {.clusters = 5, .seed = 1});
  std::vector<uint32_t> size(5, 0);
  for (size_t i = 0; i < data.points.size(); ++i) {
    double own = 0, least = 1e9;
    for (int k = 0; k < 5; ++k) {
      double square = 0;
      for (size_t d = 0; d < 2; ++d) {
        square += std::pow(data.points.dimension[d][i] - found.Center(k)[d], 2);
      }
      if (k == found.cluster[i]) own = square;
      least = std::min(least, square);
    }
    EXPECT_LE(own, least + 1e-6);
    ++size[found.cluster[i]];
  }
  EXPECT_EQ(size, found.size);
}

TEST(Kmeans, IsTheSameForTheSameSeed) {
  const Standardised data = Standardise(Clouds({{0, 0}}, 500, 1, 2));
  const Partition a = Kmeans(data.points, {.clusters = 6, .seed = 11});
  const Partition b = Kmeans(data.points, {.clusters = 6, .seed = 11});
  EXPECT_EQ(a.cluster, b.cluster);
  EXPECT_EQ(a.inertia, b.inertia);
}

// More starts can only do better; one cluster is all the spread there is.
TEST(Kmeans, KeepsTheBestOfItsStarts) {
  const Standardised data = Standardise(Clouds({{0, 0}}, 400, 1, 4));
  double before = 1e18;
  for (const int starts : {1, 4, 16}) {
    const double inertia =
        Kmeans(data.points, {.clusters = 7, .starts = starts, .seed = 9})
            .inertia;
    EXPECT_LE(inertia, before);
    before = inertia;
  }
  EXPECT_NEAR(Kmeans(data.points, {.clusters = 1}).inertia, 2 * 400, 0.01);
}

TEST(Kmeans, LeavesNoClusterEmptyWherePointsAreEqual) {
  const std::vector<std::vector<double>> columns = {{1, 1, 1, 1, 2}};
  const Standardised data = Standardise(columns);
  const Partition found = Kmeans(data.points, {.clusters = 4, .seed = 1});
  for (const uint32_t size : found.size) EXPECT_GT(size, 0u);
  EXPECT_NEAR(found.inertia, 0, 1e-9);
}

TEST(SampleOf, TakesPointsEvenlyAndAllOfAFew) {
  std::vector<double> column;
  for (int i = 0; i < 1000; ++i) column.push_back(i);
  const PointSet points =
      Standardise(std::vector<std::vector<double>>{column}).points;
  const PointSet sample = SampleOf(points, 100, 3);
  ASSERT_EQ(sample.size(), 100u);
  for (size_t i = 1; i < 100; ++i)
    EXPECT_LT(sample.dimension[0][i - 1], sample.dimension[0][i]);
  EXPECT_EQ(SampleOf(points, 5000, 3).size(), 1000u);
}

// log1p of days since the last purchase day (from 1998-07-01), of purchase days
// and of dollars of the CDNOW sample: the least inertia of 200 starts of
// scikit-learn 1.2.1, k 2 to 5.
TEST(Kmeans, ComesWithinAThousandthOfTheLeastInertiaOfScikitLearnOnCdnow) {
  const auto customers = predict::Cdnow();
  if (!customers) GTEST_SKIP() << predict::kCdnowMayNotBeKeptHere;
  const Day as_of = *ParseIsoDay("1998-07-01");
  const predict::Histories all = predict::ObserveUntil(*customers, as_of);
  std::vector<std::vector<double>> columns(3);
  for (size_t i = 0; i < all.size(); ++i) {
    const customers::CustomerId id = all.customer[i];
    columns[0].push_back(std::log1p(as_of - customers->last_day[id]));
    columns[1].push_back(std::log1p(all.x[i] + 1));
    columns[2].push_back(
        std::log1p(static_cast<double>(customers->net_minor[id]) / 100));
  }
  const Standardised data = Standardise(columns);
  EXPECT_NEAR(data.scale[0].mean, 5.6411238141378455, 1e-9);
  EXPECT_NEAR(data.scale[1].mean, 1.12396231241178, 1e-9);
  EXPECT_NEAR(data.scale[2].mean, 3.9200053582069296, 1e-9);
  EXPECT_NEAR(data.scale[2].deviation, 1.1245490698628795, 1e-9);
  constexpr double kLeast[] = {2880.8281709952794, 1985.3075684668866,
                               1591.7324408461077, 1304.7736190165165};
  for (int k = 2; k <= 5; ++k) {
    EXPECT_LE(Kmeans(data.points, {.clusters = k}).inertia,
              1.001 * kLeast[k - 2])
        << k;
  }
}

}  // namespace
}  // namespace shuke::math
