// RuleBaskets: baskets as rules count them.
#ifndef SHUKE_MINE_RULE_BASKETS_H_
#define SHUKE_MINE_RULE_BASKETS_H_

#include "core/mine/baskets.h"

namespace shuke::mine {

struct RuleBaskets {
  Baskets baskets;
  uint32_t cut = 0;  // baskets that held more than the cap
};

// With `window_days` above 0, what one customer bought within so many days of
// the first of it is one basket, and the next purchase after them begins
// another; those of nobody stay as they are. With 0 every order is a basket. A
// basket of more than `most_items` keeps those that most baskets hold, ties by
// item, so that a wholesaler's order does not tie everything to everything.
// O(entries log entries).
RuleBaskets BasketsForRules(const Baskets& baskets, const CustomerBaskets& of,
                            int window_days, int most_items);

}  // namespace shuke::mine

#endif  // SHUKE_MINE_RULE_BASKETS_H_
