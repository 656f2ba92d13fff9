// One walk over each customer's orders in time fills the periods that they lie
// in; what depends on a state when a period began is read from the order
// before, and what needs everybody's state from Daily.
#include "core/metrics/key_figures.h"

#include <algorithm>

#include "core/metrics/customer_value.h"

namespace shuke::metrics {
namespace {

using customers::CustomerId;
using table::Minor;
using table::OrderKind;

constexpr uint32_t kNoPeriod = 0xffffffff;

class Filler {
 public:
  Filler(const ShopInputs& inputs, const ShopView& view, const Daily& daily,
         const StateMonths& months, const MetricsPolicy& policy,
         const std::vector<Period>& periods)
      : inputs_(inputs),
        view_(view),
        daily_(daily),
        months_(months),
        policy_(policy) {
    figures_.resize(periods.size());
    for (size_t i = 0; i < periods.size(); ++i) figures_[i].period = periods[i];
    const Day first = view.first_day, last = view.range.to;
    period_of_.assign(static_cast<size_t>(last - first + 1), kNoPeriod);
    for (size_t i = 0; i < periods.size(); ++i) {
      for (Day day = std::max(first, periods[i].first); day <= periods[i].last;
           ++day) {
        period_of_[static_cast<size_t>(day - first)] = static_cast<uint32_t>(i);
      }
    }
  }

  std::vector<KeyFigures> Run() {
    for (KeyFigures& figures : figures_) ReadDaily(figures);
    for (const uint32_t order : view_.orders) AddMoney(order);
    const StateRules rules(months_, view_.first_day, view_.range.to);
    for (CustomerId customer = 0; customer < view_.customers(); ++customer)
      AddCustomer(customer, rules);
    FillCustomerValue(inputs_, view_, daily_, figures_);
    return std::move(figures_);
  }

 private:
  uint32_t PeriodOf(Day day) const {
    return period_of_[static_cast<size_t>(day - view_.first_day)];
  }

  Side SideOf(CustomerId customer, const Period& period) const {
    const Day first = view_.first_purchase[customer];
    const bool is_new = first >= period.first && first <= period.last;
    return is_new ? Side::kNew : Side::kOld;
  }

  void ReadDaily(KeyFigures& figures) const {
    const Period& period = figures.period;
    const auto& window = daily_.window[daily_.At(period.last)];
    for (size_t side = 0; side < kSides; ++side) {
      figures.sides[side].window = window[side];
      for (size_t i = 0; i < policy_.retention_months.size(); ++i) {
        if (AddMonths(period.last, policy_.retention_months[i]) <=
            view_.range.to) {
          figures.sides[side].retained[i] = 0;
        }
      }
    }
    figures.window_whole =
        period.last - policy_.window_days + 1 >= daily_.first;
    const Day before = period.first - 1;
    if (!daily_.Has(before)) return;
    const auto& states = daily_.states[daily_.At(before)];
    const auto in = [&](ShopState state) {
      return states[static_cast<size_t>(state)];
    };
    figures.woken.whole = in(ShopState::kSleeping);
    figures.activated.whole = in(ShopState::kLost);
    figures.churned.whole =
        daily_.customers[daily_.At(before)] - in(ShopState::kLost);
  }

  void AddMoney(uint32_t order) {
    const uint32_t index = PeriodOf(inputs_.orders.day[order]);
    if (index == kNoPeriod) return;
    KeyFigures& figures = figures_[index];
    const Minor gross = inputs_.orders.gross_minor[order];
    const Minor refund = inputs_.orders.refund_minor[order];
    const CustomerId customer = inputs_.customers.of_order[order];
    if (customer == customers::kNobody) {
      figures.unidentified_orders +=
          inputs_.orders.kind[order] == OrderKind::kValid;
      figures.unidentified_gross_minor += gross;
      figures.unidentified_refunds_minor += refund;
      return;
    }
    KeySide& side =
        figures.sides[static_cast<size_t>(SideOf(customer, figures.period))];
    side.gross_minor += gross;
    side.refunds_minor += refund;
  }

  void AddCustomer(CustomerId customer, const StateRules& rules) {
    const auto days = view_.DaysOf(customer);
    if (days.empty()) return;
    const Minor* net = view_.net_minor.data() + view_.offset[customer];
    uint32_t previous_period = kNoPeriod;
    for (size_t k = 0; k < days.size(); ++k) {
      const bool last = k + 1 == days.size();
      AddChurn(days[k], last ? kNoDay : days[k + 1], rules);
      const uint32_t index = PeriodOf(days[k]);
      if (index == kNoPeriod) continue;
      KeyFigures& figures = figures_[index];
      KeySide& side =
          figures.sides[static_cast<size_t>(SideOf(customer, figures.period))];
      ++side.orders;
      if (k > 0) side.repeat_net_minor += net[k];
      if (index == previous_period) continue;
      previous_period = index;
      ++side.customers;
      AddRetention(days, k, side);
      if (k == 0) {
        AddSecondPurchase(days, figures);
      } else {
        const Day before = figures.period.first - 1;
        const Day since = days[k - 1];
        if (before >= rules.SleepingUntil(since)) {
          ++figures.activated.part;
        } else if (before >= rules.SilentUntil(since)) {
          ++figures.woken.part;
        }
      }
    }
  }

  // Lost from a day inside a period, and still so at its end.
  void AddChurn(Day day, Day next, const StateRules& rules) {
    const Day lost = rules.SleepingUntil(day);
    if (lost > view_.range.to) return;
    const uint32_t index = PeriodOf(lost);
    if (index == kNoPeriod) return;
    KeyFigures& figures = figures_[index];
    if (day >= figures.period.first) return;
    if (next != kNoDay && next <= figures.period.last) return;
    ++figures.churned.part;
  }

  void AddRetention(std::span<const Day> days, size_t k, KeySide& side) const {
    const auto later = std::upper_bound(days.begin() + static_cast<int64_t>(k),
                                        days.end(), days[k]);
    if (later == days.end()) return;
    for (size_t i = 0; i < side.retained.size(); ++i) {
      if (side.retained[i] &&
          *later <= AddMonths(days[k], policy_.retention_months[i])) {
        ++*side.retained[i];
      }
    }
  }

  void AddSecondPurchase(std::span<const Day> days, KeyFigures& figures) const {
    if (days[0] + policy_.window_days > view_.range.to) {
      ++figures.maturing;
      return;
    }
    ++figures.second_purchase.whole;
    figures.second_purchase.part +=
        days.size() > 1 && days[1] - days[0] <= policy_.window_days;
  }

  const ShopInputs& inputs_;
  const ShopView& view_;
  const Daily& daily_;
  const StateMonths& months_;
  const MetricsPolicy& policy_;
  std::vector<uint32_t> period_of_;  // day - first_day -> index
  std::vector<KeyFigures> figures_;
};

}  // namespace

std::vector<KeyFigures> ComputeKeyFigures(const ShopInputs& inputs,
                                          const ShopView& view,
                                          const Daily& daily,
                                          const StateMonths& months,
                                          const MetricsPolicy& policy,
                                          const DayRange& range, Grain grain) {
  if (view.first_day == kNoDay) return {};
  std::vector<Period> periods = PeriodsOf(range.from, range.to, grain);
  std::erase_if(periods, [&](const Period& period) {
    return period.last < view.first_day || period.last > view.range.to;
  });
  if (periods.empty()) return {};
  return Filler(inputs, view, daily, months, policy, periods).Run();
}

}  // namespace shuke::metrics
