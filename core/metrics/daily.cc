// Differences: an interval of days [a, b) adds its amount at a and takes it
// away at b; one running sum at the end turns all of them into daily levels.
//
// With orders of one customer on days d0 <= d1 <= … and the window [e-w+1, e]:
//   buyer   on e in [d_k, min(d_k + w, d_k+1))
//   repeat  on e in [d_k, min(d_k-1 + w, d_k+1))
//   new     where e < d0 + w, old from there on
// A second order on the same day leaves its first an empty interval.
#include "core/metrics/daily.h"

#include <algorithm>

namespace shuke::metrics {
namespace {

using customers::CustomerId;

constexpr auto kNew = static_cast<size_t>(Side::kNew);
constexpr auto kOld = static_cast<size_t>(Side::kOld);

// The first day t from which `day` < t less `months` calendar months.
Day OutOf(Day day, int months) {
  Day t = AddMonths(day, months);
  while (AddMonths(t, -months) <= day) ++t;
  return t;
}

class Marks {
 public:
  Marks(Daily& daily, const MetricsPolicy& policy)
      : daily_(daily), window_(policy.window_days) {}

  // Calls add(entry, +1) where [from, to) begins and add(entry, -1) where it
  // ends.
  template <typename Rows, typename Add>
  void Interval(Rows& rows, Day from, Day to, Add add) const {
    if (from >= to) return;
    if (daily_.Has(from)) add(rows[daily_.At(from)], 1);
    if (daily_.Has(to)) add(rows[daily_.At(to)], -1);
  }

  // [from, to) of the window, parted at `turns_old`.
  template <typename Add>
  void Sided(Day from, Day to, Day turns_old, Add add) const {
    Interval(daily_.window, from, std::min(to, turns_old),
             [&](auto& sides, int sign) { add(sides[kNew], sign); });
    Interval(daily_.window, std::max(from, turns_old), to,
             [&](auto& sides, int sign) { add(sides[kOld], sign); });
  }

  void State(ShopState state, Day from, Day to) const {
    Interval(daily_.states, from, to, [&](auto& states, int sign) {
      states[static_cast<size_t>(state)] += sign;
    });
  }

  Day window() const { return window_; }

 private:
  Daily& daily_;
  Day window_;
};

template <typename Row, typename Add>
void RunningSum(std::vector<Row>& rows, Add add) {
  for (size_t i = 1; i < rows.size(); ++i) add(rows[i], rows[i - 1]);
}

}  // namespace

StateRules::StateRules(const StateMonths& months, Day first, Day last)
    : first_(first) {
  const int spans[] = {months.active, months.silent, months.sleeping};
  for (size_t i = 0; i < 3; ++i) {
    for (Day day = first; day <= last; ++day)
      until_[i].push_back(OutOf(day, spans[i]));
  }
}

Daily ComputeDaily(const ShopInputs& inputs, const ShopView& view,
                   const StateMonths& months, const MetricsPolicy& policy) {
  Daily daily;
  if (view.first_day == kNoDay) return daily;
  daily.first = view.first_day;
  const auto days = static_cast<size_t>(view.range.to - daily.first + 1);
  daily.states.assign(days, {});
  daily.window.assign(days, {});
  daily.recency.assign(days, {});
  daily.customers.assign(days, 0);
  daily.net_minor.assign(days, 0);

  const StateRules rules(months, daily.first, view.range.to);
  const Marks marks(daily, policy);
  const Day end = view.range.to + 1;
  for (CustomerId customer = 0; customer < view.customers(); ++customer) {
    const auto bought = view.DaysOf(customer);
    if (bought.empty()) continue;
    const table::Minor* net = view.net_minor.data() + view.offset[customer];
    const Day first = bought.front();
    ++daily.customers[daily.At(first)];
    const Day window_old = first + marks.window();
    const Day state_old = rules.ActiveUntil(first);
    for (size_t k = 0; k < bought.size(); ++k) {
      const Day day = bought[k];
      const Day next = k + 1 < bought.size() ? bought[k + 1] : end;

      marks.Sided(
          day, day + marks.window(), window_old,
          [&](Window& window, int sign) { window.net_minor += sign * net[k]; });
      // The next order takes over on its own day, and if it is of the same day
      // there is nothing to tell.
      if (next <= day && k + 1 < bought.size()) continue;
      marks.Sided(day, std::min(day + marks.window(), next), window_old,
                  [](Window& window, int sign) { window.buyers += sign; });
      if (k > 0) {
        marks.Sided(
            day, std::min(bought[k - 1] + marks.window(), next), window_old,
            [](Window& window, int sign) { window.repeat_buyers += sign; });
      }
      const Day silent = rules.ActiveUntil(day);
      const Day sleeping = rules.SilentUntil(day);
      const Day lost = rules.SleepingUntil(day);
      const Day active_end = std::min(silent, next);
      marks.State(ShopState::kNewActive, day, std::min(active_end, state_old));
      marks.State(ShopState::kOldActive, std::max(day, state_old), active_end);
      marks.State(ShopState::kSilent, silent, std::min(sleeping, next));
      marks.State(ShopState::kSleeping, sleeping, std::min(lost, next));
      marks.State(ShopState::kLost, lost, next);
      const size_t side = k == 0 ? kNew : kOld;
      for (size_t i = 0; i < kRecencies; ++i) {
        const Day to = i + 1 < kRecencies
                           ? std::min(day + policy.indicator_days[i + 1], next)
                           : next;
        marks.Interval(
            daily.recency, day + policy.indicator_days[i], to,
            [&](auto& classes, int sign) { classes[i][side] += sign; });
      }
    }
  }
  for (const uint32_t order : view.orders) {
    const bool counts =
        inputs.orders.kind[order] == table::OrderKind::kValid ||
        inputs.orders.kind[order] == table::OrderKind::kCancelling;
    const CustomerId customer = inputs.customers.of_order[order];
    if (!counts || customer == customers::kNobody) continue;
    const Day first = view.first_purchase[customer];
    if (first == kNoDay) continue;
    daily.net_minor[daily.At(std::max(first, inputs.orders.day[order]))] +=
        inputs.orders.NetMinor(order);
  }

  RunningSum(daily.states, [](auto& row, const auto& before) {
    for (size_t i = 0; i < kShopStates; ++i) row[i] += before[i];
  });
  RunningSum(daily.window, [](auto& row, const auto& before) {
    for (size_t i = 0; i < kSides; ++i) {
      row[i].buyers += before[i].buyers;
      row[i].repeat_buyers += before[i].repeat_buyers;
      row[i].net_minor += before[i].net_minor;
    }
  });
  RunningSum(daily.recency, [](auto& row, const auto& before) {
    for (size_t i = 0; i < kRecencies; ++i) {
      for (size_t side = 0; side < kSides; ++side)
        row[i][side] += before[i][side];
    }
  });
  RunningSum(daily.customers,
             [](int64_t& row, int64_t before) { row += before; });
  RunningSum(daily.net_minor,
             [](table::Minor& row, table::Minor before) { row += before; });
  return daily;
}

}  // namespace shuke::metrics
