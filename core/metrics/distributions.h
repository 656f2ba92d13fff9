// How orders and customers spread: by number of orders, items and amounts.
#ifndef SHUKE_METRICS_DISTRIBUTIONS_H_
#define SHUKE_METRICS_DISTRIBUTIONS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/metrics/metrics_policy.h"
#include "core/metrics/shop_view.h"

namespace shuke::metrics {

// The numbers in [lower, lower of the next band), and what they come to.
struct Band {
  int64_t lower;
  int64_t count = 0;
  table::Minor net_minor = 0;
};

// Rising bounds as bands.
std::vector<Band> BandsOf(std::span<const int64_t> bounds);
// The index of the band of `value`; nothing below the first.
std::optional<size_t> BandOf(std::span<const int64_t> bounds, int64_t value);

// 10th, 25th, 50th, 75th and 90th percentile, interpolated between the two
// values next to a rank (Hyndman and Fan's type 7).
struct Spread {
  int64_t count = 0;
  double mean = 0;
  std::array<double, 5> percentiles = {};
};
inline constexpr std::array<double, 5> kPercentiles = {.1, .25, .5, .75, .9};
// Nothing of an empty list. Sorts `values`.
std::optional<Spread> SpreadOf(std::vector<int64_t>& values);

struct Distributions {
  // Customers by the number of their valid orders in the range: 1, 2, … and
  // "frequency_most or more". count are customers.
  std::vector<Band> frequency;
  // Valid orders by items and by amount; count are orders, of unknown buyers
  // too. Amount bounds are in minor units.
  std::vector<Band> items;
  std::vector<Band> order_amounts;
  // Customers by the net amount of their valid orders in the range.
  std::vector<Band> customer_amounts;
  std::optional<Spread> items_spread;
  std::optional<Spread> order_amount_spread;
  std::optional<Spread> customer_amount_spread;
};

// O(orders log orders).
Distributions ComputeDistributions(const ShopInputs& inputs,
                                   const ShopView& view,
                                   const MetricsPolicy& policy);

// Whole units of a currency as minor ones.
std::vector<int64_t> InMinor(std::span<const int64_t> major, int minor_digits);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_DISTRIBUTIONS_H_
