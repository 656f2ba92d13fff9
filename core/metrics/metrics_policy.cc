#include "core/metrics/metrics_policy.h"

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json_fields.h"

namespace shuke::metrics {
namespace {

constexpr int kMostMonths = 1200;
constexpr int kMostDays = 36'500;
constexpr int kMostWeeks = 5'200;
constexpr int kMostRows = 100'000;
constexpr int64_t kMostMajor = 1'000'000'000;
constexpr size_t kMostBands = 50;

// Integers that rise, as many as the shop likes.
void Bounds(JsonFields& fields, std::string_view key, int64_t low,
            std::vector<int64_t>& values) {
  const nlohmann::json* member = fields.Member(key);
  if (member == nullptr) return;
  const std::string expected =
      std::to_string(low) + ".." + std::to_string(kMostMajor);
  const auto fail = [&](std::string path, const char* problem,
                        const nlohmann::json& got) {
    fields.Fail(
        PolicyInvalid(std::move(path), problem, QuoteJson(got), expected));
  };
  const std::string path = fields.Path(key);
  if (!member->is_array()) return fail(path, "wrong_type", *member);
  if (member->empty() || member->size() > kMostBands)
    return fail(path, "out_of_range", *member);
  std::vector<int64_t> read;
  for (size_t i = 0; i < member->size(); ++i) {
    const auto value = JsonInteger((*member)[i]);
    const std::string at = JsonPath(path, i);
    if (!value) return fail(at, "wrong_type", (*member)[i]);
    if (*value < low || *value > kMostMajor)
      return fail(at, "out_of_range", (*member)[i]);
    if (!read.empty() && *value <= read.back())
      return fail(at, "wrong_order", (*member)[i]);
    read.push_back(*value);
  }
  values = std::move(read);
}

}  // namespace

void ToJson(const MetricsPolicy& policy, nlohmann::json& json) {
  json = {{"period_months", policy.period_months},
          {"window_days", policy.window_days},
          {"retention_months", policy.retention_months},
          {"indicator_days", policy.indicator_days},
          {"band_weeks", policy.band_weeks},
          {"band_least_weeks", policy.band_least_weeks},
          {"band_deviations", policy.band_deviations},
          {"pareto_percent", policy.pareto_percent},
          {"frequency_most", policy.frequency_most},
          {"items_bounds", policy.items_bounds},
          {"order_amount_bounds", policy.order_amount_bounds},
          {"customer_amount_bounds", policy.customer_amount_bounds},
          {"price_bounds", policy.price_bounds},
          {"gap_days_bounds", policy.gap_days_bounds},
          {"product_rows", policy.product_rows},
          {"forecast_season_weeks", policy.forecast_season_weeks},
          {"forecast_least_weeks", policy.forecast_least_weeks},
          {"forecast_weeks", policy.forecast_weeks},
          {"forecast_coverage", policy.forecast_coverage},
          {"weekday_weeks", policy.weekday_weeks}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                MetricsPolicy& policy) {
  using Order = JsonFields::Order;
  JsonFields fields(json, path);
  fields.Integer("period_months", 1, kMostMonths, policy.period_months);
  fields.Integer("window_days", 1, kMostDays, policy.window_days);
  fields.Integers("retention_months", 1, kMostMonths, Order::kRising,
                  policy.retention_months);
  fields.Integers("indicator_days", 1, kMostDays, Order::kRising,
                  policy.indicator_days);
  fields.Integer("band_weeks", 2, kMostWeeks, policy.band_weeks);
  fields.Integer("band_least_weeks", 2, kMostWeeks, policy.band_least_weeks);
  if (policy.band_least_weeks > policy.band_weeks) {
    fields.Fail(PolicyInvalid(fields.Path("band_least_weeks"), "wrong_order",
                              std::to_string(policy.band_least_weeks),
                              "2.." + std::to_string(policy.band_weeks)));
  }
  fields.Number("band_deviations", 0.1, 100, policy.band_deviations);
  fields.Integers("pareto_percent", 1, 100, Order::kRising,
                  policy.pareto_percent);
  fields.Integer("frequency_most", 2, 100, policy.frequency_most);
  Bounds(fields, "items_bounds", 0, policy.items_bounds);
  Bounds(fields, "order_amount_bounds", 0, policy.order_amount_bounds);
  Bounds(fields, "customer_amount_bounds", 0, policy.customer_amount_bounds);
  Bounds(fields, "price_bounds", 0, policy.price_bounds);
  Bounds(fields, "gap_days_bounds", 0, policy.gap_days_bounds);
  fields.Integer("product_rows", 1, kMostRows, policy.product_rows);
  // A season needs two whole years of weeks, and a model more weeks than
  // parameters.
  fields.Integer("forecast_season_weeks", 104, kMostWeeks,
                 policy.forecast_season_weeks);
  fields.Integer("forecast_least_weeks", 12, 104, policy.forecast_least_weeks);
  fields.Integer("forecast_weeks", 1, 52, policy.forecast_weeks);
  fields.Number("forecast_coverage", 0.5, 0.99, policy.forecast_coverage);
  fields.Integer("weekday_weeks", 1, kMostWeeks, policy.weekday_weeks);
  return fields.Finish();
}

}  // namespace shuke::metrics
