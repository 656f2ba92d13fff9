// How far somebody has come: from an order that was never paid to a fan.
//
// Each step takes the one before it for granted. Potential: placed orders and
// never paid one (whose every paid order was refunded is at no step). New: one
// valid order. Repeat: two or more. Loyal: loyal_orders or more. Fan: loyal,
// and
// - among the first fan_percent by orders and by net amount in the evaluation
//   window: at least 100 - fan_percent of the rated customers are below in
//   each, so equals stand or fall together
// - active: in a buying stage (lifecycle.h)
// - refund rate (refunded orders by paid ones) below the shop's median of the
//   customers who ever paid, or 0: in most shops more than half never had a
//   refund, and nobody can be below that.
#ifndef SHUKE_SEGMENT_FUNNEL_H_
#define SHUKE_SEGMENT_FUNNEL_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/customers/customers.h"
#include "core/segment/lifecycle.h"
#include "core/segment/phases_policy.h"
#include "core/segment/rfm_window.h"
#include "core/table/orders.h"

namespace shuke::segment {

// The order of reports and of sorting.
enum class FunnelStep : uint8_t {
  kPotential,
  kNew,
  kRepeat,
  kLoyal,
  kFan,
  kNone,
};
inline constexpr size_t kFunnelSteps = 5;  // without kNone
// FunnelStep -> its code in JSON and message keys ("funnel.fan").
inline constexpr std::array<std::string_view, kFunnelSteps> kFunnelCodes = {
    "potential", "new", "repeat", "loyal", "fan"};

// Refunded and paid orders of each customer, as counts; the rate is their
// quotient.
struct RefundRates {
  std::vector<int32_t> refunded;  // paid, then refunded in full
  std::vector<int32_t> paid;      // those and the valid ones
  // The median rate of the customers with paid orders, as the two middle rates'
  // counts: {refunded, paid}. {0, 0} without any.
  std::array<std::array<int32_t, 2>, 2> middle = {};

  // The median itself, for display.
  double median() const;
  bool IsBelowMedian(customers::CustomerId customer) const;
};
// O(orders + n log n).
RefundRates ComputeRefundRates(const customers::Customers& customers,
                               const table::Orders& orders);

struct Funnel {
  std::vector<FunnelStep> step;  // one per customer
  // What a fan needs at least.
  int64_t fan_orders = 0;
  table::Minor fan_net_minor = 0;
};
// O(n + orders of those without a valid one).
Funnel ComputeFunnel(const customers::Customers& customers,
                     const table::Orders& orders, const RfmWindow& window,
                     const LifecycleResult& lifecycle,
                     const RefundRates& refunds, const FunnelPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_FUNNEL_H_
