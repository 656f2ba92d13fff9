// When orders come: by hour and weekday, and day by day.
#ifndef SHUKE_METRICS_ORDER_TIMES_H_
#define SHUKE_METRICS_ORDER_TIMES_H_

#include <array>
#include <cstdint>
#include <vector>

#include "core/metrics/shop_view.h"

namespace shuke::metrics {

struct OrderCount {
  int64_t orders = 0;  // valid, of unknown buyers too
  table::Minor net_minor = 0;
};

struct DayOrders {
  Day day;
  int64_t customers = 0;  // known, with a valid order on the day
  int64_t orders = 0;
  table::Minor net_minor = 0;  // of the valid orders
  int64_t items = 0;
};

struct OrderTimes {
  // [0 Monday … 6 Sunday][hour], by the shop's own clock.
  std::array<std::array<OrderCount, 24>, 7> hours = {};
  // Any order tells the time of day; else every one stands at hour 0.
  bool has_clock = false;
  // Every day from the first of the range, or the first order if that is later.
  std::vector<DayOrders> days;
};

// O(orders + days).
OrderTimes ComputeOrderTimes(const ShopInputs& inputs, const ShopView& view);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_ORDER_TIMES_H_
