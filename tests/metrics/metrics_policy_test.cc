#include "core/metrics/metrics_policy.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace shuke::metrics {
namespace {

using nlohmann::json;

Error FaultOf(const char* text) {
  MetricsPolicy policy;
  const Status status = FromJson(json::parse(text), "/metrics", policy);
  return status.ok() ? Error{} : status.error();
}

TEST(MetricsPolicy, ComesBackFromItsOwnJson) {
  MetricsPolicy policy;
  policy.window_days = 30;
  policy.price_bounds = {0, 7};
  policy.forecast_coverage = 0.9;
  json written;
  ToJson(policy, written);
  MetricsPolicy read;
  ASSERT_TRUE(FromJson(written, "", read).ok());
  EXPECT_EQ(read, policy);
}

TEST(MetricsPolicy, RefusesBandsThatDoNotRise) {
  const Error fault = FaultOf(R"({"price_bounds":[0,50,50]})");
  EXPECT_EQ(fault.code, "policy_invalid");
  EXPECT_EQ(fault.args[0].second, "/metrics/price_bounds/2");
  EXPECT_EQ(fault.args[1].second, "wrong_order");
}

TEST(MetricsPolicy, RefusesListsThatAreNone) {
  EXPECT_EQ(FaultOf(R"({"items_bounds":[]})").args[1].second, "out_of_range");
  EXPECT_EQ(FaultOf(R"({"items_bounds":3})").args[1].second, "wrong_type");
  EXPECT_EQ(FaultOf(R"({"items_bounds":["x"]})").args[1].second, "wrong_type");
}

TEST(MetricsPolicy, RefusesASeasonFromLessThanTwoYears) {
  EXPECT_EQ(FaultOf(R"({"forecast_season_weeks":103})").args[1].second,
            "out_of_range");
}

TEST(MetricsPolicy, NeedsNoMoreWeeksForABandThanItLooksAt) {
  EXPECT_EQ(FaultOf(R"({"band_weeks":6,"band_least_weeks":7})").args[0].second,
            "/metrics/band_least_weeks");
}

}  // namespace
}  // namespace shuke::metrics
