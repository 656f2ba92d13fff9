// What somebody bought, when, and what came back.
#include <algorithm>
#include <span>

#include "core/segment/fact_entry.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::OrderKind;
using table::StringId;
using table::TextField;

StringId FavouriteCategory(const FactInputs& in, CustomerId customer) {
  in.votes.Clear();
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (!in.Tells(customer, order)) continue;
    for (const uint32_t line : in.orders.Lines(order)) {
      const bool counted = !in.lines.quantity.empty();
      in.votes.Cast(in.lines.Text(TextField::kCategory, line),
                    counted ? in.lines.quantity[line] : 1);
    }
  }
  return in.votes.Winner();
}

int64_t CountRefunded(const FactInputs& in, CustomerId customer) {
  const std::span<const uint32_t> orders = in.customers.OrdersOf(customer);
  const auto valid = static_cast<size_t>(in.customers.valid_orders[customer]);
  if (orders.size() == valid) return 0;  // as of nearly everybody
  return std::count_if(orders.begin(), orders.end(), [&](uint32_t order) {
    return in.orders.kind[order] == OrderKind::kRefunded;
  });
}

int64_t Items(const FactInputs& in, CustomerId customer) {
  int64_t items = 0;
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (in.orders.kind[order] == OrderKind::kValid) {
      items += in.orders.items[order];
    }
  }
  return items;
}

int64_t AverageOrder(const FactInputs& in, CustomerId customer) {
  const int64_t orders = in.customers.valid_orders[customer];
  if (orders == 0) return kNoInteger;
  const int64_t net = in.customers.net_minor[customer];
  return (net + (net < 0 ? -orders / 2 : orders / 2)) / orders;
}

double RefundRate(const FactInputs& in, CustomerId customer) {
  const int64_t refunded = CountRefunded(in, customer);
  const int64_t paid = refunded + in.customers.valid_orders[customer];
  if (paid == 0) return kNoNumber;
  return static_cast<double>(refunded) / static_cast<double>(paid);
}

constexpr FactTopic kTopic{"orders"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Date("first_day",
                [](const FactInputs& in, CustomerId i) {
                  return DayOrNone(in.customers.first_day[i]);
                }),
    kTopic.Date("last_day",
                [](const FactInputs& in, CustomerId i) {
                  return DayOrNone(in.customers.last_day[i]);
                }),
    kTopic.Count("recency_days",
                 [](const FactInputs& in, CustomerId i) {
                   const Day last = in.customers.last_day[i];
                   return last == kNoDay ? kNoInteger
                                         : int64_t{in.as_of} - last;
                 }),
    kTopic.Count("orders",
                 [](const FactInputs& in, CustomerId i) {
                   return int64_t{in.customers.valid_orders[i]};
                 }),
    kTopic.Money("net_minor",
                 [](const FactInputs& in, CustomerId i) {
                   return in.customers.net_minor[i];
                 }),
    kTopic.Money("average_order_minor", AverageOrder),
    kTopic.Count("items", Items),
    kTopic.Count("refunded_orders",
                 [](const FactInputs& in, CustomerId i) {
                   return CountRefunded(in, i);
                 }),
    kTopic.Number("refund_rate", RefundRate),
    kTopic.Text("favourite_category", FavouriteCategory),
};

}  // namespace

std::span<const FactEntry> OrderFacts() { return kEntries; }

}  // namespace shuke::segment
