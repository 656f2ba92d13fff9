// Affinity: customers like this one also bought.
#ifndef SHUKE_MINE_AFFINITY_H_
#define SHUKE_MINE_AFFINITY_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/mine/baskets.h"
#include "core/mine/customer_items.h"

namespace shuke::mine {

// Another item that buyers of one item have, too.
struct Neighbour {
  Item item;
  uint32_t customers;  // who have both
  double cosine;       // both / √(buyers · buyers)
  double share;        // of the item's buyers who have the neighbour, too
};

// What to offer a customer.
struct Recommendation {
  Item item;
  double score;          // the sum of its cosines to what they have
  Item because;          // what they have that it goes with most
  double share;          // of the buyers of `because` who have it
  double largest_share;  // of the buyers of anything they have who have it
};

struct Affinity {
  std::vector<uint32_t> buyers;     // item -> customers
  std::vector<double> mean_amount;  // item -> what a buyer spent on it, minor
  std::vector<std::vector<Neighbour>> neighbours;  // item -> best first

  // By customer id: the item of the highest score, and what the best few would
  // add if the customer bought each as often as the buyers of a related item
  // do, for what its buyers spent on it (minor units). kNoItem and 0 for who
  // has bought nothing or nothing has neighbours.
  std::vector<Item> next;
  std::vector<double> potential_minor;
  // Whether anything has neighbours: else what they would add is not known.
  bool knows_related = false;
};

struct AffinityOptions {
  uint32_t least_customers;  // who have both, for a neighbour to count
  int recommendations;       // that the potential counts
  size_t most_neighbours = 20;
  // A customer's most common items beyond this many do not tie items together.
  size_t most_items = 100;
};

// The score of an item for a customer is the sum of its cosines to what they
// have. Never recommends what they have unless `repeatable` (by item) says that
// it is bought again. `owned` is ItemsEver of the baskets. O(Σ items of a
// customer² + customers × items × neighbours).
Affinity FindAffinity(const Baskets& baskets, const CustomerItems& owned,
                      std::span<const uint8_t> repeatable,
                      const AffinityOptions& options);

// The best `most` for one customer who has `own`, best first; ties by item.
std::vector<Recommendation> Recommend(const Affinity& affinity,
                                      std::span<const Item> own,
                                      std::span<const uint8_t> repeatable,
                                      int most);

}  // namespace shuke::mine

#endif  // SHUKE_MINE_AFFINITY_H_
