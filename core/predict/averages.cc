#include "core/predict/averages.h"

#include <algorithm>

namespace shuke::predict {
namespace {

constexpr int32_t kLeastDays = 14;

}  // namespace

Standing StandingOf(int32_t x, int32_t days_since_last, int32_t window_days) {
  const bool recent = days_since_last < window_days;
  if (x == 0)
    return recent ? Standing::kOneOrderRecent : Standing::kOneOrderOlder;
  return recent ? Standing::kRepeatRecent : Standing::kRepeatOlder;
}

std::optional<Averages> AverageByStanding(const customers::Customers& customers,
                                          const Histories& all, int risk_days) {
  if (all.first_day == kNoDay) return std::nullopt;
  const int32_t days = all.last_day - all.first_day + 1;
  if (days < kLeastDays) return std::nullopt;
  Averages out{std::min(risk_days, days / 2), {}};
  const Day then = all.last_day - out.window_days;
  const Histories seen = ObserveUntil(customers, then);
  std::array<int64_t, kStandingCodes.size()> orders = {};
  for (size_t i = 0; i < seen.size(); ++i) {
    const auto at = static_cast<size_t>(StandingOf(
        seen.x[i], seen.T_days[i] - seen.t_x_days[i], out.window_days));
    int32_t since = 0;
    Day last = kNoDay;
    for (const Day day : customers.PurchaseDays(seen.customer[i])) {
      if (day > all.last_day) break;
      since += day > then && day != last;
      last = day;
    }
    ++out.standings[at].customers;
    out.standings[at].bought += since > 0;
    orders[at] += since;
  }
  for (size_t i = 0; i < all.size(); ++i) {
    ++out
          .standings[static_cast<size_t>(StandingOf(
              all.x[i], all.T_days[i] - all.t_x_days[i], out.window_days))]
          .now;
  }
  for (size_t i = 0; i < out.standings.size(); ++i) {
    StandingAverage& average = out.standings[i];
    average.share =
        math::WilsonInterval(static_cast<uint64_t>(average.bought),
                             static_cast<uint64_t>(average.customers));
    if (average.customers > 0)
      average.mean_orders = static_cast<double>(orders[i]) / average.customers;
  }
  return out;
}

}  // namespace shuke::predict
