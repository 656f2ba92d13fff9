#include "core/segment/membership.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <vector>

#include "core/base/rng.h"
#include "tests/testing/order_builder.h"

namespace shuke::segment {
namespace {

using table::Minor;
using table::OrderKind;
using testkit::DayOf;
using testkit::OrderBuilder;
using testkit::TestShop;
using enum MemberGroup;

struct Bought {
  const char* day;
  int items;
  Minor net_major;
};

Memberships Compute(const OrderBuilder& builder, const char* as_of,
                    const MembershipPolicy& policy = {}) {
  const TestShop shop = builder.Build(DayOf(as_of));
  return ComputeMembership(shop.customers, shop.orders, shop.as_of, 2, policy);
}

OrderBuilder Shop(const std::vector<Bought>& purchases) {
  OrderBuilder builder;
  for (const Bought& bought : purchases) {
    builder.Add({.day = DayOf(bought.day),
                 .gross_minor = bought.net_major * 100,
                 .lines = {{.quantity = bought.items}}});
  }
  return builder;
}

Membership Of(const std::vector<Bought>& purchases, const char* as_of,
              const MembershipPolicy& policy = {}) {
  return Compute(Shop(purchases), as_of, policy).Of(0);
}

TEST(ComputeMembership, TakesAllThreeConditionsTogether) {
  EXPECT_EQ(Of({{"2026-01-01", 5, 3000}}, "2026-06-01").group, kRegular);
  EXPECT_EQ(Of({{"2026-01-01", 4, 3000}}, "2026-06-01").group, kNone);
  EXPECT_EQ(Of({{"2026-01-01", 5, 2999}}, "2026-06-01").group, kNone);
  EXPECT_EQ(
      Of({{"2026-01-01", 50, 50000}, {"2026-01-02", 50, 50000}}, "2026-06-01")
          .group,
      kRegular)
      << "two orders make nobody advanced";
  const std::vector<Bought> five = {{"2026-01-01", 4, 4000},
                                    {"2026-01-02", 4, 4000},
                                    {"2026-01-03", 4, 4000},
                                    {"2026-01-04", 4, 4000},
                                    {"2026-01-05", 4, 4000}};
  EXPECT_EQ(Of(five, "2026-06-01").group, kVip);
}

TEST(ComputeMembership, IsEarnedOnTheFirstDayThatMeetsTheConditions) {
  const std::vector<Bought> purchases = {{"2026-01-01", 2, 1000},
                                         {"2026-02-01", 2, 1000},
                                         {"2026-03-01", 2, 1000},
                                         {"2026-04-01", 9, 9000}};
  const Membership before = Of(purchases, "2026-02-28");
  EXPECT_EQ(before.group, kNone);
  const Membership regular = Of(purchases, "2026-03-31");
  EXPECT_EQ(regular.group, kRegular);
  EXPECT_EQ(FormatDay(regular.earned_day), "2026-03-01");
  EXPECT_EQ(FormatDay(regular.review_day), "2027-03-01");
  const Membership raised = Of(purchases, "2026-04-01");
  EXPECT_EQ(raised.group, kAdvanced);
  EXPECT_EQ(FormatDay(raised.earned_day), "2026-04-01");
  EXPECT_EQ(FormatDay(raised.review_day), "2027-04-01");
}

TEST(ComputeMembership, IsReviewedAYearLater) {
  const std::vector<Bought> kept = {{"2024-01-10", 5, 3000},
                                    {"2024-06-01", 5, 3000}};
  Membership member = Of(kept, "2025-01-09");
  EXPECT_EQ(member.last_review, Review::kNone);
  EXPECT_EQ(member.outlook, Review::kKept);
  member = Of(kept, "2025-01-10");
  EXPECT_EQ(member.group, kRegular);
  EXPECT_EQ(member.last_review, Review::kKept);
  EXPECT_EQ(FormatDay(member.earned_day), "2024-01-10");
  EXPECT_EQ(FormatDay(member.review_day), "2026-01-10");
  EXPECT_EQ(member.outlook, Review::kEnded);
  member = Of(kept, "2026-01-10");
  EXPECT_EQ(member.group, kNone);
  EXPECT_EQ(member.last_review, Review::kEnded);
  EXPECT_EQ(FormatDay(member.last_review_day), "2026-01-10");
}

TEST(ComputeMembership, FollowsTheWorkedExampleOfItsMethod) {
  const std::vector<Bought> purchases = {{"2025-01-10", 8, 4000},
                                         {"2025-06-01", 4, 7000}};
  EXPECT_EQ(Of(purchases, "2026-01-10").last_review, Review::kKept);
  EXPECT_EQ(Of(purchases, "2027-01-09").group, kRegular);
  EXPECT_EQ(Of(purchases, "2027-01-10").group, kNone);
}

TEST(ComputeMembership, LowersToTheGroupThatTheYearMeets) {
  const std::vector<Bought> purchases = {{"2024-01-10", 5, 4000},
                                         {"2024-01-11", 5, 4000},
                                         {"2024-01-12", 5, 4000},
                                         {"2024-09-01", 5, 4000}};
  Membership member = Of(purchases, "2025-01-11");
  EXPECT_EQ(member.group, kAdvanced);
  EXPECT_EQ(member.outlook, Review::kLowered);
  EXPECT_EQ(member.outlook_group, kRegular);
  // On 2025-01-12 the year from 2024-01-12 holds two orders.
  member = Of(purchases, "2025-01-12");
  EXPECT_EQ(member.group, kRegular);
  EXPECT_EQ(member.last_review, Review::kLowered);
  EXPECT_EQ(FormatDay(member.earned_day), "2025-01-12");
}

TEST(ComputeMembership, EndsALapseWithTheNextPurchaseThatQualifies) {
  const std::vector<Bought> purchases = {{"2024-01-10", 5, 3000},
                                         {"2026-05-01", 5, 3000}};
  const Membership member = Of(purchases, "2026-06-01");
  EXPECT_EQ(member.group, kRegular);
  EXPECT_EQ(FormatDay(member.earned_day), "2026-05-01");
  EXPECT_EQ(member.last_review, Review::kEnded);
}

TEST(ComputeMembership, CountsAPurchaseOnTheDayOfReview) {
  const std::vector<Bought> purchases = {{"2025-01-10", 5, 3000},
                                         {"2026-01-10", 5, 3000}};
  const Membership member = Of(purchases, "2026-02-01");
  EXPECT_EQ(member.last_review, Review::kKept);
  EXPECT_EQ(FormatDay(member.earned_day), "2025-01-10");
}

TEST(ComputeMembership, TakesCancellingInvoicesOffFromTheirDayOn) {
  OrderBuilder builder = Shop({{"2026-01-10", 5, 3000}});
  builder.Add({.day = DayOf("2026-01-10"),
               .gross_minor = 0,
               .refund_minor = 1,
               .kind = OrderKind::kCancelling});
  EXPECT_EQ(Compute(builder, "2026-06-01").Of(0).group, kNone);
  builder = Shop({{"2026-01-10", 5, 3000}});
  builder.Add({.day = DayOf("2026-01-11"),
               .gross_minor = 0,
               .refund_minor = 1,
               .kind = OrderKind::kCancelling});
  EXPECT_EQ(Compute(builder, "2026-06-01").Of(0).group, kRegular)
      << "earned the day before";
  const TestShop shop = builder.Build(DayOf("2026-06-01"));
  EXPECT_EQ(YearOf(shop.customers, shop.orders, shop.as_of, {}, 0).net_minor,
            299999);
}

TEST(ComputeMembership, IsEarnedWhenACancellingInvoiceLeavesTheYear) {
  OrderBuilder builder;
  builder.Add({.day = DayOf("2024-12-01"), .gross_minor = 100});
  builder.Add({.day = DayOf("2025-01-10"),
               .gross_minor = 0,
               .refund_minor = 500,
               .kind = OrderKind::kCancelling});
  builder.Add({.day = DayOf("2025-06-01"),
               .gross_minor = 300000,
               .lines = {{.quantity = 5}}});
  EXPECT_EQ(Compute(builder, "2026-01-10").Of(0).group, kNone);
  const Membership member = Compute(builder, "2026-01-11").Of(0);
  EXPECT_EQ(member.group, kRegular);
  EXPECT_EQ(FormatDay(member.earned_day), "2026-01-11");
}

TEST(ComputeMembership, KeepsEverybodyUpOnAChangeIfAsked) {
  const std::vector<Bought> purchases = {{"2026-01-10", 5, 3000}};
  MembershipPolicy policy;
  policy.groups = {{6, 5, 4}, {60, 50, 40}, {60000, 50000, 40000}};
  EXPECT_EQ(Of(purchases, "2026-06-01", policy).group, kNone);
  policy.former_groups = MemberConditions{};
  EXPECT_EQ(Of(purchases, "2026-06-01", policy).group, kNone)
      << "the option is off";
  policy.never_lower_on_change = true;
  const Membership member = Of(purchases, "2026-06-01", policy);
  EXPECT_EQ(member.group, kRegular);
  EXPECT_TRUE(member.held);
  EXPECT_EQ(FormatDay(member.earned_day), "2026-01-10");
}

TEST(IsWithinReach, AsksForAShareOfEachCondition) {
  const MemberConditions groups;
  // Regular: 1 order, 5 items, 3000.00.
  EXPECT_TRUE(IsWithinReach({1, 4, 210000}, groups, kRegular, 70, 100));
  EXPECT_FALSE(IsWithinReach({1, 3, 300000}, groups, kRegular, 70, 100));
  EXPECT_FALSE(IsWithinReach({1, 4, 209999}, groups, kRegular, 70, 100));
  const YearFigures missing = Missing({1, 4, 210000}, groups, kRegular, 100);
  EXPECT_EQ(missing.orders, 0);
  EXPECT_EQ(missing.items, 1);
  EXPECT_EQ(missing.net_minor, 90000);
  EXPECT_EQ(NextGroup(kNone), kRegular);
  EXPECT_EQ(NextGroup(kVip), kNone);
}

// The definition read out day by day.
Membership DayByDay(const std::vector<Bought>& purchases, Day as_of) {
  const MembershipPolicy policy;
  Membership member;
  const auto group_on = [&](Day day) {
    YearFigures year;
    for (const Bought& bought : purchases) {
      const Day at = DayOf(bought.day);
      if (at > day || at > as_of || at < AddMonths(day, -12)) continue;
      ++year.orders;
      year.items += bought.items;
      year.net_minor += bought.net_major * 100;
    }
    return GroupOf(year, policy.groups, 100);
  };
  for (Day day = DayOf("2022-01-01"); day <= as_of; ++day) {
    const MemberGroup now = group_on(day);
    if (day == member.review_day) {
      member.last_review = now == member.group  ? Review::kKept
                           : now == kNone       ? Review::kEnded
                           : now < member.group ? Review::kRaised
                                                : Review::kLowered;
      if (now != member.group) member.earned_day = now == kNone ? kNoDay : day;
      member.group = now;
      member.review_day = now == kNone ? kNoDay : AddMonths(day, 12);
      continue;
    }
    if (now < member.group) {
      member.group = now;
      member.earned_day = day;
      member.review_day = AddMonths(day, 12);
    }
  }
  return member;
}

TEST(ComputeMembership, AgreesWithTheRuleReadOutDayByDay) {
  for (uint64_t seed = 31; seed < 61; ++seed) {
    SCOPED_TRACE(seed);
    Rng rng(seed);
    std::vector<std::string> days;
    std::vector<Bought> purchases;
    const uint64_t count = 1 + rng.Below(14);
    for (uint64_t i = 0; i < count; ++i) {
      days.push_back(
          FormatDay(DayOf("2022-01-31") + static_cast<Day>(rng.Below(1200))));
    }
    for (const std::string& day : days) {
      purchases.push_back({day.c_str(), 1 + static_cast<int>(rng.Below(9)),
                           static_cast<Minor>(1000 + rng.Below(6000))});
    }
    const char* as_of = "2025-06-30";
    const Membership expected = DayByDay(purchases, DayOf(as_of));
    const Membership member = Of(purchases, as_of);
    EXPECT_EQ(member.group, expected.group);
    EXPECT_EQ(member.earned_day, expected.earned_day);
    EXPECT_EQ(member.review_day, expected.review_day);
    EXPECT_EQ(member.last_review, expected.last_review);
  }
}

}  // namespace
}  // namespace shuke::segment
