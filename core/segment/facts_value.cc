// The value tier (tiers.h), who answers for it, and how it is served.
#include "core/segment/fact_entry.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;

// What `of_tier` says of the customer's tier.
template <typename OfTier>
int64_t TierOrNone(const FactInputs& in, CustomerId i, OfTier of_tier) {
  const Tier tier = in.segments.tiers().tier[i];
  return tier == Tier::kNone ? kNoInteger : static_cast<int64_t>(of_tier(tier));
}

constexpr FactTopic kTopic{"value"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Code("tier", kTierCodes,
                [](const FactInputs& in, CustomerId i) {
                  return TierOrNone(in, i, [](Tier tier) { return tier; });
                }),
    kTopic.Code(
        "tier_role", kTierRoleCodes,
        [](const FactInputs& in, CustomerId i) {
          return TierOrNone(in, i, [&](Tier tier) {
            return in.segments.policies().tiers.role[static_cast<size_t>(tier)];
          });
        }),
    kTopic.Code("tier_service", kTierServiceCodes,
                [](const FactInputs& in, CustomerId i) {
                  return TierOrNone(in, i, [&](Tier tier) {
                    return in.segments.policies()
                        .tiers.service[static_cast<size_t>(tier)];
                  });
                }),
};

}  // namespace

std::span<const FactEntry> ValueFacts() { return kEntries; }

}  // namespace shuke::segment
