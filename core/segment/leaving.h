// Why a customer may have left: what in their orders and in the shop's could
// have made them stay away, each with its evidence.
//
// Reasons are hints, not proof. Asked for customers in the stages silent,
// sleeping and lost; the others have none. Thresholds: TagsPolicy, leaving_….
#ifndef SHUKE_SEGMENT_LEAVING_H_
#define SHUKE_SEGMENT_LEAVING_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/segment/facts.h"
#include "core/segment/segmentation.h"

namespace shuke::segment {

// In the order in which they weigh.
enum class Leaving : uint8_t {
  kRefund,         // among the last paid orders, in full or in part
  kSlowDelivery,   // of the last order, against the shop's median
  kProductGone,    // the favourite product is no longer sold
  kPriceUp,        // of the favourite category, since the last order
  kDiscountEnded,  // bought mostly at a discount, and the shop gives fewer
  kOccasion,       // the last order was a gift or for stock
};
// Leaving -> its code in JSON and message keys ("leaving.refund").
inline constexpr std::array<std::string_view, 6> kLeavingCodes = {
    "refund",   "slow_delivery",  "product_gone",
    "price_up", "discount_ended", "occasion"};

// A figure of the evidence, of the type that it is shown as.
struct Evidence {
  std::string_view name;
  FactType type;
  int64_t integer = 0;
  double number = 0;
  table::StringId text = table::kEmptyString;
  std::string_view code = {};  // of a kCode
};

struct LeavingReason {
  Leaving reason;
  std::vector<Evidence> evidence;
};

// refund: day, refund_minor, refund_reason (if the file tells). slow_delivery:
// day, days, median_days. product_gone: product, last_sold. price_up: category,
// then_minor, now_minor. discount_ended: own_share, then_share, now_share.
// occasion: day, occasion. O(lines of the customer).
std::vector<LeavingReason> LeavingReasonsOf(const Segmentation& segmentation,
                                            customers::CustomerId customer);

class Votes;

// The weightiest of them, without evidence: for whole columns. `votes` is room
// to count in, which is used again from customer to customer.
std::optional<Leaving> LeavingReasonOf(const Segmentation& segmentation,
                                       customers::CustomerId customer,
                                       Votes& votes);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_LEAVING_H_
