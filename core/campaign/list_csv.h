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
std::optional<DraftFile> FindDraftFile(std::string_view code);

// The columns of the list, stable.
std::span<const std::string_view> ListColumns(Channel channel);

// A name to save the file under: "second_order-sms.csv",
// "second_order-control.csv", "second_order-campaign.json"; ASCII letters,
// digits, '_' and '-' only, whatever the activity is called.
std::string DraftFileName(const Draft& draft, DraftFile file);

// The bytes of the file.
std::string WriteDraftFile(const Draft& draft, DraftFile file);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_LIST_CSV_H_
