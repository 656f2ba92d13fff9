// Whom earlier campaigns contacted, and when, so that the caps hold per
// customer over all campaigns.
//
// A shop keeps its campaign files; each names its people by keyed hashes.
// Marketing alone counts towards the caps. A campaign never stands in its own
// way: a draft passes over history of its own name.
#ifndef SHUKE_CAMPAIGN_CONTACT_HISTORY_H_
#define SHUKE_CAMPAIGN_CONTACT_HISTORY_H_

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/siphash.h"
#include "core/campaign/campaign_file.h"
#include "core/campaign/plan_policy.h"

namespace shuke::campaign {

class ContactHistory {
 public:
  // Takes in the treated of a campaign, on the day that it was sent.
  void Add(const CampaignFile& file);
  bool empty() const { return contacts_.empty(); }

  // Whether one more marketing contact on `day` breaks a cap for the person of
  // these hashes: cap_contacts within the cap_days that end that day, or one
  // within gap_days of it on either side.
  bool Blocks(std::span<const Hash128> hashes, Day day,
              std::string_view campaign, const PlanPolicy& policy) const;

 private:
  struct Contact {
    Day day;
    size_t campaign;  // index into names_
    friend auto operator<=>(const Contact&, const Contact&) = default;
  };
  std::vector<std::string> names_;
  std::map<Hash128, std::vector<Contact>> contacts_;
};

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_CONTACT_HISTORY_H_
