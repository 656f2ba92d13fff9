// Puts every customer into one of seven stages by when they bought first and
// last.
//
// "Recent" is within new_months calendar months of the as-of date, the bound
// included. New means that the first valid order ever is recent
// (new_in_window), old that it is not; one order and repeat count the valid
// orders among the recent ones. Nobody without a valid order has a stage.
#ifndef SHUKE_SEGMENT_LIFECYCLE_H_
#define SHUKE_SEGMENT_LIFECYCLE_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "core/segment/lifecycle_policy.h"

namespace shuke::segment {

// The order of reports and of sorting.
enum class Stage : uint8_t {
  kNewOneOrder,
  kNewRepeat,
  kOldOneOrder,
  kOldRepeat,
  kSilent,
  kSleeping,
  kLost,
  kNone,  // no valid order up to the as-of date
};
inline constexpr size_t kStages = 7;  // without kNone
// Stage -> its code in JSON, CSV and message keys ("stage.silent").
inline constexpr std::array<std::string_view, kStages> kStageCodes = {
    "new_one_order", "new_repeat", "old_one_order", "old_repeat",
    "silent",        "sleeping",   "lost"};

struct LifecycleResult {
  std::vector<Stage> stage;  // one per customer
};

// `as_of` may be earlier than the day that `customers` were built for: then it
// is the stage on that day, from the orders up to it. O(customers).
LifecycleResult ComputeLifecycle(const customers::Customers& customers,
                                 Day as_of, const LifecyclePolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_LIFECYCLE_H_
