// Averages: what can be said of a shop that is too small or too young for a
// model, from what customers like these did before.
#ifndef SHUKE_PREDICT_AVERAGES_H_
#define SHUKE_PREDICT_AVERAGES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/math/interval.h"
#include "core/predict/history.h"

namespace shuke::predict {

// Where a customer stands on a day: one purchase day so far or more, the last
// of them within the window or before.
enum class Standing : uint8_t {
  kOneOrderRecent,
  kOneOrderOlder,
  kRepeatRecent,
  kRepeatOlder,
};
inline constexpr std::array<std::string_view, 4> kStandingCodes = {
    "one_order_recent", "one_order_older", "repeat_recent", "repeat_older"};

Standing StandingOf(int32_t x, int32_t days_since_last, int32_t window_days);

// Of the customers who stood so, so many days ago: who bought since.
struct StandingAverage {
  int32_t customers;
  int32_t bought;
  math::Interval share;  // Wilson's; [0, 1] without customers
  double mean_orders;    // purchase days per customer; 0 without customers
  int32_t now;           // customers who stand so today
};

struct Averages {
  // The look-back: risk_days, or half of the data's days if that is less.
  int32_t window_days;
  std::array<StandingAverage, kStandingCodes.size()> standings;
};

// Nothing with fewer than two weeks of data.
std::optional<Averages> AverageByStanding(const customers::Customers& customers,
                                          const Histories& all, int risk_days);

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_AVERAGES_H_
