// Silhouette: how much nearer points are to their own cluster than to the next.
#ifndef SHUKE_MATH_SILHOUETTE_H_
#define SHUKE_MATH_SILHOUETTE_H_

#include <cstdint>
#include <span>

#include "core/math/kmeans.h"

namespace shuke::math {

// The mean over the points of (b - a) / max(a, b), from -1 to 1: a is the mean
// distance to the others of the same cluster, b the least mean distance to
// another cluster. 0 for a point alone in its cluster, and for fewer than two
// clusters. O(n²): hand it a sample.
double Silhouette(const PointSet& points, std::span<const uint8_t> cluster,
                  int clusters);

}  // namespace shuke::math

#endif  // SHUKE_MATH_SILHOUETTE_H_
