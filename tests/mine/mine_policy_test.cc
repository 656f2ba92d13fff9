#include "core/mine/mine_policy.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace shuke::mine {
namespace {

TEST(MinePolicy, SurvivesTheWayThroughJson) {
  MinePolicy policy;
  policy.support_percent = 1.25;
  policy.prune = false;
  policy.tree_depth = 2;
  nlohmann::json json;
  ToJson(policy, json);
  MinePolicy read;
  ASSERT_TRUE(FromJson(json, "/mine", read).ok());
  EXPECT_EQ(read, policy);
}

TEST(MinePolicy, NamesWhatIsWrong) {
  MinePolicy policy;
  const auto status =
      FromJson(nlohmann::json{{"most_items", 1}}, "/mine", policy);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().args[0].second, "/mine/most_items");
}

}  // namespace
}  // namespace shuke::mine
