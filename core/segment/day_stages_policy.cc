#include "core/segment/day_stages_policy.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"

namespace shuke::segment {
namespace {

constexpr int kMostDays = 36500;
constexpr int kMostPercent = 10000;
constexpr int kMostGaps = 1'000'000;

}  // namespace

void ToJson(const DayStagesPolicy& policy, nlohmann::json& json) {
  json = {
      {"variant", kDayStageVariantCodes[static_cast<size_t>(policy.variant)]},
      {"from_days", policy.from_days},
      {"cycle_percent", policy.cycle_percent},
      {"category_gaps", policy.category_gaps}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                DayStagesPolicy& policy) {
  using Order = JsonFields::Order;
  JsonFields fields(json, path);
  fields.Code("variant", kDayStageVariantCodes, policy.variant);
  fields.Integers("from_days", 1, kMostDays, Order::kRising, policy.from_days);
  fields.Integers("cycle_percent", 1, kMostPercent, Order::kRising,
                  policy.cycle_percent);
  fields.Integer("category_gaps", 1, kMostGaps, policy.category_gaps);
  return fields.Finish();
}

}  // namespace shuke::segment
