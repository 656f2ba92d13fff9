// The levels by spend that a shop considers, and what each would be given.
#ifndef SHUKE_SEGMENT_DESIGNER_POLICY_H_
#define SHUKE_SEGMENT_DESIGNER_POLICY_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace shuke::segment {

struct DesignerPolicy {
  // Where levels begin, in whole units of the analysis currency, rising. One to
  // kMostLevels.
  std::vector<int64_t> spend_major = {500, 1500, 5000, 7000};
  // What a level pays of the price, in percent: 95 is 9.5折. As many.
  std::vector<int64_t> price_percent = {95, 90, 85, 80};
  // A step that fewer than so many percent of those before it climb is too
  // high.
  int least_climb_percent = 10;

  static constexpr size_t kMostLevels = 12;

  friend bool operator==(const DesignerPolicy&,
                         const DesignerPolicy&) = default;
};

void ToJson(const DesignerPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                DesignerPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_DESIGNER_POLICY_H_
