#include "core/segment/designer_policy.h"

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json_fields.h"

namespace shuke::segment {
namespace {

constexpr int64_t kMostMajor = 1'000'000'000'000;

// A list of one to kMostLevels integers.
void ReadList(JsonFields& fields, std::string_view key, int64_t low,
              int64_t high, JsonFields::Order order,
              std::vector<int64_t>& values) {
  const nlohmann::json* list = fields.Member(key);
  if (list == nullptr) return;
  if (!list->is_array() || list->empty() ||
      list->size() > DesignerPolicy::kMostLevels) {
    fields.Fail(PolicyInvalid(
        fields.Path(key), list->is_array() ? "out_of_range" : "wrong_type",
        QuoteJson(*list),
        "[1.." + std::to_string(DesignerPolicy::kMostLevels) + "]"));
    return;
  }
  std::vector<int64_t> read(list->size());
  fields.Integers(key, low, high, order, read);
  if (fields.ok()) values = std::move(read);
}

}  // namespace

void ToJson(const DesignerPolicy& policy, nlohmann::json& json) {
  json = {{"spend_major", policy.spend_major},
          {"price_percent", policy.price_percent},
          {"least_climb_percent", policy.least_climb_percent}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                DesignerPolicy& policy) {
  JsonFields fields(json, path);
  ReadList(fields, "spend_major", 1, kMostMajor, JsonFields::Order::kRising,
           policy.spend_major);
  ReadList(fields, "price_percent", 1, 100, JsonFields::Order::kAny,
           policy.price_percent);
  fields.Integer("least_climb_percent", 0, 100, policy.least_climb_percent);
  if (fields.ok() && policy.price_percent.size() != policy.spend_major.size()) {
    fields.Fail(
        PolicyInvalid(fields.Path("price_percent"), "out_of_range",
                      nlohmann::json(policy.price_percent).dump(),
                      "[" + std::to_string(policy.spend_major.size()) + "]"));
  }
  return fields.Finish();
}

}  // namespace shuke::segment
