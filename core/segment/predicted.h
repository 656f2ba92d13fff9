// What models and rules say of each customer, as plain columns, so that facts
// can show it: segment does not see predict and mine, the pipeline does.
#ifndef SHUKE_SEGMENT_PREDICTED_H_
#define SHUKE_SEGMENT_PREDICTED_H_

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "core/customers/customers.h"
#include "core/table/dictionary.h"

namespace shuke::segment {

// By customer id; kNoNumber and kNoInteger (facts.h) where nothing can be said.
struct PredictedOrders {
  std::vector<double> p_alive;
  std::vector<double> expected_orders_90d;
  std::vector<double> churn_risk;      // of no order within the policy's days
  std::vector<double> churn_risk_30d;  // the same as it will be after the
                                       // policy's warning days without an order
  std::vector<int64_t> clv_minor;
  std::vector<int8_t> clv_band;       // into kValueBands; -1: absent
  std::vector<int8_t> early_warning;  // into kWarnings; -1: absent
  std::vector<int8_t> standing;       // into kStandings; -1: absent
  std::vector<int8_t> second_order;   // into kSecondOrders; -1: absent
  std::vector<int64_t> order_rank;    // 1: the likeliest to order next
  std::vector<int64_t> next_order_days;
};
inline constexpr std::array<std::string_view, 4> kValueBands = {
    "top", "high", "middle", "low"};
inline constexpr std::array<std::string_view, 2> kWarnings = {"none",
                                                              "leaving"};

inline constexpr std::array<std::string_view, 4> kStandings = {
    "one_order_recent", "one_order_older", "repeat_recent", "repeat_older"};
inline constexpr std::array<std::string_view, 2> kSecondOrders = {"candidate",
                                                                  "unlikely"};

// By customer id; kEmptyString where there is none.
struct PredictedItems {
  std::vector<table::StringId> next_product;
  std::vector<table::StringId> due_by_cycle;
  std::vector<int64_t> potential_minor;
  // After how many days somebody who comes back usually does, for what the
  // customer bought on their last day: by category, by product where no file
  // names any; of several, the soonest.
  std::vector<int64_t> category_interval_days;
};

// Several texts of each customer, as flat arrays by customer id.
struct TextLists {
  std::vector<uint32_t> offset{0};
  std::vector<table::StringId> text;

  std::span<const table::StringId> Of(customers::CustomerId customer) const {
    return {text.data() + offset[customer],
            offset[customer + 1] - offset[customer]};
  }
};

// Which purchases are meant: all; those of the first and of the second purchase
// day; what is due for another within the week by its usual cycle, and what is
// overdue by no more than one cycle.
enum class Purchases : uint8_t { kEver, kFirst, kSecond, kDue, kOverdue };
inline constexpr size_t kPurchases = 5;
enum class PurchaseLevel : uint8_t { kProduct, kCategory };

// Where facts find them; each computes at its first call and keeps.
struct Predicted {
  std::function<const PredictedOrders&()> orders;
  std::function<const PredictedItems&()> items;
  std::function<const TextLists&(Purchases, PurchaseLevel)> purchases;
};

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_PREDICTED_H_
