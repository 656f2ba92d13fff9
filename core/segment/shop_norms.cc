#include "core/segment/shop_norms.h"

#include <algorithm>

namespace shuke::segment {
namespace {

using customers::kNobody;
using table::kEmptyString;
using table::kNoMoney;
using table::Minor;
using table::MoneyField;
using table::OrderKind;
using table::StringId;
using table::TextField;

uint64_t KeyOf(StringId category, int step) {
  return uint64_t{category} << 32 | static_cast<uint32_t>(step);
}

template <typename T>
T LowerMedian(std::vector<T>& values) {
  if (values.empty()) return 0;
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

ShopNorms::ShopNorms(const table::Orders& orders,
                     const table::OrderLines& lines,
                     const customers::Customers& customers,
                     const OrderTraits& traits, Day as_of)
    : lines_(lines), traits_(traits), as_of_(as_of) {
  std::vector<int32_t> items;
  std::vector<int16_t> deliveries;
  for (size_t order = 0; order < orders.size(); ++order) {
    if (orders.kind[order] != OrderKind::kValid) continue;
    if (customers.of_order[order] == kNobody) continue;
    items.push_back(orders.items[order]);
    if (traits.delivery_days[order] != kNoDelivery)
      deliveries.push_back(traits.delivery_days[order]);
    const Day day = orders.day[order];
    const auto step = static_cast<size_t>(StepOf(day));
    if (discounts_.size() <= step) discounts_.resize(step + 1);
    ++discounts_[step].orders;
    discounts_[step].discounted += traits.Has(kDiscounted, order);

    const auto rows = orders.Lines(order);
    for (const uint32_t line : rows) {
      const StringId product = lines.Text(TextField::kProduct, line);
      if (product != kEmptyString) {
        Sold& sold = sold_[product];
        sold.last = std::max(sold.last, day);
        ++sold.lines;
      }
      const StringId category = CategoryOf(line);
      if (category == kEmptyString) continue;
      const int64_t quantity =
          lines.quantity.empty() ? 1 : int64_t{lines.quantity[line]};
      if (quantity <= 0) continue;
      // What the line came to; an order with one row came to that.
      Minor amount = lines.Money(MoneyField::kLineAmount, line);
      if (amount == kNoMoney && rows.size() == 1)
        amount = orders.gross_minor[order];
      if (amount == kNoMoney || amount <= 0) continue;
      Price& price = prices_[KeyOf(category, static_cast<int>(step))];
      price.net_minor += amount;
      price.items += quantity;
    }
  }
  median_items = LowerMedian(items);
  median_delivery_days = LowerMedian(deliveries);
}

StringId ShopNorms::CategoryOf(uint32_t line) const {
  return lines_.Text(
      traits_.knows_categories ? TextField::kCategory : TextField::kProduct,
      line);
}

ShopNorms::Sold ShopNorms::SoldOf(StringId product) const {
  const auto found = sold_.find(product);
  return found == sold_.end() ? Sold{} : found->second;
}

ShopNorms::Price ShopNorms::PriceUntil(StringId category, Day until,
                                       int days) const {
  Price sum;
  const int first = StepOf(until), steps = (days + kStepDays - 1) / kStepDays;
  for (int step = first; step < first + steps; ++step) {
    const auto found = prices_.find(KeyOf(category, step));
    if (found == prices_.end()) continue;
    sum.net_minor += found->second.net_minor;
    sum.items += found->second.items;
  }
  return sum;
}

ShopNorms::Discounts ShopNorms::DiscountsUntil(Day until, int days) const {
  Discounts sum;
  const int first = StepOf(until), steps = (days + kStepDays - 1) / kStepDays;
  for (int step = first; step < first + steps; ++step) {
    if (static_cast<size_t>(step) >= discounts_.size()) break;
    sum.orders += discounts_[static_cast<size_t>(step)].orders;
    sum.discounted += discounts_[static_cast<size_t>(step)].discounted;
  }
  return sum;
}

}  // namespace shuke::segment
