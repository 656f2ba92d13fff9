#include "core/session/outlook.h"

#include <cmath>

#include "core/segment/facts.h"

namespace shuke::session {

using mine::Level;

namespace {

// A next order further away than ten years is none.
constexpr double kMostNextDays = 3650;

// Items as they are called. Numbered by name, those of one name stand together.
segment::TextLists NamesOf(const mine::CustomerItems& items,
                           const mine::Baskets& baskets) {
  segment::TextLists out;
  for (size_t id = 0; id < items.customers(); ++id) {
    const size_t begin = out.text.size();
    for (const mine::Item item : items.Of(id)) {
      const table::StringId name = baskets.name[item];
      if (out.text.size() == begin || out.text.back() != name)
        out.text.push_back(name);
    }
    out.offset.push_back(static_cast<uint32_t>(out.text.size()));
  }
  return out;
}

}  // namespace

Outlook::OfLevel::OfLevel(const Outlook& outlook, Level level)
    : baskets([&outlook, level] {
        const OutlookInputs& in = outlook.inputs_;
        return mine::BasketsOfOrders(in.orders, in.lines, in.dictionary,
                                     in.customers, in.as_of, in.currency,
                                     level);
      }),
      by_customer([&outlook, this] {
        return mine::ByCustomer(baskets.Get(),
                                outlook.inputs_.customers.size());
      }),
      rule_baskets([&outlook, this] {
        return mine::BasketsForRules(baskets.Get(), by_customer.Get(),
                                     outlook.mine_.basket_window_days,
                                     outlook.mine_.basket_items);
      }),
      items_ever(
          [this] { return mine::ItemsEver(baskets.Get(), by_customer.Get()); }),
      cycles([&outlook, this] {
        return mine::FindCycles(
            baskets.Get(), outlook.inputs_.customers.size(),
            outlook.inputs_.as_of,
            static_cast<uint32_t>(outlook.mine_.least_customers),
            outlook.mine_.repeatable_percent / 100);
      }),
      affinity([&outlook, this] {
        return mine::FindAffinity(
            baskets.Get(), items_ever.Get(), cycles.Get().repeatable,
            {.least_customers =
                 static_cast<uint32_t>(outlook.mine_.least_customers),
             .recommendations = outlook.mine_.recommendations,
             .most_items = static_cast<size_t>(outlook.mine_.basket_items)});
      }),
      owners([this] { return mine::Owners(baskets.Get()); }) {
  const auto named = [this](const mine::CustomerItems& items) {
    return NamesOf(items, baskets.Get());
  };
  const auto of_day = [this, named](size_t nth) {
    return named(mine::ItemsOfDay(baskets.Get(), by_customer.Get(), nth));
  };
  // In the order of segment::Purchases.
  purchases.emplace_back([this, named] { return named(items_ever.Get()); });
  purchases.emplace_back([of_day] { return of_day(0); });
  purchases.emplace_back([of_day] { return of_day(1); });
  purchases.emplace_back(
      [this, named] { return named(cycles.Get().due_items); });
  purchases.emplace_back(
      [this, named] { return named(cycles.Get().overdue_items); });
}

void Outlook::OfLevel::Drop() {
  rule_baskets.Drop();
  cycles.Drop();
  affinity.Drop();
  for (auto& lists : purchases) lists.Drop();
}

Outlook::Outlook(const OutlookInputs& inputs,
                 const predict::PredictPolicy& predict,
                 const mine::MinePolicy& mine)
    : inputs_(inputs),
      predict_(predict),
      mine_(mine),
      prediction_([this] {
        return predict::Predict(inputs_.customers, inputs_.as_of, predict_);
      }),
      products_(*this, Level::kProduct),
      categories_(*this, Level::kCategory),
      predicted_orders_([this] { return PredictOrders(); }),
      predicted_items_([this] { return PredictItems(); }),
      predicted_{
          [this]() -> const segment::PredictedOrders& {
            return predicted_orders_.Get();
          },
          [this]() -> const segment::PredictedItems& {
            return predicted_items_.Get();
          },
          [this](segment::Purchases which,
                 segment::PurchaseLevel level) -> const segment::TextLists& {
            const OfLevel& of = level == segment::PurchaseLevel::kProduct
                                    ? products_
                                    : categories_;
            return of.purchases[static_cast<size_t>(which)].Get();
          }} {}

bool Outlook::SetPolicies(const predict::PredictPolicy& predict,
                          const mine::MinePolicy& mine) {
  bool changed = false;
  if (!(predict == predict_)) {
    predict_ = predict;
    prediction_.Drop();
    predicted_orders_.Drop();
    changed = true;
  }
  if (!(mine == mine_)) {
    mine_ = mine;
    products_.Drop();
    categories_.Drop();
    predicted_items_.Drop();
    changed = true;
  }
  return changed;
}

Level Outlook::finest() const {
  return baskets(Level::kProduct).items() > 0 ? Level::kProduct
                                              : Level::kCategory;
}

segment::PredictedOrders Outlook::PredictOrders() const {
  const predict::Prediction& p = prediction_.Get();
  segment::PredictedOrders out;
  const auto numbers = [](const std::vector<double>& from) {
    std::vector<double> to = from;
    for (double& value : to)
      if (value == predict::kAbsent) value = segment::kNoNumber;
    return to;
  };
  out.p_alive = numbers(p.p_alive);
  out.expected_orders_90d = numbers(p.expected_orders);
  out.churn_risk = numbers(p.churn_risk);
  out.churn_risk_30d = numbers(p.churn_risk_later);
  out.standing = p.standing;
  out.second_order = p.second_order;
  for (size_t i = 0; i < p.value_minor.size(); ++i) {
    out.order_rank.push_back(p.order_rank[i] > 0 ? p.order_rank[i]
                                                 : segment::kNoInteger);
    const bool soon =
        p.next_days[i] != predict::kAbsent && p.next_days[i] <= kMostNextDays;
    out.next_order_days.push_back(soon ? std::llround(p.next_days[i])
                                       : segment::kNoInteger);
    const bool valued = p.value_minor[i] != predict::kAbsent;
    out.clv_minor.push_back(valued ? std::llround(p.value_minor[i])
                                   : segment::kNoInteger);
    out.clv_band.push_back(valued ? static_cast<int8_t>(p.value_band[i])
                                  : int8_t{-1});
    out.early_warning.push_back(p.churn_risk_later[i] != predict::kAbsent
                                    ? static_cast<int8_t>(p.early_warning[i])
                                    : int8_t{-1});
  }
  return out;
}

segment::PredictedItems Outlook::PredictItems() const {
  const Level level = finest();
  const mine::Baskets& items = baskets(level);
  const mine::Affinity& also = affinity(level);
  const mine::Cycles& again = cycles(level);
  segment::PredictedItems out;
  const auto name = [&](mine::Item item) {
    return item == mine::kNoItem ? table::kEmptyString : items.name[item];
  };
  for (size_t id = 0; id < inputs_.customers.size(); ++id) {
    out.next_product.push_back(name(also.next[id]));
    out.due_by_cycle.push_back(name(again.due[id]));
    out.potential_minor.push_back(also.knows_related &&
                                          inputs_.customers.valid_orders[id] > 0
                                      ? std::llround(also.potential_minor[id])
                                      : segment::kNoInteger);
  }
  out.category_interval_days = CategoryIntervals();
  return out;
}

std::vector<int64_t> Outlook::CategoryIntervals() const {
  const Level level = baskets(Level::kCategory).items() > 0 ? Level::kCategory
                                                            : Level::kProduct;
  const mine::Baskets& bought = baskets(level);
  std::vector<int64_t> typical(bought.items(), segment::kNoInteger);
  for (const mine::Cycle& cycle : cycles(level).cycles)
    typical[cycle.item] = cycle.typical_days;
  std::vector<int64_t> out(inputs_.customers.size(), segment::kNoInteger);
  for (size_t id = 0; id < out.size(); ++id) {
    const auto own =
        by_customer(level).Of(static_cast<customers::CustomerId>(id));
    for (size_t i = own.size(); i > 0; --i) {
      if (bought.day[own[i - 1]] != bought.day[own.back()]) break;
      for (const mine::Item item : bought.Items(own[i - 1])) {
        const int64_t days = typical[item];
        if (days == segment::kNoInteger) continue;
        if (out[id] == segment::kNoInteger || days < out[id]) out[id] = days;
      }
    }
  }
  return out;
}

}  // namespace shuke::session
