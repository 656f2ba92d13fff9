// Customers: each resolved person as a dense id with the orders that are
// theirs.
//
// Ids run from 0 in order of first appearance and mean nothing outside one
// analysis. Who has no valid order is here too, with valid_orders 0: a
// potential customer, unless one was paid and refunded; "customers" in figures
// means valid_orders > 0.
#ifndef SHUKE_CUSTOMERS_CUSTOMERS_H_
#define SHUKE_CUSTOMERS_CUSTOMERS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/table/orders.h"

namespace shuke::customers {

using CustomerId = uint32_t;
inline constexpr CustomerId kNobody = 0xffffffff;

// What a cancelling invoice takes from its customer on its own day.
struct Credit {
  CustomerId customer;
  Day day;
  table::Minor net_minor;  // negative
};

struct Customers {
  std::vector<table::StringId> key;  // the strongest buyer key, as spelt
  std::vector<table::StringId>
      scope;  // its platform; kEmptyString where the key is global
  std::vector<uint32_t>
      order_offset;  // customer -> first entry in `order`; n + 1 entries
  std::vector<uint32_t>
      order;  // indices into Orders, by (time, order index) per customer
  std::vector<CustomerId> of_order;  // order -> customer; kNobody: unidentified
                                     // or after the as-of date

  // Over all valid orders up to the as-of date.
  std::vector<int32_t> valid_orders;
  std::vector<Day> first_day;  // kNoDay without a valid order
  std::vector<Day> last_day;
  std::vector<table::Minor>
      net_minor;  // valid orders' net less the customer's cancelling invoices

  // The valid orders again, oldest first, as flat arrays, so that an analysis
  // walks memory in order. purchase_offset: customer -> first entry; n + 1.
  std::vector<uint32_t> purchase_offset;
  std::vector<Day> purchase_day;
  table::MinorColumn purchase_net_minor;
  std::vector<uint32_t> purchase_order;  // index into Orders
  // The cancelling invoices, by (customer, day): what went back without naming
  // an order.
  std::vector<Credit> credits;

  size_t size() const { return key.size(); }
  std::span<const uint32_t> OrdersOf(CustomerId customer) const {
    return {order.data() + order_offset[customer],
            order_offset[customer + 1] - order_offset[customer]};
  }
  // The days of the customer's valid orders, oldest first; the entries of the
  // other purchase arrays stand at the same places.
  std::span<const Day> PurchaseDays(CustomerId customer) const {
    return {purchase_day.data() + purchase_offset[customer],
            purchase_offset[customer + 1] - purchase_offset[customer]};
  }
};

// Groups the orders of `currency` up to and including `as_of` by person.
// O(orders log orders).
Customers BuildCustomers(const table::Orders& orders, Day as_of,
                         table::StringId currency);

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_CUSTOMERS_H_
