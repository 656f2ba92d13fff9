#include "core/segment/phases.h"

#include "core/base/hot_loop.h"

namespace shuke::segment {
namespace {

// Whether `days` exceed so many percent of `interval`. Exact: both sides are
// multiples of a half.
bool IsPast(int days, double interval, int percent) {
  return interval != kNoInterval && days * 100.0 > interval * percent;
}

}  // namespace

double UsualInterval(const Intervals& intervals, customers::CustomerId customer,
                     const PhasesPolicy& policy) {
  return intervals.own_gaps[customer] >= policy.own_gaps
             ? intervals.own_days[customer]
             : intervals.shop_days;
}

std::vector<Phase> ComputePhases(const customers::Customers& customers,
                                 Day as_of, const Intervals& intervals,
                                 const PhasesPolicy& policy) {
  std::vector<Phase> phases;
  phases.reserve(customers.size());
  HotLoop(customers.size(), [&](size_t at) {
    const auto i = static_cast<customers::CustomerId>(at);
    const int orders = customers.valid_orders[i];
    if (orders == 0) {
      phases.push_back(Phase::kNone);
      return;
    }
    const int recency = as_of - customers.last_day[i];
    const double interval = UsualInterval(intervals, i, policy);
    Phase phase = Phase::kGrowth;
    if (orders == 1 && recency < policy.introduction_days) {
      phase = Phase::kIntroduction;
    } else if (recency > policy.churn_days ||
               IsPast(recency, interval, policy.churn_percent)) {
      phase = Phase::kChurn;
    } else if (orders == 1 ||
               IsPast(recency, interval, policy.decline_percent)) {
      phase = Phase::kDecline;
    } else if (orders >= policy.maturity_orders) {
      phase = Phase::kMaturity;
    }
    phases.push_back(phase);
  });
  return phases;
}

}  // namespace shuke::segment
