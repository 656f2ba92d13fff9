// Profile: what one platform's export looks like, as data.
//
// A profile is a JSON file in core/ingest/profiles, embedded at build time. It
// is recognised by its headers; it names the role of each column (by any of
// several header spellings), the status words, what the paid column holds, and
// how an ambiguous date is read. Adding a platform is adding a file.
#ifndef SHUKE_INGEST_PROFILE_H_
#define SHUKE_INGEST_PROFILE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/ingest/dates.h"
#include "core/ingest/encoding.h"
#include "core/table/order_lines.h"

namespace shuke::ingest {

// What the paid column of a platform holds (rulings 6).
enum class PaidIs : uint8_t {
  kGross,    // refunds are still to be subtracted
  kNet,      // refunds are already subtracted
  kSettled,  // 0 until the buyer has confirmed; then as kGross
  kEither,   // seen both ways in one file: net = max(0, min(paid, total -
             // refund))
};

enum class RowLevel : uint8_t {
  kOrder,  // a row is a whole order
  kLine,   // a row is one product of an order; order amounts are sums of lines
  kAuto,  // line level if the file has line amounts or unit prices and no order
          // amount
};

struct Profile {
  std::string id;
  std::string platform;  // scope of nicks, member ids and order numbers
  RowLevel level = RowLevel::kAuto;
  PaidIs paid_is = PaidIs::kGross;
  std::string currency;
  // Of a file whose bytes do not show it.
  std::optional<Encoding> encoding;
  DayOrder date_order =
      DayOrder::kUnknown;  // for a column that does not show it
  std::vector<std::string>
      required;  // normalised headers, all of which must be there
  std::map<std::string, std::vector<std::string>>
      columns;  // role name -> normalised headers, best first
  std::map<std::string, table::OrderState> status;  // normalised word -> state
  std::vector<std::string>
      refund_close_reasons;  // parts of a close reason that mean a refund
  std::vector<std::string>
      refund_words;  // parts of a refund status that mean refunded in full
  // An order report without amounts: those are in another report of the
  // platform.
  bool leaves_amounts = false;
  // Later lines of an order leave its number out.
  bool carries_order_id = false;
  std::vector<std::string>
      cancel_prefixes;  // of order ids that cancel or adjust
};

// Reads one profile; an error names the file and what is wrong with it.
Result<Profile> ParseProfile(std::string_view json);

// The embedded profiles in order of their ids, the generic one last.
std::span<const Profile> Profiles();
const Profile* FindProfile(std::string_view id);
const Profile& GenericProfile();

// The profile that recognises most of `headers` (normalised) among those whose
// required headers are all there, each in any spelling of its role; null if
// none does. The generic profile is
// never recognised this way.
const Profile* RecogniseProfile(std::span<const std::string> headers);

// "completed" -> kCompleted; false for a word that is no state.
bool ParseOrderState(std::string_view name, table::OrderState& state);
std::string_view OrderStateName(table::OrderState state);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_PROFILE_H_
