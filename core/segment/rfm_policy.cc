#include "core/segment/rfm_policy.h"

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json_fields.h"

namespace shuke::segment {
namespace {

constexpr int kMostMonths = 1200;
constexpr int kMostOrders = 1'000'000;
// Times 10^4, the most minor digits a currency has, this still fits 64 bits a
// hundredfold.
constexpr int64_t kMostMajor = 1'000'000'000'000;
constexpr int kMostWeight = 1000;
constexpr int kMostValue = 15 * kMostWeight;  // 5 points in each of R, F, M

}  // namespace

void ToJson(const RfmPolicy& policy, nlohmann::json& json) {
  json = {{"window_months", policy.window_months},
          {"recency_months", policy.recency_months},
          {"frequency_orders", policy.frequency_orders},
          {"monetary_major", policy.monetary_major},
          {"recency_weight", policy.recency_weight},
          {"frequency_weight", policy.frequency_weight},
          {"monetary_weight", policy.monetary_weight},
          {"level_value", policy.level_value}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                RfmPolicy& policy) {
  using Order = JsonFields::Order;
  JsonFields fields(json, path);
  fields.Integer("window_months", 1, kMostMonths, policy.window_months);
  fields.Integers("recency_months", 0, kMostMonths, Order::kRising,
                  policy.recency_months);
  fields.Integers("frequency_orders", 1, kMostOrders, Order::kFalling,
                  policy.frequency_orders);
  fields.Integers("monetary_major", 0, kMostMajor, Order::kFalling,
                  policy.monetary_major);
  fields.Integer("recency_weight", 0, kMostWeight, policy.recency_weight);
  fields.Integer("frequency_weight", 0, kMostWeight, policy.frequency_weight);
  fields.Integer("monetary_weight", 0, kMostWeight, policy.monetary_weight);
  fields.Integers("level_value", 0, kMostValue, Order::kFalling,
                  policy.level_value);
  // A bound beyond the window could never part anybody.
  if (fields.ok() && policy.recency_months.back() > policy.window_months) {
    fields.Fail(PolicyInvalid(fields.Path("recency_months"), "wrong_order",
                              std::to_string(policy.recency_months.back()),
                              "0.." + std::to_string(policy.window_months)));
  }
  return fields.Finish();
}

}  // namespace shuke::segment
