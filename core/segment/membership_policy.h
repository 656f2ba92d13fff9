// The membership groups and how they are reviewed.
#ifndef SHUKE_SEGMENT_MEMBERSHIP_POLICY_H_
#define SHUKE_SEGMENT_MEMBERSHIP_POLICY_H_

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "core/base/result.h"

namespace shuke::segment {

inline constexpr size_t kMemberGroups = 3;

// What vip, advanced and regular members need in a year, all three conditions
// together. Each list is falling.
struct MemberConditions {
  std::array<int, kMemberGroups> orders = {5, 3, 1};
  std::array<int, kMemberGroups> items = {20, 10, 5};
  std::array<int64_t, kMemberGroups> net_major = {20000, 10000, 3000};

  friend bool operator==(const MemberConditions&,
                         const MemberConditions&) = default;
};

struct MembershipPolicy {
  MemberConditions groups;
  int window_months = 12;  // the trailing year that is judged
  int valid_months = 12;   // from the day it was earned to its review
  int review_days = 30;    // a review so near is announced
  // Within reach of a group: at least so much of each of its conditions.
  int reach_percent = 70;
  // 只升不降: after a change of conditions nobody stands lower than by the
  // former ones.
  bool never_lower_on_change = false;
  std::optional<MemberConditions> former_groups;

  friend bool operator==(const MembershipPolicy&,
                         const MembershipPolicy&) = default;
};

void ToJson(const MembershipPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                MembershipPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_MEMBERSHIP_POLICY_H_
