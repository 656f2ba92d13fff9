// Who orders when, of which category, and how it ends: the whole history of the
// invented shop, before any row is written.
#ifndef SHUKE_SAMPLE_SHOPPING_H_
#define SHUKE_SAMPLE_SHOPPING_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/date.h"
#include "core/sample/catalog.h"

namespace shuke::sample {

// How an order ends, given time enough: one placed on the last day has not got
// there yet (see fulfilment.h).
enum class Outcome : uint8_t {
  kKept,
  kRefundedInPart,
  kRefunded,
  kClosed,  // never paid
};

// What kind of buyer: decides how often, how long and how much they buy.
enum class Habit : uint8_t { kPasserBy, kOccasional, kRegular, kDevoted };
inline constexpr size_t kHabits = 4;

struct Order {
  LocalTime created;
  uint32_t buyer;
  uint32_t salt;  // decides the basket; a repeated attempt has the same
  CategoryId category;
  Outcome outcome;
  Habit habit;
  uint8_t rank;  // among the orders of the same second: 0, 1, …
};
static_assert(sizeof(Order) == 16);

// The first of the days with orders: two years end on `end_day`.
Day FirstDay(Day end_day);

// Exactly `count` orders, oldest first. The same arguments give the same
// orders. O(count log count).
std::vector<Order> GenerateOrders(size_t count, uint64_t seed, Day end_day);

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_SHOPPING_H_
