// Sequences: what is bought next, and after how many days.
#ifndef SHUKE_MINE_SEQUENCES_H_
#define SHUKE_MINE_SEQUENCES_H_

#include <cstdint>
#include <vector>

#include "core/mine/baskets.h"

namespace shuke::mine {

// From an item of the first purchase day to one of the second. Of the customers
// whose first day held `from`, `started` in all, `returned` had a second day,
// and on it `customers` bought `to`.
struct Flow {
  Item from;
  Item to;
  uint32_t customers;
  uint32_t returned;
  uint32_t started;
  double share;            // customers / returned
  double lift;             // share, to that of everybody who returned
  double p_value;          // Fisher's exact test, one-sided
  double false_discovery;  // over all flows of at least one customer
  int32_t days_lower, days_median, days_upper;  // quartiles of the days between
};

struct Sequences {
  uint32_t started;         // customers with a basket
  uint32_t returned;        // with a second purchase day
  uint64_t chance;          // flows left out as likely chance
  std::vector<Flow> flows;  // by customers, lift, from, to
};

// Flows of at least `least_customers`, of which no more than
// `most_false_discoveries` would be chance. A day of more than `most_items`
// items counts with those that most baskets hold. O(Σ first day's items ×
// second day's).
Sequences FindSequences(const Baskets& baskets, const CustomerBaskets& of,
                        uint32_t least_customers, size_t most_items = 100,
                        double most_false_discoveries = 1);

}  // namespace shuke::mine

#endif  // SHUKE_MINE_SEQUENCES_H_
