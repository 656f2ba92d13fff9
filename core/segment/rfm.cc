// One pass over the orders, in file order, adds up each customer's window; one
// pass over the customers scores the sums against the policy's bounds.
//
// Example with the defaults, as of 2026-11-20: orders of 320.00 yuan on
// 2026-06-21, 05-01 and 04-30 and one on 2025-11-19, which is outside. The last
// is more than 4 and at most 7 months ago, R 2; three orders, F 3; 960 yuan,
// M 3; value 2 + 9 + 12 = 23: advanced.
#include "core/segment/rfm.h"

#include <span>

namespace shuke::segment {
namespace {

using table::Minor;
using table::OrderKind;

// 5 if the first of four bounds is met, 4 if the second is …, 1 if none is.
template <typename Bounds, typename Meets>
uint8_t Score(const Bounds& bounds, Meets meets) {
  uint8_t score = 5;
  for (const auto& bound : bounds) {
    if (meets(bound)) return score;
    --score;
  }
  return score;
}

Level LevelOf(int value, const std::array<int, 4>& least_values) {
  for (size_t i = 0; i < least_values.size(); ++i) {
    if (value >= least_values[i]) return static_cast<Level>(i);
  }
  return Level::kUnrated;
}

}  // namespace

RfmResult ComputeRfm(const table::Orders& orders,
                     const customers::Customers& customers, Day as_of,
                     int minor_digits, const RfmPolicy& policy) {
  const size_t count = customers.size();
  RfmResult result;
  result.window_from = AddMonths(as_of, -policy.window_months);
  result.window_orders.assign(count, 0);
  result.window_net_minor.assign(count, 0);
  std::vector<Day> last_day(count, kNoDay);

  for (size_t order = 0; order < orders.size(); ++order) {
    const customers::CustomerId customer = customers.of_order[order];
    const Day day = orders.day[order];
    if (customer == customers::kNobody) continue;
    if (day < result.window_from || day > as_of) continue;
    if (orders.kind[order] == OrderKind::kValid) {
      ++result.window_orders[customer];
      if (day > last_day[customer]) last_day[customer] = day;
    } else if (orders.kind[order] != OrderKind::kCancelling) {
      continue;
    }
    result.window_net_minor[customer] += orders.NetMinor(order);
  }

  std::array<Day, 4> recency_from;
  std::array<Minor, 4> monetary_minor;
  Minor unit = 1;
  for (int i = 0; i < minor_digits; ++i) unit *= 10;
  for (size_t i = 0; i < 4; ++i) {
    recency_from[i] = AddMonths(as_of, -policy.recency_months[i]);
    monetary_minor[i] = policy.monetary_major[i] * unit;
  }

  result.r.assign(count, 0);
  result.f.assign(count, 0);
  result.m.assign(count, 0);
  result.value.assign(count, 0);
  result.level.assign(count, Level::kUnrated);
  for (size_t i = 0; i < count; ++i) {
    const int in_window = result.window_orders[i];
    if (in_window == 0) continue;
    const Day last = last_day[i];
    const Minor net = result.window_net_minor[i];
    result.r[i] = Score(recency_from, [&](Day from) { return last >= from; });
    result.f[i] = Score(policy.frequency_orders,
                        [&](int least) { return in_window >= least; });
    result.m[i] =
        Score(monetary_minor, [&](Minor least) { return net >= least; });
    result.value[i] = policy.recency_weight * result.r[i] +
                      policy.frequency_weight * result.f[i] +
                      policy.monetary_weight * result.m[i];
    result.level[i] = LevelOf(result.value[i], policy.level_value);
  }
  return result;
}

}  // namespace shuke::segment
