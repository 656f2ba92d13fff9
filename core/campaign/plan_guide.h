// The contact plan beside the guide: how many care and marketing contacts each
// stage after an order has, and how many it should have.
//
// A contact counts for the stage that its day falls in: [from_day, to_day). The
// plan is compared as it is written; what caps cut later counts too. Outside of
// a range is a remark and no fault: nothing is held back for it.
#ifndef SHUKE_CAMPAIGN_PLAN_GUIDE_H_
#define SHUKE_CAMPAIGN_PLAN_GUIDE_H_

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "core/campaign/plan_policy.h"

namespace shuke::campaign {

// How a count stands to its range, whose ends are inside.
enum class GuideFit : uint8_t { kBelow, kWithin, kAbove };
// GuideFit -> its code in JSON and message keys ("guide_fit.below").
inline constexpr std::array<std::string_view, 3> kGuideFitCodes = {
    "below", "within", "above"};

struct GuideCount {
  int planned = 0;
  int from = 0;
  int to = 0;

  GuideFit fit() const {
    if (planned < from) return GuideFit::kBelow;
    return planned > to ? GuideFit::kAbove : GuideFit::kWithin;
  }
};

struct GuideStage {
  int from_day = 0;
  std::optional<int> to_day;  // none: the last
  GuideCount care;
  GuideCount marketing;
};

// The part of the plan for new or for old customers.
struct GuidePart {
  std::array<GuideStage, kGuideStages> stages;
  int care = 0;
  int marketing = 0;

  // Of all contacts, those that are care; none of an empty part.
  std::optional<double> care_share() const;
};

// O(touches).
GuidePart CompareWithGuide(const PlanPolicy& policy, bool old);

// The most care share that a plan within all ranges can have: as much care and
// as little marketing as they allow. None where that is no contact at all.
std::optional<double> MostCareShare(const GuideRanges& guide);

// Both parts, {"care_share_wanted", "most_care_share", "within_reach": whether
// the ranges allow the share that is wanted, "parts": [...]}.
nlohmann::json GuideToJson(const PlanPolicy& policy);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_PLAN_GUIDE_H_
