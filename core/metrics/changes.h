// Changes: the figures of a period beside those of the period before, for the
// monthly review.
#ifndef SHUKE_METRICS_CHANGES_H_
#define SHUKE_METRICS_CHANGES_H_

#include <optional>
#include <string_view>
#include <vector>

#include "core/metrics/shop_view.h"

namespace shuke::metrics {

// Of the orders of the period's days: net, refund_rate, orders (valid), aov;
// of its known buyers: customers, new_customers (first order in it),
// old_customers, arpu (net of their valid orders / customers), repeat_rate
// (two orders or more in it / customers). On its last day: active (an order in
// the active months), dormant, lost.
struct Change {
  std::string_view code;
  enum class Unit : uint8_t { kCount, kMoney, kShare } unit;
  // Nothing of a mean or share of nobody.
  std::optional<double> now;
  // Nothing too where orders are not known from the period's first day on.
  std::optional<double> previous;

  std::optional<double> Difference() const {
    if (!now || !previous) return std::nullopt;
    return *now - *previous;
  }
  // Difference / previous; nothing where previous is 0.
  std::optional<double> Ratio() const {
    if (!now || !previous || *previous == 0) return std::nullopt;
    return (*now - *previous) / *previous;
  }
};
inline constexpr std::string_view kUnitCodes[] = {"count", "money", "share"};

// In the order above. O(orders).
std::vector<Change> ComputeChanges(const ShopInputs& inputs,
                                   const ShopView& view,
                                   const StateMonths& months);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_CHANGES_H_
