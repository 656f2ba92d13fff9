// Three days of a customer decide: that of the first purchase, of the last, and
// of the one before the last, which makes a repeat.
#include "core/segment/lifecycle.h"

#include <span>

#include "core/base/hot_loop.h"

namespace shuke::segment {

LifecycleResult ComputeLifecycle(const customers::Customers& customers,
                                 Day as_of, const LifecyclePolicy& policy) {
  const Day new_from = AddMonths(as_of, -policy.new_months);
  const Day silent_from = AddMonths(as_of, -policy.silent_months);
  const Day sleeping_from = AddMonths(as_of, -policy.sleeping_months);

  LifecycleResult result;
  result.stage.reserve(customers.size());
  HotLoop(customers.size(), [&](size_t at) {
    const auto i = static_cast<customers::CustomerId>(at);
    std::span<const Day> days = customers.PurchaseDays(i);
    while (!days.empty() && days.back() > as_of)
      days = days.first(days.size() - 1);
    Stage stage = Stage::kLost;
    if (days.empty()) {
      stage = Stage::kNone;
    } else if (days.back() >= new_from) {
      const bool is_new = days.front() >= new_from;
      const bool repeat = days.size() > 1 && days[days.size() - 2] >= new_from;
      if (is_new) {
        stage = repeat ? Stage::kNewRepeat : Stage::kNewOneOrder;
      } else {
        stage = repeat ? Stage::kOldRepeat : Stage::kOldOneOrder;
      }
    } else if (days.back() >= silent_from) {
      stage = Stage::kSilent;
    } else if (days.back() >= sleeping_from) {
      stage = Stage::kSleeping;
    }
    result.stage.push_back(stage);
  });
  return result;
}

}  // namespace shuke::segment
