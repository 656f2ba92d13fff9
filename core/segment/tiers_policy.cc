#include "core/segment/tiers_policy.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string>

#include "core/base/json_fields.h"

namespace shuke::segment {
namespace {

template <typename Enum, size_t n>
nlohmann::json Codes(const std::array<Enum, kTiers>& values,
                     const std::array<std::string_view, n>& codes) {
  nlohmann::json list = nlohmann::json::array();
  for (const Enum value : values)
    list.push_back(codes[static_cast<size_t>(value)]);
  return list;
}

// One code per tier.
template <typename Enum, size_t n>
void ReadCodes(JsonFields& fields, std::string_view key,
               const std::array<std::string_view, n>& codes,
               std::array<Enum, kTiers>& values) {
  const nlohmann::json* list = fields.Member(key);
  if (list == nullptr) return;
  if (!list->is_array() || list->size() != kTiers) {
    fields.Fail(PolicyInvalid(fields.Path(key), "wrong_type", QuoteJson(*list),
                              "[a, b, c, d, e]"));
    return;
  }
  for (size_t i = 0; i < kTiers; ++i) {
    const nlohmann::json& code = (*list)[i];
    const auto known = !code.is_string()
                           ? codes.end()
                           : std::find(codes.begin(), codes.end(),
                                       code.get_ref<const std::string&>());
    if (known == codes.end()) {
      fields.Fail(
          PolicyInvalid(JsonPath(fields.Path(key), i),
                        code.is_string() ? "out_of_range" : "wrong_type",
                        QuoteJson(code), JoinChoices(codes)));
      return;
    }
    values[i] = static_cast<Enum>(known - codes.begin());
  }
}

}  // namespace

void ToJson(const TiersPolicy& policy, nlohmann::json& json) {
  json = {{"revenue_percent", policy.revenue_percent},
          {"role", Codes(policy.role, kTierRoleCodes)},
          {"service", Codes(policy.service, kTierServiceCodes)}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                TiersPolicy& policy) {
  JsonFields fields(json, path);
  fields.Integers("revenue_percent", 0, 100, JsonFields::Order::kAny,
                  policy.revenue_percent);
  const int sum = std::accumulate(policy.revenue_percent.begin(),
                                  policy.revenue_percent.end(), 0);
  if (fields.ok() && sum > 100) {
    fields.Fail(PolicyInvalid(fields.Path("revenue_percent"), "out_of_range",
                              std::to_string(sum), "0..100"));
  }
  ReadCodes(fields, "role", kTierRoleCodes, policy.role);
  ReadCodes(fields, "service", kTierServiceCodes, policy.service);
  return fields.Finish();
}

}  // namespace shuke::segment
