#include "core/mine/baskets.h"

#include <algorithm>
#include <numeric>

#include "core/table/line_products.h"

namespace shuke::mine {
namespace {

using table::kEmptyString;
using table::MoneyField;
using table::StringId;
using table::TextField;

// Numbers items in order of first sight; Finish renumbers them by name.
class Collector {
 public:
  explicit Collector(const table::Dictionary& dictionary)
      : dictionary_(dictionary), item_of_key_(dictionary.size(), kNoItem) {
    out_.offset.push_back(0);
  }

  void Add(StringId key, StringId name, double amount, uint32_t units) {
    Item& item = item_of_key_[key];
    if (item == kNoItem) {
      item = static_cast<Item>(out_.name.size());
      out_.name.push_back(name);
      out_.amount_minor.push_back(0);
      keys_.push_back(key);
    } else if (dictionary_.At(name) < dictionary_.At(out_.name[item])) {
      out_.name[item] = name;  // of several names, the first by bytes
    }
    out_.amount_minor[item] += amount;
    basket_.push_back({item, units});
  }

  void EndBasket(customers::CustomerId customer, Day day) {
    if (basket_.empty()) return;
    std::sort(basket_.begin(), basket_.end(), ByItem);
    const size_t first = out_.item.size();
    for (const Entry& entry : basket_) {
      if (out_.item.size() > first && out_.item.back() == entry.item) {
        out_.units.back() += entry.units;
      } else {
        out_.item.push_back(entry.item);
        out_.units.push_back(entry.units);
      }
    }
    out_.offset.push_back(static_cast<uint32_t>(out_.item.size()));
    out_.customer.push_back(customer);
    out_.day.push_back(day);
    basket_.clear();
  }

  Baskets Finish() {
    Renumber();
    out_.count.assign(out_.items(), 0);
    for (const Item item : out_.item) ++out_.count[item];
    return std::move(out_);
  }

 private:
  struct Entry {
    Item item;
    uint32_t units;
  };
  static bool ByItem(const Entry& a, const Entry& b) { return a.item < b.item; }

  void Renumber() {
    std::vector<Item> order(out_.items()), number(out_.items());
    std::iota(order.begin(), order.end(), Item{0});
    std::sort(order.begin(), order.end(), [&](Item a, Item b) {
      const auto name_a = dictionary_.At(out_.name[a]);
      const auto name_b = dictionary_.At(out_.name[b]);
      if (name_a != name_b) return name_a < name_b;
      return dictionary_.At(keys_[a]) < dictionary_.At(keys_[b]);
    });
    std::vector<StringId> name;
    std::vector<double> amount;
    for (size_t i = 0; i < order.size(); ++i) {
      number[order[i]] = static_cast<Item>(i);
      name.push_back(out_.name[order[i]]);
      amount.push_back(out_.amount_minor[order[i]]);
    }
    out_.name.swap(name);
    out_.amount_minor.swap(amount);
    for (size_t b = 0; b < out_.size(); ++b) {
      basket_.clear();
      for (size_t i = out_.offset[b]; i < out_.offset[b + 1]; ++i)
        basket_.push_back({number[out_.item[i]], out_.units[i]});
      std::sort(basket_.begin(), basket_.end(), ByItem);
      for (size_t k = 0; k < basket_.size(); ++k) {
        out_.item[out_.offset[b] + k] = basket_[k].item;
        out_.units[out_.offset[b] + k] = basket_[k].units;
      }
    }
  }

  const table::Dictionary& dictionary_;
  std::vector<Item> item_of_key_;
  std::vector<StringId> keys_;
  std::vector<Entry> basket_;
  Baskets out_;
};

// What a line cost; without its own amount, its share of the order.
double AmountOf(const table::Orders& orders, const table::OrderLines& lines,
                size_t order, uint32_t line) {
  table::Minor amount = lines.Money(MoneyField::kLineAmount, line);
  if (amount == table::kNoMoney) {
    const table::Minor price = lines.Money(MoneyField::kUnitPrice, line);
    const int64_t quantity = lines.quantity.empty() ? 1 : lines.quantity[line];
    if (price != table::kNoMoney) amount = price * quantity;
  }
  if (amount == table::kNoMoney) {
    return static_cast<double>(orders.NetMinor(order)) /
           static_cast<double>(orders.Lines(order).size());
  }
  const table::Minor refund = lines.Money(MoneyField::kLineRefund, line);
  return static_cast<double>(amount) -
         (refund == table::kNoMoney ? 0 : static_cast<double>(refund));
}

// How many each of `named` items of a line is, 1 at least.
uint32_t UnitsOf(const table::OrderLines& lines, uint32_t line, size_t named) {
  if (lines.quantity.empty()) return 1;
  const int64_t each =
      lines.quantity[line] / static_cast<int64_t>(std::max<size_t>(named, 1));
  return static_cast<uint32_t>(std::max<int64_t>(each, 1));
}

bool IsReturn(const table::OrderLines& lines, uint32_t line) {
  if (!lines.quantity.empty() && lines.quantity[line] < 0) return true;
  if ((lines.flags[line] & table::kCancelling) != 0) return true;
  const table::Minor amount = lines.Money(MoneyField::kLineAmount, line);
  return amount != table::kNoMoney && amount < 0;
}

}  // namespace

Baskets BasketsOfOrders(const table::Orders& orders,
                        const table::OrderLines& lines,
                        const table::Dictionary& dictionary,
                        const customers::Customers& customers, Day as_of,
                        StringId currency, Level level) {
  Collector collector(dictionary);
  const table::LineProducts products(lines, dictionary);
  for (size_t order = 0; order < orders.size(); ++order) {
    if (orders.kind[order] != table::OrderKind::kValid ||
        orders.day[order] > as_of || orders.currency[order] != currency) {
      continue;
    }
    for (const uint32_t line : orders.Lines(order)) {
      if (IsReturn(lines, line)) continue;
      const double amount = AmountOf(orders, lines, order, line);
      if (level == Level::kCategory) {
        const StringId name = lines.Text(TextField::kCategory, line);
        if (name != kEmptyString)
          collector.Add(name, name, amount, UnitsOf(lines, line, 1));
        continue;
      }
      const auto keys = products.Of(line);
      const StringId title = lines.Text(TextField::kProduct, line);
      for (const StringId key : keys) {
        const bool by_title = keys.size() > 1 || title == kEmptyString;
        collector.Add(key, by_title ? key : title,
                      amount / static_cast<double>(keys.size()),
                      UnitsOf(lines, line, keys.size()));
      }
    }
    collector.EndBasket(customers.of_order[order], orders.day[order]);
  }
  return collector.Finish();
}

Baskets BasketsOfLists(const std::vector<std::vector<StringId>>& lists,
                       const table::Dictionary& dictionary) {
  Collector collector(dictionary);
  for (const std::vector<StringId>& list : lists) {
    for (const StringId name : list) collector.Add(name, name, 0, 1);
    collector.EndBasket(customers::kNobody, kNoDay);
  }
  return collector.Finish();
}

CustomerBaskets ByCustomer(const Baskets& baskets, size_t customers) {
  CustomerBaskets out;
  out.offset.assign(customers + 1, 0);
  for (const customers::CustomerId id : baskets.customer)
    if (id != customers::kNobody) ++out.offset[id + 1];
  for (size_t i = 0; i < customers; ++i) out.offset[i + 1] += out.offset[i];
  out.basket.resize(out.offset.back());
  std::vector<uint32_t> next(out.offset.begin(), out.offset.end() - 1);
  for (uint32_t b = 0; b < baskets.size(); ++b)
    if (baskets.customer[b] != customers::kNobody)
      out.basket[next[baskets.customer[b]]++] = b;
  // Orders of one day stay in the order of the items they hold.
  for (size_t i = 0; i < customers; ++i) {
    std::sort(out.basket.begin() + out.offset[i],
              out.basket.begin() + out.offset[i + 1],
              [&](uint32_t a, uint32_t b) {
                if (baskets.day[a] != baskets.day[b])
                  return baskets.day[a] < baskets.day[b];
                const auto x = baskets.Items(a), y = baskets.Items(b);
                return std::lexicographical_compare(x.begin(), x.end(),
                                                    y.begin(), y.end());
              });
  }
  return out;
}

}  // namespace shuke::mine
