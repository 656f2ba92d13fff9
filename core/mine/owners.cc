#include "core/mine/owners.h"

#include <algorithm>
#include <iterator>

namespace shuke::mine {

Owners::Owners(const Baskets& baskets) {
  std::vector<std::pair<Item, customers::CustomerId>> entries;
  for (size_t b = 0; b < baskets.size(); ++b) {
    if (baskets.customer[b] == customers::kNobody) continue;
    for (const Item item : baskets.Items(b))
      entries.emplace_back(item, baskets.customer[b]);
  }
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  offset_.assign(baskets.items() + 1, 0);
  for (const auto& [item, customer] : entries) {
    ++offset_[item + 1];
    customer_.push_back(customer);
  }
  for (size_t i = 0; i < baskets.items(); ++i) offset_[i + 1] += offset_[i];
}

std::vector<customers::CustomerId> Owners::BoughtNotYet(
    std::span<const Item> bought, Item not_yet) const {
  if (bought.empty()) return {};
  const auto first = Of(bought[0]);
  std::vector<customers::CustomerId> left(first.begin(), first.end()), next;
  for (size_t i = 1; i < bought.size(); ++i) {
    const auto other = Of(bought[i]);
    next.clear();
    std::set_intersection(left.begin(), left.end(), other.begin(), other.end(),
                          std::back_inserter(next));
    left.swap(next);
  }
  const auto without = Of(not_yet);
  next.clear();
  std::set_difference(left.begin(), left.end(), without.begin(), without.end(),
                      std::back_inserter(next));
  return next;
}

}  // namespace shuke::mine
