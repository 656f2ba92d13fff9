// What is in an order, for whom, and what it costs.
#ifndef SHUKE_SAMPLE_BASKET_H_
#define SHUKE_SAMPLE_BASKET_H_

#include <array>
#include <cstdint>
#include <span>

#include "core/sample/people.h"
#include "core/sample/shopping.h"

namespace shuke::sample {

struct BasketLine {
  uint16_t product;  // index in Products()
  uint16_t quantity;
  int32_t list_minor;  // quantity x price on that day, before discounts
};

struct Basket {
  static constexpr size_t kMaxLines = 4;

  std::array<BasketLine, kMaxLines> line;
  size_t lines = 0;
  bool is_gift = false;     // goes to somebody else
  bool is_company = false;  // many of one thing, for the staff
  Recipient recipient;
  int32_t list_minor = 0;   // sum of the lines
  int32_t goods_minor = 0;  // after discounts
  int32_t postage_minor = 0;

  std::span<const BasketLine> Lines() const { return {line.data(), lines}; }
  int32_t TotalMinor() const { return goods_minor + postage_minor; }
};

// Decided by (seed, order) alone. `first_day` is the shop's first exported day,
// from which products come and go.
Basket FillBasket(const Order& order, uint64_t seed, Day first_day,
                  const People& people);

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_BASKET_H_
