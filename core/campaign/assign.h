// The control group: customers of an audience held back on purpose, so that the
// effect of a campaign can be measured.
//
// Who is held back is decided by a keyed hash of customer and campaign: random
// as far as anything about the customer goes, yet the same on every machine and
// in whatever order the customers come. Within each stratum (a level and a
// stage, say) the same share is held back, so the two groups are alike.
#ifndef SHUKE_CAMPAIGN_ASSIGN_H_
#define SHUKE_CAMPAIGN_ASSIGN_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/siphash.h"

namespace shuke::campaign {

// How many of `audience` are held back: percent of it, or `least` if that is
// more, but for the sake of `least` never more than half of the audience:
//   max(percent, min(least, half))
// No percent at all asks for no control group, whatever `least` is.
// A share is rounded up and a half down; one customer alone is never held back.
// Needs 0 <= percent <= 50 and least >= 0.
int64_t ControlQuota(int64_t audience, int percent, int64_t least);

struct StratumBalance {
  uint32_t stratum;
  int64_t treated;
  int64_t control;

  friend bool operator==(const StratumBalance&,
                         const StratumBalance&) = default;
};

struct Assignment {
  std::vector<uint8_t> control;         // per customer: 1 = held back
  std::vector<StratumBalance> balance;  // those that are not empty, rising
};

// Holds back `quota` of the customers. `customers[i]` is the keyed hash of the
// i-th one, the same in every session, and `strata[i]` the stratum. Each
// stratum gives quota * its size / all, the remainders going to the largest
// fractions (ties: the larger stratum, then the lower number); inside a stratum
// the lowest keyed hashes of (customer, campaign) are held back, ties by
// customer hash. Needs quota <= customers and hashes that differ.
// O(n log n).
Assignment AssignControl(std::span<const Hash128> customers,
                         std::span<const uint32_t> strata, int64_t quota,
                         std::string_view campaign, const SipHashKey& key);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_ASSIGN_H_
