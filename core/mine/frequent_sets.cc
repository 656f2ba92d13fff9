// Eclat (Zaki 2000) on bit sets of conditional baskets. Pairs are counted first
// in one triangle. Then, for each item, rarest first, the baskets that hold it
// are numbered anew, and each item that goes with it often enough gets one bit
// per such basket: all larger sets are ANDs of a few words and a count of bits.
// A set of two whose pair is rare is never tried (Apriori's bound).
#include "core/mine/frequent_sets.h"

#include <algorithm>
#include <bit>

namespace shuke::mine {

class SetFinder {
 public:
  SetFinder(const Baskets& baskets, uint32_t least, size_t most_items,
            size_t most_sets, FrequentSets& out)
      : baskets_(baskets),
        least_(least),
        most_items_(most_items),
        most_sets_(most_sets),
        out_(out) {}

  void Run() {
    RankItems();
    if (item_of_rank_.empty() || most_items_ < 2) return;
    ListByRank();
    CountPairs();
    for (uint32_t rank = 0; rank < item_of_rank_.size(); ++rank) Grow(rank);
  }

 private:
  // A candidate to extend the set in hand: its node and where its bits are.
  struct Extension {
    uint32_t rank;
    uint32_t node;
    size_t bits;
  };

  void RankItems() {
    for (Item item = 0; item < baskets_.items(); ++item)
      if (baskets_.count[item] >= least_) item_of_rank_.push_back(item);
    std::sort(item_of_rank_.begin(), item_of_rank_.end(), [&](Item a, Item b) {
      return baskets_.count[a] != baskets_.count[b]
                 ? baskets_.count[a] < baskets_.count[b]
                 : a < b;
    });
    out_.rank_.assign(baskets_.items(), kNoItem);
    for (uint32_t rank = 0; rank < item_of_rank_.size(); ++rank) {
      const Item item = item_of_rank_[rank];
      out_.rank_[item] = rank;
      out_.nodes_.push_back(
          {item, baskets_.count[item], FrequentSets::kRoot, 1, 0, 0});
    }
    out_.roots_ = static_cast<uint32_t>(item_of_rank_.size());
  }

  // Baskets as rising ranks, and for each rank the baskets that hold it.
  void ListByRank() {
    offset_.push_back(0);
    for (size_t b = 0; b < baskets_.size(); ++b) {
      for (const Item item : baskets_.Items(b))
        if (out_.rank_[item] != kNoItem) ranks_.push_back(out_.rank_[item]);
      std::sort(ranks_.begin() + offset_.back(), ranks_.end());
      offset_.push_back(static_cast<uint32_t>(ranks_.size()));
    }
    const size_t n = item_of_rank_.size();
    holder_offset_.assign(n + 1, 0);
    for (const uint32_t rank : ranks_) ++holder_offset_[rank + 1];
    for (size_t i = 0; i < n; ++i) holder_offset_[i + 1] += holder_offset_[i];
    holder_.resize(ranks_.size());
    std::vector<uint32_t> next(holder_offset_.begin(),
                               holder_offset_.end() - 1);
    for (uint32_t b = 0; b + 1 < offset_.size(); ++b)
      for (uint32_t i = offset_[b]; i < offset_[b + 1]; ++i)
        holder_[next[ranks_[i]]++] = {b, i};
  }

  uint32_t& Pair(uint32_t low, uint32_t high) {
    return pairs_[size_t{high} * (high - 1) / 2 + low];
  }

  void CountPairs() {
    const size_t n = item_of_rank_.size();
    pairs_.assign(n * (n - 1) / 2, 0);
    for (size_t b = 0; b + 1 < offset_.size(); ++b)
      for (uint32_t i = offset_[b]; i < offset_[b + 1]; ++i)
        for (uint32_t j = i + 1; j < offset_[b + 1]; ++j)
          ++Pair(ranks_[i], ranks_[j]);
  }

  uint32_t AddNode(uint32_t rank, uint32_t count, uint32_t parent,
                   uint32_t depth) {
    out_.nodes_.push_back({item_of_rank_[rank], count, parent, depth, 0, 0});
    return static_cast<uint32_t>(out_.nodes_.size() - 1);
  }

  void Grow(uint32_t first) {
    std::vector<Extension> extensions;
    out_.nodes_[first].children_begin =
        static_cast<uint32_t>(out_.nodes_.size());
    for (uint32_t rank = first + 1; rank < item_of_rank_.size(); ++rank) {
      const uint32_t count = Pair(first, rank);
      if (count < least_) continue;
      if (Full()) break;
      extensions.push_back({rank, AddNode(rank, count, first, 2), 0});
    }
    out_.nodes_[first].children_end = static_cast<uint32_t>(out_.nodes_.size());
    if (extensions.size() < 2 || most_items_ < 3) return;

    const size_t holders = holder_offset_[first + 1] - holder_offset_[first];
    words_ = (holders + 63) / 64;
    bits_.assign(extensions.size() * words_, 0);
    slot_.assign(item_of_rank_.size(), kNoItem);
    for (size_t i = 0; i < extensions.size(); ++i) {
      extensions[i].bits = i * words_;
      slot_[extensions[i].rank] = static_cast<uint32_t>(i);
    }
    for (size_t h = 0; h < holders; ++h) {
      const Holder& holder = holder_[holder_offset_[first] + h];
      for (uint32_t i = holder.place + 1; i < offset_[holder.basket + 1]; ++i) {
        const uint32_t slot = slot_[ranks_[i]];
        if (slot != kNoItem)
          bits_[slot * words_ + h / 64] |= uint64_t{1} << (h % 64);
      }
    }
    Extend(extensions, 3);
  }

  // Every extension becomes a prefix in turn, to be extended by those after it.
  void Extend(const std::vector<Extension>& extensions, uint32_t depth) {
    for (size_t i = 0; i + 1 < extensions.size(); ++i) {
      const size_t top = bits_.size();
      std::vector<Extension> next;
      const uint32_t parent = extensions[i].node;
      out_.nodes_[parent].children_begin =
          static_cast<uint32_t>(out_.nodes_.size());
      for (size_t j = i + 1; j < extensions.size(); ++j) {
        if (Pair(extensions[i].rank, extensions[j].rank) < least_) continue;
        const size_t bits = bits_.size();
        bits_.resize(bits + words_);
        const uint64_t* a = bits_.data() + extensions[i].bits;
        const uint64_t* b = bits_.data() + extensions[j].bits;
        uint64_t* both = bits_.data() + bits;
        uint32_t count = 0;
        for (size_t w = 0; w < words_; ++w) {
          both[w] = a[w] & b[w];
          count += static_cast<uint32_t>(std::popcount(both[w]));
        }
        if (count < least_ || Full()) {
          bits_.resize(bits);
          continue;
        }
        next.push_back({extensions[j].rank,
                        AddNode(extensions[j].rank, count, parent, depth),
                        bits});
      }
      out_.nodes_[parent].children_end =
          static_cast<uint32_t>(out_.nodes_.size());
      if (next.size() > 1 && depth < most_items_) Extend(next, depth + 1);
      bits_.resize(top);
    }
  }

  bool Full() {
    if (out_.nodes_.size() < most_sets_) return false;
    out_.truncated_ = true;
    return true;
  }

  struct Holder {
    uint32_t basket;
    uint32_t place;  // of the item in ranks_
  };

  const Baskets& baskets_;
  const uint32_t least_;
  const size_t most_items_;
  const size_t most_sets_;
  FrequentSets& out_;
  std::vector<Item> item_of_rank_;
  std::vector<uint32_t> offset_, ranks_;
  std::vector<uint32_t> holder_offset_;
  std::vector<Holder> holder_;
  std::vector<uint32_t> pairs_;
  std::vector<uint32_t> slot_;
  size_t words_ = 0;
  std::vector<uint64_t> bits_;
};

std::vector<Item> FrequentSets::ItemsOf(uint32_t node) const {
  std::vector<Item> items;
  for (; node != kRoot; node = nodes_[node].parent)
    items.push_back(nodes_[node].item);
  std::sort(items.begin(), items.end());
  return items;
}

uint32_t FrequentSets::CountOf(std::span<const Item> items) const {
  std::vector<uint32_t> ranks;
  for (const Item item : items) {
    if (item >= rank_.size() || rank_[item] == kNoItem) return 0;
    ranks.push_back(rank_[item]);
  }
  if (ranks.empty()) return 0;
  std::sort(ranks.begin(), ranks.end());
  uint32_t node = ranks[0];
  for (size_t i = 1; i < ranks.size(); ++i) {
    const auto begin = nodes_.begin() + nodes_[node].children_begin;
    const auto end = nodes_.begin() + nodes_[node].children_end;
    const auto found = std::lower_bound(begin, end, ranks[i],
                                        [&](const Node& child, uint32_t rank) {
                                          return rank_[child.item] < rank;
                                        });
    if (found == end || rank_[found->item] != ranks[i]) return 0;
    node = static_cast<uint32_t>(found - nodes_.begin());
  }
  return nodes_[node].count;
}

FrequentSets FindFrequentSets(const Baskets& baskets, uint32_t least_count,
                              int most_items, size_t most_sets) {
  FrequentSets out;
  SetFinder(baskets, least_count, static_cast<size_t>(most_items), most_sets,
            out)
      .Run();
  return out;
}

}  // namespace shuke::mine
