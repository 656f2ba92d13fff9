#include "core/segment/clusters_policy.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace shuke::segment {
namespace {

TEST(ClustersPolicy, ReadsBackWhatItWrites) {
  ClustersPolicy policy;
  policy.seed = 7;
  policy.most_clusters = 5;
  nlohmann::json document;
  ToJson(policy, document);
  ClustersPolicy read;
  ASSERT_TRUE(FromJson(document, "/clusters", read).ok());
  EXPECT_EQ(read, policy);
}

TEST(ClustersPolicy, NeverStartsFewerThanTenTimes) {
  ClustersPolicy policy;
  EXPECT_GE(policy.starts, 10);
  EXPECT_FALSE(FromJson({{"starts", 9}}, "/clusters", policy).ok());
}

}  // namespace
}  // namespace shuke::segment
