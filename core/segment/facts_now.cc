// What is under way: the latest order, whatever became of it, and what waits
// for payment.
//
// Hours and minutes run to the newest moment in the data, since the core reads
// no clock. An unpaid order no longer waits once its buyer has paid for one
// that was placed with it or later and holds one of the same products, or any
// where the files name none.
#include <algorithm>

#include "core/segment/fact_entry.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::OrderKind;
using table::OrderState;
using table::StringId;
using table::TextField;

constexpr std::array<std::string_view, 6> kStateCodes = {
    "unpaid", "paid", "shipped", "completed", "closed", "refunded"};
constexpr std::array<std::string_view, 2> kYesNo = {"no", "yes"};

bool ShareProduct(const FactInputs& in, uint32_t a, uint32_t b) {
  bool named = false;
  for (const uint32_t line : in.orders.Lines(a)) {
    const StringId product = in.lines.Text(TextField::kProduct, line);
    if (product == table::kEmptyString) continue;
    named = true;
    for (const uint32_t other : in.orders.Lines(b)) {
      if (in.lines.Text(TextField::kProduct, other) == product) return true;
    }
  }
  return !named;
}

// Whether a valid order on or after the moment of `unpaid` settles it.
bool BoughtSince(const FactInputs& in, CustomerId customer, uint32_t unpaid) {
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (in.orders.kind[order] == OrderKind::kValid &&
        in.orders.time[order] >= in.orders.time[unpaid] &&
        ShareProduct(in, unpaid, order))
      return true;
  }
  return false;
}

// Of the newest order that waits for payment; kNoInteger if none does.
int64_t UnpaidSeconds(const FactInputs& in, CustomerId customer) {
  const auto orders = in.customers.OrdersOf(customer);
  for (size_t i = orders.size(); i-- > 0;) {
    const uint32_t order = orders[i];
    if (in.orders.kind[order] != OrderKind::kUnpaid ||
        in.orders.time[order] == kNoTime)
      continue;
    if (BoughtSince(in, customer, order)) continue;
    const int64_t seconds =
        int64_t{in.segments.newest_time()} - in.orders.time[order];
    return std::max<int64_t>(0, seconds);
  }
  return kNoInteger;
}

// In whole units of so many seconds.
template <int64_t unit>
int64_t UnpaidFor(const FactInputs& in, CustomerId customer) {
  const int64_t seconds = UnpaidSeconds(in, customer);
  return seconds == kNoInteger ? kNoInteger : seconds / unit;
}

OrderState StateOf(const FactInputs& in, uint32_t order) {
  if (in.lines.state.empty()) return OrderState::kUnknown;
  OrderState state = OrderState::kUnknown;
  for (const uint32_t line : in.orders.Lines(order))
    state = std::max(state, in.lines.state[line]);
  return state;
}

// As its status says; without one, as its money does.
int64_t LatestState(const FactInputs& in, CustomerId customer) {
  const auto orders = in.customers.OrdersOf(customer);
  if (orders.empty()) return kNoInteger;
  const uint32_t order = orders.back();
  switch (in.orders.kind[order]) {
    case OrderKind::kUnpaid:
      return 0;
    case OrderKind::kClosed:
      return 4;
    case OrderKind::kRefunded:
    case OrderKind::kCancelling:
      return 5;
    case OrderKind::kValid:
    case OrderKind::kZeroAmount:
      break;
  }
  const OrderState state = StateOf(in, order);
  if (state == OrderState::kCompleted) return 3;
  return state == OrderState::kShipped ? 2 : 1;
}

// Money has gone back for an order that is still on its way.
int64_t OpenRefund(const FactInputs& in, CustomerId customer) {
  for (const uint32_t order : in.customers.OrdersOf(customer)) {
    if (in.orders.kind[order] != OrderKind::kValid ||
        in.orders.refund_minor[order] <= 0)
      continue;
    const OrderState state = StateOf(in, order);
    if (state == OrderState::kPaid || state == OrderState::kShipped) return 1;
  }
  return 0;
}

constexpr FactTopic kTopic{"now"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Count("unpaid_hours", UnpaidFor<3600>),
    kTopic.Count("unpaid_minutes", UnpaidFor<60>),
    kTopic.Code("latest_order", kStateCodes, LatestState),
    kTopic.Count("latest_order_days",
                 [](const FactInputs& in, CustomerId i) {
                   const auto orders = in.customers.OrdersOf(i);
                   if (orders.empty()) return kNoInteger;
                   const Day day = in.orders.day[orders.back()];
                   return day == kNoDay ? kNoInteger : int64_t{in.as_of} - day;
                 }),
    kTopic.Code("open_refund", kYesNo, OpenRefund),
};

}  // namespace

std::span<const FactEntry> NowFacts() { return kEntries; }

}  // namespace shuke::segment
