// Orders by what they have in common: a province, a country, a tier of city.
#ifndef SHUKE_METRICS_ORDER_GROUPS_H_
#define SHUKE_METRICS_ORDER_GROUPS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/metrics/shop_view.h"

namespace shuke::metrics {

// Over the range. A customer with orders in two groups is in both.
struct GroupRow {
  int64_t orders = 0;            // valid, of unknown buyers too
  int64_t customers = 0;         // known
  int64_t new_customers = 0;     // first valid order in the range
  int64_t repeat_customers = 0;  // two valid orders or more in the group
  table::Minor gross_minor = 0;
  table::Minor refunds_minor = 0;

  table::Minor net_minor() const { return gross_minor - refunds_minor; }
};

inline constexpr uint32_t kNoGroup = 0xffffffff;

// One row for each of `groups`; `group_of_order` is by index into Orders.
// O(orders).
std::vector<GroupRow> GroupOrders(const ShopInputs& inputs,
                                  const ShopView& view,
                                  std::span<const uint32_t> group_of_order,
                                  size_t groups);

struct TextGroup {
  table::StringId text;  // kEmptyString: the orders that do not say
  GroupRow row;
};

// By the text that the order's lines have in `field`, where they differ the
// first; most revenue first, then in the order of first appearance.
std::vector<TextGroup> GroupByText(const ShopInputs& inputs,
                                   const ShopView& view,
                                   table::TextField field);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_ORDER_GROUPS_H_
