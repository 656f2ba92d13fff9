// What is expected of the customers, as the JSON that `shuke predict --json`
// prints.
#ifndef SHUKE_REPORT_PREDICT_JSON_H_
#define SHUKE_REPORT_PREDICT_JSON_H_

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "core/predict/prediction.h"

namespace shuke::report {

// Customers by a code, with what each group is worth.
struct ValuedGroups {
  std::string_view key;  // "stage", "level"
  std::vector<std::string_view> codes;
  std::vector<predict::GroupValue> values;
  // Where groups are parted once more, values hold the inner ones of the first
  // group, then those of the second, …
  std::string_view inner_key = {};
  std::vector<std::string_view> inner_codes = {};
};

// Members of the document, described in README.md: rung, reason, models,
// holdout, spend, value, risk. `potential_minor` is what related products would
// add.
nlohmann::ordered_json PredictJson(const predict::Prediction& prediction,
                                   const predict::PredictPolicy& policy,
                                   std::optional<double> potential_minor,
                                   const std::vector<ValuedGroups>& groups);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_PREDICT_JSON_H_
