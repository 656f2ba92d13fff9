// Daily: how many customers were in which state at the end of each day, and
// what the trailing window held that ended with it.
//
// A customer enters and leaves a state only some days after an order, so each
// order marks where a state begins and ends, and running sums give every day:
// O(orders + days), whatever the window.
#ifndef SHUKE_METRICS_DAILY_H_
#define SHUKE_METRICS_DAILY_H_

#include <array>
#include <cstdint>
#include <vector>

#include "core/metrics/metrics_policy.h"
#include "core/metrics/shop_view.h"

namespace shuke::metrics {

// Of a customer with a valid order, at the end of a day. New and old are active
// with their first order inside the active months (new_in_window) or before.
enum class ShopState : uint8_t {
  kNewActive,
  kOldActive,
  kSilent,
  kSleeping,
  kLost,
};
inline constexpr size_t kShopStates = 5;
inline constexpr std::array<std::string_view, kShopStates> kShopStateCodes = {
    "new_active", "old_active", "silent", "sleeping", "lost"};

// Buyers of a side: new means the first order lies in the window or period in
// question, old that it lies before.
enum class Side : uint8_t { kNew, kOld };
inline constexpr size_t kSides = 2;
inline constexpr std::array<std::string_view, kSides> kSideCodes = {"new",
                                                                    "old"};

// The window of days that ends with the day.
struct Window {
  int64_t buyers = 0;          // with a valid order in it
  int64_t repeat_buyers = 0;   // with two or more
  table::Minor net_minor = 0;  // of their valid orders in it
};

// The state of a customer is known from the last order up to a day, by calendar
// months counted back from it.
class StateRules {
 public:
  // Answers for days from `first` to `last`.
  StateRules(const StateMonths& months, Day first, Day last);

  // The first day on which an order of `day` is out of the active, silent,
  // sleeping months.
  Day ActiveUntil(Day day) const { return until_[0][Index(day)]; }
  Day SilentUntil(Day day) const { return until_[1][Index(day)]; }
  Day SleepingUntil(Day day) const { return until_[2][Index(day)]; }

 private:
  size_t Index(Day day) const { return static_cast<size_t>(day - first_); }

  Day first_;
  std::array<std::vector<Day>, 3> until_;
};

// A recency class of the indicators: from its bound, before the next.
inline constexpr size_t kRecencies = 3;

struct Daily {
  Day first = kNoDay;  // of the first order; days run to the range's last
  std::vector<std::array<int64_t, kShopStates>> states;
  std::vector<std::array<Window, kSides>> window;
  // By the last order's age and whether it was the only one (kNew: one_order).
  std::vector<std::array<std::array<int64_t, kSides>, kRecencies>> recency;
  // Since the first day: buyers, and what their valid orders less cancelling
  // invoices came to. An invoice before its customer's first order counts from
  // that order on.
  std::vector<int64_t> customers;
  std::vector<table::Minor> net_minor;

  size_t size() const { return customers.size(); }
  bool Has(Day day) const {
    return first != kNoDay && day >= first &&
           day < first + static_cast<Day>(size());
  }
  size_t At(Day day) const { return static_cast<size_t>(day - first); }
};

Daily ComputeDaily(const ShopInputs& inputs, const ShopView& view,
                   const StateMonths& months, const MetricsPolicy& policy);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_DAILY_H_
