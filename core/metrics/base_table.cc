#include "core/metrics/base_table.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace shuke::metrics {
namespace {

using customers::CustomerId;
using table::OrderKind;

Change Compare(std::string_view code, Change::Unit unit, int64_t now,
               int64_t previous) {
  return {code, unit, static_cast<double>(now), static_cast<double>(previous)};
}

std::optional<double> AmountPerOrder(const BaseRow& row) {
  if (row.orders == 0) return std::nullopt;
  return static_cast<double>(row.net_minor) / static_cast<double>(row.orders);
}

int64_t Everybody(const BaseTable& table) {
  int64_t customers = 0;
  for (const BaseRow& row : table.rows) customers += row.customers;
  return customers;
}

}  // namespace

BaseTable ComputeBaseTable(const ShopInputs& inputs, const ShopView& view,
                           const StateMonths& months, Day day) {
  const table::Orders& orders = inputs.orders;
  enum : uint8_t { kLeftUnpaid = 1, kAnythingElse = 2 };
  std::vector<uint8_t> placed(view.customers(), 0);
  std::vector<table::Minor> credit(view.customers(), 0);
  for (const uint32_t order : view.orders) {
    const CustomerId customer = inputs.customers.of_order[order];
    if (customer == customers::kNobody || orders.day[order] > day) continue;
    const OrderKind kind = orders.kind[order];
    placed[customer] |= kind == OrderKind::kUnpaid || kind == OrderKind::kClosed
                            ? kLeftUnpaid
                            : kAnythingElse;
    if (kind == OrderKind::kCancelling)
      credit[customer] += orders.NetMinor(order);
  }

  const Day active_from = months.ActiveFrom(day);
  const Day sleeping_from = months.SleepingFrom(day);
  BaseTable table;
  table.day = day;
  table.active_from = active_from;
  table.sleeping_from = sleeping_from;
  for (CustomerId customer = 0; customer < view.customers(); ++customer) {
    const auto days = view.DaysOf(customer);
    const auto bought = static_cast<size_t>(
        std::upper_bound(days.begin(), days.end(), day) - days.begin());
    BaseGroup group = BaseGroup::kPotential;
    if (bought == 0) {
      if (placed[customer] == 0) continue;
      if (placed[customer] != kLeftUnpaid) {
        ++table.others;
        continue;
      }
    } else {
      const Day last = days[bought - 1];
      if (last >= active_from) {
        group = days.front() >= active_from ? BaseGroup::kNewActive
                                            : BaseGroup::kOldActive;
      } else {
        group = last >= sleeping_from ? BaseGroup::kDormant : BaseGroup::kLost;
      }
    }
    BaseRow& row = table.rows[static_cast<size_t>(group)];
    ++row.customers;
    if (bought == 0) continue;
    row.orders += static_cast<int64_t>(bought);
    row.net_minor += credit[customer];
    for (size_t i = 0; i < bought; ++i)
      row.net_minor += view.net_minor[view.offset[customer] + i];
  }
  return table;
}

BaseChanges CompareBaseTables(const BaseTable& now, const BaseTable& previous) {
  using enum Change::Unit;
  BaseChanges changes;
  for (size_t i = 0; i < kBaseGroups; ++i) {
    const BaseRow& after = now.rows[i];
    const BaseRow& before = previous.rows[i];
    changes.rows[i] = {
        Compare("customers", kCount, after.customers, before.customers),
        Compare("orders", kCount, after.orders, before.orders),
        Compare("net_minor", kMoney, after.net_minor, before.net_minor),
        {"aov_minor", kMoney, AmountPerOrder(after), AmountPerOrder(before)}};
  }
  changes.customers =
      Compare("customers", kCount, Everybody(now), Everybody(previous));
  return changes;
}

}  // namespace shuke::metrics
