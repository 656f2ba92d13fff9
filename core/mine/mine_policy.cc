#include "core/mine/mine_policy.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"

namespace shuke::mine {
namespace {

constexpr int kMostCount = 1'000'000'000;

}  // namespace

void ToJson(const MinePolicy& policy, nlohmann::json& json) {
  json = {{"support_percent", policy.support_percent},
          {"least_count", policy.least_count},
          {"confidence_percent", policy.confidence_percent},
          {"most_items", policy.most_items},
          {"false_discovery_percent", policy.false_discovery_percent},
          {"prune", policy.prune},
          {"basket_window_days", policy.basket_window_days},
          {"basket_items", policy.basket_items},
          {"least_customers", policy.least_customers},
          {"repeatable_percent", policy.repeatable_percent},
          {"recommendations", policy.recommendations},
          {"tree_depth", policy.tree_depth},
          {"tree_leaf_percent", policy.tree_leaf_percent}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                MinePolicy& policy) {
  JsonFields fields(json, path);
  fields.Number("support_percent", 0, 100, policy.support_percent);
  fields.Integer("least_count", 1, kMostCount, policy.least_count);
  fields.Number("confidence_percent", 0, 100, policy.confidence_percent);
  fields.Integer("most_items", 2, 10, policy.most_items);
  fields.Number("false_discovery_percent", 0, 100,
                policy.false_discovery_percent);
  fields.Bool("prune", policy.prune);
  fields.Integer("basket_window_days", 0, 366, policy.basket_window_days);
  fields.Integer("basket_items", 2, 1000, policy.basket_items);
  fields.Integer("least_customers", 1, kMostCount, policy.least_customers);
  fields.Number("repeatable_percent", 0, 100, policy.repeatable_percent);
  fields.Integer("recommendations", 1, 20, policy.recommendations);
  fields.Integer("tree_depth", 1, 6, policy.tree_depth);
  fields.Number("tree_leaf_percent", 0, 50, policy.tree_leaf_percent);
  return fields.Finish();
}

}  // namespace shuke::mine
