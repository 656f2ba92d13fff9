// Rates are compared as fractions, a / b < c / d as a d < c b, so that no
// rounding decides who is below the median.
#include "core/segment/funnel.h"

#include <algorithm>
#include <limits>
#include <span>

#include "core/base/hot_loop.h"

namespace shuke::segment {
namespace {

using Rate = std::array<int32_t, 2>;  // refunded, paid

bool IsLower(const Rate& a, const Rate& b) {
  return int64_t{a[0]} * b[1] < int64_t{b[0]} * a[1];
}

bool IsActive(Stage stage) {
  return stage == Stage::kNewOneOrder || stage == Stage::kNewRepeat ||
         stage == Stage::kOldOneOrder || stage == Stage::kOldRepeat;
}

bool NeverPaid(std::span<const uint32_t> placed, const table::Orders& orders) {
  return std::all_of(placed.begin(), placed.end(), [&](uint32_t order) {
    return orders.kind[order] == table::OrderKind::kUnpaid ||
           orders.kind[order] == table::OrderKind::kClosed;
  });
}

// The least figure of which at least (100 - percent) % of `figures` are below:
// the order statistic of rfm.cc. Reorders.
int64_t LeastOfTop(std::vector<int64_t>& figures, int percent) {
  const size_t n = figures.size();
  const size_t k = (static_cast<size_t>(100 - percent) * n + 99) / 100;
  if (n == 0 || k == 0) return std::numeric_limits<int64_t>::min();
  const auto at = figures.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::nth_element(figures.begin(), at, figures.end());
  return *at + 1;
}

}  // namespace

double RefundRates::median() const {
  if (middle[0][1] == 0) return 0;
  return (static_cast<double>(middle[0][0]) / middle[0][1] +
          static_cast<double>(middle[1][0]) / middle[1][1]) /
         2;
}

bool RefundRates::IsBelowMedian(customers::CustomerId customer) const {
  const Rate rate = {refunded[customer], paid[customer]};
  const auto& [low, high] = middle;
  // No customer's rate lies between the two middle ones.
  return IsLower(low, high) ? !IsLower(low, rate) : IsLower(rate, low);
}

RefundRates ComputeRefundRates(const customers::Customers& customers,
                               const table::Orders& orders) {
  RefundRates rates;
  rates.refunded.assign(customers.size(), 0);
  HotLoop(orders.size(), [&](size_t order) {
    if (orders.kind[order] != table::OrderKind::kRefunded) return;
    const customers::CustomerId customer = customers.of_order[order];
    if (customer != customers::kNobody) ++rates.refunded[customer];
  });
  rates.paid = rates.refunded;
  std::vector<Rate> known;
  HotLoop(customers.size(), [&](size_t i) {
    rates.paid[i] += customers.valid_orders[i];
    if (rates.paid[i] > 0) known.push_back({rates.refunded[i], rates.paid[i]});
  });
  if (known.empty()) return rates;
  const auto high =
      known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
  std::nth_element(known.begin(), high, known.end(), IsLower);
  rates.middle[1] = *high;
  rates.middle[0] = known.size() % 2 == 1
                        ? *high
                        : *std::max_element(known.begin(), high, IsLower);
  return rates;
}

Funnel ComputeFunnel(const customers::Customers& customers,
                     const table::Orders& orders, const RfmWindow& window,
                     const LifecycleResult& lifecycle,
                     const RefundRates& refunds, const FunnelPolicy& policy) {
  Funnel funnel;
  std::vector<int64_t> figures;
  figures.reserve(customers.size());
  const auto least_of_top = [&](const auto& column) {
    figures.clear();
    HotLoop(customers.size(), [&](size_t i) {
      if (window.orders[i] > 0) figures.push_back(column[i]);
    });
    return LeastOfTop(figures, policy.fan_percent);
  };
  funnel.fan_orders = least_of_top(window.orders);
  funnel.fan_net_minor = least_of_top(window.net_minor);

  funnel.step.reserve(customers.size());
  HotLoop(customers.size(), [&](size_t at) {
    const auto i = static_cast<customers::CustomerId>(at);
    const int count = customers.valid_orders[i];
    FunnelStep step = FunnelStep::kNone;
    if (count >= policy.loyal_orders) {
      const bool fan = window.orders[i] > 0 &&
                       window.orders[i] >= funnel.fan_orders &&
                       window.net_minor[i] >= funnel.fan_net_minor &&
                       IsActive(lifecycle.stage[i]) &&
                       (refunds.refunded[i] == 0 || refunds.IsBelowMedian(i));
      step = fan ? FunnelStep::kFan : FunnelStep::kLoyal;
    } else if (count > 0) {
      step = count == 1 ? FunnelStep::kNew : FunnelStep::kRepeat;
    } else if (NeverPaid(customers.OrdersOf(i), orders)) {
      step = FunnelStep::kPotential;
    }
    funnel.step.push_back(step);
  });
  return funnel;
}

}  // namespace shuke::segment
