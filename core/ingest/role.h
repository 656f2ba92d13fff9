// Role: what a column of an export means to us.
//
// The names are the contract of profiles, of `--map role=header` and of
// mappings kept in the policy.
#ifndef SHUKE_INGEST_ROLE_H_
#define SHUKE_INGEST_ROLE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/table/order_lines.h"

namespace shuke::ingest {

// How a cell of the role is read.
enum class RoleKind : uint8_t {
  kText,          // kept as text
  kTime,          // a date or a moment
  kMoney,         // an amount
  kQuantity,      // a whole number of items
  kAdjusted,      // what the order comes to once refunds are subtracted
  kStatus,        // a status word
  kRefundStatus,  // tells orders that were refunded after the sale
  kClock,         // a time of day that belongs to the date column
  kCloseReason,   // tells refunds from unpaid among closed orders
  kAddress,       // "province city district ..." set apart by blanks
  kRemark,        // what buyer or shop wrote: only looked through
  kIgnored,       // recognised, not used yet
};

// Whether a decimal mark means something in its cells.
constexpr bool HoldsNumbers(RoleKind kind) {
  return kind == RoleKind::kMoney || kind == RoleKind::kQuantity ||
         kind == RoleKind::kAdjusted;
}

struct Role {
  std::string_view name;
  RoleKind kind;
  uint8_t
      field;  // index of the TextField, TimeField or MoneyField; 0 elsewhere
};

// Every role, in the order in which the page offers them.
std::span<const Role> Roles();
const Role* FindRole(std::string_view name);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_ROLE_H_
