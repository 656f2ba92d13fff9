#include "core/mine/tree.h"

#include <gtest/gtest.h>

#include "core/base/rng.h"

namespace shuke::mine {
namespace {

TEST(GrowTree, FindsTheQuestionsThatMadeTheGroup) {
  // In the group: fewer than 3 orders and code 2. The third knows nothing.
  Rng rng(5);
  std::vector<Feature> features = {
      {"orders", false, {}}, {"province", true, {}}, {"noise", false, {}}};
  std::vector<uint8_t> in;
  for (int i = 0; i < 2000; ++i) {
    const double orders = rng.Between(1, 9), province = rng.Between(0, 4);
    features[0].value.push_back(orders);
    features[1].value.push_back(province);
    features[2].value.push_back(rng.Unit());
    in.push_back(orders < 3 && province == 2);
  }
  const Tree tree = GrowTree(features, in, {.depth = 3, .least_customers = 20});
  EXPECT_EQ(tree.accuracy, 1);
  EXPECT_EQ(tree.cross_validated, 1);
  EXPECT_LT(tree.base_rate, .97);
  for (const TreeNode& node : tree.nodes) {
    EXPECT_NE(node.feature, 2);
    if (node.feature == 0) {
      EXPECT_EQ(node.bound, 2.5);
    }
    if (node.feature == 1) {
      EXPECT_EQ(node.bound, 2);
    }
  }
}

TEST(GrowTree, FindsNothingInNoiseThatWouldHoldElsewhere) {
  Rng rng(6);
  std::vector<Feature> features = {{"noise", false, {}}};
  std::vector<uint8_t> in;
  for (int i = 0; i < 1000; ++i) {
    features[0].value.push_back(rng.Unit());
    in.push_back(rng.Chance(400));
  }
  const Tree tree = GrowTree(features, in, {.depth = 3, .least_customers = 20});
  EXPECT_LT(tree.cross_validated, tree.base_rate + .02);
}

TEST(GrowTree, PutsTheUnknownBelowEveryBound) {
  std::vector<Feature> features = {{"share", false, {}}};
  std::vector<uint8_t> in;
  for (int i = 0; i < 100; ++i) {
    features[0].value.push_back(i < 50 ? kUnknown : .1 * (i % 3));
    in.push_back(i < 50);
  }
  const Tree tree = GrowTree(features, in, {.depth = 2, .least_customers = 5});
  ASSERT_EQ(tree.nodes.size(), 3u);
  EXPECT_EQ(tree.nodes[0].bound, 0);
  EXPECT_EQ(tree.nodes[1].in_group, 50u);
}

TEST(GrowTree, LeavesPureAndSmallGroupsAlone) {
  const std::vector<Feature> features = {{"a", false, {1, 2, 3}}};
  EXPECT_EQ(GrowTree(features, {1, 1, 1}, {.depth = 3, .least_customers = 1})
                .nodes.size(),
            1u);
  EXPECT_EQ(GrowTree(features, {1, 0, 0}, {.depth = 3, .least_customers = 2})
                .nodes.size(),
            1u);
  EXPECT_EQ(GrowTree({}, {}, {.depth = 3, .least_customers = 1}).nodes.size(),
            1u);
}

}  // namespace
}  // namespace shuke::mine
