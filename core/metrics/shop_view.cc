// Each word of the filter is looked up once; an order is then tested by ids.
#include "core/metrics/shop_view.h"

#include <algorithm>
#include <string>

#include "core/metrics/calendar.h"

namespace shuke::metrics {
namespace {

using customers::CustomerId;
using table::OrderKind;
using table::StringId;
using table::TextField;

// The ids of those words that occur at all.
class Words {
 public:
  Words(const table::Dictionary& dictionary,
        const std::vector<std::string>& words)
      : any_(words.empty()) {
    for (const std::string& word : words) {
      StringId id = table::kEmptyString;
      if (dictionary.Find(word, id)) ids_.push_back(id);
    }
  }
  bool any() const { return any_; }
  bool Has(StringId id) const {
    return any_ || std::find(ids_.begin(), ids_.end(), id) != ids_.end();
  }

 private:
  bool any_;
  std::vector<StringId> ids_;
};

bool IsMonthEnd(Day day) { return CivilFromDay(day + 1).day == 1; }

}  // namespace

StringId PlatformOf(const ShopInputs& inputs, uint32_t order) {
  return inputs
      .platform_of_file[inputs.lines.file[inputs.orders.Lines(order).front()]];
}

StringId ShopOf(const ShopInputs& inputs, uint32_t order) {
  for (const uint32_t line : inputs.orders.Lines(order)) {
    const StringId shop = inputs.lines.Text(TextField::kShop, line);
    if (shop != table::kEmptyString) return shop;
  }
  return table::kEmptyString;
}

DayRange RangeBefore(const DayRange& range) {
  if (CivilFromDay(range.from).day == 1 && IsMonthEnd(range.to)) {
    const int months = MonthNumber(range.to) - MonthNumber(range.from) + 1;
    return {AddMonths(range.from, -months), range.from - 1};
  }
  return {range.from - (range.to - range.from + 1), range.from - 1};
}

ShopView MakeShopView(const ShopInputs& inputs, const ShopFilter& filter,
                      int period_months) {
  ShopView view;
  view.range.to = std::min(filter.to.value_or(inputs.as_of), inputs.as_of);
  view.range.from =
      filter.from.value_or(AddMonths(view.range.to, -period_months) + 1);
  view.previous = RangeBefore(view.range);

  const Words platforms(inputs.dictionary, filter.platforms);
  const Words shops(inputs.dictionary, filter.shops);
  const Words categories(inputs.dictionary, filter.categories);
  const table::Orders& orders = inputs.orders;
  const auto passes = [&](uint32_t order) {
    if (orders.day[order] > view.range.to ||
        orders.currency[order] != inputs.currency) {
      return false;
    }
    if (!platforms.any() && !platforms.Has(PlatformOf(inputs, order)))
      return false;
    if (!shops.any() && !shops.Has(ShopOf(inputs, order))) return false;
    if (categories.any()) return true;
    const auto lines = orders.Lines(order);
    return std::any_of(lines.begin(), lines.end(), [&](uint32_t line) {
      return categories.Has(inputs.lines.Text(TextField::kCategory, line));
    });
  };

  std::vector<uint8_t> inside(orders.size(), 0);
  for (uint32_t order = 0; order < orders.size(); ++order) {
    if (!passes(order)) continue;
    inside[order] = 1;
    view.orders.push_back(order);
    view.first_day = view.first_day == kNoDay
                         ? orders.day[order]
                         : std::min(view.first_day, orders.day[order]);
  }

  const customers::Customers& people = inputs.customers;
  view.offset.reserve(people.size() + 1);
  view.first_purchase.assign(people.size(), kNoDay);
  for (CustomerId customer = 0; customer < people.size(); ++customer) {
    view.offset.push_back(static_cast<uint32_t>(view.day.size()));
    for (uint32_t i = people.purchase_offset[customer];
         i < people.purchase_offset[customer + 1]; ++i) {
      if (inside[people.purchase_order[i]] == 0) continue;
      if (view.first_purchase[customer] == kNoDay)
        view.first_purchase[customer] = people.purchase_day[i];
      view.day.push_back(people.purchase_day[i]);
      view.net_minor.push_back(people.purchase_net_minor[i]);
      view.order.push_back(people.purchase_order[i]);
    }
  }
  view.offset.push_back(static_cast<uint32_t>(view.day.size()));
  return view;
}

}  // namespace shuke::metrics
