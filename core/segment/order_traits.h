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

// One entry per order in every column; a column that no file can tell is empty,
// and takes neither memory nor time.
struct OrderTraits {
  std::vector<uint8_t> flags;  // of OrderTrait
  std::vector<table::Minor> discount_minor;
  std::vector<uint32_t> address_hash;
  std::vector<table::StringId> recipient_phone;
  std::vector<table::Occupation> occupation;
  std::vector<int16_t> delivery_days;
  // Some order of the shop shows a discount: only then does the lack of one
  // mean anything.
  bool knows_discounts = false;
  // Some file has a category; where none has, the product stands for it.
  bool knows_categories = false;

  bool Has(OrderTrait trait, size_t order) const {
    return flags[order] & trait;
  }
  // What an analysis takes for the category of a line.
  table::StringId CategoryOf(const table::OrderLines& lines,
                             uint32_t line) const {
    return lines.Text(knows_categories ? table::TextField::kCategory
                                       : table::TextField::kProduct,
                      line);
  }
  // What was taken off: the discount column; else list price (unit price x
  // quantity) less what the lines come to. 0 where neither is known.
  table::Minor Discount(size_t order) const {
    return discount_minor.empty() ? 0 : discount_minor[order];
  }
  // As the last line with an address has it; 0: none.
  uint32_t Address(size_t order) const {
    return address_hash.empty() ? 0 : address_hash[order];
  }
  // As its first line with one says it.
  table::StringId RecipientPhone(size_t order) const {
    return recipient_phone.empty() ? table::kEmptyString
                                   : recipient_phone[order];
  }
  // Of the address.
  table::Occupation OccupationOf(size_t order) const {
    return occupation.empty() ? table::Occupation::kNone : occupation[order];
  }
  // Paid to completed; kNoDelivery: one of the two is not known.
  int16_t DeliveryDays(size_t order) const {
    return delivery_days.empty() ? kNoDelivery : delivery_days[order];
  }
};

// O(lines). `deal_words` as in TagsPolicy.
OrderTraits ComputeOrderTraits(const table::Orders& orders,
                               const table::OrderLines& lines,
                               const table::Dictionary& dictionary,
                               const std::vector<std::string>& deal_words);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_ORDER_TRAITS_H_
