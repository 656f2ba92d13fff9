// The life cycle by days since the last order, for planning contacts, and the
// eight standing projects that are cut from it.
//
// Recency here is the as-of date less the day of the last valid order. New and
// old mean one order ever (one_order) and two or more.
#ifndef SHUKE_SEGMENT_DAY_STAGES_H_
#define SHUKE_SEGMENT_DAY_STAGES_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "core/segment/day_stages_policy.h"
#include "core/segment/intervals.h"

namespace shuke::segment {

// The order of reports and of sorting.
enum class DayStage : uint8_t {
  kAftersales,
  kActive,
  kSilent,
  kSleeping,
  kPrelost,
  kLost,
  kNone,  // no valid order
};
inline constexpr size_t kDayStages = 6;  // without kNone
// DayStage -> its code in JSON and message keys ("day_stage.prelost").
inline constexpr std::array<std::string_view, kDayStages> kDayStageCodes = {
    "aftersales", "active", "silent", "sleeping", "prelost", "lost"};

// Aftersales and active are one; up to sleeping, new and old apart.
enum class Project : uint8_t {
  kNewActive,
  kOldActive,
  kNewSilent,
  kOldSilent,
  kNewSleeping,
  kOldSleeping,
  kPrelost,
  kLost,
  kNone,
};
inline constexpr size_t kProjects = 8;  // without kNone
// Project -> its code in JSON and message keys ("project.new_active").
inline constexpr std::array<std::string_view, kProjects> kProjectCodes = {
    "new_active",   "old_active",   "new_silent", "old_silent",
    "new_sleeping", "old_sleeping", "prelost",    "lost"};

// Where the stages after aftersales begin, in days since the last order.
using DayBounds = std::array<int, 5>;

struct DayStages {
  std::vector<DayStage> stage;  // one per customer
  std::vector<Project> project;
  // Of customers without an interval of their own category: the policy's days,
  // or those that the shop's interval gives.
  DayBounds from_days = {};
  // kProductCycle: of each entry of CategoryIntervals::categories.
  std::vector<DayBounds> category_from_days;
};

// The bounds of a usual interval. Aftersales ends as always; each later bound
// is the policy's percent of `interval_days`, rounded up, and at least the
// bound before it. Without an interval, the policy's fixed days.
DayBounds CycleBounds(double interval_days, const DayStagesPolicy& policy);

// `intervals` and `categories` are read for kProductCycle only, and may be null
// otherwise. O(customers).
DayStages ComputeDayStages(const customers::Customers& customers, Day as_of,
                           const DayStagesPolicy& policy,
                           const Intervals* intervals,
                           const CategoryIntervals* categories);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_DAY_STAGES_H_
