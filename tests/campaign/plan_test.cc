#include "core/campaign/plan.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/testing/order_builder.h"

namespace shuke::campaign {
namespace {

using testkit::OrderBuilder;
using testkit::TestShop;

constexpr Day kAsOf = 20000;
constexpr Channel kSms = Channel::kSms;
constexpr ActivityKind kCare = ActivityKind::kCare;
constexpr ActivityKind kMarketing = ActivityKind::kMarketing;

ContactPlan PlanFor(const TestShop& shop, const PlanPolicy& policy) {
  return PlanContacts(
      shop.customers, kAsOf,
      segment::ComputeDayStages(shop.customers, kAsOf, {}, nullptr, nullptr),
      {}, policy, {});
}

TestShop OneNewcomer(int days_ago) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = kAsOf - days_ago, .gross_minor = 100});
  return builder.Build(kAsOf);
}

// campaigns.md: new customers cost about 0.44 yuan over the plan, old ones
// 0.39.
TEST(DefaultTouches, CostWhatThePublishedPlanCosts) {
  EXPECT_EQ(PlanCost({}, {}, false), 4400);
  EXPECT_EQ(PlanCost({}, {}, true), 3900);
}

TEST(PlanContacts, SendsCareBesideMarketingAndCutsWhatBreaksAGap) {
  PlanPolicy policy;
  policy.touches = {{false, 10, kSms, kMarketing, "a"},
                    {false, 11, kSms, kCare, "b"},
                    {false, 12, kSms, kMarketing, "c"},
                    {false, 13, kSms, kMarketing, "d"}};
  const ContactPlan plan = PlanFor(OneNewcomer(5), policy);
  ASSERT_EQ(plan.contacts.size(), 4u);
  EXPECT_EQ(plan.contacts[0].day, kAsOf + 5);
  EXPECT_EQ(plan.contacts[0].sent, 1);
  EXPECT_EQ(plan.contacts[1].sent, 1);
  // Two days after a marketing contact; what is cut starts no gap of its own.
  EXPECT_EQ(plan.contacts[2].cut_by_gap, 1);
  EXPECT_EQ(plan.contacts[3].sent, 1);
}

TEST(PlanContacts, CutsTheThirdMarketingContactOfThirtyDays) {
  PlanPolicy policy;
  policy.horizon_days = 60;
  policy.touches = {{false, 10, kSms, kMarketing, "a"},
                    {false, 20, kSms, kMarketing, "b"},
                    {false, 39, kSms, kMarketing, "c"},
                    {false, 40, kSms, kMarketing, "d"}};
  const ContactPlan plan = PlanFor(OneNewcomer(5), policy);
  ASSERT_EQ(plan.contacts.size(), 4u);
  EXPECT_EQ(plan.contacts[2].cut_by_cap, 1);
  // On day 40 the contact of day 10 is thirty days ago, and counts no more.
  EXPECT_EQ(plan.contacts[3].sent, 1);
}

TEST(PlanContacts, CountsEveryCustomerInOneProject) {
  OrderBuilder builder;
  for (int i = 0; i < 40; ++i) {
    const std::string buyer = "b" + std::to_string(i);
    builder.Add({.buyer = buyer, .day = kAsOf - i * 20, .gross_minor = 100});
    if (i % 3 == 0)
      builder.Add({.buyer = buyer, .day = kAsOf - i * 20, .gross_minor = 50});
  }
  const TestShop shop = builder.Build(kAsOf);
  const ContactPlan plan = PlanFor(shop, {});
  int64_t customers = 0, contacts = 0, sent = 0, cost = 0, spent = 0;
  for (const ProjectPlan& project : plan.projects) {
    customers += project.customers;
    contacts += project.contacts;
    cost += project.cost_minor_x100;
    int64_t of_touches = 0, cost_of_touches = 0;
    for (const auto& [touch, part] : project.touches) {
      EXPECT_GT(part.contacts, 0);
      of_touches += part.contacts;
      cost_of_touches += part.cost_minor_x100;
    }
    EXPECT_EQ(of_touches, project.contacts);
    EXPECT_EQ(cost_of_touches, project.cost_minor_x100);
  }
  for (const PlannedContact& contact : plan.contacts) {
    EXPECT_EQ(contact.planned,
              contact.sent + contact.cut_by_cap + contact.cut_by_gap);
    EXPECT_GT(contact.day, kAsOf);
    EXPECT_LE(contact.day, kAsOf + plan.horizon_days);
    sent += contact.sent;
    spent += contact.cost_minor_x100;
  }
  EXPECT_EQ(customers, 40);
  EXPECT_EQ(contacts, sent);
  EXPECT_EQ(cost, spent);
}

TEST(WhoGets, NamesThoseWhomThePlanCounts) {
  OrderBuilder builder;
  for (int i = 0; i < 60; ++i) {
    builder.Add({.buyer = "b" + std::to_string(i),
                 .day = kAsOf - i,
                 .gross_minor = 100});
  }
  const TestShop shop = builder.Build(kAsOf);
  const ContactPlan plan = PlanFor(shop, {});
  ASSERT_FALSE(plan.contacts.empty());
  for (const PlannedContact& contact : plan.contacts) {
    EXPECT_EQ(static_cast<int64_t>(
                  WhoGets(shop.customers, kAsOf, {}, contact.day, contact.touch)
                      .size()),
              contact.sent);
  }
}

TEST(StepsOf, AreOfTheCustomerAlone) {
  const TestShop shop = OneNewcomer(5);
  PlanPolicy policy;
  policy.touches = {{false, 10, kSms, kMarketing, "a"},
                    {true, 10, kSms, kMarketing, "b"}};
  const auto steps = StepsOf(shop.customers, 0, kAsOf, policy);
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].touch, 0u);
  EXPECT_EQ(steps[0].fate, PlannedStep::Fate::kSent);
}

TEST(PlanToIcs, FoldsLinesAndEscapesText) {
  PlanPolicy policy;
  policy.touches = {{false, 10, kSms, kMarketing, "a"}};
  const ContactPlan plan = PlanFor(OneNewcomer(5), policy);
  const std::string title =
      "第二单优惠;新品,到店第二单优惠新品到店第二单优惠新品到店第二单优惠";
  const std::string ics = PlanToIcs(plan, policy, {{"a", title}});
  EXPECT_EQ(ics.rfind("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", 0), 0u);
  EXPECT_NE(ics.find("DTSTART;VALUE=DATE:20241009\r\n"), std::string::npos)
      << ics;
  EXPECT_NE(ics.find("\\;"), std::string::npos);
  EXPECT_NE(ics.find("\\,"), std::string::npos);
  // No line is longer than 75 bytes (RFC 5545, 3.1), and unfolding gives the
  // title back.
  std::string unfolded;
  size_t start = 0;
  for (size_t end = ics.find("\r\n"); end != std::string::npos;
       start = end + 2, end = ics.find("\r\n", start)) {
    EXPECT_LE(end - start, 75u);
    std::string line = ics.substr(start, end - start);
    if (!line.empty() && line[0] == ' ') {
      unfolded += line.substr(1);
    } else {
      unfolded += "\n" + line;
    }
  }
  EXPECT_NE(unfolded.find("到店第二单优惠 (sms"), std::string::npos);
}

}  // namespace
}  // namespace shuke::campaign
