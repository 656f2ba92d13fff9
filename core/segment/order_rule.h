// OrderRule: a leaf of a rule about the orders of a customer rather than about
// the customer: so many of these orders, or so much money in them.
//
//   {"bought": {"from": "2026-03-01", "to": "2026-03-31", "nth": [1, 1]},
//    "orders": [1, null]}
//
// is whoever placed their first valid order in March. Instead of orders
// "net_minor" asks for the sum of the orders' net amounts, of customers who
// have any. A range takes in both ends; null is open.
//
// Every condition narrows the valid orders that count:
// - platforms, shops, categories: the part of the shop, as in the figures of
//   the shop: the platform of the order's file, the shop that it names, a line
//   of a category. Whose order is the nth is told within this part.
// - from, to: days.
// - nth: its place among the customer's valid orders of the part, from 1;
//   gap_days: days since the one before, absent of the first.
// - weekdays (1 Monday … 7 Sunday), hours (0 … 23): by the shop's clock.
// - items, order_minor: its number of items, its net amount.
// - provinces, cities, countries: what its first line that has one says; "" is
//   an order that does not say. city_tiers: places.h.
// - products (id, or the title where there is none; of a row with several
//   titles each), line_categories: it has such a line; "" is a line without.
#ifndef SHUKE_SEGMENT_ORDER_RULE_H_
#define SHUKE_SEGMENT_ORDER_RULE_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/segment/segmentation.h"

namespace shuke::segment {

struct OpenRange {
  std::optional<int64_t> low;
  std::optional<int64_t> high;

  bool Has(int64_t value) const {
    return (!low || value >= *low) && (!high || value <= *high);
  }
  friend bool operator==(const OpenRange&, const OpenRange&) = default;
};

struct OrderRule {
  std::optional<Day> from, to;
  std::vector<std::string> platforms, shops, categories;
  std::vector<std::string> products, line_categories;
  std::vector<std::string> provinces, cities, countries, city_tiers;
  std::vector<int64_t> weekdays, hours;
  std::optional<OpenRange> items, order_minor, nth, gap_days;

  enum class Measure : uint8_t { kOrders, kNetMinor };
  Measure measure = Measure::kOrders;
  OpenRange wanted;

  friend bool operator==(const OrderRule&, const OrderRule&) = default;
};

// Reads the leaf. Fails as rules do (rule.h): rule_bad_shape, rule_bad_value.
Result<OrderRule> OrderRuleFromJson(const nlohmann::json& node,
                                    std::string_view path);
nlohmann::json OrderRuleToJson(const OrderRule& rule);

// One byte per customer, 1 where the rule holds. O(orders), with conditions on
// lines O(lines).
std::vector<uint8_t> EvaluateOrderRule(const OrderRule& rule,
                                       const SegmentInputs& inputs);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_ORDER_RULE_H_
