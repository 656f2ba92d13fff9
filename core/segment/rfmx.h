// RFM+X: the scores together with what somebody buys.
#ifndef SHUKE_SEGMENT_RFMX_H_
#define SHUKE_SEGMENT_RFMX_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/segment/segmentation.h"

namespace shuke::segment {

// Which categories a customer's valid orders hold. Where no file has a
// category, the product stands for it.
struct CategoryHabit {
  int32_t categories = 0;  // different ones; 0: no order names any
  // Of the orders, the share that holds the category of most orders.
  double preference = 0;
};
// O(lines of the customer), with one sort.
CategoryHabit CategoryHabitOf(const Segmentation& segmentation,
                              customers::CustomerId customer);

// By the scores of rfm.h; high and low as in TagsPolicy, mid in between.
enum class RfmxGroup : uint8_t {
  kStrategic,  // R, F and M high
  kPotential,  // R high, F and M mid, several categories
  kDormant,    // R and F low, M mid, a clear preference
};
inline constexpr std::array<std::string_view, 3> kRfmxCodes = {
    "strategic", "potential", "dormant"};
// Nothing for the rest, and for the unrated.
std::optional<RfmxGroup> RfmxGroupOf(const Segmentation& segmentation,
                                     customers::CustomerId customer);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_RFMX_H_
