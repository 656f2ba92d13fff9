// Ward, "Hierarchical Grouping to Optimize an Objective Function" (1963). The
// union of A and B adds |A||B| / (|A| + |B|) ‖a - b‖² to the sum of squares, so
// sizes and means are all that a step needs.
#include "core/math/ward.h"

#include <cmath>
#include <cstddef>
#include <limits>

namespace shuke::math {
namespace {

struct Node {
  std::vector<double> mean;
  double size;
  bool open;  // not part of a union yet
};

double AddedSquares(const Node& a, const Node& b) {
  double square = 0;
  for (size_t d = 0; d < a.mean.size(); ++d) {
    const double off = a.mean[d] - b.mean[d];
    square += off * off;
  }
  return a.size * b.size / (a.size + b.size) * square;
}

}  // namespace

std::vector<Merge> WardMerges(std::span<const float> center,
                              std::span<const uint32_t> size) {
  std::vector<Merge> merges;
  if (size.size() < 2) return merges;
  const size_t width = center.size() / size.size();
  std::vector<Node> nodes;
  for (size_t i = 0; i < size.size(); ++i) {
    const auto* first = center.data() + i * width;
    nodes.push_back({{first, first + width}, double(size[i]), true});
  }
  while (merges.size() + 1 < size.size()) {
    double least = std::numeric_limits<double>::infinity();
    size_t left = 0, right = 0;
    for (size_t a = 0; a < nodes.size(); ++a) {
      for (size_t b = a + 1; nodes[a].open && b < nodes.size(); ++b) {
        if (!nodes[b].open) continue;
        const double added = AddedSquares(nodes[a], nodes[b]);
        if (added >= least) continue;
        least = added;
        left = a;
        right = b;
      }
    }
    Node both{{}, nodes[left].size + nodes[right].size, true};
    for (size_t d = 0; d < width; ++d) {
      both.mean.push_back((nodes[left].mean[d] * nodes[left].size +
                           nodes[right].mean[d] * nodes[right].size) /
                          both.size);
    }
    merges.push_back({static_cast<int>(left), static_cast<int>(right),
                      std::sqrt(2 * least), static_cast<uint64_t>(both.size)});
    nodes[left].open = nodes[right].open = false;
    nodes.push_back(std::move(both));
  }
  return merges;
}

}  // namespace shuke::math
