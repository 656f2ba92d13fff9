#include "core/metrics/totals.h"

#include <algorithm>
#include <limits>

#include "core/base/hot_loop.h"

namespace shuke::metrics {
namespace {

using customers::CustomerId;
using customers::Customers;
using table::OrderKind;
using table::Orders;
using table::StringId;

void Add(const Orders& orders, size_t order, Revenue& revenue) {
  revenue.gross_minor += orders.gross_minor[order];
  revenue.refunds_minor += orders.refund_minor[order];
  revenue.net_minor += orders.NetMinor(order);
}

uint64_t& KindCount(OrderKind kind, OrderTotals& totals) {
  switch (kind) {
    case OrderKind::kValid:
      return totals.valid;
    case OrderKind::kRefunded:
      return totals.refunded;
    case OrderKind::kClosed:
      return totals.closed;
    case OrderKind::kUnpaid:
      return totals.unpaid;
    case OrderKind::kZeroAmount:
      return totals.zero_amount;
    case OrderKind::kCancelling:
      return totals.cancelling;
  }
  return totals.total;
}

// Whole months since year 0.
int MonthNumber(Day day) {
  const CivilDate date = CivilFromDay(day);
  return date.year * 12 + static_cast<int>(date.month) - 1;
}

Day FirstDayOfMonth(int number) {
  return *DayFromCivil(
      {number / 12, static_cast<unsigned>(number % 12) + 1, 1});
}

struct CurrencyEntry {
  StringId currency;
  uint64_t orders;
};

std::vector<CurrencyEntry> ValidOrdersByCurrency(const Orders& orders) {
  std::vector<CurrencyEntry> entries;
  HotLoop(orders.size(), [&](size_t order) {
    auto entry = std::find_if(entries.begin(), entries.end(),
                              [&](const CurrencyEntry& known) {
                                return known.currency == orders.currency[order];
                              });
    if (entry == entries.end()) {
      entry = entries.insert(entries.end(), {orders.currency[order], 0});
    }
    entry->orders += orders.kind[order] == OrderKind::kValid;
  });
  std::stable_sort(entries.begin(), entries.end(),
                   [](const CurrencyEntry& a, const CurrencyEntry& b) {
                     return a.orders > b.orders;
                   });
  return entries;
}

// The months from the first to the last of a list of days, by day.
class Months {
 public:
  // Both days in order; none: no month.
  Months(Day first, Day last) : first_day_(first) {
    if (first > last) return;
    first_ = MonthNumber(first);
    count_ = static_cast<size_t>(MonthNumber(last) - first_ + 1);
    of_day_.reserve(static_cast<size_t>(last - first) + 1);
    for (size_t month = 0; month < count_; ++month) {
      const Day end = FirstDay(month + 1);
      while (first + static_cast<Day>(of_day_.size()) < end)
        of_day_.push_back(static_cast<uint32_t>(month));
    }
  }

  size_t size() const { return count_; }
  Day FirstDay(size_t month) const {
    return FirstDayOfMonth(first_ + static_cast<int>(month));
  }
  // Of a day from the first to the last: how many months after the first.
  size_t Of(Day day) const {
    return of_day_[static_cast<size_t>(day - first_day_)];
  }

 private:
  Day first_day_;
  int first_ = 0;
  size_t count_ = 0;
  std::vector<uint32_t> of_day_;
};

std::vector<MonthTotals> CountMonths(const Orders& orders,
                                     const Customers& customers, Day as_of,
                                     StringId currency) {
  const auto counts = [&](size_t order) {
    const OrderKind kind = orders.kind[order];
    return (kind == OrderKind::kValid || kind == OrderKind::kCancelling) &&
           orders.day[order] <= as_of && orders.currency[order] == currency;
  };
  Day first = std::numeric_limits<Day>::max(), last = kNoDay;
  HotLoop(orders.size(), [&](size_t order) {
    if (!counts(order)) return;
    first = std::min(first, orders.day[order]);
    last = std::max(last, orders.day[order]);
  });
  const Months months(first, last);
  std::vector<MonthTotals> totals(months.size());
  for (size_t month = 0; month < totals.size(); ++month)
    totals[month].first_day = months.FirstDay(month);
  HotLoop(orders.size(), [&](size_t order) {
    if (!counts(order)) return;
    MonthTotals& month = totals[months.Of(orders.day[order])];
    month.orders += orders.kind[order] == OrderKind::kValid;
    month.net_minor += orders.NetMinor(order);
  });
  HotLoop(customers.size(), [&](size_t customer) {
    size_t previous = months.size();
    for (const Day day :
         customers.PurchaseDays(static_cast<CustomerId>(customer))) {
      const size_t month = months.Of(day);
      if (month == previous) continue;
      ++totals[month].customers;
      totals[month].new_customers += previous == months.size();
      previous = month;
    }
  });
  return totals;
}

}  // namespace

StringId MainCurrency(const Orders& orders) {
  const auto entries = ValidOrdersByCurrency(orders);
  return entries.empty() ? table::kEmptyString : entries.front().currency;
}

Day LatestDay(const table::OrderLines& lines) {
  const auto latest = [&](table::TimeField field) {
    const auto& column = lines.time[static_cast<size_t>(field)];
    return column.empty() ? kNoTime
                          : *std::max_element(column.begin(), column.end());
  };
  const LocalTime placed = std::max(latest(table::TimeField::kCreated),
                                    latest(table::TimeField::kPaid));
  return DayOfTime(placed != kNoTime ? placed
                                     : latest(table::TimeField::kCompleted));
}

Totals ComputeTotals(const Orders& orders, const Customers& customers,
                     Day as_of, StringId currency) {
  Totals totals;
  for (const CurrencyEntry& entry : ValidOrdersByCurrency(orders)) {
    if (entry.currency != currency)
      totals.other_currencies.push_back({entry.currency, 0, {}});
  }
  HotLoop(orders.size(), [&](size_t order) {
    if (orders.day[order] > as_of) return;
    const bool valid = orders.kind[order] == OrderKind::kValid;
    if (orders.currency[order] != currency) {
      const auto other =
          std::find_if(totals.other_currencies.begin(),
                       totals.other_currencies.end(), [&](const auto& entry) {
                         return entry.currency == orders.currency[order];
                       });
      other->orders += valid;
      Add(orders, order, other->revenue);
      return;
    }
    ++totals.orders.total;
    ++KindCount(orders.kind[order], totals.orders);
    Add(orders, order, totals.revenue);
    if (orders.buyer_key[order] == table::kEmptyString) return;
    totals.orders.identified += valid;
    Add(orders, order, totals.identified);
  });
  HotLoop(customers.size(), [&](size_t customer) {
    const int32_t valid_orders = customers.valid_orders[customer];
    totals.customers.total += valid_orders > 0;
    totals.customers.one_order += valid_orders == 1;
    totals.customers.returning += valid_orders > 1;
    const auto never_paid = [&](uint32_t order) {
      return orders.kind[order] == OrderKind::kUnpaid ||
             orders.kind[order] == OrderKind::kClosed;
    };
    if (valid_orders > 0) return;
    const auto placed = customers.OrdersOf(static_cast<CustomerId>(customer));
    totals.customers.potential +=
        std::all_of(placed.begin(), placed.end(), never_paid);
  });
  totals.months = CountMonths(orders, customers, as_of, currency);
  return totals;
}

}  // namespace shuke::metrics
