// Item-item collaborative filtering (Sarwar et al. 2001) on the matrix of who
// has bought what at all. Pairs are collected item by item, in an array that is
// as long as there are items and cleared by what was touched.
#include "core/mine/affinity.h"

#include <algorithm>
#include <cmath>

namespace shuke::mine {
namespace {

void FindNeighbours(const CustomerItems& tying, const AffinityOptions& options,
                    Affinity& out) {
  const size_t n = out.buyers.size();
  // item -> customers whose items tie.
  std::vector<uint32_t> offset(n + 1, 0);
  for (const Item item : tying.item) ++offset[item + 1];
  for (size_t i = 0; i < n; ++i) offset[i + 1] += offset[i];
  std::vector<uint32_t> holder(tying.item.size());
  std::vector<uint32_t> next(offset.begin(), offset.end() - 1);
  for (uint32_t id = 0; id + 1 < tying.offset.size(); ++id)
    for (const Item item : tying.Of(id)) holder[next[item]++] = id;

  std::vector<uint32_t> both(n, 0);
  std::vector<Item> touched;
  for (Item item = 0; item < n; ++item) {
    touched.clear();
    for (uint32_t i = offset[item]; i < offset[item + 1]; ++i) {
      for (const Item other : tying.Of(holder[i])) {
        if (other == item) continue;
        if (both[other]++ == 0) touched.push_back(other);
      }
    }
    std::vector<Neighbour>& neighbours = out.neighbours[item];
    for (const Item other : touched) {
      const uint32_t count = both[other];
      both[other] = 0;
      if (count < options.least_customers) continue;
      neighbours.push_back(
          {other, count,
           count / std::sqrt(static_cast<double>(out.buyers[item]) *
                             static_cast<double>(out.buyers[other])),
           static_cast<double>(count) / out.buyers[item]});
    }
    std::sort(neighbours.begin(), neighbours.end(),
              [](const Neighbour& a, const Neighbour& b) {
                return a.cosine != b.cosine ? a.cosine > b.cosine
                                            : a.item < b.item;
              });
    if (neighbours.size() > options.most_neighbours)
      neighbours.resize(options.most_neighbours);
  }
}

}  // namespace

Affinity FindAffinity(const Baskets& baskets, const CustomerItems& owned,
                      std::span<const uint8_t> repeatable,
                      const AffinityOptions& options) {
  Affinity out;
  const size_t n = baskets.items();
  const size_t customers = owned.customers();
  out.buyers.assign(n, 0);
  out.neighbours.resize(n);
  for (const Item item : owned.item) ++out.buyers[item];
  // What items cost is summed over all baskets; that of unidentified ones is
  // taken to be like the rest.
  std::vector<uint32_t> known(n, 0);
  for (size_t b = 0; b < baskets.size(); ++b)
    if (baskets.customer[b] != customers::kNobody)
      for (const Item item : baskets.Items(b)) ++known[item];
  for (Item item = 0; item < n; ++item) {
    out.mean_amount.push_back(out.buyers[item] == 0
                                  ? 0
                                  : baskets.amount_minor[item] /
                                        baskets.count[item] * known[item] /
                                        out.buyers[item]);
  }
  FindNeighbours(KeepCommon(owned, out.buyers, options.most_items), options,
                 out);

  out.next.assign(customers, kNoItem);
  out.potential_minor.assign(customers, 0);
  std::vector<double> score(n, 0), share(n, 0);
  std::vector<Item> touched;
  for (size_t id = 0; id < customers; ++id) {
    const auto own = owned.Of(id);
    touched.clear();
    for (const Item item : own) {
      for (const Neighbour& neighbour : out.neighbours[item]) {
        if (score[neighbour.item] == 0) touched.push_back(neighbour.item);
        score[neighbour.item] += neighbour.cosine;
        share[neighbour.item] =
            std::max(share[neighbour.item], neighbour.share);
      }
    }
    std::vector<Item> candidates;
    for (const Item item : touched) {
      if (repeatable[item] != 0 ||
          !std::binary_search(own.begin(), own.end(), item))
        candidates.push_back(item);
    }
    const auto best = [&](Item a, Item b) {
      return score[a] != score[b] ? score[a] > score[b] : a < b;
    };
    const size_t few = std::min(candidates.size(),
                                static_cast<size_t>(options.recommendations));
    std::partial_sort(candidates.begin(),
                      candidates.begin() + static_cast<ptrdiff_t>(few),
                      candidates.end(), best);
    if (few > 0) out.next[id] = candidates[0];
    for (size_t i = 0; i < few; ++i) {
      const Item item = candidates[i];
      // What is bought again anyway is in the expected value already.
      if (std::binary_search(own.begin(), own.end(), item)) continue;
      out.potential_minor[id] += share[item] * out.mean_amount[item];
    }
    for (const Item item : touched) score[item] = share[item] = 0;
  }
  return out;
}

}  // namespace shuke::mine
