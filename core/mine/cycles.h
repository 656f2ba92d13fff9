// Cycles: after how many days an item is bought again, and who is due.
#ifndef SHUKE_MINE_CYCLES_H_
#define SHUKE_MINE_CYCLES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/mine/baskets.h"
#include "core/mine/customer_items.h"

namespace shuke::mine {

// The curve is given at these days after a purchase.
inline constexpr std::array<int32_t, 10> kCurveDays = {7,  14,  30,  45,  60,
                                                       90, 120, 180, 270, 365};

// When a customer is expected: a unit lasts typical_days / typical_units, so
// their last purchase of so many units lasts that often as long, rounded to the
// nearest day and never less than one.
//
// Of one item. Every purchase day of a customer starts a wait that ends with
// their next purchase of it; waits that have not ended count as far as they
// were watched (Kaplan–Meier).
struct Cycle {
  Item item;
  uint32_t buyers;
  uint32_t repeat_buyers;  // on two days or more
  uint32_t waits;          // watched
  uint32_t ended;          // by a purchase
  // Days until so many percent of the waits have ended; nothing if they never
  // did.
  std::optional<int32_t> days_25, days_50, days_75;
  // Days until half of those that end within what was watched have ended: how
  // long those who come back take.
  int32_t typical_days;
  // How many of it are bought on a day, lower median of all purchase days.
  uint32_t typical_units;
  std::array<double, kCurveDays.size()> share;  // ended by kCurveDays
  bool repeatable;   // repeat_buyers / buyers reaches the policy's share
  uint32_t due;      // customers who are due within the week
  uint32_t overdue;  // whose expected day has passed, but not twice
};

struct Cycles {
  std::vector<Cycle> cycles;  // by repeat buyers, item
  // By customer: of the repeatable items whose expected day falls in the seven
  // days from the as-of date on, the earliest; ties by item. kNoItem: none.
  std::vector<Item> due;
  // Whoever Cycle::due and Cycle::overdue count, with the item.
  CustomerItems due_items, overdue_items;
  // By item: whether it is repeatable; false for items without a cycle.
  std::vector<uint8_t> repeatable;
};

// Items with at least `least_customers` repeat buyers. O(entries log entries).
Cycles FindCycles(const Baskets& baskets, size_t customers, Day as_of,
                  uint32_t least_customers, double repeatable_share);

}  // namespace shuke::mine

#endif  // SHUKE_MINE_CYCLES_H_
