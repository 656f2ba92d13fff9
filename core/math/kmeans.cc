// Lloyd, "Least squares quantization in PCM" (1982), from starts by Arthur and
// Vassilvitskii, "k-means++: The Advantages of Careful Seeding" (2007), in the
// greedy form of their section 7: each new center is the best of 2 + ⌊ln k⌋
// draws, each point as likely as the square of its distance to what there is.
//
// Points are visited in blocks: the distances of a block to one center are one
// flat loop over floats, which compilers turn into SIMD on every target. Sums
// of coordinates are exact: multiples of 2^-20 below 2^3, so that 2^30 of them
// fit the 53 bits of a double.
#include "core/math/kmeans.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "core/base/rng.h"

namespace shuke::math {
namespace {

constexpr double kGrid = 1 << 20;
constexpr double kFarthest = 8;
constexpr size_t kBlock = 512;
constexpr size_t kChangedShare = 10'000;  // one in so many may still change

// Squared distances of the points begin .. begin + count to one center, into
// `out`.
void Distances(const PointSet& points, const float* center, size_t begin,
               size_t count, float* out) {
  std::fill_n(out, count, 0.0F);
  for (size_t d = 0; d < points.dimension.size(); ++d) {
    const float* x = points.dimension[d].data() + begin;
    const float c = center[d];
    for (size_t i = 0; i < count; ++i) {
      const float off = x[i] - c;
      out[i] += off * off;
    }
  }
}

void CopyPoint(const PointSet& points, size_t from, float* to) {
  for (const std::vector<float>& column : points.dimension)
    *to++ = column[from];
}

// ⌊ln k⌋ for k up to kMostClusters, without libm.
int FloorLog(int k) {
  constexpr double kE = 2.718281828459045;
  int log = 0;
  for (double power = kE; power <= k; power *= kE) ++log;
  return log;
}

// The first point at which the running sum of `weight` passes `aim`.
size_t PointAt(const std::vector<float>& weight, double aim) {
  double sum = 0;
  for (size_t i = 0; i < weight.size(); ++i) {
    sum += weight[i];
    if (sum > aim) return i;
  }
  return weight.size() - 1;
}

std::vector<float> Start(const PointSet& points, int clusters, Rng& rng) {
  const size_t n = points.size(), width = points.dimension.size();
  std::vector<float> centers(static_cast<size_t>(clusters) * width);
  CopyPoint(points, rng.Below(static_cast<uint32_t>(n)), centers.data());
  std::vector<float> nearest(n), candidate(n), best(n);
  Distances(points, centers.data(), 0, n, nearest.data());
  const int draws = 2 + FloorLog(clusters);
  for (int k = 1; k < clusters; ++k) {
    float* center = centers.data() + static_cast<size_t>(k) * width;
    double total = 0;
    for (const float distance : nearest) total += distance;
    double least = std::numeric_limits<double>::infinity();
    size_t chosen = 0;
    for (int draw = 0; draw < draws; ++draw) {
      const size_t point = PointAt(nearest, rng.Unit() * total);
      CopyPoint(points, point, center);
      Distances(points, center, 0, n, candidate.data());
      double sum = 0;
      for (size_t i = 0; i < n; ++i) {
        candidate[i] = std::min(candidate[i], nearest[i]);
        sum += candidate[i];
      }
      if (sum >= least) continue;
      least = sum;
      chosen = point;
      std::swap(best, candidate);
    }
    CopyPoint(points, chosen, center);
    std::swap(nearest, best);
  }
  return centers;
}

}  // namespace

Standardised Standardise(std::span<const std::vector<double>> columns) {
  Standardised out;
  for (const std::vector<double>& column : columns) {
    const auto n = static_cast<double>(column.size());
    double sum = 0;
    for (const double x : column) sum += x;
    const double mean = column.empty() ? 0 : sum / n;
    double squares = 0;
    for (const double x : column) squares += (x - mean) * (x - mean);
    const double deviation = column.empty() ? 0 : std::sqrt(squares / n);
    std::vector<float>& z = out.points.dimension.emplace_back();
    z.reserve(column.size());
    for (const double x : column) {
      const double exact = deviation > 0 ? (x - mean) / deviation : 0;
      const double held = std::clamp(exact, -kFarthest, kFarthest);
      z.push_back(static_cast<float>(std::floor(held * kGrid + 0.5) / kGrid));
    }
    out.scale.push_back({mean, deviation});
  }
  return out;
}

PointSet SampleOf(const PointSet& points, size_t size, uint64_t seed) {
  const size_t n = points.size();
  if (size >= n) return points;
  Rng rng(seed);
  std::vector<size_t> chosen;
  chosen.reserve(size);
  for (size_t i = 0; i < size; ++i) {
    const size_t begin = i * n / size, end = (i + 1) * n / size;
    chosen.push_back(begin + rng.Below(static_cast<uint32_t>(end - begin)));
  }
  PointSet sample;
  for (const std::vector<float>& column : points.dimension) {
    std::vector<float>& out = sample.dimension.emplace_back();
    out.reserve(size);
    for (const size_t i : chosen) out.push_back(column[i]);
  }
  return sample;
}

Lloyd::Lloyd(const PointSet& points, int clusters, std::vector<float> center,
             int most_iterations)
    : points_(points), most_iterations_(most_iterations) {
  assert(clusters >= 1 && clusters <= kMostClusters);
  assert(points.size() >= static_cast<size_t>(clusters));
  partition_.clusters = clusters;
  partition_.center = std::move(center);
  partition_.cluster.assign(points.size(), 0);
  partition_.size.assign(static_cast<size_t>(clusters), 0);
  distance_.assign(points.size(), 0);
  Assign();
  changed_ = points.size();
}

void Lloyd::Assign() {
  const size_t n = points_.size(), width = points_.dimension.size();
  std::array<float, kBlock> best, distance;
  std::array<int32_t, kBlock> label;
  std::fill(partition_.size.begin(), partition_.size.end(), 0u);
  changed_ = 0;
  for (size_t begin = 0; begin < n; begin += kBlock) {
    const size_t count = std::min(kBlock, n - begin);
    Distances(points_, partition_.center.data(), begin, count, best.data());
    std::fill_n(label.begin(), count, 0);
    for (int32_t k = 1; k < partition_.clusters; ++k) {
      Distances(points_,
                partition_.center.data() + static_cast<size_t>(k) * width,
                begin, count, distance.data());
      for (size_t i = 0; i < count; ++i) {
        const bool nearer = distance[i] < best[i];
        best[i] = nearer ? distance[i] : best[i];
        label[i] = nearer ? k : label[i];
      }
    }
    for (size_t i = 0; i < count; ++i) {
      const auto cluster = static_cast<uint8_t>(label[i]);
      changed_ += partition_.cluster[begin + i] != cluster;
      partition_.cluster[begin + i] = cluster;
      ++partition_.size[cluster];
    }
    std::copy_n(best.begin(), count,
                distance_.begin() + static_cast<std::ptrdiff_t>(begin));
  }
  for (size_t k = 0; k < partition_.size.size(); ++k) {
    if (partition_.size[k] == 0) FillEmpty(k);
  }
}

// An empty cluster takes the point that lies farthest from its own center; of
// equals the first.
void Lloyd::FillEmpty(size_t empty) {
  size_t farthest = 0;
  float most = -1;
  for (size_t i = 0; i < distance_.size(); ++i) {
    if (distance_[i] <= most || partition_.size[partition_.cluster[i]] < 2)
      continue;
    farthest = i;
    most = distance_[i];
  }
  --partition_.size[partition_.cluster[farthest]];
  partition_.cluster[farthest] = static_cast<uint8_t>(empty);
  partition_.size[empty] = 1;
  distance_[farthest] = 0;
  ++changed_;
}

void Lloyd::MoveCenters() {
  const size_t width = points_.dimension.size();
  std::array<double, kMostClusters> sum;
  for (size_t d = 0; d < width; ++d) {
    sum.fill(0);
    const std::vector<float>& x = points_.dimension[d];
    for (size_t i = 0; i < x.size(); ++i) sum[partition_.cluster[i]] += x[i];
    for (size_t k = 0; k < partition_.size.size(); ++k) {
      partition_.center[k * width + d] =
          static_cast<float>(sum[k] / partition_.size[k]);
    }
  }
}

bool Lloyd::Step() {
  MoveCenters();
  Assign();
  ++partition_.iterations;
  return changed_ <= points_.size() / kChangedShare ||
         partition_.iterations >= most_iterations_;
}

Partition Lloyd::Finish() && {
  MoveCenters();
  const size_t width = points_.dimension.size();
  partition_.inertia = 0;
  for (size_t i = 0; i < points_.size(); ++i) {
    const float* center =
        partition_.center.data() + partition_.cluster[i] * width;
    for (size_t d = 0; d < width; ++d) {
      const double off = double{points_.dimension[d][i]} - double{center[d]};
      partition_.inertia += off * off;
    }
  }
  return std::move(partition_);
}

Partition Kmeans(const PointSet& points, const KmeansOptions& options) {
  Partition best;
  for (int start = 0; start < options.starts; ++start) {
    Rng rng(options.seed, static_cast<uint64_t>(start));
    Lloyd run(points, options.clusters, Start(points, options.clusters, rng),
              options.most_iterations);
    while (!run.Step()) {
    }
    Partition found = std::move(run).Finish();
    if (start == 0 || found.inertia < best.inertia) best = std::move(found);
  }
  return best;
}

}  // namespace shuke::math
