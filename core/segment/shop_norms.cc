#include "core/segment/shop_norms.h"

#include <algorithm>
#include <map>

#include "core/base/hot_loop.h"

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

// The lower median of numbers most of which are small: counted, not sorted.
class CountedMedian {
 public:
  void Add(int32_t value) {
    if (value >= 0 && value < kSmall) {
      ++small_[static_cast<size_t>(value)];
    } else {
      ++others_[value];
    }
    ++count_;
  }

  // 0 without any number.
  int32_t Lower() const {
    if (count_ == 0) return 0;
    size_t before = (count_ - 1) / 2;  // so many stand before it
    const auto is_it = [&](size_t same) {
      if (before < same) return true;
      before -= same;
      return false;
    };
    const auto large = others_.lower_bound(0);
    for (auto at = others_.begin(); at != large; ++at)
      if (is_it(at->second)) return at->first;
    for (int32_t value = 0; value < kSmall; ++value)
      if (is_it(small_[static_cast<size_t>(value)])) return value;
    for (auto at = large; at != others_.end(); ++at)
      if (is_it(at->second)) return at->first;
    return 0;
  }

 private:
  static constexpr int32_t kSmall = 1024;
  std::vector<size_t> small_ = std::vector<size_t>(kSmall);
  std::map<int32_t, size_t> others_;
  size_t count_ = 0;
};

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
  CountedMedian items, deliveries;
  HotLoop(orders.size(), [&](size_t order) {
    if (!Counts(order)) return;
    items.Add(orders.items[order]);
    const int16_t days = traits.DeliveryDays(order);
    if (days != kNoDelivery) deliveries.Add(days);
  });
  median_items = items.Lower();
  median_delivery_days = deliveries.Lower();
}

bool ShopNorms::Counts(size_t order) const {
  return orders_.kind[order] == OrderKind::kValid &&
         customers_.of_order[order] != kNobody;
}

const ShopNorms::Goods& ShopNorms::goods() const {
  if (goods_ != nullptr) return *goods_;
  goods_ = std::make_unique<Goods>();
  HotLoop(orders_.size(), [&](size_t order) {
    if (Counts(order)) AddGoods(order, *goods_);
  });
  goods_->sold.Sort();
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
    if (product != kEmptyString) goods.sold.AddProduct(product, day);
    const StringId category = traits_.CategoryOf(lines_, line);
    if (category == kEmptyString) continue;
    const int64_t quantity =
        lines_.quantity.empty() ? 1 : int64_t{lines_.quantity[line]};
    if (quantity <= 0) continue;
    // What the line came to; an order with one row came to that.
    Minor amount = lines_.Money(MoneyField::kLineAmount, line);
    if (amount == kNoMoney && rows.size() == 1)
      amount = orders_.gross_minor[order];
    if (amount == kNoMoney || amount <= 0) continue;
    goods.sold.AddPrice(category, static_cast<int>(step), {amount, quantity});
  }
}

Sold ShopNorms::SoldOf(StringId product) const {
  return goods().sold.SoldOf(product);
}

Price ShopNorms::PriceUntil(StringId category, Day until, int days) const {
  return goods().sold.PriceOf(category, StepOf(until),
                              (days + kStepDays - 1) / kStepDays);
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
