// k-means: points into k clusters, so that the sum of squared distances to the
// clusters' means (the inertia) is small.
//
// Equal on every machine: the coordinates are standardised and rounded to a
// grid of 2^-20 at once, so that the last digit of a libm decides nothing, and
// from there on every sum is either exact or taken in one fixed order.
#ifndef SHUKE_MATH_KMEANS_H_
#define SHUKE_MATH_KMEANS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace shuke::math {

// More clusters than a person can tell apart; one byte holds a cluster.
inline constexpr int kMostClusters = 32;

// Coordinates as one array per dimension. Every one is a multiple of 2^-20
// within ±8, which a float holds exactly.
struct PointSet {
  std::vector<std::vector<float>> dimension;

  size_t size() const { return dimension.empty() ? 0 : dimension[0].size(); }
};

// Where the coordinates of a PointSet come from: z = (x - mean) / deviation,
// with the deviation of the population (divided by n).
struct Scale {
  double mean;
  double deviation;  // 0 where all values are equal; z is 0 then
};

struct Standardised {
  PointSet points;
  std::vector<Scale> scale;  // one per dimension
};

// One array per dimension, all of one length. What lies more than 8 deviations
// out is moved to 8. O(n).
Standardised Standardise(std::span<const std::vector<double>> columns);

// `size` of the points (all, if there are fewer), spread evenly over their
// order with a draw inside each stride. O(size).
PointSet SampleOf(const PointSet& points, size_t size, uint64_t seed);

struct Partition {
  int clusters = 0;
  std::vector<float> center;     // cluster by cluster, its coordinates
  std::vector<uint8_t> cluster;  // one per point
  std::vector<uint32_t> size;    // one per cluster, none of them 0
  double inertia = 0;
  int iterations = 0;

  std::span<const float> Center(int i) const {
    const size_t width = center.size() / static_cast<size_t>(clusters);
    return {center.data() + static_cast<size_t>(i) * width, width};
  }
};

struct KmeansOptions {
  int clusters = 2;  // 1 .. kMostClusters, at most as many as points
  int starts = 10;   // the best of so many
  uint64_t seed = 0;
  int most_iterations = 300;
};

// Greedy k-means++ starts, each followed by Lloyd's iterations; the partition
// of least inertia, of equals the earliest. O(starts x iterations x n x k).
Partition Kmeans(const PointSet& points, const KmeansOptions& options);

// Lloyd's iterations one by one, for sets so large that one has to be able to
// stop in between.
class Lloyd {
 public:
  // `points` must outlive the run. `center` as in Partition.
  Lloyd(const PointSet& points, int clusters, std::vector<float> center,
        int most_iterations);

  // One iteration, O(n x k). True when done: at most one point in ten thousand
  // changed its cluster, or the iterations are spent.
  bool Step();
  // The partition so far, with its inertia. O(n).
  Partition Finish() &&;
  // Of the iterations that were allowed, how many are spent.
  int iterations() const { return partition_.iterations; }

 private:
  void Assign();
  void MoveCenters();
  void FillEmpty(size_t empty);

  const PointSet& points_;
  int most_iterations_;
  Partition partition_;
  std::vector<float> distance_;  // squared, of each point to its center
  size_t changed_ = 0;           // points that changed cluster in the last step
};

}  // namespace shuke::math

#endif  // SHUKE_MATH_KMEANS_H_
