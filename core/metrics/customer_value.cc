// Everything that changes a customer's value is sorted by day; a sweep keeps
// every customer's value and the median of all (Fenwick tree). At the end of a
// period those who are new in it are taken out of the tree, which leaves the
// old, and put back.
#include "core/metrics/customer_value.h"

#include <algorithm>

#include "core/metrics/running_median.h"

namespace shuke::metrics {
namespace {

using customers::CustomerId;
using table::Minor;
using table::OrderKind;

struct ValueChange {
  Day day;
  CustomerId customer;
  Minor net_minor;
};

// A bucket for each day; within a day in the order of `view.orders`.
std::vector<ValueChange> ChangesByDay(const ShopInputs& inputs,
                                      const ShopView& view) {
  const table::Orders& orders = inputs.orders;
  std::vector<size_t> start(
      static_cast<size_t>(view.range.to - view.first_day + 2), 0);
  const auto counts = [&](uint32_t order) {
    const CustomerId customer = inputs.customers.of_order[order];
    return customer != customers::kNobody &&
           view.first_purchase[customer] != kNoDay &&
           (orders.kind[order] == OrderKind::kValid ||
            orders.kind[order] == OrderKind::kCancelling);
  };
  const auto bucket = [&](uint32_t order) {
    return static_cast<size_t>(orders.day[order] - view.first_day);
  };
  for (const uint32_t order : view.orders) {
    if (counts(order)) ++start[bucket(order) + 1];
  }
  for (size_t i = 1; i < start.size(); ++i) start[i] += start[i - 1];
  std::vector<ValueChange> changes(start.back());
  for (const uint32_t order : view.orders) {
    if (!counts(order)) continue;
    changes[start[bucket(order)]++] = {orders.day[order],
                                       inputs.customers.of_order[order],
                                       orders.NetMinor(order)};
  }
  return changes;
}

// What a customer is worth after each change, in the same places.
std::vector<int64_t> ValuesAfter(const std::vector<ValueChange>& changes,
                                 size_t customers) {
  std::vector<int64_t> value(customers, 0), after;
  after.reserve(changes.size());
  for (const ValueChange& change : changes)
    after.push_back(value[change.customer] += change.net_minor);
  return after;
}

std::optional<double> GrowthOfMean(const Daily& daily, Day day,
                                   const CustomerValue& now) {
  const Day before = AddMonths(day, -12);
  if (!daily.Has(before) || now.customers == 0) return std::nullopt;
  const int64_t then = daily.customers[daily.At(before)];
  const Minor net = daily.net_minor[daily.At(before)];
  if (then == 0 || net <= 0) return std::nullopt;
  const double mean_then = static_cast<double>(net) / static_cast<double>(then);
  const double mean_now =
      static_cast<double>(now.net_minor) / static_cast<double>(now.customers);
  return mean_now / mean_then - 1;
}

}  // namespace

void FillCustomerValue(const ShopInputs& inputs, const ShopView& view,
                       const Daily& daily, std::vector<KeyFigures>& periods) {
  if (periods.empty() || view.first_day == kNoDay) return;
  const std::vector<ValueChange> changes = ChangesByDay(inputs, view);
  RunningMedian median(ValuesAfter(changes, view.customers()));
  std::vector<Minor> value(view.customers(), 0);
  std::vector<uint32_t> place(view.customers(), 0);  // of counted ones
  // A cancelling invoice may stand before the first order: it waits outside the
  // tree until its customer is one.
  std::vector<uint8_t> counted(view.customers(), 0);
  std::vector<CustomerId> fresh;  // first bought in the period
  Minor total = 0;
  size_t next = 0;
  for (KeyFigures& figures : periods) {
    fresh.clear();
    for (; next < changes.size() && changes[next].day <= figures.period.last;
         ++next) {
      const ValueChange& change = changes[next];
      const CustomerId customer = change.customer;
      if (counted[customer] != 0) {
        median.RemoveAt(place[customer]);
        total -= value[customer];
      }
      value[customer] += change.net_minor;
      const Day first = view.first_purchase[customer];
      if (change.day < first) continue;
      if (counted[customer] == 0 && first >= figures.period.first)
        fresh.push_back(customer);
      counted[customer] = 1;
      place[customer] = median.PlaceOf(value[customer]);
      median.AddAt(place[customer]);
      total += value[customer];
    }
    figures.value = {median.count(), total, median.Median()};
    figures.value_growth =
        GrowthOfMean(daily, figures.period.last, figures.value);

    CustomerValue& of_new =
        figures.sides[static_cast<size_t>(Side::kNew)].value;
    std::vector<int64_t> values;
    for (const CustomerId customer : fresh) {
      values.push_back(value[customer]);
      of_new.net_minor += value[customer];
      median.RemoveAt(place[customer]);
    }
    of_new.customers = static_cast<int64_t>(fresh.size());
    of_new.median_minor = MedianOf(values);
    figures.sides[static_cast<size_t>(Side::kOld)].value = {
        median.count(), total - of_new.net_minor, median.Median()};
    for (const CustomerId customer : fresh) median.AddAt(place[customer]);
  }
}

}  // namespace shuke::metrics
