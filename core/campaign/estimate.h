// What to expect of a campaign before it is sent: its budget, the response that
// pays for it, the return, and how small a lift the test can see.
//
// Every figure rests on assumptions, and they come along: codes with figures,
// of which the catalogue makes sentences ("assumption.<code>").
#ifndef SHUKE_CAMPAIGN_ESTIMATE_H_
#define SHUKE_CAMPAIGN_ESTIMATE_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/campaign/effect_policy.h"
#include "core/campaign/past_rates.h"
#include "core/campaign/returns.h"

namespace shuke::campaign {

// One of those who are contacted.
struct Contacted {
  int64_t recency_days;
  bool old;  // two orders or more
};

struct CampaignCost {
  int64_t contact_minor_x100 = 0;  // all messages
  int64_t coupon_minor = 0;        // each response
  int64_t gift_minor = 0;          // each customer
};

struct Assumption {
  std::string code;
  std::vector<std::pair<std::string, double>> args;
};

struct Estimate {
  double past_rate = 0;     // of the treated, within the window
  double planned_lift = 0;  // as a share: .01 is one percentage point
  double responders = 0;    // of the treated, with the planned lift
  Economics economics;
  Outlook outlook;
  std::optional<double> break_even_lift;  // none: no lift pays for it
  std::optional<double> smallest_lift;    // none: the groups are too small
  // For the planned lift, with this control share; none: nothing is planned.
  std::optional<int64_t> audience_needed;
  double power = 0;  // to see the planned lift with these groups
  int window_days = 0;
  std::vector<Assumption> assumptions;
};

// `planned_lift` as a share; without it, the policy's percent of the past rate.
Estimate EstimateCampaign(std::span<const Contacted> treated, int64_t control,
                          const CampaignCost& cost, const PastRates& rates,
                          std::optional<double> planned_lift,
                          const EffectPolicy& policy);

void ToJson(const Estimate& estimate, nlohmann::json& json);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_ESTIMATE_H_
