// What single orders tell beyond money and day: discount, deal channel, gift,
// place, delivery. Laid out by order, so that columns over all customers walk
// flat arrays.
#ifndef SHUKE_SEGMENT_ORDER_TRAITS_H_
#define SHUKE_SEGMENT_ORDER_TRAITS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/table/dictionary.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::segment {

enum OrderTrait : uint8_t {
  kGift = 1,          // a remark speaks of one
  kDiscounted = 2,    // a discount or a coupon
  kNamesChannel = 4,  // the file says where the order came from
  kDealChannel = 8,   // and that sells by deals
};

inline constexpr int16_t kNoDelivery = -1;

// One entry per order in every column.
struct OrderTraits {
  std::vector<uint8_t> flags;  // of OrderTrait
  // What was taken off: the discount column; else list price (unit price x
  // quantity) less what the lines come to. 0 where neither is known.
  std::vector<table::Minor> discount_minor;
  std::vector<uint32_t> address_hash;  // 0: none
  // The recipient's phone as its first line with one says it.
  std::vector<table::StringId> recipient_phone;
  std::vector<table::Occupation> occupation;  // of the address
  std::vector<int16_t> delivery_days;         // paid to completed
  // Some order of the shop shows a discount: only then does the lack of one
  // mean anything.
  bool knows_discounts = false;
  // Some file has a category; where none has, the product stands for it.
  bool knows_categories = false;

  bool Has(OrderTrait trait, size_t order) const {
    return flags[order] & trait;
  }
};

// O(lines). `deal_words` as in TagsPolicy.
OrderTraits ComputeOrderTraits(const table::Orders& orders,
                               const table::OrderLines& lines,
                               const table::Dictionary& dictionary,
                               const std::vector<std::string>& deal_words);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_ORDER_TRAITS_H_
