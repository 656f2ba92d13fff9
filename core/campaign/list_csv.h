// The files of a draft.
//
//   list       CSV (UTF-8 with BOM) for whoever sends: only the columns that
//              the channel needs, none that tells more about the customer.
//                sms       phone, message
//                wangwang  nick, message
//                email     email, subject, message, html
//                phone     phone, name, message
//                wecom     phone, message
//                qq        qq, message
//                parcel    buyer, message
//                gift      buyer, message
//              A caller must know whom to ask for; nobody else needs a name.
//   rows       the list once more as JSON, {columns, rows}, for whoever writes
//              another kind of table; every cell is text.
//   control    CSV with the one column customer_hash: those held back.
//   campaign   JSON to measure the campaign by later: definition, counts,
//              balance, and the keyed hashes of treated and control. It holds
//              no buyer key, number, address or name.
//
// Hashes are sorted, so that their order tells nothing either. In the campaign
// file every customer is a list of hashes, one for each key of that person.
#ifndef SHUKE_CAMPAIGN_LIST_CSV_H_
#define SHUKE_CAMPAIGN_LIST_CSV_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/campaign/contact.h"
#include "core/campaign/draft.h"

namespace shuke::campaign {

enum class DraftFile : uint8_t { kList, kControl, kCampaign, kRows };
inline constexpr std::array<std::string_view, 4> kDraftFileCodes = {
    "list", "control", "campaign", "rows"};

// A file of a draft. Of list and rows it may be one batch (Draft::Batches),
// counted from 1; 0 is all of them.
struct DraftFileId {
  // Implicit: most files come whole.
  DraftFileId(DraftFile of, size_t number = 0) : file(of), batch(number) {}
  DraftFile file;
  size_t batch;
};
// By its code: "list", "rows", "control", "campaign"; "list-2" is the second
// batch. Nothing for any other.
std::optional<DraftFileId> FindDraftFile(std::string_view code);

// The columns of the list, stable.
std::span<const std::string_view> ListColumns(Channel channel);

// A name to save the file under: "second_order-sms.csv",
// "second_order-control.csv", "second_order-campaign.json"; ASCII letters,
// digits, '_' and '-' only, whatever the activity is called. A step of unpaid
// orders is part of the name, "unpaid_reminder_chat-wangwang.csv", and a batch
// has its number behind the channel: "second_order-sms-2.csv".
std::string DraftFileName(const Draft& draft, DraftFileId id);

// The bytes of the file; a batch that the draft does not have is empty.
std::string WriteDraftFile(const Draft& draft, DraftFileId id);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_LIST_CSV_H_
