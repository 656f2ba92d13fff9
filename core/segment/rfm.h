// Scores every customer on recency, frequency and monetary value, and gives
// each a level.
//
// Only the evaluation window counts (rfm_window.h). R is judged by the day of
// the last order in it, F by the number of orders (or of days with one), M by
// their net amount (or its mean per order), which may be negative: score 1. A
// customer without a valid order in the window is unrated: scores, value 0,
// level kUnrated.
#ifndef SHUKE_SEGMENT_RFM_H_
#define SHUKE_SEGMENT_RFM_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/segment/rfm_policy.h"
#include "core/segment/rfm_window.h"

namespace shuke::segment {

// Best first: the order of reports and of sorting.
enum class Level : uint8_t { kSupreme, kVip, kAdvanced, kRegular, kUnrated };
inline constexpr size_t kLevels = 5;
// Level -> its code in JSON, CSV and message keys ("level.vip").
inline constexpr std::array<std::string_view, kLevels> kLevelCodes = {
    "supreme", "vip", "advanced", "regular", "unrated"};

// The least measure that earns 5, 4, 3 and 2; what is below the last scores 1.
// Falling, not strictly.
using ScoreBounds = std::array<int64_t, 4>;
struct RfmBounds {
  ScoreBounds r = {};  // Days
  ScoreBounds f = {};  // orders or days with an order
  ScoreBounds m = {};  // minor units
};

// The bounds that the policy states, for scheme kBins. `minor_digits` is the
// exponent of the analysis currency (2 for CNY).
RfmBounds BinBounds(Day as_of, int minor_digits, const RfmPolicy& policy);
// The bounds that part the shop's own rated customers into fifths, for scheme
// kQuintiles: score = 1 + floor(5 (min_rank - 1) / n), worst first, so equal
// measures never get different scores, and a fifth may be empty. Rests on the
// window and on the two measures that the policy names. O(n).
RfmBounds QuintileBounds(const RfmWindow& window, const RfmPolicy& policy);

// One entry per customer in every column.
struct RfmResult {
  RfmBounds bounds;        // those that held
  std::vector<uint8_t> r;  // 5 (best) to 1; 0 = unrated
  std::vector<uint8_t> f;
  std::vector<uint8_t> m;
  std::vector<int32_t> value;  // weighted sum, 8..40 by default; 0 = unrated
  std::vector<Level> level;
};

// Scores by `bounds`, levels by the policy's weights and values. O(n).
RfmResult ScoreRfm(const RfmWindow& window, const RfmBounds& bounds,
                   const RfmPolicy& policy);

// What R, F and M of a rated customer are judged by: the figure that is held
// against RfmBounds::f and ::m.
int64_t FrequencyMeasure(const RfmWindow& window, size_t customer,
                         FrequencyBy by);
int64_t MonetaryMeasure(const RfmWindow& window, size_t customer,
                        MonetaryBy by);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_RFM_H_
