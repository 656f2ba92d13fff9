// Tree: why is a customer in this group? A few questions that part those who
// are in it from those who are not.
#ifndef SHUKE_MINE_TREE_H_
#define SHUKE_MINE_TREE_H_

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace shuke::mine {

// What is known of each customer.
struct Feature {
  std::string name;
  bool categorical;  // values are codes 0, 1, …: asked for by "is it this one?"
  std::vector<double> value;  // kUnknown where absent
};
inline constexpr double kUnknown = -std::numeric_limits<double>::infinity();

// value < bound (numbers; what is unknown is below every bound), or value =
// bound (codes). Those for whom it holds go to `yes`.
struct TreeNode {
  int32_t feature;  // -1: a leaf
  double bound;
  int32_t yes, no;
  uint32_t customers;
  uint32_t in_group;
};

struct Tree {
  std::vector<TreeNode> nodes;  // the first is everybody
  double base_rate;        // of the larger side: right without any question
  double accuracy;         // of the tree on what it has seen
  double cross_validated;  // on fifths that it has not seen
};

struct TreeOptions {
  int depth;
  uint32_t least_customers;  // of a leaf
  uint64_t seed = 1;         // of the fifths
};

// CART with Gini's impurity. `in_group` is 0 or 1. Ties between questions go to
// the earlier feature and the lower bound. O(features · n log n · depth).
Tree GrowTree(const std::vector<Feature>& features,
              const std::vector<uint8_t>& in_group, const TreeOptions& options);

}  // namespace shuke::mine

#endif  // SHUKE_MINE_TREE_H_
