// The candidate is a Segmentation that reads from the one in force whatever
// comes out alike; where a column is the same object, nobody moved.
#include "core/segment/what_if.h"

#include <algorithm>

namespace shuke::segment {
namespace {

// `kind_of` is a column of an enum from 0; whatever lies beyond the codes
// counts as none.
template <typename Kind>
KindChange Count(std::string_view what, std::span<const std::string_view> codes,
                 const customers::Customers& customers,
                 const std::vector<Kind>& before,
                 const std::vector<Kind>& after, bool with_potential = false) {
  const size_t none = codes.size();
  const auto slot = [&](Kind kind) {
    return std::min(static_cast<size_t>(kind), none);
  };
  KindChange change = {what, codes, {}, {}, 0};
  change.before.assign(none + 1, 0);
  for (size_t i = 0; i < before.size(); ++i) {
    if (with_potential || customers.valid_orders[i] > 0)
      ++change.before[slot(before[i])];
  }
  change.after = change.before;
  if (&before == &after) return change;
  for (size_t i = 0; i < before.size(); ++i) {
    if (before[i] == after[i]) continue;
    if (!with_potential && customers.valid_orders[i] == 0) continue;
    --change.after[slot(before[i])];
    ++change.after[slot(after[i])];
    ++change.moved;
  }
  return change;
}

}  // namespace

std::vector<KindChange> CompareKinds(const Segmentation& base,
                                     const SegmentPolicies& candidate) {
  const Segmentation trial(base, candidate);
  const customers::Customers& people = base.inputs().customers;
  std::vector<KindChange> changes;
  changes.push_back(
      Count("level", kLevelCodes, people, base.rfm().level, trial.rfm().level));
  changes.push_back(Count("rfm_segment", kRfmSegmentCodes, people,
                          base.names().segment, trial.names().segment));
  changes.push_back(Count("rfm_class", kRfmClassCodes, people,
                          base.names().rfm_class, trial.names().rfm_class));
  changes.push_back(Count("stage", kStageCodes, people, base.lifecycle().stage,
                          trial.lifecycle().stage));
  changes.push_back(Count("day_stage", kDayStageCodes, people,
                          base.day_stages().stage, trial.day_stages().stage));
  changes.push_back(Count("project", kProjectCodes, people,
                          base.day_stages().project,
                          trial.day_stages().project));
  changes.push_back(
      Count("phase", kPhaseCodes, people, base.phases(), trial.phases()));
  changes.push_back(Count("funnel", kFunnelCodes, people, base.funnel().step,
                          trial.funnel().step, true));
  changes.push_back(
      Count("tier", kTierCodes, people, base.tiers().tier, trial.tiers().tier));
  changes.push_back(Count("membership", kMembershipCodes, people,
                          base.membership().group, trial.membership().group));
  return changes;
}

}  // namespace shuke::segment
