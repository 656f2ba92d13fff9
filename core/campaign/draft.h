// Drafts a campaign: whom to contact with which words, whom to hold back as
// control group, and who drops out and why.
//
//   audience = treated + control + suppressed, always.
//
// Suppress first, then assign: customers who must not or cannot be contacted
// leave before the groups are drawn, so that treated and control stay alike. A
// customer drops out for the first of these reasons that holds:
//   bad_actor          refunds too much (segment/tags_policy.h), or the
//                      workspace lists them as one
//   opted_out          the workspace lists them, or the address, as opted out
//   open_refund        an order on its way is being refunded (fact open_refund)
//   contacted_lately   one more marketing contact would break a cap over all
//                      campaigns (contact_history.h)
//   no_channel         the channel does not reach them (contact.h)
//   missing_variable   the template needs what they do not have
//   duplicate_contact  another customer has the same number, nick or address:
//                      the one with the larger net amount gets the message
#ifndef SHUKE_CAMPAIGN_DRAFT_H_
#define SHUKE_CAMPAIGN_DRAFT_H_

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/siphash.h"
#include "core/campaign/campaign_policy.h"
#include "core/campaign/contact_history.h"
#include "core/campaign/definition.h"
#include "core/campaign/estimate.h"
#include "core/campaign/people.h"
#include "core/customers/customers.h"
#include "core/segment/facts.h"
#include "core/segment/lifecycle.h"
#include "core/segment/rfm.h"

namespace shuke::campaign {

enum class Suppression : uint8_t {
  kBadActor,
  kOptedOut,
  kOpenRefund,
  kContactedLately,
  kNoChannel,
  kMissingVariable,
  kDuplicateContact,
};
inline constexpr size_t kSuppressions = 7;
// Suppression -> its code in JSON and message keys ("suppressed.no_channel").
inline constexpr std::array<std::string_view, kSuppressions> kSuppressionCodes =
    {"bad_actor",  "opted_out",        "open_refund",      "contacted_lately",
     "no_channel", "missing_variable", "duplicate_contact"};

struct DraftMessage {
  customers::CustomerId customer;
  std::string address;  // number, nick or e-mail address
  std::string name;     // what a caller asks for: recipient, name or nick
  std::string subject;  // e-mail only
  std::string message;
  std::string html;  // e-mail only: `message` as a page of its own
  int characters;    // as carriers count for SMS, else code points
  int parts;         // 1 on every channel but SMS
};

// A row for the screen: names and numbers masked, in the message too; its
// figures are those of the real message.
struct PreviewRow {
  std::string key_masked;
  std::string address_masked;
  std::string subject;
  std::string message;
  int characters;
  int parts;
};

struct BalanceRow {
  segment::Level level;
  segment::Stage stage;
  int64_t treated;
  int64_t control;
};

// How alike the groups are: means per customer, absent for an empty group.
struct GroupMeans {
  std::optional<double> recency_days;
  std::optional<double> orders;
  std::optional<double> net_minor;
};

// The keyed hashes (customers::HashKey) of all keys of a person, in the order
// of KeyLess, so that they are found again when more of their accounts are
// joined.
using PersonHashes = std::vector<Hash128>;

struct Draft {
  CampaignDefinition definition;
  Day as_of = kNoDay;
  int64_t audience = 0;
  std::array<int64_t, kSuppressions> suppressed{};
  std::vector<DraftMessage> treated;  // latest buyers first
  int64_t batch_size = 0;             // CampaignPolicy::batch_size
  // Rising by the first, which a person goes by.
  std::vector<PersonHashes> treated_hashes;
  std::vector<PersonHashes> control_hashes;
  Hash128 key_check;  // the keyed hash of nothing: tells which secret was used

  std::map<int, int64_t> sms_parts;  // parts -> messages; empty but for SMS
  int64_t parts_total = 0;
  int64_t cost_minor_x100 = 0;
  std::vector<BalanceRow> balance;  // by level, then stage
  GroupMeans treated_means;
  GroupMeans control_means;
  // By hash of the person (the first of their hashes), the row of `balance`.
  std::map<Hash128, uint32_t> stratum_of;
  // What to expect; whoever composes fills it in (EstimateDraft).
  Estimate estimate;
  std::vector<PreviewRow> preview;  // of the first treated
  // Of the audience, how many each channel reaches, and for how many it is the
  // one to suggest: QQ for students, 企业微信 for offices, SMS from third-tier
  // cities down, the campaign's own for everybody else, as far as it reaches
  // them.
  std::array<int64_t, kChannels> reach{};
  std::array<int64_t, kChannels> suggested{};
  // Of the treated, by the hour at which they usually buy: when to send.
  std::array<int64_t, 24> usual_hours{};

  int64_t control() const {
    return static_cast<int64_t>(control_hashes.size());
  }
  int64_t suppressed_total() const;
  // The treated in the batches in which they are sent, the first first; all of
  // them are one batch if they are no more than its size.
  std::vector<std::span<const DraftMessage>> Batches() const;
};

// How many preview rows a draft has at most: what fits on a screen.
inline constexpr size_t kPreviewRows = 20;

// A hash as it stands in files: "h" and 32 hexadecimal digits. The letter keeps
// a spreadsheet from reading one such as 12e30… as a number.
std::string HashText(const Hash128& hash);

// Whom earlier campaigns contacted, and the caps that they count against; null:
// nobody was.
struct Earlier {
  const ContactHistory* history = nullptr;
  const PlanPolicy* policy = nullptr;
};

// `secret` is the workspace's: the same one gives the same groups in whatever
// order files and customers come. O(n log n) in the audience, and the facts
// that the rule needs. Fails as DefineCampaign does.
Result<Draft> ComposeDraft(const DraftRequest& request,
                           const CampaignPolicy& policy,
                           segment::FactTable& facts, const People& people,
                           const SipHashKey& secret,
                           const Earlier& earlier = {});

// Fills in the draft's estimate from how its customers came back in the past,
// and its window from the policy where the definition has none. O(orders).
void EstimateDraft(const segment::SegmentInputs& inputs,
                   const StageBounds& bounds, const EffectPolicy& policy,
                   Draft& draft);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_DRAFT_H_
