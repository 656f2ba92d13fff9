#include "core/mine/rule_baskets.h"

#include <algorithm>

namespace shuke::mine {
namespace {

// Baskets one after the other, over the items of others.
class Builder {
 public:
  explicit Builder(const Baskets& from) {
    out_.name = from.name;
    out_.amount_minor = from.amount_minor;
    out_.offset.push_back(0);
  }

  void Add(std::span<const Item> items) {
    basket_.insert(basket_.end(), items.begin(), items.end());
  }

  void End(customers::CustomerId customer, Day day) {
    std::sort(basket_.begin(), basket_.end());
    basket_.erase(std::unique(basket_.begin(), basket_.end()), basket_.end());
    out_.item.insert(out_.item.end(), basket_.begin(), basket_.end());
    out_.offset.push_back(static_cast<uint32_t>(out_.item.size()));
    out_.customer.push_back(customer);
    out_.day.push_back(day);
    basket_.clear();
  }

  Baskets Take() {
    out_.count.assign(out_.items(), 0);
    for (const Item item : out_.item) ++out_.count[item];
    return std::move(out_);
  }

 private:
  std::vector<Item> basket_;
  Baskets out_;
};

Baskets Join(const Baskets& baskets, const CustomerBaskets& of,
             int window_days) {
  Builder builder(baskets);
  for (size_t b = 0; b < baskets.size(); ++b) {
    if (baskets.customer[b] != customers::kNobody) continue;
    builder.Add(baskets.Items(b));
    builder.End(customers::kNobody, baskets.day[b]);
  }
  for (size_t id = 0; id < of.customers(); ++id) {
    const auto customer = static_cast<customers::CustomerId>(id);
    const auto own = of.Of(customer);
    for (size_t i = 0; i < own.size();) {
      const Day first = baskets.day[own[i]];
      for (; i < own.size() && baskets.day[own[i]] < first + window_days; ++i)
        builder.Add(baskets.Items(own[i]));
      builder.End(customer, first);
    }
  }
  return builder.Take();
}

RuleBaskets Cut(const Baskets& baskets, size_t most_items) {
  Builder builder(baskets);
  uint32_t cut = 0;
  std::vector<Item> kept;
  for (size_t b = 0; b < baskets.size(); ++b) {
    const auto items = baskets.Items(b);
    kept.assign(items.begin(), items.end());
    if (kept.size() > most_items) {
      ++cut;
      std::sort(kept.begin(), kept.end(), [&](Item x, Item y) {
        return baskets.count[x] != baskets.count[y]
                   ? baskets.count[x] > baskets.count[y]
                   : x < y;
      });
      kept.resize(most_items);
    }
    builder.Add(kept);
    builder.End(baskets.customer[b], baskets.day[b]);
  }
  return {builder.Take(), cut};
}

}  // namespace

RuleBaskets BasketsForRules(const Baskets& baskets, const CustomerBaskets& of,
                            int window_days, int most_items) {
  const auto most = static_cast<size_t>(most_items);
  return window_days > 0 ? Cut(Join(baskets, of, window_days), most)
                         : Cut(baskets, most);
}

}  // namespace shuke::mine
