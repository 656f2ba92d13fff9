#include "core/ingest/ingest_policy.h"

#include <nlohmann/json.hpp>
#include <set>
#include <span>

#include "core/base/json_fields.h"
#include "core/ingest/profile.h"
#include "core/ingest/role.h"

namespace shuke::ingest {
namespace {

using nlohmann::json;
using table::OrderState;

// The clocks of the world: UTC-12:00 to UTC+14:00.
constexpr int kLeastOffset = -12 * 60;
constexpr int kMostOffset = 14 * 60;

constexpr OrderState kStates[] = {OrderState::kUnpaid,   OrderState::kPaid,
                                  OrderState::kShipped,  OrderState::kClosed,
                                  OrderState::kRefunded, OrderState::kCompleted,
                                  OrderState::kUnknown};

std::string RoleNames() {
  std::vector<std::string_view> names;
  for (const Role& role : Roles()) names.push_back(role.name);
  return JoinChoices(names);
}

std::string StateNames() {
  std::vector<std::string_view> names;
  for (const OrderState state : kStates) names.push_back(OrderStateName(state));
  return JoinChoices(names);
}

Status ReadMapping(const json& mapping, const std::string& path,
                   std::map<std::string, std::string>& role_of_header) {
  if (!mapping.is_object() || mapping.empty()) {
    return PolicyInvalid(path, "wrong_type", QuoteJson(mapping),
                         "{\"…\": \"order_id\", …}");
  }
  std::set<std::string> seen;
  for (const auto& [header, role] : mapping.items()) {
    const std::string at = JsonPath(path, header);
    if (!role.is_string()) {
      return PolicyInvalid(at, "wrong_type", QuoteJson(role), RoleNames());
    }
    const std::string& name = role.get_ref<const std::string&>();
    if (FindRole(name) == nullptr) {
      return PolicyInvalid(at, "out_of_range", QuoteJson(role), RoleNames());
    }
    if (!seen.insert(name).second) {
      return PolicyInvalid(at, "repeated", QuoteJson(role),
                           "1 × " + QuoteJson(role));
    }
    role_of_header[header] = name;
  }
  return Ok();
}

void ReadMappings(JsonFields& fields, IngestPolicy& policy) {
  const json* mappings = fields.Member("mappings");
  if (mappings == nullptr) return;
  const std::string path = fields.Path("mappings");
  if (!mappings->is_array()) {
    fields.Fail(PolicyInvalid(path, "wrong_type", QuoteJson(*mappings),
                              "[{\"…\": \"order_id\", …}, …]"));
    return;
  }
  policy.mappings.assign(mappings->size(), {});
  for (size_t i = 0; i < mappings->size(); ++i) {
    fields.Take(
        ReadMapping((*mappings)[i], JsonPath(path, i), policy.mappings[i]));
  }
}

void ReadStatusWords(JsonFields& fields, IngestPolicy& policy) {
  const json* words = fields.Member("status_words");
  if (words == nullptr) return;
  const std::string path = fields.Path("status_words");
  if (!words->is_object()) {
    fields.Fail(PolicyInvalid(path, "wrong_type", QuoteJson(*words),
                              "{\"…\": \"paid\", …}"));
    return;
  }
  policy.status_words.clear();
  for (const auto& [word, name] : words->items()) {
    OrderState state = OrderState::kUnknown;
    if (!name.is_string() ||
        !ParseOrderState(name.get_ref<const std::string&>(), state)) {
      fields.Fail(
          PolicyInvalid(JsonPath(path, word),
                        name.is_string() ? "out_of_range" : "wrong_type",
                        QuoteJson(name), StateNames()));
      return;
    }
    policy.status_words[word] = state;
  }
}

}  // namespace

void ToJson(const IngestPolicy& policy, json& json) {
  json = {{"mappings", policy.mappings},
          {"status_words", json::object()},
          {"utc_offset_minutes", policy.utc_offset_minutes},
          {"count_zero_amount", policy.count_zero_amount}};
  for (const auto& [word, state] : policy.status_words) {
    json["status_words"][word] = OrderStateName(state);
  }
}

Status FromJson(const json& json, std::string_view path, IngestPolicy& policy) {
  JsonFields fields(json, path);
  ReadMappings(fields, policy);
  ReadStatusWords(fields, policy);
  fields.Integer("utc_offset_minutes", kLeastOffset, kMostOffset,
                 policy.utc_offset_minutes);
  fields.Bool("count_zero_amount", policy.count_zero_amount);
  return fields.Finish();
}

}  // namespace shuke::ingest
