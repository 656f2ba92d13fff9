#include "core/segment/phases_policy.h"

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json_fields.h"

namespace shuke::segment {
namespace {

constexpr int kMostDays = 36500;
constexpr int kMostOrders = 1'000'000;
constexpr int kMostPercent = 10000;

}  // namespace

void ToJson(const PhasesPolicy& policy, nlohmann::json& json) {
  json = {{"introduction_days", policy.introduction_days},
          {"maturity_orders", policy.maturity_orders},
          {"decline_percent", policy.decline_percent},
          {"churn_percent", policy.churn_percent},
          {"churn_days", policy.churn_days},
          {"own_gaps", policy.own_gaps}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                PhasesPolicy& policy) {
  JsonFields fields(json, path);
  fields.Integer("introduction_days", 1, kMostDays, policy.introduction_days);
  fields.Integer("maturity_orders", 2, kMostOrders, policy.maturity_orders);
  fields.Integer("decline_percent", 1, kMostPercent, policy.decline_percent);
  fields.Integer("churn_percent", 1, kMostPercent, policy.churn_percent);
  fields.Integer("churn_days", 1, kMostDays, policy.churn_days);
  fields.Integer("own_gaps", 1, kMostOrders, policy.own_gaps);
  if (fields.ok() && policy.churn_percent <= policy.decline_percent) {
    fields.Fail(PolicyInvalid(fields.Path("churn_percent"), "wrong_order",
                              std::to_string(policy.churn_percent),
                              std::to_string(policy.decline_percent + 1) +
                                  ".." + std::to_string(kMostPercent)));
  }
  return fields.Finish();
}

void ToJson(const FunnelPolicy& policy, nlohmann::json& json) {
  json = {{"loyal_orders", policy.loyal_orders},
          {"fan_percent", policy.fan_percent}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                FunnelPolicy& policy) {
  JsonFields fields(json, path);
  fields.Integer("loyal_orders", 3, kMostOrders, policy.loyal_orders);
  fields.Integer("fan_percent", 1, 100, policy.fan_percent);
  return fields.Finish();
}

}  // namespace shuke::segment
