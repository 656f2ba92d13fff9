#include "core/segment/day_stages.h"

#include <algorithm>
#include <cmath>

#include "core/base/hot_loop.h"

namespace shuke::segment {
namespace {

// The number of bounds that `days` has reached.
DayStage StageOf(int days, const DayBounds& from_days) {
  size_t reached = 0;
  while (reached < from_days.size() && days >= from_days[reached]) ++reached;
  return static_cast<DayStage>(reached);
}

Project ProjectOf(DayStage stage, bool one_order) {
  const auto pair = [&](Project of_new) {
    return one_order ? of_new
                     : static_cast<Project>(static_cast<int>(of_new) + 1);
  };
  switch (stage) {
    case DayStage::kAftersales:
    case DayStage::kActive:
      return pair(Project::kNewActive);
    case DayStage::kSilent:
      return pair(Project::kNewSilent);
    case DayStage::kSleeping:
      return pair(Project::kNewSleeping);
    case DayStage::kPrelost:
      return Project::kPrelost;
    case DayStage::kLost:
      return Project::kLost;
    case DayStage::kNone:
      break;
  }
  return Project::kNone;
}

}  // namespace

DayBounds CycleBounds(double interval_days, const DayStagesPolicy& policy) {
  if (interval_days == kNoInterval) return policy.from_days;
  DayBounds bounds = {policy.from_days[0]};
  for (size_t i = 0; i < policy.cycle_percent.size(); ++i) {
    // Intervals are halves and percents integers: exact in binary.
    const double days =
        std::ceil(interval_days * policy.cycle_percent[i] / 100.0);
    bounds[i + 1] = std::max(bounds[i], static_cast<int>(days));
  }
  return bounds;
}

DayStages ComputeDayStages(const customers::Customers& customers, Day as_of,
                           const DayStagesPolicy& policy,
                           const Intervals* intervals,
                           const CategoryIntervals* categories) {
  const bool cycle = policy.variant == DayStageVariant::kProductCycle;
  DayStages result;
  result.from_days =
      cycle ? CycleBounds(intervals->shop_days, policy) : policy.from_days;
  if (cycle) {
    for (const CategoryIntervals::Category& category : categories->categories) {
      result.category_from_days.push_back(CycleBounds(category.days, policy));
    }
  }
  result.stage.reserve(customers.size());
  result.project.reserve(customers.size());
  HotLoop(customers.size(), [&](size_t i) {
    DayStage stage = DayStage::kNone;
    if (customers.valid_orders[i] > 0) {
      const int32_t category =
          cycle ? categories->of_customer[i] : CategoryIntervals::kNone;
      const DayBounds& bounds =
          category == CategoryIntervals::kNone
              ? result.from_days
              : result.category_from_days[static_cast<size_t>(category)];
      stage = StageOf(as_of - customers.last_day[i], bounds);
    }
    result.stage.push_back(stage);
    result.project.push_back(ProjectOf(stage, customers.valid_orders[i] == 1));
  });
  return result;
}

}  // namespace shuke::segment
