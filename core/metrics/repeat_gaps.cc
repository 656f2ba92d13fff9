#include "core/metrics/repeat_gaps.h"

namespace shuke::metrics {

std::vector<RepeatGap> ComputeRepeatGaps(const ShopView& view,
                                         const MetricsPolicy& policy) {
  std::vector<RepeatGap> gaps;
  for (int nth = 2; nth <= policy.frequency_most; ++nth) {
    RepeatGap gap;
    gap.nth = nth;
    gap.bands = BandsOf(policy.gap_days_bounds);
    const auto n = static_cast<size_t>(nth);
    std::vector<int64_t> since_previous, since_first;
    for (customers::CustomerId id = 0; id < view.customers(); ++id) {
      const auto days = view.DaysOf(id);
      if (days.size() < n) continue;
      ++gap.reached;
      if (!view.range.Has(days[n - 1])) continue;
      ++gap.customers;
      since_previous.push_back(days[n - 1] - days[n - 2]);
      since_first.push_back(days[n - 1] - days[0]);
      const auto band = BandOf(policy.gap_days_bounds, since_previous.back());
      if (!band) continue;
      ++gap.bands[*band].count;
      gap.bands[*band].net_minor += view.net_minor[view.offset[id] + n - 1];
    }
    gap.since_previous = SpreadOf(since_previous);
    gap.since_first = SpreadOf(since_first);
    gaps.push_back(std::move(gap));
  }
  return gaps;
}

}  // namespace shuke::metrics
