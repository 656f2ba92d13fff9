// Breiman et al. 1984. Each numeric feature is sorted within the node; each
// code is tried against all others. A question must make the node purer by more
// than rounding and leave enough customers on both sides. A bound lies midway
// between neighbouring values, or is the upper one if the lower is unknown.
#include "core/mine/tree.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/base/rng.h"

namespace shuke::mine {
namespace {

constexpr int kFolds = 5;
constexpr double kLeastGain = 1e-9;

using Rows = std::vector<uint32_t>;

// n times the impurity of n customers of whom `in` are in the group.
double Impurity(double in, double n) { return n == 0 ? 0 : in * (n - in) / n; }

class Grower {
 public:
  Grower(const std::vector<Feature>& features,
         const std::vector<uint8_t>& in_group, const TreeOptions& options)
      : features_(features), in_group_(in_group), options_(options) {}

  std::vector<TreeNode> Grow(Rows rows) {
    nodes_.clear();
    Split(std::move(rows), options_.depth);
    return std::move(nodes_);
  }

  // The leaf of a customer.
  static const TreeNode& Leaf(const std::vector<TreeNode>& nodes,
                              const std::vector<Feature>& features,
                              uint32_t row) {
    const TreeNode* node = &nodes[0];
    while (node->feature >= 0) {
      const Feature& feature = features[static_cast<size_t>(node->feature)];
      const double value = feature.value[row];
      const bool yes =
          feature.categorical ? value == node->bound : value < node->bound;
      node = &nodes[static_cast<size_t>(yes ? node->yes : node->no)];
    }
    return *node;
  }

 private:
  struct Question {
    int32_t feature = -1;
    double bound = 0;
    double gain = kLeastGain;
  };

  int32_t Split(Rows rows, int depth) {
    uint32_t in = 0;
    for (const uint32_t row : rows) in += in_group_[row];
    const auto self = static_cast<int32_t>(nodes_.size());
    const auto n = static_cast<uint32_t>(rows.size());
    nodes_.push_back({-1, 0, -1, -1, n, in});
    if (depth == 0 || in == 0 || in == n) return self;
    Question best;
    for (size_t f = 0; f < features_.size(); ++f) {
      if (features_[f].categorical) {
        AskCodes(rows, in, static_cast<int32_t>(f), best);
      } else {
        AskNumbers(rows, in, static_cast<int32_t>(f), best);
      }
    }
    if (best.feature < 0) return self;
    const Feature& feature = features_[static_cast<size_t>(best.feature)];
    Rows yes, no;
    for (const uint32_t row : rows) {
      const double value = feature.value[row];
      const bool is =
          feature.categorical ? value == best.bound : value < best.bound;
      (is ? yes : no).push_back(row);
    }
    rows = Rows();
    const int32_t to_yes = Split(std::move(yes), depth - 1);
    const int32_t to_no = Split(std::move(no), depth - 1);
    TreeNode& node = nodes_[static_cast<size_t>(self)];
    node.feature = best.feature;
    node.bound = best.bound;
    node.yes = to_yes;
    node.no = to_no;
    return self;
  }

  void Consider(double in, double n, double yes_in, double yes, int32_t feature,
                double bound, Question& best) const {
    const double least = std::max(1u, options_.least_customers);
    if (yes < least || n - yes < least) return;
    const double gain = Impurity(in, n) - Impurity(yes_in, yes) -
                        Impurity(in - yes_in, n - yes);
    if (gain > best.gain * (1 + 1e-12)) best = {feature, bound, gain};
  }

  void AskNumbers(const Rows& rows, uint32_t in, int32_t f, Question& best) {
    const std::vector<double>& value = features_[static_cast<size_t>(f)].value;
    sorted_.clear();
    for (const uint32_t row : rows)
      sorted_.emplace_back(value[row], in_group_[row]);
    std::sort(sorted_.begin(), sorted_.end());
    double yes_in = 0;
    for (size_t i = 0; i + 1 < sorted_.size(); ++i) {
      yes_in += sorted_[i].second;
      const double low = sorted_[i].first, high = sorted_[i + 1].first;
      if (low == high) continue;
      const double middle = low == kUnknown ? high : low + (high - low) / 2;
      Consider(in, static_cast<double>(rows.size()), yes_in,
               static_cast<double>(i + 1), f, middle > low ? middle : high,
               best);
    }
  }

  void AskCodes(const Rows& rows, uint32_t in, int32_t f, Question& best) {
    const std::vector<double>& value = features_[static_cast<size_t>(f)].value;
    std::map<double, std::pair<double, double>> by_code;  // customers, in group
    for (const uint32_t row : rows) {
      auto& [customers, in_group] = by_code[value[row]];
      customers += 1;
      in_group += in_group_[row];
    }
    for (const auto& [code, counts] : by_code) {
      if (code == kUnknown) continue;
      Consider(in, static_cast<double>(rows.size()), counts.second,
               counts.first, f, code, best);
    }
  }

  const std::vector<Feature>& features_;
  const std::vector<uint8_t>& in_group_;
  const TreeOptions& options_;
  std::vector<TreeNode> nodes_;
  std::vector<std::pair<double, uint8_t>> sorted_;
};

uint32_t Right(const std::vector<TreeNode>& nodes,
               const std::vector<Feature>& features,
               const std::vector<uint8_t>& in_group, const Rows& rows) {
  uint32_t right = 0;
  for (const uint32_t row : rows) {
    const TreeNode& leaf = Grower::Leaf(nodes, features, row);
    right += (2 * leaf.in_group > leaf.customers) == (in_group[row] != 0);
  }
  return right;
}

}  // namespace

Tree GrowTree(const std::vector<Feature>& features,
              const std::vector<uint8_t>& in_group,
              const TreeOptions& options) {
  Tree tree{};
  Grower grower(features, in_group, options);
  Rows everybody(in_group.size());
  std::iota(everybody.begin(), everybody.end(), 0u);
  tree.nodes = grower.Grow(everybody);
  if (everybody.empty()) return tree;
  const double n = static_cast<double>(everybody.size());
  const double in = tree.nodes[0].in_group;
  tree.base_rate = std::max(in, n - in) / n;
  tree.accuracy = Right(tree.nodes, features, in_group, everybody) / n;
  std::vector<uint8_t> fold;
  for (const uint32_t row : everybody)
    fold.push_back(static_cast<uint8_t>(Rng(options.seed, row).Below(kFolds)));
  uint32_t right = 0;
  for (int held = 0; held < kFolds; ++held) {
    Rows seen, unseen;
    for (const uint32_t row : everybody)
      (fold[row] == held ? unseen : seen).push_back(row);
    right += Right(grower.Grow(seen), features, in_group, unseen);
  }
  tree.cross_validated = right / n;
  return tree;
}

}  // namespace shuke::mine
