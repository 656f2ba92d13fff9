#include "core/sample/basket.h"

#include <algorithm>

#include "core/base/rng.h"
#include "core/sample/season.h"

namespace shuke::sample {
namespace {

constexpr uint64_t kBasketStream = uint64_t{7} << 40;
constexpr uint64_t kTasteStream = uint64_t{8} << 40;

// The day of an order as the shelves see it.
struct ShelfDay {
  int shop_month;  // since the shop's first exported day
  unsigned month;  // of the year
  Festival festival;
};

bool IsOnSale(const Product& product, const ShelfDay& day) {
  return day.shop_month >= product.first_month &&
         day.shop_month < product.end_month &&
         (product.months >> day.month & 1u) != 0 &&
         (product.festival == Festival::kNone ||
          product.festival == day.festival);
}

int32_t PriceOf(const Product& product, int month) {
  const bool is_later = product.later_price_minor > 0;
  return is_later && month >= kPriceChangeMonth ? product.later_price_minor
                                                : product.price_minor;
}

uint16_t PickProduct(const Order& order, CategoryId category, bool is_main,
                     const ShelfDay& day, uint64_t seed, Rng& rng) {
  const ProductRange range = ProductsOf(category);
  // Of what is used up, most of the time the one they always take, which is in
  // the shop all year.
  Rng taste(seed, kTasteStream + uint64_t{order.buyer} * kCategories +
                      static_cast<uint64_t>(category));
  std::array<uint16_t, 16> likes{};
  for (uint16_t i = range.first; i < range.end; ++i) {
    const Product& product = Products()[i];
    const bool stays = product.months == kAllMonths && !product.lasts &&
                       product.first_month == 0 && product.end_month == 255 &&
                       product.festival == Festival::kNone;
    likes[i - range.first] = stays ? product.popularity : 0;
  }
  const auto liked = static_cast<uint16_t>(range.first + taste.Pick(likes));
  if (is_main && rng.Chance(CategoryOf(category).same_permille)) return liked;
  std::array<uint16_t, 16> weights{};  // no category has more products
  for (uint16_t i = range.first; i < range.end; ++i) {
    const Product& product = Products()[i];
    weights[i - range.first] = IsOnSale(product, day) ? product.popularity : 0;
  }
  return static_cast<uint16_t>(range.first + rng.Pick(weights));
}

CategoryId PickAddOn(CategoryId main, bool is_gift_season, Rng& rng) {
  if (main != CategoryId::kGiftBoxes && rng.Chance(520)) return main;
  static constexpr std::array<uint16_t, kCategories> kAddOns = {
      14, 26, 16, 11, 0, 8, 9, 4, 10, 6};
  if (is_gift_season && rng.Chance(120)) return CategoryId::kGiftBoxes;
  return static_cast<CategoryId>(rng.Pick(kAddOns));
}

uint16_t PickQuantity(int32_t price_minor, Rng& rng) {
  static constexpr std::array<uint16_t, 6> kCheap = {0, 70, 19, 7, 3, 1};
  static constexpr std::array<uint16_t, 4> kUsual = {0, 87, 11, 2};
  static constexpr std::array<uint16_t, 3> kDear = {0, 96, 4};
  if (price_minor < 5000) return static_cast<uint16_t>(rng.Pick(kCheap));
  if (price_minor < 15000) return static_cast<uint16_t>(rng.Pick(kUsual));
  return static_cast<uint16_t>(rng.Pick(kDear));
}

// Half away from zero; amounts are positive.
int32_t Percent(int32_t minor, int percent) {
  return (minor * percent + 50) / 100;
}

int32_t Discounted(int32_t list_minor, Habit habit, bool is_promotion,
                   Rng& rng) {
  int32_t goods = list_minor;
  if (is_promotion) {
    goods = Percent(goods, 85);
    if (goods >= 30000) goods -= 3000;
  } else if (habit >= Habit::kRegular && rng.Chance(450)) {
    goods = Percent(goods, 95);  // the shop's members
  } else if (rng.Chance(90)) {
    goods = Percent(goods, 90);  // limited-time offers
  }
  if (goods >= 19900 && rng.Chance(380)) {
    goods -= 2000;
  } else if (goods >= 9900 && rng.Chance(320)) {
    goods -= 500;
  } else if (goods >= 3900 && rng.Chance(160)) {
    goods -= 300;
  }
  if (rng.Chance(15)) goods -= goods % 100;  // the keeper lets the cents go
  return goods;
}

int32_t Postage(int32_t goods_minor, bool is_remote, Rng& rng) {
  if (is_remote) {
    if (goods_minor >= 29900) return 0;
    return rng.Chance(500) ? 1500 : 1200;
  }
  if (goods_minor >= 3900) return 0;
  return rng.Chance(600) ? 600 : 800;
}

}  // namespace

Basket FillBasket(const Order& order, uint64_t seed, Day first_day,
                  const People& people) {
  Rng rng(seed, kBasketStream + order.salt);
  const Day day = DayOfTime(order.created);
  const ShelfDay shelf = {(day - first_day) * 12 / 365, CivilFromDay(day).month,
                          FestivalAhead(day)};
  const bool is_gift_season = shelf.festival != Festival::kNone;
  Basket basket;

  static constexpr std::array<std::array<uint16_t, 4>, kHabits> kLineCounts = {
      {{80, 15, 4, 1}, {72, 19, 7, 2}, {58, 26, 12, 4}, {46, 30, 16, 8}}};
  const size_t wanted =
      1 + rng.Pick(kLineCounts[static_cast<size_t>(order.habit)]);
  const auto is_taken = [&](uint16_t product) {
    const auto taken = basket.Lines();
    return std::any_of(taken.begin(), taken.end(), [&](const BasketLine& line) {
      return line.product == product;
    });
  };
  for (size_t i = 0; i < wanted; ++i) {
    const CategoryId category =
        i == 0 ? order.category
               : PickAddOn(order.category, is_gift_season, rng);
    const uint16_t product =
        PickProduct(order, category, i == 0, shelf, seed, rng);
    if (is_taken(product)) continue;
    const int32_t price = PriceOf(Products()[product], shelf.shop_month);
    uint16_t quantity = PickQuantity(price, rng);
    if (order.habit == Habit::kDevoted && price < 20000 && rng.Chance(300)) {
      ++quantity;  // stocks up
    }
    if (i == 0 && order.category == CategoryId::kGiftBoxes && price < 25000 &&
        is_gift_season && rng.Chance(30)) {
      basket.is_company = true;
      quantity = static_cast<uint16_t>(rng.Between(3, 12) * 2);
    }
    basket.line[basket.lines++] = {product, quantity, price * quantity};
    basket.list_minor += price * quantity;
    if (basket.is_company) break;
  }
  // What goes with the first thing; companies want many of one.
  const uint16_t companion = CompanionOf(basket.line[0].product);
  if (companion != kNoProduct && !basket.is_company &&
      rng.Chance(Products()[basket.line[0].product].companion_permille) &&
      basket.lines < Basket::kMaxLines && !is_taken(companion) &&
      IsOnSale(Products()[companion], shelf)) {
    const int32_t price = PriceOf(Products()[companion], shelf.shop_month);
    basket.line[basket.lines++] = {companion, 1, price};
    basket.list_minor += price;
  }

  uint32_t gift_permille = CategoryOf(order.category).gift_permille;
  if (is_gift_season) gift_permille = gift_permille * 3 / 2;
  if (!basket.is_company && rng.Chance(gift_permille)) {
    basket.is_gift = true;
    basket.recipient = people.Friend(order.buyer, rng.Below(People::kFriends));
  } else {
    basket.recipient = people.Self(order.buyer, rng.Chance(250));
  }

  basket.goods_minor =
      Discounted(basket.list_minor, order.habit, IsPromotionDay(day), rng);
  basket.postage_minor =
      Postage(basket.goods_minor, basket.recipient.is_remote, rng);
  return basket;
}

}  // namespace shuke::sample
