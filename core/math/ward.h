// Ward's agglomeration: clusters are joined two by two, always the two whose
// union raises the sum of squared distances to the means least.
#ifndef SHUKE_MATH_WARD_H_
#define SHUKE_MATH_WARD_H_

#include <cstdint>
#include <span>
#include <vector>

namespace shuke::math {

// One union. Clusters are numbered 0 .. n-1, the union of merge i is n + i.
struct Merge {
  int left, right;  // left < right
  // √(2 x what the union adds to the sum of squares): for two single points
  // their distance. Never falls from one merge to the next.
  double height;
  uint64_t size;  // points in the union
};

// The n - 1 unions of n clusters, in the order in which they happen; of equals
// the two of the smallest numbers. `center` holds the clusters' coordinates one
// after another, `size` their points. O(n³).
std::vector<Merge> WardMerges(std::span<const float> center,
                              std::span<const uint32_t> size);

}  // namespace shuke::math

#endif  // SHUKE_MATH_WARD_H_
