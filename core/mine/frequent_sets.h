// FrequentSets: every set of items that enough baskets hold.
#ifndef SHUKE_MINE_FREQUENT_SETS_H_
#define SHUKE_MINE_FREQUENT_SETS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/mine/baskets.h"

namespace shuke::mine {

// The sets as a tree: a node's set is its item and those on the way up.
class FrequentSets {
 public:
  struct Node {
    Item item;
    uint32_t count;   // baskets that hold the set
    uint32_t parent;  // kRoot for a single item
    uint32_t depth;   // items of the set
    uint32_t children_begin, children_end;
  };
  static constexpr uint32_t kRoot = 0xffffffff;

  const std::vector<Node>& nodes() const { return nodes_; }
  // The items of a node's set, rising.
  std::vector<Item> ItemsOf(uint32_t node) const;
  // How many baskets hold `items` (in any order, distinct); 0 if the set is not
  // frequent. O(items · log children).
  uint32_t CountOf(std::span<const Item> items) const;
  // The search ended at `most_sets`.
  bool truncated() const { return truncated_; }

 private:
  friend FrequentSets FindFrequentSets(const Baskets&, uint32_t, int, size_t);
  friend class SetFinder;

  std::vector<Node> nodes_;
  uint32_t roots_ = 0;          // the single items come first
  std::vector<uint32_t> rank_;  // item -> place, rarest first; kNoItem: rare
  bool truncated_ = false;
};

// Sets of 1 to `most_items` items in at least `least_count` > 0 baskets, no
// more than `most_sets` of them.
FrequentSets FindFrequentSets(const Baskets& baskets, uint32_t least_count,
                              int most_items, size_t most_sets = 2'000'000);

}  // namespace shuke::mine

#endif  // SHUKE_MINE_FREQUENT_SETS_H_
