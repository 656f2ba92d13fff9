// The bounds of the five phases and of the funnel.
#ifndef SHUKE_SEGMENT_PHASES_POLICY_H_
#define SHUKE_SEGMENT_PHASES_POLICY_H_

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::segment {

struct PhasesPolicy {
  int introduction_days = 45;  // after the first order
  int maturity_orders = 3;     // at least; fewer, but more than one: growth
  // Past so many percent of the usual interval without an order.
  int decline_percent = 150;
  int churn_percent = 300;
  int churn_days = 365;  // past these in any case
  // With fewer gaps between orders of their own, a customer's usual interval is
  // the shop's.
  int own_gaps = 2;

  friend bool operator==(const PhasesPolicy&, const PhasesPolicy&) = default;
};

struct FunnelPolicy {
  int loyal_orders = 3;  // at least, ever
  // Among the first so many percent by orders and by net amount in the
  // evaluation window.
  int fan_percent = 10;

  friend bool operator==(const FunnelPolicy&, const FunnelPolicy&) = default;
};

void ToJson(const PhasesPolicy& policy, nlohmann::json& json);
void ToJson(const FunnelPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                PhasesPolicy& policy);
Status FromJson(const nlohmann::json& json, std::string_view path,
                FunnelPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_PHASES_POLICY_H_
