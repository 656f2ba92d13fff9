#include "core/metrics/totals.h"

#include <algorithm>

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
  for (size_t order = 0; order < orders.size(); ++order) {
    auto entry = std::find_if(entries.begin(), entries.end(),
                              [&](const CurrencyEntry& known) {
                                return known.currency == orders.currency[order];
                              });
    if (entry == entries.end()) {
      entry = entries.insert(entries.end(), {orders.currency[order], 0});
    }
    entry->orders += orders.kind[order] == OrderKind::kValid;
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const CurrencyEntry& a, const CurrencyEntry& b) {
                     return a.orders > b.orders;
                   });
  return entries;
}

std::vector<MonthTotals> CountMonths(const Orders& orders,
                                     const Customers& customers, Day as_of,
                                     StringId currency) {
  int first = 0, last = -1;
  std::vector<int> month_of(orders.size(), -1);
  for (size_t order = 0; order < orders.size(); ++order) {
    const OrderKind kind = orders.kind[order];
    if (kind != OrderKind::kValid && kind != OrderKind::kCancelling) continue;
    if (orders.day[order] > as_of || orders.currency[order] != currency)
      continue;
    month_of[order] = MonthNumber(orders.day[order]);
    if (last < first) {
      first = last = month_of[order];
    } else {
      first = std::min(first, month_of[order]);
      last = std::max(last, month_of[order]);
    }
  }
  std::vector<MonthTotals> months(static_cast<size_t>(last - first + 1));
  for (size_t i = 0; i < months.size(); ++i) {
    months[i].first_day = FirstDayOfMonth(first + static_cast<int>(i));
  }
  for (size_t order = 0; order < orders.size(); ++order) {
    if (month_of[order] < 0) continue;
    MonthTotals& month = months[static_cast<size_t>(month_of[order] - first)];
    month.orders += orders.kind[order] == OrderKind::kValid;
    month.net_minor += orders.NetMinor(order);
  }
  for (CustomerId customer = 0; customer < customers.size(); ++customer) {
    int previous = -1;
    for (const uint32_t order : customers.OrdersOf(customer)) {
      if (orders.kind[order] != OrderKind::kValid ||
          month_of[order] == previous)
        continue;
      MonthTotals& month = months[static_cast<size_t>(month_of[order] - first)];
      ++month.customers;
      month.new_customers += previous == -1;
      previous = month_of[order];
    }
  }
  return months;
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
  for (size_t order = 0; order < orders.size(); ++order) {
    if (orders.day[order] > as_of) continue;
    const bool valid = orders.kind[order] == OrderKind::kValid;
    if (orders.currency[order] != currency) {
      const auto other =
          std::find_if(totals.other_currencies.begin(),
                       totals.other_currencies.end(), [&](const auto& entry) {
                         return entry.currency == orders.currency[order];
                       });
      other->orders += valid;
      Add(orders, order, other->revenue);
      continue;
    }
    ++totals.orders.total;
    ++KindCount(orders.kind[order], totals.orders);
    Add(orders, order, totals.revenue);
    if (orders.buyer_key[order] == table::kEmptyString) continue;
    totals.orders.identified += valid;
    Add(orders, order, totals.identified);
  }
  for (CustomerId customer = 0; customer < customers.size(); ++customer) {
    const int32_t valid_orders = customers.valid_orders[customer];
    totals.customers.total += valid_orders > 0;
    totals.customers.one_order += valid_orders == 1;
    totals.customers.returning += valid_orders > 1;
    const auto never_paid = [&](uint32_t order) {
      return orders.kind[order] == OrderKind::kUnpaid ||
             orders.kind[order] == OrderKind::kClosed;
    };
    const auto placed = customers.OrdersOf(customer);
    totals.customers.potential +=
        std::all_of(placed.begin(), placed.end(), never_paid);
  }
  totals.months = CountMonths(orders, customers, as_of, currency);
  return totals;
}

}  // namespace shuke::metrics
