#include "core/metrics/indicators.h"

#include <algorithm>
#include <cmath>

#include "core/metrics/calendar.h"
#include "core/metrics/running_median.h"

namespace shuke::metrics {
namespace {

using customers::CustomerId;

struct WeekCounts {
  Day week;
  // Buyers of the week by recency on the day before it.
  std::array<std::array<int64_t, kSides>, kRecencies> back = {};
};

constexpr std::array<std::string_view, kIndicatorKinds> kBelowCodes = {
    "repurchase_below", "win_back_1_below", "win_back_2_below",
    "win_back_3_below", "quality_below"};
constexpr std::array<std::string_view, kIndicatorKinds> kAboveCodes = {
    "repurchase_above", "win_back_1_above", "win_back_2_above",
    "win_back_3_above", "quality_above"};

std::optional<size_t> RecencyOf(Day age, const MetricsPolicy& policy) {
  std::optional<size_t> found;
  for (size_t i = 0; i < kRecencies; ++i) {
    if (age >= policy.indicator_days[i]) found = i;
  }
  return found;
}

std::vector<WeekCounts> CountWeeks(const ShopView& view, Day first_week,
                                   Day last_week, const MetricsPolicy& policy) {
  std::vector<WeekCounts> weeks;
  for (Day week = first_week; week <= last_week; week += 7)
    weeks.push_back({week});
  for (CustomerId id = 0; id < view.customers(); ++id) {
    const auto days = view.DaysOf(id);
    for (size_t k = 1; k < days.size(); ++k) {
      const Day week = WeekStart(days[k]);
      if (week < first_week || week > last_week || days[k - 1] >= week)
        continue;
      const auto recency = RecencyOf(week - 1 - days[k - 1], policy);
      if (!recency) continue;
      const auto at = static_cast<size_t>((week - first_week) / 7);
      ++weeks[at].back[*recency][k == 1 ? 0 : 1];
    }
  }
  return weeks;
}

IndicatorWeek Read(const WeekCounts& counts, const Daily& daily,
                   IndicatorKind kind, size_t side) {
  IndicatorWeek week{counts.week, 0, 0, {}, {}, Standing::kNoBand};
  if (kind == IndicatorKind::kRepurchase || kind == IndicatorKind::kQuality) {
    const Window& window = daily.window[daily.At(counts.week + 6)][side];
    week.part = kind == IndicatorKind::kQuality ? window.net_minor
                                                : window.repeat_buyers;
    week.whole = window.buyers;
  } else {
    const size_t recency = static_cast<size_t>(kind) -
                           static_cast<size_t>(IndicatorKind::kWinBack1);
    week.part = counts.back[recency][side];
    week.whole = daily.Has(counts.week - 1)
                     ? daily.recency[daily.At(counts.week - 1)][recency][side]
                     : 0;
  }
  if (week.whole > 0) {
    week.value =
        static_cast<double>(week.part) / static_cast<double>(week.whole);
  }
  return week;
}

}  // namespace

std::optional<IndicatorBand> BandOfWeeks(std::vector<double> before,
                                         const MetricsPolicy& policy) {
  if (before.size() < static_cast<size_t>(policy.band_least_weeks))
    return std::nullopt;
  const double middle = *MedianOf(before);
  for (double& value : before) value = std::abs(value - middle);
  const double reach = policy.band_deviations * *MedianOf(before);
  return IndicatorBand{middle - reach, middle, middle + reach};
}

std::vector<Indicator> ComputeIndicators(const ShopView& view,
                                         const Daily& daily,
                                         const MetricsPolicy& policy) {
  std::vector<Indicator> indicators;
  // Only weeks whose window has begun to be known from its first day.
  const Day known = daily.first == kNoDay
                        ? view.range.to
                        : daily.first + policy.window_days - 1;
  const Day shown_from = view.range.from + (7 - WeekdayOf(view.range.from)) % 7;
  const Day least = std::max(known - 6, shown_from - 7 * policy.band_weeks);
  const Day first_week = WeekStart(least + 6);
  const Day last_week = WeekStart(view.range.to + 1) - 7;
  const auto counts = CountWeeks(view, first_week, last_week, policy);
  for (size_t side = 0; side < kSides; ++side) {
    for (size_t kind = 0; kind < kIndicatorKinds; ++kind) {
      Indicator indicator{
          static_cast<IndicatorKind>(kind), static_cast<Side>(side), {}, {}};
      std::vector<IndicatorWeek> weeks;
      for (const WeekCounts& week : counts)
        weeks.push_back(Read(week, daily, indicator.kind, side));
      for (size_t i = 0; i < weeks.size(); ++i) {
        IndicatorWeek& week = weeks[i];
        if (week.week < shown_from) continue;
        std::vector<double> before;
        const auto back = static_cast<size_t>(policy.band_weeks);
        for (size_t j = i > back ? i - back : 0; j < i; ++j) {
          if (weeks[j].value) before.push_back(*weeks[j].value);
        }
        week.band = BandOfWeeks(std::move(before), policy);
        if (week.value && week.band) {
          week.standing = *week.value < week.band->low    ? Standing::kBelow
                          : *week.value > week.band->high ? Standing::kAbove
                                                          : Standing::kUsual;
        }
        indicator.weeks.push_back(week);
      }
      if (!indicator.weeks.empty()) {
        const Standing now = indicator.weeks.back().standing;
        if (now == Standing::kBelow) indicator.suggestion = kBelowCodes[kind];
        if (now == Standing::kAbove) indicator.suggestion = kAboveCodes[kind];
      }
      indicators.push_back(std::move(indicator));
    }
  }
  return indicators;
}

}  // namespace shuke::metrics
