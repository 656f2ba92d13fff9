// What is usual in the shop, to hold a single customer's orders against:
// delivery, quantity, what is still sold, what things cost then and now, how
// often there was a discount.
#ifndef SHUKE_SEGMENT_SHOP_NORMS_H_
#define SHUKE_SEGMENT_SHOP_NORMS_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "core/segment/goods_sold.h"
#include "core/segment/order_traits.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::segment {

// Over the valid orders of known customers up to the as-of date. Time is kept
// in steps of 30 days back from it. What was sold when, and for how much, is
// gathered when first asked for: only the reasons why somebody left need it.
class ShopNorms {
 public:
  static constexpr int kStepDays = 30;

  // The tables must outlive it. O(orders); with what was sold O(lines).
  ShopNorms(const table::Orders& orders, const table::OrderLines& lines,
            const customers::Customers& customers, const OrderTraits& traits,
            Day as_of);

  // Lower medians; 0 without an order (or a delivery).
  int64_t median_items = 0;
  double median_delivery_days = 0;

  Sold SoldOf(table::StringId product) const;
  // Of what one item of a category (a product, where the shop has no
  // categories) cost over the steps that hold the `days` days up to `until`.
  Price PriceUntil(table::StringId category, Day until, int days) const;

  struct Discounts {
    int64_t orders = 0;
    int64_t discounted = 0;

    double share() const {
      return orders > 0
                 ? static_cast<double>(discounted) / static_cast<double>(orders)
                 : 0;
    }
  };
  Discounts DiscountsUntil(Day until, int days) const;

 private:
  // Steps back from the as-of date; 0 is the latest.
  int StepOf(Day day) const { return (as_of_ - day) / kStepDays; }

  struct Goods {
    GoodsSold sold;
    std::vector<Discounts> discounts;  // by step
  };
  const Goods& goods() const;
  // Whether the order is one that norms are taken from.
  bool Counts(size_t order) const;
  void AddGoods(size_t order, Goods& goods) const;

  const table::Orders& orders_;
  const table::OrderLines& lines_;
  const customers::Customers& customers_;
  const OrderTraits& traits_;
  Day as_of_;
  mutable std::unique_ptr<Goods> goods_;
};

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_SHOP_NORMS_H_
