#include "core/segment/lifecycle_policy.h"

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json_fields.h"

namespace shuke::segment {
namespace {

constexpr int kMostMonths = 1200;

}  // namespace

void ToJson(const LifecyclePolicy& policy, nlohmann::json& json) {
  json = {{"new_months", policy.new_months},
          {"silent_months", policy.silent_months},
          {"sleeping_months", policy.sleeping_months}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                LifecyclePolicy& policy) {
  JsonFields fields(json, path);
  fields.Integer("new_months", 1, kMostMonths, policy.new_months);
  fields.Integer("silent_months", 1, kMostMonths, policy.silent_months);
  fields.Integer("sleeping_months", 1, kMostMonths, policy.sleeping_months);
  const auto must_exceed = [&](std::string_view key, int months, int lower) {
    if (months > lower) return;
    fields.Fail(PolicyInvalid(
        fields.Path(key), "wrong_order", std::to_string(months),
        std::to_string(lower + 1) + ".." + std::to_string(kMostMonths)));
  };
  must_exceed("silent_months", policy.silent_months, policy.new_months);
  must_exceed("sleeping_months", policy.sleeping_months, policy.silent_months);
  return fields.Finish();
}

}  // namespace shuke::segment
