#include "core/segment/occasions.h"

#include <algorithm>
#include <span>
#include <vector>

namespace shuke::segment {
namespace {

// From this order on a customer has a usual quantity of their own.
constexpr size_t kOwnUsual = 3;

// The value that at least `least` of the entries share and no other more; of
// equals the one that comes last. 0 (absent) if there is none.
uint32_t Usual(std::span<const uint32_t> values, size_t least) {
  uint32_t usual = 0;
  size_t most = 0;
  for (size_t i = values.size(); i-- > 0;) {
    if (values[i] == 0 || values[i] == usual) continue;
    const auto count = static_cast<size_t>(
        std::count(values.begin(), values.end(), values[i]));
    if (count < least || count <= most) continue;
    usual = values[i];
    most = count;
  }
  return usual;
}

bool Differs(uint32_t value, uint32_t usual) {
  return value != 0 && usual != 0 && value != usual;
}

// Customers with more orders than this are shops themselves: their usual
// address is looked for among so many last orders only.
constexpr size_t kMostOrders = 200;

}  // namespace

Occasions OccasionsOf(const Segmentation& segmentation,
                      customers::CustomerId customer) {
  const SegmentInputs& in = segmentation.inputs();
  const OrderTraits& traits = segmentation.order_traits();
  const TagsPolicy& policy = segmentation.policies().tags;
  const auto begin = in.customers.purchase_offset[customer];
  const auto end = in.customers.purchase_offset[customer + 1];
  Occasions out;
  out.orders = static_cast<int32_t>(end - begin);
  if (begin == end) return out;
  const std::span<const uint32_t> orders(
      in.customers.purchase_order.data() + begin, end - begin);

  uint32_t usual_address = 0, usual_recipient = 0;
  const auto least = static_cast<size_t>(policy.usual_orders);
  if (orders.size() >= least) {
    const auto last = orders.last(std::min(orders.size(), kMostOrders));
    std::vector<uint32_t> addresses, recipients;
    for (const uint32_t order : last) {
      addresses.push_back(traits.address_hash[order]);
      recipients.push_back(traits.recipient_phone[order]);
    }
    usual_address = Usual(addresses, least);
    usual_recipient = Usual(recipients, least);
  }
  int64_t usual_items = segmentation.shop_norms().median_items;
  if (orders.size() >= kOwnUsual) {
    std::vector<int32_t> items;
    for (const uint32_t order : orders) items.push_back(in.orders.items[order]);
    const auto middle =
        items.begin() + static_cast<std::ptrdiff_t>((items.size() - 1) / 2);
    std::nth_element(items.begin(), middle, items.end());
    usual_items = *middle;
  }

  for (const uint32_t order : orders) {
    const int64_t items = in.orders.items[order];
    Occasion occasion = Occasion::kOwnUse;
    if (traits.Has(kGift, order) ||
        Differs(traits.address_hash[order], usual_address) ||
        Differs(traits.recipient_phone[order], usual_recipient)) {
      occasion = Occasion::kGift;
      ++out.gifts;
    } else if (usual_items > 0 && items >= policy.stock_up_items &&
               items * 100 >= usual_items * policy.stock_up_percent) {
      occasion = Occasion::kStockUp;
      ++out.stock_ups;
    }
    out.last = occasion;
  }
  const auto is_usual = [&](int32_t count) {
    return int64_t{count} * 100 >=
           int64_t{out.orders} * policy.occasion_percent;
  };
  if (out.gifts > 0 && is_usual(out.gifts)) {
    out.usual = Occasion::kGift;
  } else if (out.stock_ups > 0 && is_usual(out.stock_ups)) {
    out.usual = Occasion::kStockUp;
  }
  return out;
}

}  // namespace shuke::segment
