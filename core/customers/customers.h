// Customers: each resolved person as a dense id with the orders that are
// theirs.
//
// Ids run from 0 in order of first appearance and mean nothing outside one
// analysis. A person who placed an order but never paid is in the table too (a
// potential customer) with valid_orders 0; "customers" in figures means
// valid_orders > 0.
#ifndef SHUKE_CUSTOMERS_CUSTOMERS_H_
#define SHUKE_CUSTOMERS_CUSTOMERS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/table/orders.h"

namespace shuke::customers {

using CustomerId = uint32_t;
inline constexpr CustomerId kNobody = 0xffffffff;

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

  size_t size() const { return key.size(); }
  std::span<const uint32_t> OrdersOf(CustomerId customer) const {
    return {order.data() + order_offset[customer],
            order_offset[customer + 1] - order_offset[customer]};
  }
};

// Groups the orders of `currency` up to and including `as_of` by person.
// O(orders log orders).
Customers BuildCustomers(const table::Orders& orders, Day as_of,
                         table::StringId currency);

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_CUSTOMERS_H_
