// What a campaign did: newer orders and the campaign file, group by group.
//
// Everybody that the file names is counted as they were assigned, whether or
// not a message reached them, and whether or not they are in the newer orders:
// who is not there bought nothing. Orders count from the day of sending for
// window_days days, on whatever channel. People are found by the hash of any of
// their keys:
// - entries of one group that turned out to be one person count once;
// - an entry that is now several people has the orders of all of them;
// - a person who is in both groups can tell nothing, and leaves both.
#ifndef SHUKE_CAMPAIGN_EFFECT_H_
#define SHUKE_CAMPAIGN_EFFECT_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/siphash.h"
#include "core/campaign/campaign_file.h"
#include "core/campaign/effect_policy.h"
#include "core/campaign/lift.h"
#include "core/campaign/revenue_lift.h"
#include "core/customers/customers.h"
#include "core/table/orders.h"

namespace shuke::campaign {

struct GroupEffect {
  int64_t customers = 0;
  int64_t found = 0;   // of them, known to the newer orders
  int64_t buyers = 0;  // with a valid order in the window
  int64_t orders = 0;
  int64_t items = 0;
  int64_t net_minor = 0;
  int64_t unpaid_customers = 0;  // placed orders, paid none of them
  int64_t unpaid_orders = 0;

  math::Share response() const {
    return {static_cast<uint64_t>(buyers), static_cast<uint64_t>(customers)};
  }
};

struct StratumEffect {
  RecordedStratum stratum;
  GroupEffect treated;
  GroupEffect control;
  ResponseLift response;
};

// What the contact brought, scaled to the treated. Money as doubles of minor
// units.
struct Incremental {
  double buyers = 0;
  double orders = 0;
  double revenue_minor = 0;
  double cost_minor = 0;    // messages, gifts, coupons of all treated buyers
  double profit_minor = 0;  // margin of the revenue less the cost
  std::optional<double> return_ratio;          // profit / cost
  math::Interval profit_interval_minor{0, 0};  // by that of the revenue
};

struct Effect {
  Day from = kNoDay;  // first and last day of the window
  Day to = kNoDay;
  Day as_of = kNoDay;
  bool window_closed = false;  // the data reach to its end
  GroupEffect treated;
  GroupEffect control;
  ResponseLift response;
  std::optional<RevenueLift> revenue;  // none: a group is empty
  Incremental incremental;
  std::vector<StratumEffect> strata;
  int64_t crossed = 0;  // entries left out: their person is in both groups
  int64_t merged = 0;   // entries that another one of the group stands for
};

struct EffectRequest {
  std::optional<Day> sent;         // instead of the file's
  std::optional<int> window_days;  // instead of the file's
};

// `hashes[i]` are those of all keys of customer i. Fails with
// "campaign_other_secret" if the file was hashed under another secret (its
// people could not be found), with "effect_too_early" {sent, as_of} if the data
// end before the campaign was sent.
Result<Effect> MeasureEffect(const CampaignFile& file,
                             const EffectRequest& request,
                             const table::Orders& orders,
                             const customers::Customers& customers,
                             std::span<const std::vector<Hash128>> hashes,
                             const SipHashKey& secret, Day as_of,
                             const EffectPolicy& policy);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_EFFECT_H_
