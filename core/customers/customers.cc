#include "core/customers/customers.h"

#include <algorithm>
#include <unordered_map>

namespace shuke::customers {
namespace {

using table::kEmptyString;
using table::OrderKind;
using table::Orders;
using table::StringId;

// The customer of each order, by buyer key within its scope, in order of first
// appearance.
void FindPeople(const Orders& orders, Day as_of, StringId currency,
                Customers& out) {
  std::unordered_map<uint64_t, CustomerId> ids;
  out.of_order.assign(orders.size(), kNobody);
  for (size_t order = 0; order < orders.size(); ++order) {
    const StringId key = orders.buyer_key[order];
    if (key == kEmptyString || orders.day[order] > as_of ||
        orders.currency[order] != currency) {
      continue;
    }
    const StringId scope = orders.buyer_scope[order];
    const auto [entry, added] = ids.try_emplace(
        uint64_t{scope} << 32 | key, static_cast<CustomerId>(out.key.size()));
    if (added) {
      out.key.push_back(key);
      out.scope.push_back(scope);
    }
    out.of_order[order] = entry->second;
  }
}

// Counting sort by customer, then by time within each (orders arrive nearly
// sorted or nearly reversed, and most customers have one).
void LayOutOrders(const Orders& orders, Customers& out) {
  out.order_offset.assign(out.size() + 1, 0);
  for (const CustomerId customer : out.of_order) {
    if (customer != kNobody) ++out.order_offset[customer + 1];
  }
  for (size_t i = 0; i < out.size(); ++i)
    out.order_offset[i + 1] += out.order_offset[i];
  out.order.resize(out.order_offset.back());
  std::vector<uint32_t> fill(out.order_offset.begin(),
                             out.order_offset.end() - 1);
  for (uint32_t order = 0; order < orders.size(); ++order) {
    if (out.of_order[order] != kNobody)
      out.order[fill[out.of_order[order]]++] = order;
  }
  for (size_t i = 0; i < out.size(); ++i) {
    const auto begin = out.order.begin() + out.order_offset[i];
    const auto end = out.order.begin() + out.order_offset[i + 1];
    std::stable_sort(begin, end, [&](uint32_t a, uint32_t b) {
      return orders.time[a] < orders.time[b];
    });
  }
}

// One pass over everybody's orders in time: the sums, and the flat arrays.
void AddUp(const Orders& orders, Customers& out) {
  out.valid_orders.assign(out.size(), 0);
  out.first_day.assign(out.size(), kNoDay);
  out.last_day.assign(out.size(), kNoDay);
  out.net_minor.assign(out.size(), 0);
  out.purchase_offset.reserve(out.size() + 1);
  out.purchase_day.reserve(out.order.size());
  out.purchase_net_minor.reserve(out.order.size());
  out.purchase_order.reserve(out.order.size());
  for (CustomerId customer = 0; customer < out.size(); ++customer) {
    const size_t first = out.purchase_day.size();
    out.purchase_offset.push_back(static_cast<uint32_t>(first));
    for (const uint32_t order : out.OrdersOf(customer)) {
      const OrderKind kind = orders.kind[order];
      const Day day = orders.day[order];
      const table::Minor net = orders.NetMinor(order);
      if (kind == OrderKind::kCancelling) {
        out.net_minor[customer] += net;
        out.credits.push_back({customer, day, net});
      }
      if (kind != OrderKind::kValid) continue;
      out.net_minor[customer] += net;
      out.purchase_day.push_back(day);
      out.purchase_net_minor.push_back(net);
      out.purchase_order.push_back(order);
    }
    const size_t count = out.purchase_day.size() - first;
    if (count == 0) continue;
    out.valid_orders[customer] = static_cast<int32_t>(count);
    out.first_day[customer] = out.purchase_day[first];
    out.last_day[customer] = out.purchase_day.back();
  }
  out.purchase_offset.push_back(static_cast<uint32_t>(out.purchase_day.size()));
}

}  // namespace

Customers BuildCustomers(const Orders& orders, Day as_of, StringId currency) {
  Customers out;
  FindPeople(orders, as_of, currency, out);
  LayOutOrders(orders, out);
  AddUp(orders, out);
  return out;
}

}  // namespace shuke::customers
