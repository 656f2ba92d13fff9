// Five phases of a customer's life, from the first order to the last.
//
// The first of these that holds, with recency the days since the last order and
// the usual interval the customer's own median gap (intervals.h), or the shop's
// if they have too few gaps:
// 1. introduction: one order, less than introduction_days ago
// 2. churn: recency past churn_percent of the interval, or past churn_days
// 3. decline: recency past decline_percent of the interval; or one order, and
//    the introduction is over
// 4. maturity: maturity_orders or more
// 5. growth: the rest, which is two orders by default
// Between the end of the interval and decline_percent of it nobody changes
// phase: an order may still come. In a shop where nobody ever came back there
// is no interval, and only days decide.
#ifndef SHUKE_SEGMENT_PHASES_H_
#define SHUKE_SEGMENT_PHASES_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "core/segment/intervals.h"
#include "core/segment/phases_policy.h"

namespace shuke::segment {

// The order of reports and of sorting.
enum class Phase : uint8_t {
  kIntroduction,
  kGrowth,
  kMaturity,
  kDecline,
  kChurn,
  kNone,  // no valid order
};
inline constexpr size_t kPhases = 5;  // without kNone
// Phase -> its code in JSON and message keys ("phase.growth").
inline constexpr std::array<std::string_view, kPhases> kPhaseCodes = {
    "introduction", "growth", "maturity", "decline", "churn"};

// The interval that the customer is held to; kNoInterval if there is none.
double UsualInterval(const Intervals& intervals, customers::CustomerId customer,
                     const PhasesPolicy& policy);

// One per customer. O(customers).
std::vector<Phase> ComputePhases(const customers::Customers& customers,
                                 Day as_of, const Intervals& intervals,
                                 const PhasesPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_PHASES_H_
