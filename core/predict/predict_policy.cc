#include "core/predict/predict_policy.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"

namespace shuke::predict {
namespace {

constexpr int kMostDays = 3660;
constexpr int kMostMonths = 120;
constexpr int kMostCustomers = 1'000'000;

}  // namespace

void ToJson(const PredictPolicy& policy, nlohmann::json& json) {
  json = {{"risk_days", policy.risk_days},
          {"risk_line_percent", policy.risk_line_percent},
          {"warning_days", policy.warning_days},
          {"second_order_percent", policy.second_order_percent},
          {"value_months", policy.value_months},
          {"discount_percent", policy.discount_percent},
          {"margin_percent", policy.margin_percent},
          {"value_band_percent", policy.value_band_percent},
          {"model_repeat_customers", policy.model_repeat_customers},
          {"model_days", policy.model_days},
          {"prior_customers", policy.prior_customers},
          {"holdout_percent", policy.holdout_percent},
          {"holdout_repeat_customers", policy.holdout_repeat_customers},
          {"correlation_line", policy.correlation_line}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                PredictPolicy& policy) {
  JsonFields fields(json, path);
  fields.Integer("risk_days", 1, kMostDays, policy.risk_days);
  fields.Integer("risk_line_percent", 1, 99, policy.risk_line_percent);
  fields.Integer("warning_days", 1, kMostDays, policy.warning_days);
  fields.Integer("second_order_percent", 1, 100, policy.second_order_percent);
  fields.Integer("value_months", 1, kMostMonths, policy.value_months);
  fields.Number("discount_percent", 0, 50, policy.discount_percent);
  fields.Number("margin_percent", 0, 100, policy.margin_percent);
  fields.Integers("value_band_percent", 1, 99, JsonFields::Order::kRising,
                  policy.value_band_percent);
  fields.Integer("model_repeat_customers", 1, kMostCustomers,
                 policy.model_repeat_customers);
  fields.Integer("model_days", 14, kMostDays, policy.model_days);
  fields.Integer("prior_customers", 0, kMostCustomers, policy.prior_customers);
  fields.Integer("holdout_percent", 5, 80, policy.holdout_percent);
  fields.Integer("holdout_repeat_customers", 1, kMostCustomers,
                 policy.holdout_repeat_customers);
  fields.Number("correlation_line", 0, 1, policy.correlation_line);
  return fields.Finish();
}

}  // namespace shuke::predict
