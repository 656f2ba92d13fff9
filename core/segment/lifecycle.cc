#include "core/segment/lifecycle.h"

namespace shuke::segment {

LifecycleResult ComputeLifecycle(const table::Orders& orders,
                                 const customers::Customers& customers,
                                 Day as_of, const LifecyclePolicy& policy) {
  const Day new_from = AddMonths(as_of, -policy.new_months);
  const Day silent_from = AddMonths(as_of, -policy.silent_months);
  const Day sleeping_from = AddMonths(as_of, -policy.sleeping_months);

  std::vector<int32_t> recent_orders(customers.size(), 0);
  for (size_t order = 0; order < orders.size(); ++order) {
    const customers::CustomerId customer = customers.of_order[order];
    if (customer == customers::kNobody) continue;
    if (orders.kind[order] != table::OrderKind::kValid) continue;
    const Day day = orders.day[order];
    if (day >= new_from && day <= as_of) ++recent_orders[customer];
  }

  LifecycleResult result;
  result.stage.reserve(customers.size());
  for (size_t i = 0; i < customers.size(); ++i) {
    Stage stage = Stage::kLost;
    if (customers.valid_orders[i] == 0) {
      stage = Stage::kNone;
    } else if (recent_orders[i] > 0) {
      const bool is_new = customers.first_day[i] >= new_from;
      const bool repeat = recent_orders[i] > 1;
      if (is_new) {
        stage = repeat ? Stage::kNewRepeat : Stage::kNewOneOrder;
      } else {
        stage = repeat ? Stage::kOldRepeat : Stage::kOldOneOrder;
      }
    } else if (customers.last_day[i] >= silent_from) {
      stage = Stage::kSilent;
    } else if (customers.last_day[i] >= sleeping_from) {
      stage = Stage::kSleeping;
    }
    result.stage.push_back(stage);
  }
  return result;
}

}  // namespace shuke::segment
