#include "core/segment/membership_policy.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"

namespace shuke::segment {
namespace {

constexpr int kMostMonths = 1200;
constexpr int kMostDays = 36500;
constexpr int kMostCount = 1'000'000;
constexpr int64_t kMostMajor = 1'000'000'000'000;

nlohmann::json ConditionsJson(const MemberConditions& groups) {
  return {{"orders", groups.orders},
          {"items", groups.items},
          {"net_major", groups.net_major}};
}

Status ReadConditions(const nlohmann::json& json, std::string_view path,
                      MemberConditions& groups) {
  using Order = JsonFields::Order;
  JsonFields fields(json, path);
  // Every group takes an order; items and amounts may start from nothing.
  fields.Integers("orders", 1, kMostCount, Order::kFalling, groups.orders);
  fields.Integers("items", 0, kMostCount, Order::kFalling, groups.items);
  fields.Integers("net_major", 0, kMostMajor, Order::kFalling,
                  groups.net_major);
  return fields.Finish();
}

}  // namespace

void ToJson(const MembershipPolicy& policy, nlohmann::json& json) {
  json = {{"groups", ConditionsJson(policy.groups)},
          {"window_months", policy.window_months},
          {"valid_months", policy.valid_months},
          {"review_days", policy.review_days},
          {"reach_percent", policy.reach_percent},
          {"never_lower_on_change", policy.never_lower_on_change},
          {"former_groups", policy.former_groups
                                ? ConditionsJson(*policy.former_groups)
                                : nlohmann::json(nullptr)}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                MembershipPolicy& policy) {
  JsonFields fields(json, path);
  if (const nlohmann::json* groups = fields.Member("groups")) {
    fields.Take(ReadConditions(*groups, fields.Path("groups"), policy.groups));
  }
  fields.Integer("window_months", 1, kMostMonths, policy.window_months);
  fields.Integer("valid_months", 1, kMostMonths, policy.valid_months);
  fields.Integer("review_days", 1, kMostDays, policy.review_days);
  fields.Integer("reach_percent", 1, 100, policy.reach_percent);
  fields.Bool("never_lower_on_change", policy.never_lower_on_change);
  if (const nlohmann::json* former = fields.Member("former_groups")) {
    policy.former_groups.reset();
    if (!former->is_null()) {
      MemberConditions groups;
      fields.Take(
          ReadConditions(*former, fields.Path("former_groups"), groups));
      policy.former_groups = groups;
    }
  }
  return fields.Finish();
}

}  // namespace shuke::segment
