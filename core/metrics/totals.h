// Totals: the first figures of a shop, each counted once over orders and
// customers.
//
// Money is minor units of the analysis currency; orders in other currencies
// stand apart. Orders after the as-of date are not counted anywhere. Gross is
// what buyers paid, orders that were later refunded in full included; refunds
// is all that went back, cancelling invoices included; net = gross - refunds.
#ifndef SHUKE_METRICS_TOTALS_H_
#define SHUKE_METRICS_TOTALS_H_

#include <cstdint>
#include <vector>

#include "core/customers/customers.h"
#include "core/table/orders.h"

namespace shuke::metrics {

struct Revenue {
  table::Minor gross_minor = 0;
  table::Minor refunds_minor = 0;
  table::Minor net_minor = 0;
};

struct OrderTotals {
  uint64_t total =
      0;  // = valid + refunded + closed + unpaid + zero_amount + cancelling
  uint64_t valid = 0;
  uint64_t identified = 0;  // valid, and the buyer is known
  uint64_t refunded = 0;
  uint64_t closed = 0;
  uint64_t unpaid = 0;
  uint64_t zero_amount = 0;
  uint64_t cancelling = 0;
};

struct CustomerTotals {
  uint64_t total = 0;  // at least one valid order; = new + returning
  uint64_t one_order =
      0;  // exactly one valid order ever ("new" in the one_order sense)
  uint64_t returning = 0;  // two or more
  uint64_t potential = 0;  // placed orders and never paid one
};

struct CurrencyTotals {
  table::StringId currency;
  uint64_t orders = 0;  // valid
  Revenue revenue;
};

// One calendar month. There is one for each from the first with a valid order
// or a cancelling invoice to the last.
struct MonthTotals {
  Day first_day;               // of the month
  uint64_t orders = 0;         // valid
  uint64_t customers = 0;      // identified buyers with a valid order in it
  uint64_t new_customers = 0;  // whose first valid order ever lies in it
  table::Minor net_minor = 0;
};

struct Totals {
  OrderTotals orders;
  CustomerTotals customers;
  Revenue revenue;
  Revenue identified;
  std::vector<CurrencyTotals> other_currencies;  // by valid orders, most first
  std::vector<MonthTotals> months;               // ascending
};

// O(orders). `customers` was built from `orders` with the same as-of date and
// currency.
Totals ComputeTotals(const table::Orders& orders,
                     const customers::Customers& customers, Day as_of,
                     table::StringId currency);

// The currency with most valid orders (rulings 8); ties: first seen.
// kEmptyString without orders.
table::StringId MainCurrency(const table::Orders& orders);

// The latest created or paid day over all lines (rulings 1); where no line has
// either, the latest completed day. kNoDay without lines.
Day LatestDay(const table::OrderLines& lines);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_TOTALS_H_
