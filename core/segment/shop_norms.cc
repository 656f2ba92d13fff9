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
    : orders_(orders),
      lines_(lines),
      customers_(customers),
      traits_(traits),
      as_of_(as_of) {
  std::vector<int32_t> items;
  std::vector<int16_t> deliveries;
  for (size_t order = 0; order < orders.size(); ++order) {
    if (!Counts(order)) continue;
    items.push_back(orders.items[order]);
    if (traits.delivery_days[order] != kNoDelivery)
      deliveries.push_back(traits.delivery_days[order]);
  }
  median_items = LowerMedian(items);
  median_delivery_days = LowerMedian(deliveries);
}

bool ShopNorms::Counts(size_t order) const {
  return orders_.kind[order] == OrderKind::kValid &&
         customers_.of_order[order] != kNobody;
}

const ShopNorms::Goods& ShopNorms::goods() const {
  if (goods_ != nullptr) return *goods_;
  goods_ = std::make_unique<Goods>();
  for (size_t order = 0; order < orders_.size(); ++order) {
    if (Counts(order)) AddGoods(order, *goods_);
  }
  return *goods_;
}

void ShopNorms::AddGoods(size_t order, Goods& goods) const {
  const Day day = orders_.day[order];
  const auto step = static_cast<size_t>(StepOf(day));
  if (goods.discounts.size() <= step) goods.discounts.resize(step + 1);
  ++goods.discounts[step].orders;
  goods.discounts[step].discounted += traits_.Has(kDiscounted, order);

  const auto rows = orders_.Lines(order);
  for (const uint32_t line : rows) {
    const StringId product = lines_.Text(TextField::kProduct, line);
    if (product != kEmptyString) {
      Sold& sold = goods.sold[product];
      sold.last = std::max(sold.last, day);
      ++sold.lines;
    }
    const StringId category = CategoryOf(line);
    if (category == kEmptyString) continue;
    const int64_t quantity =
        lines_.quantity.empty() ? 1 : int64_t{lines_.quantity[line]};
    if (quantity <= 0) continue;
    // What the line came to; an order with one row came to that.
    Minor amount = lines_.Money(MoneyField::kLineAmount, line);
    if (amount == kNoMoney && rows.size() == 1)
      amount = orders_.gross_minor[order];
    if (amount == kNoMoney || amount <= 0) continue;
    Price& price = goods.prices[KeyOf(category, static_cast<int>(step))];
    price.net_minor += amount;
    price.items += quantity;
  }
}

StringId ShopNorms::CategoryOf(uint32_t line) const {
  return lines_.Text(
      traits_.knows_categories ? TextField::kCategory : TextField::kProduct,
      line);
}

ShopNorms::Sold ShopNorms::SoldOf(StringId product) const {
  const auto found = goods().sold.find(product);
  return found == goods().sold.end() ? Sold{} : found->second;
}

ShopNorms::Price ShopNorms::PriceUntil(StringId category, Day until,
                                       int days) const {
  Price sum;
  const int first = StepOf(until), steps = (days + kStepDays - 1) / kStepDays;
  for (int step = first; step < first + steps; ++step) {
    const auto found = goods().prices.find(KeyOf(category, step));
    if (found == goods().prices.end()) continue;
    sum.net_minor += found->second.net_minor;
    sum.items += found->second.items;
  }
  return sum;
}

ShopNorms::Discounts ShopNorms::DiscountsUntil(Day until, int days) const {
  Discounts sum;
  const int first = StepOf(until), steps = (days + kStepDays - 1) / kStepDays;
  for (int step = first; step < first + steps; ++step) {
    if (static_cast<size_t>(step) >= goods().discounts.size()) break;
    sum.orders += goods().discounts[static_cast<size_t>(step)].orders;
    sum.discounted += goods().discounts[static_cast<size_t>(step)].discounted;
  }
  return sum;
}

}  // namespace shuke::segment
