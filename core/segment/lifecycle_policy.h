// The spans of the seven-stage life cycle, with the published defaults.
#ifndef SHUKE_SEGMENT_LIFECYCLE_POLICY_H_
#define SHUKE_SEGMENT_LIFECYCLE_POLICY_H_

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::segment {

// Calendar months counted back from the as-of date, each bound inside the
// younger stage: new_months < silent_months < sleeping_months.
struct LifecyclePolicy {
  int new_months = 3;     // bought within these: one of the four buying stages
  int silent_months = 6;  // else within these: silent
  int sleeping_months = 12;  // else within these: sleeping; longer ago: lost

  friend bool operator==(const LifecyclePolicy&,
                         const LifecyclePolicy&) = default;
};

void ToJson(const LifecyclePolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                LifecyclePolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_LIFECYCLE_POLICY_H_
