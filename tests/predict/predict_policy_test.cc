#include "core/predict/predict_policy.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace shuke::predict {
namespace {

TEST(PredictPolicy, SurvivesTheWayThroughJson) {
  PredictPolicy policy;
  policy.risk_days = 60;
  policy.value_band_percent = {1, 2, 3};
  policy.discount_percent = .5;
  nlohmann::json json;
  ToJson(policy, json);
  PredictPolicy read;
  ASSERT_TRUE(FromJson(json, "/predict", read).ok());
  EXPECT_EQ(read, policy);
}

TEST(PredictPolicy, NamesWhatIsWrong) {
  PredictPolicy policy;
  const auto status = FromJson(
      nlohmann::json{{"value_band_percent", {20, 5, 50}}}, "/predict", policy);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().args[0].second, "/predict/value_band_percent/1");
}

}  // namespace
}  // namespace shuke::predict
