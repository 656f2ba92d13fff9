// RuleCache: the answers of rules as bits, kept leaf by leaf, so that whoever
// edits a rule waits for the one leaf that changed.
#ifndef SHUKE_SEGMENT_RULE_CACHE_H_
#define SHUKE_SEGMENT_RULE_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/segment/facts.h"
#include "core/segment/rule.h"
#include "core/segment/sizes.h"

namespace shuke::segment {

// One bit per customer, 64 to a word, the lowest bit first. Bits past the last
// customer are 0.
using CustomerBits = std::vector<uint64_t>;

// The customers whose bit is 1, rising.
std::vector<customers::CustomerId> IdsOf(const CustomerBits& bits);

class RuleCache {
 public:
  // A leaf takes an eighth of a byte a customer: 128 of them 16 MB for a
  // million.
  static constexpr size_t kLeavesKept = 128;

  // `facts` must outlive the cache. When it drops columns, so does the cache
  // its leaves.
  explicit RuleCache(FactTable& facts) : facts_(facts) {}

  // The customers for whom the rule holds, with a valid order or not. A leaf
  // seen before costs nothing, a new one O(customers); putting them together
  // O(customers / 64) a node.
  CustomerBits Match(const Rule& rule);
  // Of those, the ones with a valid order, and their net amount ever.
  SegmentSize Size(const Rule& rule);
  // The same, unless a part of it asks what models foresee and was not computed
  // yet: that may take long, and then there is nothing.
  std::optional<SegmentSize> SizeAtOnce(const Rule& rule);
  // Whether each is a customer with a valid order for whom the rule holds.
  CustomerBits MatchBuyers(const Rule& rule);
  SegmentSize SizeOf(const CustomerBits& bits) const;

  // Leaves computed ever: what the tests count.
  size_t leaves_computed() const { return leaves_computed_; }

 private:
  struct Leaf {
    CustomerBits bits;
    uint64_t used = 0;
  };

  const CustomerBits& LeafBits(const Rule& leaf);
  bool MayTakeLong(const Rule& rule) const;
  const CustomerBits& Buyers();

  // Forgets everything if the facts dropped something.
  void Refresh();

  FactTable& facts_;
  uint64_t drops_ = 0;  // of `facts_` when `leaves_` was filled
  std::unordered_map<std::string, Leaf> leaves_;  // by the leaf's JSON
  CustomerBits buyers_;
  uint64_t clock_ = 0;
  size_t leaves_computed_ = 0;
};

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_RULE_CACHE_H_
