// Both schemes come down to four bounds per measure; scoring holds each
// customer's figure against them.
//
// Quintiles: of n figures in rising order v[0..n-1], a figure x has
// min_rank - 1 = the number of figures below x. It scores at least s if that
// number is at least k = ceil((s - 1) n / 5), that is, if v[k-1] < x, that is,
// if x >= v[k-1] + 1: figures are integers. So four order statistics do, and
// nothing need be sorted.
//
// Example of bins with the defaults, as of 2026-11-20: orders of 320.00 yuan on
// 2026-06-21, 05-01 and 04-30 and one on 2025-11-19, which is outside. The last
// is more than 4 and at most 7 months ago, R 2; three orders, F 3; 960 yuan,
// M 3; value 2 + 9 + 12 = 23: advanced.
#include "core/segment/rfm.h"

#include <algorithm>

#include "core/base/hot_loop.h"

namespace shuke::segment {
namespace {

using table::Minor;

// 5 if the first of the bounds is met, 4 if the second is …, 1 if none is.
uint8_t Score(const ScoreBounds& bounds, int64_t figure) {
  uint8_t score = 5;
  for (const int64_t bound : bounds) {
    if (figure >= bound) return score;
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

// Reorders `figures`. Of none: nothing would be scored by the bounds.
ScoreBounds Fifths(std::vector<int64_t>& figures) {
  ScoreBounds bounds = {};
  const size_t n = figures.size();
  if (n == 0) return bounds;
  auto begin = figures.begin();
  for (size_t score = 2; score <= 5; ++score) {
    const size_t k = ((score - 1) * n + 4) / 5;
    const auto at = figures.begin() + static_cast<std::ptrdiff_t>(k - 1);
    // What lies below `begin` is already known to be no greater.
    std::nth_element(begin, at, figures.end());
    bounds[5 - score] = *at + 1;
    begin = at;
  }
  return bounds;
}

}  // namespace

int64_t FrequencyMeasure(const RfmWindow& window, size_t customer,
                         FrequencyBy by) {
  return by == FrequencyBy::kDays ? window.days[customer]
                                  : window.orders[customer];
}

int64_t MonetaryMeasure(const RfmWindow& window, size_t customer,
                        MonetaryBy by) {
  const Minor net = window.net_minor[customer];
  const Minor orders = window.orders[customer];
  if (by == MonetaryBy::kSum || orders == 0) return net;
  return (net + (net < 0 ? -orders / 2 : orders / 2)) / orders;
}

RfmBounds BinBounds(Day as_of, int minor_digits, const RfmPolicy& policy) {
  RfmBounds bounds;
  Minor unit = 1;
  for (int i = 0; i < minor_digits; ++i) unit *= 10;
  for (size_t i = 0; i < 4; ++i) {
    bounds.r[i] = AddMonths(as_of, -policy.recency_months[i]);
    bounds.f[i] = policy.frequency_orders[i];
    bounds.m[i] = policy.monetary_major[i] * unit;
  }
  return bounds;
}

RfmBounds QuintileBounds(const RfmWindow& window, const RfmPolicy& policy) {
  RfmBounds bounds;
  std::vector<int64_t> figures;
  figures.reserve(window.orders.size());
  const auto fifths = [&](auto figure_of) {
    figures.clear();
    for (size_t i = 0; i < window.orders.size(); ++i) {
      if (window.orders[i] > 0) figures.push_back(figure_of(i));
    }
    return Fifths(figures);
  };
  bounds.r = fifths([&](size_t i) { return window.last_day[i]; });
  bounds.f = fifths([&](size_t i) {
    return FrequencyMeasure(window, i, policy.frequency_by);
  });
  bounds.m = fifths(
      [&](size_t i) { return MonetaryMeasure(window, i, policy.monetary_by); });
  return bounds;
}

RfmResult ScoreRfm(const RfmWindow& window, const RfmBounds& bounds,
                   const RfmPolicy& policy) {
  const size_t count = window.orders.size();
  RfmResult result;
  result.bounds = bounds;
  result.r.assign(count, 0);
  result.f.assign(count, 0);
  result.m.assign(count, 0);
  result.value.assign(count, 0);
  result.level.assign(count, Level::kUnrated);
  HotLoop(count, [&](size_t i) {
    if (window.orders[i] == 0) return;
    result.r[i] = Score(bounds.r, window.last_day[i]);
    result.f[i] =
        Score(bounds.f, FrequencyMeasure(window, i, policy.frequency_by));
    result.m[i] =
        Score(bounds.m, MonetaryMeasure(window, i, policy.monetary_by));
    result.value[i] = policy.recency_weight * result.r[i] +
                      policy.frequency_weight * result.f[i] +
                      policy.monetary_weight * result.m[i];
    result.level[i] = LevelOf(result.value[i], policy.level_value);
  });
  return result;
}

}  // namespace shuke::segment
