#include "core/customers/identity_policy.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"

namespace shuke::customers {
namespace {

constexpr int kMostKeys = 1000;

}  // namespace

void ToJson(const IdentityPolicy& policy, nlohmann::json& json) {
  json = {{"max_stronger_keys", policy.max_stronger_keys},
          {"join_probable", policy.join_probable}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                IdentityPolicy& policy) {
  JsonFields fields(json, path);
  fields.Integer("max_stronger_keys", 1, kMostKeys, policy.max_stronger_keys);
  fields.Bool("join_probable", policy.join_probable);
  return fields.Finish();
}

}  // namespace shuke::customers
