// Outlook: what is expected of the customers, and what goes with what; each
// part computed when first asked for.
#ifndef SHUKE_SESSION_OUTLOOK_H_
#define SHUKE_SESSION_OUTLOOK_H_

#include <deque>

#include "core/base/lazy.h"
#include "core/customers/customers.h"
#include "core/mine/affinity.h"
#include "core/mine/baskets.h"
#include "core/mine/customer_items.h"
#include "core/mine/cycles.h"
#include "core/mine/mine_policy.h"
#include "core/mine/owners.h"
#include "core/mine/rule_baskets.h"
#include "core/predict/prediction.h"
#include "core/segment/predicted.h"

namespace shuke::session {

// What everything here is computed from; must outlive it and not change.
struct OutlookInputs {
  const table::Orders& orders;
  const table::OrderLines& lines;
  const table::Dictionary& dictionary;
  const customers::Customers& customers;
  Day as_of;
  table::StringId currency;
};

class Outlook {
 public:
  Outlook(const OutlookInputs& inputs, const predict::PredictPolicy& predict,
          const mine::MinePolicy& mine);
  Outlook(const Outlook&) = delete;
  Outlook& operator=(const Outlook&) = delete;

  // Answers by these policies from now on; whether anything may differ.
  bool SetPolicies(const predict::PredictPolicy& predict,
                   const mine::MinePolicy& mine);

  const predict::PredictPolicy& predict_policy() const { return predict_; }
  const mine::MinePolicy& mine_policy() const { return mine_; }
  const OutlookInputs& inputs() const { return inputs_; }

  const predict::Prediction& prediction() const { return prediction_.Get(); }
  const mine::Baskets& baskets(mine::Level level) const {
    return At(level).baskets.Get();
  }
  const mine::RuleBaskets& rule_baskets(mine::Level level) const {
    return At(level).rule_baskets.Get();
  }
  const mine::CustomerBaskets& by_customer(mine::Level level) const {
    return At(level).by_customer.Get();
  }
  const mine::CustomerItems& items_ever(mine::Level level) const {
    return At(level).items_ever.Get();
  }
  const mine::Cycles& cycles(mine::Level level) const {
    return At(level).cycles.Get();
  }
  const mine::Affinity& affinity(mine::Level level) const {
    return At(level).affinity.Get();
  }
  const mine::Owners& owners(mine::Level level) const {
    return At(level).owners.Get();
  }
  // Products where the files name any, else categories.
  mine::Level finest() const;

  // For the facts.
  const segment::Predicted& predicted() const { return predicted_; }

 private:
  struct OfLevel {
    OfLevel(const Outlook& outlook, mine::Level level);
    Lazy<mine::Baskets> baskets;
    Lazy<mine::CustomerBaskets> by_customer;
    Lazy<mine::RuleBaskets> rule_baskets;
    Lazy<mine::CustomerItems> items_ever;
    Lazy<mine::Cycles> cycles;
    Lazy<mine::Affinity> affinity;
    Lazy<mine::Owners> owners;
    // By segment::Purchases, what facts say of them.
    std::deque<Lazy<segment::TextLists>> purchases;

    void Drop();
  };

  const OfLevel& At(mine::Level level) const {
    return level == mine::Level::kProduct ? products_ : categories_;
  }
  segment::PredictedOrders PredictOrders() const;
  segment::PredictedItems PredictItems() const;
  std::vector<int64_t> CategoryIntervals() const;

  OutlookInputs inputs_;
  predict::PredictPolicy predict_;
  mine::MinePolicy mine_;
  Lazy<predict::Prediction> prediction_;
  OfLevel products_;
  OfLevel categories_;
  Lazy<segment::PredictedOrders> predicted_orders_;
  Lazy<segment::PredictedItems> predicted_items_;
  segment::Predicted predicted_;
};

}  // namespace shuke::session

#endif  // SHUKE_SESSION_OUTLOOK_H_
