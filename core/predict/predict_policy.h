// What the predictions look ahead to, and when there is enough data for them.
#ifndef SHUKE_PREDICT_PREDICT_POLICY_H_
#define SHUKE_PREDICT_PREDICT_POLICY_H_

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::predict {

struct PredictPolicy {
  // Churn risk is the chance of no order within so many days.
  int risk_days = 90;
  // Early warning: the risk is below the line today and would reach it if no
  // order came within warning_days.
  int risk_line_percent = 80;
  int warning_days = 30;
  // Of the customers with one order, the so many percent who are likeliest to
  // come back are candidates for a second.
  int second_order_percent = 20;
  // Customer lifetime value: over so many months, each discounted by so much a
  // month, of which the margin is the shop's.
  int value_months = 12;
  double discount_percent = 1;
  double margin_percent = 100;
  // Customers by value, best first: the first so many percent are "top", up to
  // the second "high", up to the third "middle", the rest "low".
  std::array<int, 3> value_band_percent = {5, 20, 50};
  // With fewer customers who came back, or fewer days of data, averages stand
  // in for a model; with fewer customers, the fit leans on priors.
  int model_repeat_customers = 50;
  int model_days = 182;
  int prior_customers = 500;
  // The last so many percent of the days are predicted from those before, if
  // among those at least so many came back.
  int holdout_percent = 50;
  int holdout_repeat_customers = 25;
  // Spend that goes with frequency more than this breaks the spend model.
  double correlation_line = .2;

  friend bool operator==(const PredictPolicy&, const PredictPolicy&) = default;
};

void ToJson(const PredictPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                PredictPolicy& policy);

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_PREDICT_POLICY_H_
