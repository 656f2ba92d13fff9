#include "core/segment/occasions.h"

#include <algorithm>
#include <span>

#include "core/base/short_list.h"

namespace shuke::segment {
namespace {

// From this order on a customer has a usual quantity of their own.
constexpr size_t kOwnUsual = 3;

// Customers with more orders than this are shops themselves: what is usual with
// them is looked for among so many last orders only.
constexpr size_t kMostOrders = 200;
// Nearly everybody has no more.
constexpr size_t kFewOrders = 32;

// The value that at least `least` of the orders share and no other more; of
// equals the one that comes last. 0 (absent) if there is none.
template <typename ValueOf>
uint32_t Usual(std::span<const uint32_t> orders, size_t least,
               ValueOf value_of) {
  orders = orders.last(std::min(orders.size(), kMostOrders));
  if (orders.size() < least) return 0;
  const uint32_t first = value_of(orders.front());
  if (std::all_of(orders.begin(), orders.end(),
                  [&](uint32_t order) { return value_of(order) == first; })) {
    return first;
  }
  ShortList<uint32_t, kFewOrders> values;
  for (const uint32_t order : orders) values.push_back(value_of(order));
  uint32_t usual = 0;
  size_t most = 0;
  for (size_t i = values.size(); i-- > 0;) {
    const uint32_t value = values.begin()[i];
    if (value == 0 || value == usual) continue;
    const auto count =
        static_cast<size_t>(std::count(values.begin(), values.end(), value));
    if (count < least || count <= most) continue;
    usual = value;
    most = count;
    if (most >= i) break;  // no other can have more than are left
  }
  return usual;
}

// The items that most orders hold: the lower median of the customer's own, of
// the shop's where these are few.
int64_t UsualItems(const Segmentation& segmentation,
                   std::span<const uint32_t> orders) {
  if (orders.size() < kOwnUsual) return segmentation.shop_norms().median_items;
  ShortList<int32_t, kFewOrders> items;
  for (const uint32_t order : orders)
    items.push_back(segmentation.inputs().orders.items[order]);
  int32_t* const middle = items.begin() + (items.size() - 1) / 2;
  std::nth_element(items.begin(), middle, items.end());
  return *middle;
}

bool Differs(uint32_t value, uint32_t usual) {
  return value != 0 && usual != 0 && value != usual;
}

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

  const auto least = static_cast<size_t>(policy.usual_orders);
  const uint32_t usual_address = Usual(
      orders, least, [&](uint32_t order) { return traits.Address(order); });
  const uint32_t usual_recipient = Usual(orders, least, [&](uint32_t order) {
    return traits.RecipientPhone(order);
  });
  // Only somebody who ever bought so many can have bought for stock.
  const bool bought_many =
      std::any_of(orders.begin(), orders.end(), [&](uint32_t order) {
        return in.orders.items[order] >= policy.stock_up_items;
      });
  const int64_t usual_items =
      bought_many ? UsualItems(segmentation, orders) : 0;

  for (const uint32_t order : orders) {
    const int64_t items = in.orders.items[order];
    Occasion occasion = Occasion::kOwnUse;
    if (traits.Has(kGift, order) ||
        Differs(traits.Address(order), usual_address) ||
        Differs(traits.RecipientPhone(order), usual_recipient)) {
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
