// The stages rise, so that a day's stage is the number of bounds that it has
// reached.
#include "core/campaign/plan_guide.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "core/base/or_null.h"

namespace shuke::campaign {
namespace {

using nlohmann::json;

std::optional<double> Share(int part, int other) {
  if (part + other == 0) return std::nullopt;
  return static_cast<double>(part) / (part + other);
}

json CountToJson(const GuideCount& count) {
  return {{"planned", count.planned},
          {"from", count.from},
          {"to", count.to},
          {"fit", kGuideFitCodes[static_cast<size_t>(count.fit())]}};
}

}  // namespace

std::optional<double> GuidePart::care_share() const {
  return Share(care, marketing);
}

GuidePart CompareWithGuide(const PlanPolicy& policy, bool old) {
  const auto& bounds = policy.guide_from_days;
  const GuideRanges& guide = policy.guide;
  GuidePart part;
  for (size_t i = 0; i < kGuideStages; ++i) {
    GuideStage& stage = part.stages[i];
    if (i > 0) stage.from_day = bounds[i - 1];
    if (i < bounds.size()) stage.to_day = bounds[i];
    stage.care = {0, guide.care_from[i], guide.care_to[i]};
    stage.marketing = {0, guide.marketing_from[i], guide.marketing_to[i]};
  }
  for (const Touch& touch : policy.touches) {
    if (touch.old != old) continue;
    const auto next = std::upper_bound(bounds.begin(), bounds.end(), touch.day);
    GuideStage& stage = part.stages[static_cast<size_t>(next - bounds.begin())];
    const bool care = touch.kind == ActivityKind::kCare;
    ++(care ? stage.care : stage.marketing).planned;
    ++(care ? part.care : part.marketing);
  }
  return part;
}

std::optional<double> MostCareShare(const GuideRanges& guide) {
  const auto sum = [](const std::array<int, kGuideStages>& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0);
  };
  return Share(sum(guide.care_to), sum(guide.marketing_from));
}

json GuideToJson(const PlanPolicy& policy) {
  json parts = json::array();
  for (const bool old : {false, true}) {
    const GuidePart part = CompareWithGuide(policy, old);
    json stages = json::array();
    for (const GuideStage& stage : part.stages) {
      stages.push_back(
          {{"from_day", stage.from_day},
           {"to_day", stage.to_day ? json(*stage.to_day) : json(nullptr)},
           {"care", CountToJson(stage.care)},
           {"marketing", CountToJson(stage.marketing)}});
    }
    parts.push_back({{"who", old ? "old" : "new"},
                     {"planned", part.care + part.marketing},
                     {"care", part.care},
                     {"marketing", part.marketing},
                     {"care_share", OrNull(part.care_share())},
                     {"stages", std::move(stages)}});
  }
  const double wanted = policy.care_share_percent / 100.0;
  const std::optional<double> most = MostCareShare(policy.guide);
  return {{"care_share_wanted", wanted},
          {"most_care_share", OrNull(most)},
          {"within_reach", !most || *most >= wanted},
          {"parts", std::move(parts)}};
}

}  // namespace shuke::campaign
