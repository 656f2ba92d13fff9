#include "core/metrics/cohorts.h"

#include <algorithm>

#include "core/metrics/calendar.h"

namespace shuke::metrics {

using customers::CustomerId;

Cohorts ComputeCohorts(const ShopInputs& inputs, const ShopView& view,
                       const MetricsPolicy& policy) {
  Cohorts out;
  if (view.first_day == kNoDay) return out;
  const Day from = MonthStart(std::max(view.range.from, view.first_day));
  const int first = MonthNumber(from), last = MonthNumber(view.range.to);
  out.last_month_whole = CivilFromDay(view.range.to + 1).day == 1;
  // Of every day since the first order, once.
  std::vector<int> month_of;
  for (Day day = view.first_day; day <= view.range.to; ++day)
    month_of.push_back(MonthNumber(day));
  const auto month = [&](Day day) {
    return month_of[static_cast<size_t>(day - view.first_day)];
  };

  for (int number = first; number <= last; ++number) {
    Cohort cohort;
    cohort.month = AddMonths(from, number - first);
    cohort.cells.resize(static_cast<size_t>(last - number + 1));
    const Day youngest = AddMonths(cohort.month, 1) - 1;
    for (size_t i = 0; i < cohort.retained.size(); ++i) {
      if (AddMonths(youngest, policy.retention_months[i]) <= view.range.to)
        cohort.retained[i] = 0;
    }
    out.cohorts.push_back(std::move(cohort));
  }

  for (CustomerId id = 0; id < view.customers(); ++id) {
    const auto days = view.DaysOf(id);
    if (days.empty() || month(days[0]) < first) continue;
    const int own = month(days[0]);
    Cohort& cohort = out.cohorts[static_cast<size_t>(own - first)];
    ++cohort.customers;
    int previous = -1;
    for (size_t k = 0; k < days.size(); ++k) {
      const int at = month(days[k]);
      CohortCell& cell = cohort.cells[static_cast<size_t>(at - own)];
      ++cell.orders;
      cell.net_minor += view.net_minor[view.offset[id] + k];
      cell.customers += at != previous;
      previous = at;
    }
    const auto again = std::upper_bound(days.begin(), days.end(), days[0]);
    for (size_t i = 0; i < cohort.retained.size(); ++i) {
      if (cohort.retained[i] && again != days.end() &&
          *again <= AddMonths(days[0], policy.retention_months[i])) {
        ++*cohort.retained[i];
      }
    }
    if (days[0] + policy.window_days > view.range.to) continue;
    ++cohort.observed;
    cohort.second += days.size() > 1 && days[1] - days[0] <= policy.window_days;
  }
  for (const uint32_t order : view.orders) {
    if (inputs.orders.kind[order] != table::OrderKind::kCancelling) continue;
    const CustomerId id = inputs.customers.of_order[order];
    if (id == customers::kNobody) continue;
    const Day day = inputs.orders.day[order];
    const Day first_purchase = view.first_purchase[id];
    if (first_purchase == kNoDay || month(first_purchase) < first ||
        month(day) < month(first_purchase)) {
      continue;
    }
    const int own = month(first_purchase);
    out.cohorts[static_cast<size_t>(own - first)]
        .cells[static_cast<size_t>(month(day) - own)]
        .credits_minor += inputs.orders.NetMinor(order);
  }
  return out;
}

}  // namespace shuke::metrics
