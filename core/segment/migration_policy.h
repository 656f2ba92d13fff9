// With which earlier day customers are compared.
#ifndef SHUKE_SEGMENT_MIGRATION_POLICY_H_
#define SHUKE_SEGMENT_MIGRATION_POLICY_H_

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::segment {

struct MigrationPolicy {
  // Calendar months before the as-of date, unless the owner names a day.
  int months = 3;

  friend bool operator==(const MigrationPolicy&,
                         const MigrationPolicy&) = default;
};

void ToJson(const MigrationPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                MigrationPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_MIGRATION_POLICY_H_
