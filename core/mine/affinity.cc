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
    out.knows_related |= !neighbours.empty();
    if (neighbours.size() > options.most_neighbours)
      neighbours.resize(options.most_neighbours);
  }
}

// The scores of items for one customer after the other, in arrays that are
// cleared by what was touched.
class Scores {
 public:
  explicit Scores(size_t items)
      : score_(items, 0),
        share_(items, 0),
        largest_share_(items, 0),
        closest_(items, 0),
        because_(items, kNoItem) {}

  std::vector<Recommendation> Best(const Affinity& affinity,
                                   std::span<const Item> own,
                                   std::span<const uint8_t> repeatable,
                                   int most) {
    touched_.clear();
    for (const Item item : own) {
      for (const Neighbour& neighbour : affinity.neighbours[item]) {
        const Item other = neighbour.item;
        if (score_[other] == 0) touched_.push_back(other);
        score_[other] += neighbour.cosine;
        largest_share_[other] =
            std::max(largest_share_[other], neighbour.share);
        if (neighbour.cosine > closest_[other]) {
          closest_[other] = neighbour.cosine;
          because_[other] = item;
          share_[other] = neighbour.share;
        }
      }
    }
    std::vector<Recommendation> best;
    for (const Item item : touched_) {
      if (repeatable[item] != 0 ||
          !std::binary_search(own.begin(), own.end(), item))
        best.push_back({item, score_[item], because_[item], share_[item],
                        largest_share_[item]});
      score_[item] = largest_share_[item] = closest_[item] = 0;
    }
    const size_t few = std::min(best.size(), static_cast<size_t>(most));
    std::partial_sort(
        best.begin(), best.begin() + static_cast<ptrdiff_t>(few), best.end(),
        [](const Recommendation& a, const Recommendation& b) {
          return a.score != b.score ? a.score > b.score : a.item < b.item;
        });
    best.resize(few);
    return best;
  }

 private:
  std::vector<double> score_, share_, largest_share_, closest_;
  std::vector<Item> because_;
  std::vector<Item> touched_;
};

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
  Scores scores(n);
  for (size_t id = 0; id < customers; ++id) {
    const auto own = owned.Of(id);
    const auto best =
        scores.Best(out, own, repeatable, options.recommendations);
    if (!best.empty()) out.next[id] = best[0].item;
    for (const Recommendation& offer : best) {
      // What is bought again anyway is in the expected value already.
      if (std::binary_search(own.begin(), own.end(), offer.item)) continue;
      out.potential_minor[id] +=
          offer.largest_share * out.mean_amount[offer.item];
    }
  }
  return out;
}

std::vector<Recommendation> Recommend(const Affinity& affinity,
                                      std::span<const Item> own,
                                      std::span<const uint8_t> repeatable,
                                      int most) {
  return Scores(affinity.buyers.size()).Best(affinity, own, repeatable, most);
}

}  // namespace shuke::mine
