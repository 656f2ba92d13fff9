// The base table: everybody the shop knows, by how they stand with it on a day.
#ifndef SHUKE_METRICS_BASE_TABLE_H_
#define SHUKE_METRICS_BASE_TABLE_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "core/metrics/changes.h"
#include "core/metrics/shop_view.h"

namespace shuke::metrics {

// Every customer is one of these (rulings 17).
enum class BaseGroup : uint8_t {
  kPotential,  // placed orders and never paid one
  kNewActive,  // bought in the active months, for the first time ever
  kOldActive,  // bought in them, and before
  kDormant,    // silent or sleeping
  kLost,
};
inline constexpr size_t kBaseGroups = 5;
inline constexpr std::array<std::string_view, kBaseGroups> kBaseGroupCodes = {
    "potential", "new_active", "old_active", "dormant", "lost"};

// Up to the day, since the first order.
struct BaseRow {
  int64_t customers = 0;
  int64_t orders = 0;          // valid
  table::Minor net_minor = 0;  // of these, less their cancelling invoices
};

struct BaseTable {
  Day day = kNoDay;
  // StateMonths::ActiveFrom, SleepingFrom.
  Day active_from = kNoDay;
  Day sleeping_from = kNoDay;
  std::array<BaseRow, kBaseGroups> rows;
  // People with no valid order who did not leave one unpaid either: all that
  // they bought was refunded or free. In no row.
  int64_t others = 0;
};

// As of the end of `day`, which is not after the view's range. O(orders).
BaseTable ComputeBaseTable(const ShopInputs& inputs, const ShopView& view,
                           const StateMonths& months, Day day);

// How the rows of a table differ from those of an earlier one: customers,
// orders, net_minor, and aov_minor, which is nothing of a row without orders.
struct BaseChange {
  Change customers, orders, net_minor, aov_minor;
};
struct BaseChanges {
  std::array<BaseChange, kBaseGroups> rows;
  Change customers;  // in all rows
};
BaseChanges CompareBaseTables(const BaseTable& now, const BaseTable& previous);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_BASE_TABLE_H_
