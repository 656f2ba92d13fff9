#include "core/metrics/distributions.h"

#include <algorithm>
#include <cmath>

#include "core/math/sum.h"

namespace shuke::metrics {
namespace {

using table::Minor;

void Count(std::vector<Band>& bands, std::span<const int64_t> bounds,
           int64_t value, Minor net) {
  const auto band = BandOf(bounds, value);
  if (!band) return;
  ++bands[*band].count;
  bands[*band].net_minor += net;
}

}  // namespace

std::vector<int64_t> InMinor(std::span<const int64_t> major, int minor_digits) {
  int64_t unit = 1;
  for (int i = 0; i < minor_digits; ++i) unit *= 10;
  std::vector<int64_t> minor;
  for (const int64_t bound : major) minor.push_back(bound * unit);
  return minor;
}

std::vector<Band> BandsOf(std::span<const int64_t> bounds) {
  std::vector<Band> bands;
  for (const int64_t lower : bounds) bands.push_back({lower});
  return bands;
}

std::optional<size_t> BandOf(std::span<const int64_t> bounds, int64_t value) {
  const auto above = std::upper_bound(bounds.begin(), bounds.end(), value);
  if (above == bounds.begin()) return std::nullopt;
  return static_cast<size_t>(above - bounds.begin()) - 1;
}

std::optional<Spread> SpreadOf(std::vector<int64_t>& values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  Spread spread;
  spread.count = static_cast<int64_t>(values.size());
  math::Sum sum;
  for (const int64_t value : values) sum.Add(static_cast<double>(value));
  spread.mean = sum.value() / static_cast<double>(values.size());
  for (size_t i = 0; i < kPercentiles.size(); ++i) {
    const double rank =
        kPercentiles[i] * static_cast<double>(values.size() - 1);
    const auto below = static_cast<size_t>(rank);
    const size_t above = std::min(below + 1, values.size() - 1);
    const auto low = static_cast<double>(values[below]);
    const auto high = static_cast<double>(values[above]);
    spread.percentiles[i] =
        low + (rank - static_cast<double>(below)) * (high - low);
  }
  return spread;
}

Distributions ComputeDistributions(const ShopInputs& inputs,
                                   const ShopView& view,
                                   const MetricsPolicy& policy) {
  std::vector<int64_t> times;
  for (int i = 1; i <= policy.frequency_most; ++i) times.push_back(i);
  const std::vector<int64_t> order_bounds =
      InMinor(policy.order_amount_bounds, inputs.minor_digits);
  const std::vector<int64_t> customer_bounds =
      InMinor(policy.customer_amount_bounds, inputs.minor_digits);
  Distributions out{BandsOf(times),
                    BandsOf(policy.items_bounds),
                    BandsOf(order_bounds),
                    BandsOf(customer_bounds),
                    {},
                    {},
                    {}};

  std::vector<int64_t> items, amounts, spent;
  for (const uint32_t order : view.orders) {
    if (inputs.orders.kind[order] != table::OrderKind::kValid ||
        !view.range.Has(inputs.orders.day[order])) {
      continue;
    }
    const Minor net = inputs.orders.NetMinor(order);
    const int32_t count = inputs.orders.items[order];
    items.push_back(count);
    amounts.push_back(net);
    Count(out.items, policy.items_bounds, count, net);
    Count(out.order_amounts, order_bounds, net, net);
  }
  for (customers::CustomerId id = 0; id < view.customers(); ++id) {
    int64_t orders = 0;
    Minor net = 0;
    for (uint32_t i = view.offset[id]; i < view.offset[id + 1]; ++i) {
      if (!view.range.Has(view.day[i])) continue;
      ++orders;
      net += view.net_minor[i];
    }
    if (orders == 0) continue;
    spent.push_back(net);
    Count(out.frequency, times, orders, net);
    Count(out.customer_amounts, customer_bounds, net, net);
  }
  out.items_spread = SpreadOf(items);
  out.order_amount_spread = SpreadOf(amounts);
  out.customer_amount_spread = SpreadOf(spent);
  return out;
}

}  // namespace shuke::metrics
