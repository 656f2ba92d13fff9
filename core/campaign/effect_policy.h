// The effect slice of the policy: how a campaign is tested and what its return
// is reckoned with.
#ifndef SHUKE_CAMPAIGN_EFFECT_POLICY_H_
#define SHUKE_CAMPAIGN_EFFECT_POLICY_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::campaign {

struct EffectPolicy {
  // Tests are two-sided at `alpha`, intervals hold 1 − alpha. A test is planned
  // so that the lift that the shop hopes for is seen with `power`.
  double alpha = .05;
  double power = .8;
  // Fisher's test where an expected cell is below this, else the pooled z.
  int fisher_below = 5;
  // The lift that the shop hopes for, in percent of the past response, unless
  // the campaign states its own.
  int planned_lift_percent = 20;
  // Orders count from the day of sending for so many days.
  int window_days = 7;
  // Of what is sold, this share stays with the shop before the campaign's own
  // cost.
  int margin_percent = 30;
  // The bootstrap of revenue.
  int bootstrap_rounds = 2000;
  int64_t bootstrap_seed = 20261122;
  // Past response is measured over so many days before the as-of date.
  int past_days = 365;

  friend bool operator==(const EffectPolicy&, const EffectPolicy&) = default;
};

void ToJson(const EffectPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                EffectPolicy& policy);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_EFFECT_POLICY_H_
