#include "core/metrics/order_times.h"

#include <algorithm>

#include "core/metrics/calendar.h"

namespace shuke::metrics {

OrderTimes ComputeOrderTimes(const ShopInputs& inputs, const ShopView& view) {
  OrderTimes times;
  if (view.first_day == kNoDay) return times;
  const table::Orders& orders = inputs.orders;
  const Day first = std::max(view.range.from, view.first_day);
  for (Day day = first; day <= view.range.to; ++day)
    times.days.push_back({day});
  const auto on = [&](Day day) -> DayOrders& {
    return times.days[static_cast<size_t>(day - first)];
  };
  for (const uint32_t order : view.orders) {
    const Day day = orders.day[order];
    if (day < first || orders.kind[order] != table::OrderKind::kValid) continue;
    const int second = SecondsOfDay(orders.time[order]);
    times.has_clock |= second != 0;
    OrderCount& hour = times.hours[static_cast<size_t>(WeekdayOf(day))]
                                  [static_cast<size_t>(second / 3600)];
    const table::Minor net = orders.NetMinor(order);
    ++hour.orders;
    hour.net_minor += net;
    DayOrders& row = on(day);
    ++row.orders;
    row.net_minor += net;
    row.items += orders.items[order];
  }
  for (customers::CustomerId id = 0; id < view.customers(); ++id) {
    Day previous = kNoDay;
    for (const Day day : view.DaysOf(id)) {
      if (day >= first && day != previous) ++on(day).customers;
      previous = day;
    }
  }
  return times;
}

}  // namespace shuke::metrics
