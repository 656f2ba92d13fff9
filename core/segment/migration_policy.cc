#include "core/segment/migration_policy.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"

namespace shuke::segment {

void ToJson(const MigrationPolicy& policy, nlohmann::json& json) {
  json = {{"months", policy.months}};
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                MigrationPolicy& policy) {
  JsonFields fields(json, path);
  fields.Integer("months", 1, 1200, policy.months);
  return fields.Finish();
}

}  // namespace shuke::segment
