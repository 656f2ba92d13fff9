// CustomerItems: which items somebody has bought, ever or on one of their days.
#ifndef SHUKE_MINE_CUSTOMER_ITEMS_H_
#define SHUKE_MINE_CUSTOMER_ITEMS_H_

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/mine/baskets.h"

namespace shuke::mine {

// The distinct items of each customer, rising, as flat arrays by customer id.
struct CustomerItems {
  std::vector<uint32_t> offset{0};
  std::vector<Item> item;

  size_t customers() const { return offset.size() - 1; }
  std::span<const Item> Of(size_t customer) const {
    return {item.data() + offset[customer],
            offset[customer + 1] - offset[customer]};
  }
};

// What they have bought at all. O(entries log entries of a customer).
CustomerItems ItemsEver(const Baskets& baskets, const CustomerBaskets& of);

// What they bought on their purchase day number `nth`, from 0; nothing of who
// has fewer days with a basket.
CustomerItems ItemsOfDay(const Baskets& baskets, const CustomerBaskets& of,
                         size_t nth);

// The same from loose pairs, in any order.
using ItemOfCustomer = std::pair<customers::CustomerId, Item>;
CustomerItems GroupByCustomer(std::vector<ItemOfCustomer> pairs,
                              size_t customers);

// Each customer's items cut to the `most` that most baskets hold; ties by item.
CustomerItems KeepCommon(const CustomerItems& items,
                         std::span<const uint32_t> count, size_t most);

}  // namespace shuke::mine

#endif  // SHUKE_MINE_CUSTOMER_ITEMS_H_
