// Each period is one pass over the orders of its days, one over the buyers, and
// a base table of its last day.
#include "core/metrics/changes.h"

#include "core/metrics/base_table.h"

namespace shuke::metrics {
namespace {

using customers::CustomerId;

struct Figures {
  int64_t orders = 0, customers = 0, new_customers = 0, repeat_customers = 0;
  table::Minor gross_minor = 0, refunds_minor = 0;
  table::Minor valid_net_minor = 0, known_net_minor = 0;
  int64_t active = 0, dormant = 0, lost = 0;
};

Figures Measure(const ShopInputs& inputs, const ShopView& view,
                const StateMonths& months, const DayRange& range) {
  Figures out;
  const table::Orders& orders = inputs.orders;
  for (const uint32_t order : view.orders) {
    if (!range.Has(orders.day[order])) continue;
    out.gross_minor += orders.gross_minor[order];
    out.refunds_minor += orders.refund_minor[order];
    if (orders.kind[order] != table::OrderKind::kValid) continue;
    ++out.orders;
    out.valid_net_minor += orders.NetMinor(order);
  }
  for (CustomerId id = 0; id < view.customers(); ++id) {
    int64_t bought = 0;
    for (uint32_t i = view.offset[id]; i < view.offset[id + 1]; ++i) {
      if (!range.Has(view.day[i])) continue;
      ++bought;
      out.known_net_minor += view.net_minor[i];
    }
    out.customers += bought > 0;
    out.repeat_customers += bought > 1;
    out.new_customers += bought > 0 && range.Has(view.first_purchase[id]);
  }
  const BaseTable base = ComputeBaseTable(inputs, view, months, range.to);
  const auto size = [&](BaseGroup group) {
    return base.rows[static_cast<size_t>(group)].customers;
  };
  out.active = size(BaseGroup::kNewActive) + size(BaseGroup::kOldActive);
  out.dormant = size(BaseGroup::kDormant);
  out.lost = size(BaseGroup::kLost);
  return out;
}

std::optional<double> Quotient(int64_t part, int64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::vector<Change> ComputeChanges(const ShopInputs& inputs,
                                   const ShopView& view,
                                   const StateMonths& months) {
  using Unit = Change::Unit;
  std::vector<Change> changes;
  const bool known =
      view.first_day != kNoDay && view.first_day <= view.previous.from;
  const Figures now = Measure(inputs, view, months, view.range);
  const Figures before =
      known ? Measure(inputs, view, months, view.previous) : Figures{};
  const auto add = [&](std::string_view code, Unit unit, const auto& of) {
    Change change{code, unit, of(now), std::nullopt};
    if (known) change.previous = of(before);
    changes.push_back(change);
  };
  const auto count = [&](std::string_view code, int64_t Figures::*member) {
    add(code, Unit::kCount, [member](const Figures& of) {
      return std::optional<double>(static_cast<double>(of.*member));
    });
  };
  add("net", Unit::kMoney, [](const Figures& of) {
    return std::optional<double>(
        static_cast<double>(of.gross_minor - of.refunds_minor));
  });
  add("refund_rate", Unit::kShare, [](const Figures& of) {
    return Quotient(of.refunds_minor, of.gross_minor);
  });
  count("orders", &Figures::orders);
  add("aov", Unit::kMoney, [](const Figures& of) {
    return Quotient(of.valid_net_minor, of.orders);
  });
  count("customers", &Figures::customers);
  count("new_customers", &Figures::new_customers);
  add("old_customers", Unit::kCount, [](const Figures& of) {
    return std::optional<double>(
        static_cast<double>(of.customers - of.new_customers));
  });
  add("arpu", Unit::kMoney, [](const Figures& of) {
    return Quotient(of.known_net_minor, of.customers);
  });
  add("repeat_rate", Unit::kShare, [](const Figures& of) {
    return Quotient(of.repeat_customers, of.customers);
  });
  count("active", &Figures::active);
  count("dormant", &Figures::dormant);
  count("lost", &Figures::lost);
  return changes;
}

}  // namespace shuke::metrics
