#include "core/customers/customers.h"

#include <algorithm>
#include <span>
#include <vector>

#include "core/base/hot_loop.h"

namespace shuke::customers {
namespace {

using table::kEmptyString;
using table::OrderKind;
using table::Orders;
using table::StringId;

// The customer of each order, by buyer key within its scope, in order of first
// appearance. A key finds its customer by its id; the same text in further
// scopes hangs on a chain, of which there are few.
void FindPeople(const Orders& orders, Day as_of, StringId currency,
                Customers& out) {
  const auto last =
      std::max_element(orders.buyer_key.begin(), orders.buyer_key.end());
  if (last == orders.buyer_key.end()) return;
  std::vector<CustomerId> first(size_t{*last} + 1, kNobody);  // by key
  std::vector<CustomerId> next;  // of the same key, by customer
  out.of_order.assign(orders.size(), kNobody);
  HotLoop(orders.size(), [&](size_t order) {
    const StringId key = orders.buyer_key[order];
    if (key == kEmptyString || orders.day[order] > as_of ||
        orders.currency[order] != currency) {
      return;
    }
    const StringId scope = orders.buyer_scope[order];
    CustomerId* link = &first[key];
    while (*link != kNobody && out.scope[*link] != scope) link = &next[*link];
    if (*link == kNobody) {
      *link = static_cast<CustomerId>(out.key.size());
      out.of_order[order] = *link;
      out.key.push_back(key);
      out.scope.push_back(scope);
      next.push_back(kNobody);
    } else {
      out.of_order[order] = *link;
    }
  });
}

// Counting sort by customer, then by time within each (orders arrive nearly
// sorted or nearly reversed, and most customers have one).
void LayOutOrders(const Orders& orders, Customers& out) {
  out.order_offset.assign(out.size() + 1, 0);
  HotLoop(orders.size(), [&](size_t order) {
    const CustomerId customer = out.of_order[order];
    if (customer != kNobody) ++out.order_offset[customer + 1];
  });
  for (size_t i = 0; i < out.size(); ++i)
    out.order_offset[i + 1] += out.order_offset[i];
  out.order.resize(out.order_offset.back());
  std::vector<uint32_t> fill(out.order_offset.begin(),
                             out.order_offset.end() - 1);
  std::vector<LocalTime> latest(out.size(), kNoTime);  // so far
  std::vector<bool> unsorted(out.size(), false);
  HotLoop(orders.size(), [&](size_t order) {
    const CustomerId customer = out.of_order[order];
    if (customer == kNobody) return;
    out.order[fill[customer]++] = static_cast<uint32_t>(order);
    if (orders.time[order] < latest[customer]) unsorted[customer] = true;
    latest[customer] = std::max(latest[customer], orders.time[order]);
  });
  HotLoop(out.size(), [&](size_t customer) {
    if (!unsorted[customer]) return;
    std::stable_sort(out.order.begin() + out.order_offset[customer],
                     out.order.begin() + out.order_offset[customer + 1],
                     [&](uint32_t a, uint32_t b) {
                       return orders.time[a] < orders.time[b];
                     });
  });
}

// What AddUp reads of an order.
struct Placed {
  table::Minor net_minor;
  Day day;
  OrderKind kind;
};

// One pass over everybody's orders in time: the sums, and the flat arrays.
// Orders of a customer lie far apart: those of some customers are gathered
// first, one like the other, so that the memory is waited for once.
void AddUp(const Orders& orders, Customers& out) {
  constexpr size_t kBlock = 64;
  out.valid_orders.assign(out.size(), 0);
  out.first_day.assign(out.size(), kNoDay);
  out.last_day.assign(out.size(), kNoDay);
  out.net_minor.assign(out.size(), 0);
  out.purchase_offset.reserve(out.size() + 1);
  out.purchase_day.reserve(out.order.size());
  out.purchase_net_minor.reserve(out.order.size());
  out.purchase_order.reserve(out.order.size());
  std::vector<Placed> placed;
  const auto add_up = [&](CustomerId customer, std::span<const Placed> own) {
    const size_t first = out.purchase_day.size();
    out.purchase_offset.push_back(static_cast<uint32_t>(first));
    for (size_t i = 0; i < own.size(); ++i) {
      const auto& [net, day, kind] = own[i];
      if (kind == OrderKind::kCancelling) {
        out.net_minor[customer] += net;
        out.credits.push_back({customer, day, net});
      }
      if (kind != OrderKind::kValid) continue;
      out.net_minor[customer] += net;
      out.purchase_day.push_back(day);
      out.purchase_net_minor.push_back(net);
      out.purchase_order.push_back(out.OrdersOf(customer)[i]);
    }
    const size_t count = out.purchase_day.size() - first;
    if (count == 0) return;
    out.valid_orders[customer] = static_cast<int32_t>(count);
    out.first_day[customer] = out.purchase_day[first];
    out.last_day[customer] = out.purchase_day.back();
  };
  HotLoop((out.size() + kBlock - 1) / kBlock, [&](size_t block) {
    const size_t end = std::min(out.size(), (block + 1) * kBlock);
    const uint32_t begin = out.order_offset[block * kBlock];
    placed.resize(out.order_offset[end] - begin);
    for (size_t i = 0; i < placed.size(); ++i) {
      const uint32_t order = out.order[begin + i];
      placed[i] = {orders.NetMinor(order), orders.day[order],
                   orders.kind[order]};
    }
    for (size_t i = block * kBlock; i < end; ++i) {
      const uint32_t own = out.order_offset[i];
      add_up(static_cast<CustomerId>(i),
             {&placed[own - begin], out.order_offset[i + 1] - own});
    }
  });
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
