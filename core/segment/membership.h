// Membership groups: earned by a year's purchases, kept for a year, then
// reviewed.
//
// A group is earned on the first day on which the trailing year (from that day
// less window_months, itself included) meets all three of its conditions:
// orders, items and net amount less cancelling invoices. Somebody who is a
// member already rises on the day that a higher group is earned. valid_months
// after a group was earned or last reviewed it is reviewed: the group that the
// trailing year then meets is kept, or moved to; without one the membership
// ends. The year runs from the review on.
#ifndef SHUKE_SEGMENT_MEMBERSHIP_H_
#define SHUKE_SEGMENT_MEMBERSHIP_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "core/segment/membership_policy.h"
#include "core/table/orders.h"

namespace shuke::segment {

// Best first: the order of reports and of sorting.
enum class MemberGroup : uint8_t { kVip, kAdvanced, kRegular, kNone };
// MemberGroup -> its code in JSON, CSV and message keys ("membership.vip").
inline constexpr std::array<std::string_view, kMemberGroups> kMembershipCodes =
    {"vip", "advanced", "regular"};

// What became of a membership at its last review, or will at its next if its
// customer buys nothing until then. Raised at a review: only where a
// cancelling invoice has left the year.
enum class Review : uint8_t { kKept, kRaised, kLowered, kEnded, kNone };
inline constexpr size_t kReviews = 4;  // without kNone
// Review -> its code in JSON and message keys ("review.lowered").
inline constexpr std::array<std::string_view, kReviews> kReviewCodes = {
    "kept", "raised", "lowered", "ended"};

// What a customer bought in the trailing year.
struct YearFigures {
  int64_t orders = 0;
  int64_t items = 0;
  table::Minor net_minor = 0;
};

struct Membership {
  MemberGroup group = MemberGroup::kNone;
  Day earned_day = kNoDay;  // when the present group was earned or moved to
  Day review_day = kNoDay;  // the next review, after the as-of date
  Review last_review = Review::kNone;  // kEnded: was a member once
  Day last_review_day = kNoDay;
  // The next review, if nothing is bought until then.
  Review outlook = Review::kNone;
  MemberGroup outlook_group = MemberGroup::kNone;
  // Kept up by the former conditions alone (never_lower_on_change).
  bool held = false;
};

struct Memberships {
  std::vector<MemberGroup> group;  // of each customer
  // Of those who are members or once were, by customer; nobody else has one.
  std::vector<customers::CustomerId> member;
  std::vector<Membership> membership;

  // An empty one of nobody's. O(log members).
  const Membership& Of(customers::CustomerId customer) const;
};

// O(purchases of those who could ever be members + customers).
Memberships ComputeMembership(const customers::Customers& customers,
                              const table::Orders& orders, Day as_of,
                              int minor_digits, const MembershipPolicy& policy);

// What the customer bought in the year that ends with `as_of`. O(purchases of
// that year).
YearFigures YearOf(const customers::Customers& customers,
                   const table::Orders& orders, Day as_of,
                   const MembershipPolicy& policy,
                   customers::CustomerId customer);

// The group that a year's figures meet.
MemberGroup GroupOf(const YearFigures& year, const MemberConditions& groups,
                    table::Minor unit);

// What is missing to a group, 0 where its condition is met.
YearFigures Missing(const YearFigures& year, const MemberConditions& groups,
                    MemberGroup group, table::Minor unit);

// The group above `group`; kNone above vip. Above none stands regular.
MemberGroup NextGroup(MemberGroup group);

// Whether the figures reach at least `percent` of each condition of `group`.
bool IsWithinReach(const YearFigures& year, const MemberConditions& groups,
                   MemberGroup group, int percent, table::Minor unit);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_MEMBERSHIP_H_
