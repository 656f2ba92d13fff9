// Each customer's items are gathered, sorted and made distinct in one scratch
// list, and then laid behind those of the customer before.
#include "core/mine/customer_items.h"

#include <algorithm>

namespace shuke::mine {
namespace {

void Append(std::vector<Item>& items, CustomerItems& out) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  out.item.insert(out.item.end(), items.begin(), items.end());
  out.offset.push_back(static_cast<uint32_t>(out.item.size()));
  items.clear();
}

void Gather(const Baskets& baskets, uint32_t basket, std::vector<Item>& items) {
  const auto held = baskets.Items(basket);
  items.insert(items.end(), held.begin(), held.end());
}

}  // namespace

CustomerItems ItemsEver(const Baskets& baskets, const CustomerBaskets& of) {
  CustomerItems out;
  std::vector<Item> items;
  for (size_t id = 0; id < of.customers(); ++id) {
    for (const uint32_t b : of.Of(static_cast<customers::CustomerId>(id)))
      Gather(baskets, b, items);
    Append(items, out);
  }
  return out;
}

CustomerItems ItemsOfDay(const Baskets& baskets, const CustomerBaskets& of,
                         size_t nth) {
  CustomerItems out;
  std::vector<Item> items;
  for (size_t id = 0; id < of.customers(); ++id) {
    size_t day = 0;
    Day last = kNoDay;
    for (const uint32_t b : of.Of(static_cast<customers::CustomerId>(id))) {
      if (last != kNoDay && baskets.day[b] != last) ++day;
      last = baskets.day[b];
      if (day > nth) break;
      if (day == nth) Gather(baskets, b, items);
    }
    Append(items, out);
  }
  return out;
}

CustomerItems GroupByCustomer(std::vector<ItemOfCustomer> pairs,
                              size_t customers) {
  std::sort(pairs.begin(), pairs.end());
  CustomerItems out;
  std::vector<Item> items;
  size_t at = 0;
  for (size_t id = 0; id < customers; ++id) {
    for (; at < pairs.size() && pairs[at].first == id; ++at)
      items.push_back(pairs[at].second);
    Append(items, out);
  }
  return out;
}

CustomerItems KeepCommon(const CustomerItems& items,
                         std::span<const uint32_t> count, size_t most) {
  CustomerItems out;
  std::vector<Item> kept;
  for (size_t id = 0; id < items.customers(); ++id) {
    const auto all = items.Of(id);
    kept.assign(all.begin(), all.end());
    if (kept.size() > most) {
      std::sort(kept.begin(), kept.end(), [&](Item a, Item b) {
        return count[a] != count[b] ? count[a] > count[b] : a < b;
      });
      kept.resize(most);
    }
    Append(kept, out);
  }
  return out;
}

}  // namespace shuke::mine
