// The ten indicators of the weeks, what is usual for each, and what to do when
// one leaves it.
//
// Five for new customers and the same five for old ones:
//   repurchase  share of the window's buyers who bought twice in it
//   win_back_1  buyers of the week among those whose last order was, on the
//   win_back_2  day before it, [45, 90), [90, 140), 140 days or more ago
//   win_back_3
//   quality     net amount per buyer of the window
// repurchase and quality part new and old by new_in_window, the other three by
// one_order (rulings 14, 25).
#ifndef SHUKE_METRICS_INDICATORS_H_
#define SHUKE_METRICS_INDICATORS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/metrics/daily.h"

namespace shuke::metrics {

enum class IndicatorKind : uint8_t {
  kRepurchase,
  kWinBack1,
  kWinBack2,
  kWinBack3,
  kQuality,
};
inline constexpr size_t kIndicatorKinds = 5;
inline constexpr std::array<std::string_view, kIndicatorKinds>
    kIndicatorKindCodes = {"repurchase", "win_back_1", "win_back_2",
                           "win_back_3", "quality"};
inline constexpr size_t kIndicators = kIndicatorKinds * kSides;

enum class Standing : uint8_t { kNoBand, kUsual, kBelow, kAbove };
inline constexpr std::array<std::string_view, 4> kStandingCodes = {
    "no_band", "usual", "below", "above"};

struct IndicatorBand {
  double low;
  double middle;
  double high;
};

struct IndicatorWeek {
  Day week;          // its Monday
  int64_t part = 0;  // buyers; of quality, minor units
  int64_t whole = 0;
  std::optional<double> value;  // nothing of nobody
  std::optional<IndicatorBand> band;
  Standing standing = Standing::kNoBand;
};

struct Indicator {
  IndicatorKind kind;
  Side side;
  std::vector<IndicatorWeek> weeks;
  // For the next period, by the last week: "<kind>_below" or "<kind>_above";
  // empty while it is usual.
  std::string_view suggestion;
};

// Median ± deviations × the median absolute deviation of the last `band_weeks`
// values; nothing from fewer than `band_least_weeks` (weeks without a value do
// not count).
std::optional<IndicatorBand> BandOfWeeks(std::vector<double> before,
                                         const MetricsPolicy& policy);

// 1 to 5 for new, 6 to 10 for old customers, over the whole weeks of the range;
// the weeks before it serve the bands. O(orders + weeks).
std::vector<Indicator> ComputeIndicators(const ShopView& view,
                                         const Daily& daily,
                                         const MetricsPolicy& policy);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_INDICATORS_H_
