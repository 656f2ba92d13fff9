// Owners: who has bought these, and not yet that.
#ifndef SHUKE_MINE_OWNERS_H_
#define SHUKE_MINE_OWNERS_H_

#include <span>
#include <vector>

#include "core/mine/baskets.h"

namespace shuke::mine {

class Owners {
 public:
  // Of every item, the customers who have it. O(entries log entries).
  explicit Owners(const Baskets& baskets);

  // The customers who have bought all of `bought`, at one time or another, and
  // never `not_yet`; by id. Nobody if `bought` is empty.
  std::vector<customers::CustomerId> BoughtNotYet(std::span<const Item> bought,
                                                  Item not_yet) const;

 private:
  std::span<const customers::CustomerId> Of(Item item) const {
    return {customer_.data() + offset_[item],
            offset_[item + 1] - offset_[item]};
  }

  std::vector<uint32_t> offset_;
  std::vector<customers::CustomerId> customer_;  // rising and distinct by item
};

}  // namespace shuke::mine

#endif  // SHUKE_MINE_OWNERS_H_
