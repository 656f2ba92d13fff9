// Distinct customers are counted without a set: each group remembers who came
// last, and customers come one after another.
#include "core/metrics/order_groups.h"

#include <algorithm>
#include <unordered_map>

namespace shuke::metrics {
namespace {

using customers::CustomerId;

table::StringId TextOf(const ShopInputs& inputs, uint32_t order,
                       table::TextField field) {
  for (const uint32_t line : inputs.orders.Lines(order)) {
    const table::StringId text = inputs.lines.Text(field, line);
    if (text != table::kEmptyString) return text;
  }
  return table::kEmptyString;
}

}  // namespace

std::vector<GroupRow> GroupOrders(const ShopInputs& inputs,
                                  const ShopView& view,
                                  std::span<const uint32_t> group_of_order,
                                  size_t groups) {
  const table::Orders& orders = inputs.orders;
  std::vector<GroupRow> rows(groups);
  for (const uint32_t order : view.orders) {
    const uint32_t group = group_of_order[order];
    if (group == kNoGroup || !view.range.Has(orders.day[order])) continue;
    rows[group].orders += orders.kind[order] == table::OrderKind::kValid;
    rows[group].gross_minor += orders.gross_minor[order];
    rows[group].refunds_minor += orders.refund_minor[order];
  }
  struct LastSeen {
    CustomerId customer = customers::kNobody;
    int64_t orders = 0;
  };
  std::vector<LastSeen> seen(groups);
  for (CustomerId id = 0; id < view.customers(); ++id) {
    for (uint32_t i = view.offset[id]; i < view.offset[id + 1]; ++i) {
      const uint32_t group = group_of_order[view.order[i]];
      if (group == kNoGroup || !view.range.Has(view.day[i])) continue;
      LastSeen& last = seen[group];
      if (last.customer != id) {
        last = {id, 0};
        ++rows[group].customers;
        rows[group].new_customers += view.range.Has(view.first_purchase[id]);
      }
      rows[group].repeat_customers += ++last.orders == 2;
    }
  }
  return rows;
}

std::vector<TextGroup> GroupByText(const ShopInputs& inputs,
                                   const ShopView& view,
                                   table::TextField field) {
  std::unordered_map<table::StringId, uint32_t> index;
  std::vector<TextGroup> groups;
  std::vector<uint32_t> group_of_order(inputs.orders.size(), kNoGroup);
  for (const uint32_t order : view.orders) {
    if (!view.range.Has(inputs.orders.day[order])) continue;
    const table::StringId text = TextOf(inputs, order, field);
    const auto [entry, added] =
        index.try_emplace(text, static_cast<uint32_t>(groups.size()));
    if (added) groups.push_back({text, {}});
    group_of_order[order] = entry->second;
  }
  const auto rows = GroupOrders(inputs, view, group_of_order, groups.size());
  for (size_t i = 0; i < groups.size(); ++i) groups[i].row = rows[i];
  std::stable_sort(groups.begin(), groups.end(),
                   [](const TextGroup& a, const TextGroup& b) {
                     return a.row.net_minor() > b.row.net_minor();
                   });
  return groups;
}

}  // namespace shuke::metrics
