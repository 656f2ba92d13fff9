// The membership group, its review, and what is missing to the next group
// (membership.h).
#include "core/segment/fact_entry.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;

const Membership& Of(const FactInputs& in, CustomerId i) {
  return in.segments.membership().Of(i);
}

MemberGroup GroupOf(const FactInputs& in, CustomerId i) {
  return in.segments.membership().group[i];
}

// The group above the customer's, for those who ever bought.
MemberGroup Next(const FactInputs& in, CustomerId i) {
  if (in.customers.valid_orders[i] == 0) return MemberGroup::kNone;
  return NextGroup(GroupOf(in, i));
}

template <int64_t YearFigures::*figure>
int64_t MissingOrNone(const FactInputs& in, CustomerId i) {
  const MemberGroup next = Next(in, i);
  if (next == MemberGroup::kNone) return kNoInteger;
  return Missing(in.segments.MembershipYear(i),
                 in.segments.policies().membership.groups, next,
                 in.segments.unit()).*
         figure;
}

constexpr FactTopic kTopic{"membership"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Code("membership", kMembershipCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(GroupOf(in, i), MemberGroup::kNone);
                }),
    kTopic.Date("membership_earned_day",
                [](const FactInputs& in, CustomerId i) {
                  return DayOrNone(Of(in, i).earned_day);
                }),
    kTopic.Date("membership_review_day",
                [](const FactInputs& in, CustomerId i) {
                  return DayOrNone(Of(in, i).review_day);
                }),
    kTopic.Count("membership_review_in_days",
                 [](const FactInputs& in, CustomerId i) {
                   const Day day = Of(in, i).review_day;
                   return day == kNoDay ? kNoInteger : int64_t{day} - in.as_of;
                 }),
    kTopic.Code("membership_outlook", kReviewCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(Of(in, i).outlook, Review::kNone);
                }),
    kTopic.Code("membership_last_review", kReviewCodes,
                [](const FactInputs& in, CustomerId i) {
                  return CodeOrNone(Of(in, i).last_review, Review::kNone);
                }),
    kTopic.Code(
        "membership_within_reach", kMembershipCodes,
        [](const FactInputs& in, CustomerId i) {
          const MembershipPolicy& policy = in.segments.policies().membership;
          const MemberGroup next = Next(in, i);
          return IsWithinReach(in.segments.MembershipYear(i), policy.groups,
                               next, policy.reach_percent, in.segments.unit())
                     ? CodeOrNone(next, MemberGroup::kNone)
                     : kNoInteger;
        }),
    kTopic.Count("membership_missing_orders",
                 MissingOrNone<&YearFigures::orders>),
    kTopic.Count("membership_missing_items",
                 MissingOrNone<&YearFigures::items>),
    kTopic.Money("membership_missing_net_minor",
                 MissingOrNone<&YearFigures::net_minor>),
};

}  // namespace

std::span<const FactEntry> MembershipFacts() { return kEntries; }

}  // namespace shuke::segment
