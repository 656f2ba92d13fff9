// Key figures: how the shop did, week by week and month by month, for all, new
// and old customers.
//
// In a period, a customer is new if their first valid order lies in it
// (new_in_window), old if before; every identified figure is the sum of the two
// sides. Orders of unknown buyers stand apart. Money of a period is that of the
// orders of its days: gross is what was paid, orders that were later refunded
// in full included; refunds include those and cancelling invoices; net is the
// difference. A customer who never has a valid order (and only gave something
// back) is counted with the old.
#ifndef SHUKE_METRICS_KEY_FIGURES_H_
#define SHUKE_METRICS_KEY_FIGURES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/metrics/calendar.h"
#include "core/metrics/daily.h"
#include "core/metrics/metrics_policy.h"
#include "core/metrics/shop_view.h"

namespace shuke::metrics {

// Part of a whole; a share of nothing is no figure.
struct Portion {
  int64_t part = 0;
  int64_t whole = 0;
};

// What customers have brought in since their first order, up to a day.
struct CustomerValue {
  int64_t customers = 0;
  table::Minor net_minor = 0;          // mean = net / customers
  std::optional<double> median_minor;  // none without customers
};

struct KeySide {
  int64_t customers = 0;  // with a valid order in the period
  int64_t orders = 0;     // valid
  table::Minor gross_minor = 0;
  table::Minor refunds_minor = 0;
  // Of second and later orders ever.
  table::Minor repeat_net_minor = 0;
  // Customers with a valid order in the days that end with the period.
  Window window;
  // Of the period's customers, by the months of the policy: those with another
  // order from the day after their first one in the period. Nothing while the
  // period's last day is not that old.
  std::array<std::optional<int64_t>, 3> retained;
  // At the period's end: new are those whose first order lies in the period.
  CustomerValue value;

  table::Minor net_minor() const { return gross_minor - refunds_minor; }
};

struct KeyFigures {
  Period period;
  std::array<KeySide, kSides> sides;
  int64_t unidentified_orders = 0;
  table::Minor unidentified_gross_minor = 0;
  table::Minor unidentified_refunds_minor = 0;
  // The window is as long as it should be: orders are known from its first day
  // on.
  bool window_whole = false;
  // Of the customers whose first order lies in the period: those observed for
  // the whole window after it, and of them those who bought again within it.
  // The others are maturing.
  Portion second_purchase;
  int64_t maturing = 0;
  Portion woken;      // asleep when the period began, and bought in it
  Portion activated;  // the same of the lost
  Portion churned;    // not lost when the period began, and lost at its end
  // At the period's end, and a year before.
  CustomerValue value;
  std::optional<double> value_growth;  // of the mean, over a year
};

// O(orders log orders). Periods before the first order are left out.
std::vector<KeyFigures> ComputeKeyFigures(const ShopInputs& inputs,
                                          const ShopView& view,
                                          const Daily& daily,
                                          const StateMonths& months,
                                          const MetricsPolicy& policy,
                                          const DayRange& range, Grain grain);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_KEY_FIGURES_H_
