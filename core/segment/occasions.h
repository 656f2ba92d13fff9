// What a customer's orders were bought for: own use, a gift, stock.
#ifndef SHUKE_SEGMENT_OCCASIONS_H_
#define SHUKE_SEGMENT_OCCASIONS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "core/segment/segmentation.h"

namespace shuke::segment {

enum class Occasion : uint8_t { kOwnUse, kGift, kStockUp };
inline constexpr std::array<std::string_view, 3> kOccasionCodes = {
    "own_use", "gift", "stock_up"};

// Over the customer's valid orders. An order is a gift if a remark speaks of
// one, or if its recipient's phone or its address is another than the usual:
// the most frequent, of equals the latest, if at least usual_orders orders
// share it. It is for stock if it is no gift and holds far more items than
// usual: than the lower median of the customer's orders from the third order
// on, of the shop's before.
struct Occasions {
  int32_t orders = 0;
  int32_t gifts = 0;
  int32_t stock_ups = 0;
  Occasion last = Occasion::kOwnUse;   // of the last order
  Occasion usual = Occasion::kOwnUse;  // of occasion_percent of the orders
};

// O(orders of the customer), with one sort.
Occasions OccasionsOf(const Segmentation& segmentation,
                      customers::CustomerId customer);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_OCCASIONS_H_
