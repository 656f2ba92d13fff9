// A leaf's bits are kept under its JSON, which is the same for the same
// meaning: keys sorted, values as parsed. When there are too many, the half
// that was not used for longest goes.
#include "core/segment/rule_cache.h"

#include <algorithm>
#include <bit>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "core/base/hot_loop.h"

namespace shuke::segment {
namespace {

constexpr size_t kWordBits = 64;

size_t WordsFor(size_t customers) {
  return (customers + kWordBits - 1) / kWordBits;
}

// Of the facts that come from models.
constexpr std::string_view kForeseen = "prediction";

std::string KeyOf(const Rule& leaf) {
  return RuleToJson(leaf).dump(-1, ' ', false,
                               nlohmann::json::error_handler_t::replace);
}

// A word of `customers` at a time, by holds(customer).
template <typename Holds>
CustomerBits Pack(size_t customers, Holds holds) {
  CustomerBits bits(WordsFor(customers), 0);
  HotLoop(bits.size(), [&](size_t word) {
    const size_t begin = word * kWordBits;
    const size_t end = std::min(begin + kWordBits, customers);
    uint64_t made = 0;
    for (size_t i = begin; i < end; ++i)
      made |= uint64_t{holds(i)} << (i - begin);
    bits[word] = made;
  });
  return bits;
}

// All ones, but for the bits past the last customer.
CustomerBits Everybody(size_t customers) {
  CustomerBits bits(WordsFor(customers), ~uint64_t{0});
  if (customers % kWordBits != 0) {
    bits.back() = (uint64_t{1} << (customers % kWordBits)) - 1;
  }
  return bits;
}

}  // namespace

std::vector<customers::CustomerId> IdsOf(const CustomerBits& bits) {
  size_t count = 0;
  for (const uint64_t word : bits)
    count += static_cast<size_t>(std::popcount(word));
  std::vector<customers::CustomerId> ids;
  ids.reserve(count);
  for (size_t word = 0; word < bits.size(); ++word) {
    for (uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      ids.push_back(static_cast<customers::CustomerId>(
          word * kWordBits + static_cast<size_t>(std::countr_zero(rest))));
    }
  }
  return ids;
}

bool RuleCache::MayTakeLong(const Rule& rule) const {
  if (rule.kind == Rule::Kind::kFact)
    return Facts()[rule.fact].topic == kForeseen &&
           leaves_.count(KeyOf(rule)) == 0;
  return std::any_of(rule.children.begin(), rule.children.end(),
                     [&](const Rule& child) { return MayTakeLong(child); });
}

const CustomerBits& RuleCache::LeafBits(const Rule& leaf) {
  Refresh();
  std::string key = KeyOf(leaf);
  const auto found = leaves_.find(key);
  if (found != leaves_.end()) {
    found->second.used = ++clock_;
    return found->second.bits;
  }
  if (leaves_.size() >= kLeavesKept) {
    std::vector<uint64_t> used;
    for (const auto& [name, kept] : leaves_) used.push_back(kept.used);
    const auto middle =
        used.begin() + static_cast<std::ptrdiff_t>(used.size() / 2);
    std::nth_element(used.begin(), middle, used.end());
    const uint64_t oldest_kept = *middle;
    std::erase_if(leaves_, [&](const auto& entry) {
      return entry.second.used < oldest_kept;
    });
  }
  ++leaves_computed_;
  Leaf& made = leaves_[std::move(key)];
  const std::vector<uint8_t> matches = EvaluateRule(leaf, facts_);
  made.bits = Pack(matches.size(), [&](size_t i) { return matches[i] != 0; });
  made.used = ++clock_;
  return made.bits;
}

const CustomerBits& RuleCache::Buyers() {
  if (!buyers_.empty()) return buyers_;
  const auto& valid_orders = facts_.inputs().customers.valid_orders;
  buyers_ = Pack(facts_.size(), [&](size_t i) { return valid_orders[i] > 0; });
  return buyers_;
}

CustomerBits RuleCache::Match(const Rule& rule) {
  if (rule.IsLeaf()) return LeafBits(rule);
  CustomerBits all = Everybody(facts_.size());
  if (rule.kind == Rule::Kind::kNot) {
    const CustomerBits inner = Match(rule.children[0]);
    for (size_t i = 0; i < all.size(); ++i) all[i] &= ~inner[i];
    return all;
  }
  const bool every = rule.kind == Rule::Kind::kAll;
  CustomerBits bits =
      every ? std::move(all) : CustomerBits(WordsFor(facts_.size()), 0);
  for (const Rule& child : rule.children) {
    const CustomerBits other = Match(child);
    for (size_t i = 0; i < bits.size(); ++i) {
      bits[i] = every ? bits[i] & other[i] : bits[i] | other[i];
    }
  }
  return bits;
}

CustomerBits RuleCache::MatchBuyers(const Rule& rule) {
  CustomerBits bits = Match(rule);
  const CustomerBits& buyers = Buyers();
  for (size_t i = 0; i < bits.size(); ++i) bits[i] &= buyers[i];
  return bits;
}

SegmentSize RuleCache::Size(const Rule& rule) {
  return SizeOf(MatchBuyers(rule));
}

std::optional<SegmentSize> RuleCache::SizeAtOnce(const Rule& rule) {
  Refresh();
  if (MayTakeLong(rule)) return std::nullopt;
  return Size(rule);
}

SegmentSize RuleCache::SizeOf(const CustomerBits& bits) const {
  const auto& net_minor = facts_.inputs().customers.net_minor;
  SegmentSize size;
  HotLoop(bits.size(), [&](size_t word) {
    for (uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      ++size.customers;
      size.revenue_minor +=
          net_minor[word * kWordBits + std::countr_zero(rest)];
    }
  });
  return size;
}

void RuleCache::Refresh() {
  if (drops_ == facts_.drops()) return;
  leaves_.clear();
  drops_ = facts_.drops();
}

}  // namespace shuke::segment
