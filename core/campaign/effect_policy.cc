#include "core/campaign/effect_policy.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"

namespace shuke::campaign {

using nlohmann::json;

void ToJson(const EffectPolicy& policy, json& json_out) {
  json_out = {
      {"alpha", policy.alpha},
      {"power", policy.power},
      {"fisher_below", policy.fisher_below},
      {"planned_lift_percent", policy.planned_lift_percent},
      {"window_days", policy.window_days},
      {"margin_percent", policy.margin_percent},
      {"bootstrap_rounds", policy.bootstrap_rounds},
      {"bootstrap_seed", policy.bootstrap_seed},
      {"past_days", policy.past_days},
  };
}

Status FromJson(const json& json_in, std::string_view path,
                EffectPolicy& policy) {
  JsonFields fields(json_in, path);
  fields.Number("alpha", .001, .5, policy.alpha);
  fields.Number("power", .5, .999, policy.power);
  fields.Integer("fisher_below", 0, 1'000'000, policy.fisher_below);
  fields.Integer("planned_lift_percent", 1, 10'000,
                 policy.planned_lift_percent);
  fields.Integer("window_days", 1, 365, policy.window_days);
  fields.Integer("margin_percent", 1, 100, policy.margin_percent);
  fields.Integer("bootstrap_rounds", 200, 20'000, policy.bootstrap_rounds);
  fields.Integer("bootstrap_seed", 0, 9'007'199'254'740'991,
                 policy.bootstrap_seed);
  fields.Integer("past_days", 28, 3660, policy.past_days);
  return fields.Finish();
}

}  // namespace shuke::campaign
