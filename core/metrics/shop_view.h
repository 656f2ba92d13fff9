// ShopView: the orders that a filter lets through, as flat columns, and the
// days that they are told by. Every figure of the shop is a loop over it.
//
// Orders after the period are not in it; those before are, because they say
// who is new, old or asleep. Customer ids are those of Customers.
#ifndef SHUKE_METRICS_SHOP_VIEW_H_
#define SHUKE_METRICS_SHOP_VIEW_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/customers/customers.h"
#include "core/metrics/shop_filter.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::metrics {

// What every figure is computed from. The tables must outlive what refers to
// them and belong together: `customers` was built from `orders` with the same
// as-of date and currency.
struct ShopInputs {
  const table::Orders& orders;
  const table::OrderLines& lines;
  const table::Dictionary& dictionary;
  const customers::Customers& customers;
  Day as_of;  // not kNoDay
  table::StringId currency;
  int minor_digits;                               // of the currency: 2 for CNY
  std::vector<table::StringId> platform_of_file;  // by OrderLines::file
};

// Months without an order after which a buyer is asleep, by the life cycle's
// own policy.
struct StateMonths {
  int active = 3;
  int silent = 6;
  int sleeping = 12;

  // At the end of a day: who bought since the first of these is active, who
  // last did before the second is lost, and who is between is dormant.
  Day ActiveFrom(Day day) const { return AddMonths(day, -active); }
  Day SleepingFrom(Day day) const { return AddMonths(day, -sleeping); }

  friend bool operator==(const StateMonths&, const StateMonths&) = default;
};

// Days, both inside.
struct DayRange {
  Day from;
  Day to;

  bool Has(Day day) const { return day >= from && day <= to; }
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

struct ShopView {
  DayRange range;
  // As many whole months before, if the range is whole months; else as many
  // days.
  DayRange previous;
  Day first_day = kNoDay;  // of any order here; kNoDay: there is none

  // Every order up to range.to, of any kind, as indices into Orders, ascending.
  std::vector<uint32_t> orders;

  // The valid orders of known buyers, oldest first within a customer.
  std::vector<uint32_t> offset;  // customer -> first entry below; n + 1 entries
  std::vector<Day> day;
  std::vector<table::Minor> net_minor;
  std::vector<uint32_t> order;      // index into Orders
  std::vector<Day> first_purchase;  // by customer; kNoDay: none

  size_t customers() const { return first_purchase.size(); }
  std::span<const Day> DaysOf(customers::CustomerId customer) const {
    return {day.data() + offset[customer],
            offset[customer + 1] - offset[customer]};
  }
};

// O(orders), and with a category O(lines).
ShopView MakeShopView(const ShopInputs& inputs, const ShopFilter& filter,
                      int period_months);

// The range directly before, as long as `range`.
DayRange RangeBefore(const DayRange& range);

// The platform, and the shop as the file names it, of an order.
table::StringId PlatformOf(const ShopInputs& inputs, uint32_t order);
table::StringId ShopOf(const ShopInputs& inputs, uint32_t order);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_SHOP_VIEW_H_
