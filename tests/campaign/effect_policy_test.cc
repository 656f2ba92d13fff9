#include "core/campaign/effect_policy.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace shuke::campaign {
namespace {

using nlohmann::json;

TEST(EffectPolicy, ReadsBackWhatItWrites) {
  const EffectPolicy policy{.alpha = .1,
                            .power = .9,
                            .fisher_below = 6,
                            .planned_lift_percent = 15,
                            .window_days = 14,
                            .margin_percent = 45,
                            .bootstrap_rounds = 500,
                            .bootstrap_seed = 7,
                            .past_days = 180};
  json written;
  ToJson(policy, written);
  EffectPolicy read;
  ASSERT_TRUE(FromJson(written, "/effect", read).ok());
  EXPECT_EQ(read, policy);
}

TEST(EffectPolicy, NamesWhatItDoesNotTake) {
  EffectPolicy policy;
  const Status status = FromJson(json{{"power", 1.0}}, "/effect", policy);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().args[0].second, "/effect/power");
}

}  // namespace
}  // namespace shuke::campaign
