#include "core/campaign/today.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/segment/selection.h"
#include "tests/campaign/invented_shop.h"

namespace shuke::campaign {
namespace {

std::vector<customers::CustomerId> Selected(InventedShop& shop,
                                            const segment::Rule& rule) {
  segment::CustomerQuery query;
  query.rule = rule;
  return segment::SelectCustomers(shop.facts(), query);
}

TEST(DueRule, TakesThoseWhoCrossedTheDaySinceTheLastAnalysis) {
  std::vector<InventedOrder> orders;
  for (int days = 40; days < 60; ++days)
    orders.push_back({.nick = "b" + std::to_string(days), .days_ago = days});
  InventedShop shop(orders);
  const CampaignPolicy policy;
  const segment::Rule& rule = policy.FindActivity("win_back_45")->rule;
  const auto due = Selected(shop, DueRule(rule, 45, 7));
  EXPECT_EQ(due.size(), 7u);
  for (const customers::CustomerId id : due) {
    const int64_t recency = InventedShop::kAsOf - shop.customers().last_day[id];
    EXPECT_GE(recency, 45);
    EXPECT_LT(recency, 52);
  }
  EXPECT_EQ(Selected(shop, DueRule(rule, 45, 1)).size(), 1u);
}

TEST(DueRule, IsTheRuleItselfForATriggerWithoutADay) {
  const CampaignPolicy policy;
  const segment::Rule& rule = policy.FindActivity("unpaid_reminder")->rule;
  EXPECT_EQ(DueRule(rule, 0, 7), rule);
}

// As the newest moment in the data says: nothing here reads a clock.
TEST(UnpaidHours, RunToTheNewestMomentAndEndWithAPurchase) {
  using table::OrderKind;
  InventedShop shop({{.nick = "waits",
                      .days_ago = 1,
                      .product = "衬衫",
                      .kind = OrderKind::kUnpaid},
                     {.nick = "paid",
                      .days_ago = 1,
                      .product = "衬衫",
                      .kind = OrderKind::kUnpaid},
                     {.nick = "paid", .days_ago = 0, .product = "衬衫"},
                     {.nick = "paid other",
                      .days_ago = 1,
                      .product = "衬衫",
                      .kind = OrderKind::kUnpaid},
                     {.nick = "paid other", .days_ago = 0, .product = "裤子"}});
  const auto fact = segment::FindFact("unpaid_hours");
  ASSERT_TRUE(fact);
  const auto& hours = shop.facts().Column(*fact).integers;
  EXPECT_EQ(hours[shop.Find("waits")], 24);
  EXPECT_EQ(hours[shop.Find("paid")], segment::kNoInteger);
  EXPECT_EQ(hours[shop.Find("paid other")], 24);
  const auto& minutes =
      shop.facts().Column(*segment::FindFact("unpaid_minutes")).integers;
  EXPECT_EQ(minutes[shop.Find("waits")], 24 * 60);
  EXPECT_EQ(minutes[shop.Find("paid")], segment::kNoInteger);
}

// Paying for the newer order settles that one alone.
TEST(UnpaidHours, CountAnOlderOrderOfAnotherProductThatStillWaits) {
  using table::OrderKind;
  InventedShop shop({{.nick = "two",
                      .days_ago = 2,
                      .product = "裤子",
                      .kind = OrderKind::kUnpaid},
                     {.nick = "two",
                      .days_ago = 1,
                      .product = "衬衫",
                      .kind = OrderKind::kUnpaid},
                     {.nick = "two", .days_ago = 0, .product = "衬衫"}});
  const auto& hours =
      shop.facts().Column(*segment::FindFact("unpaid_hours")).integers;
  EXPECT_EQ(hours[shop.Find("two")], 48);
}

// Who has only ordered so far is no customer, but the one to remind.
TEST(ComposeDraft, RemindsOfAnUnpaidOrderWhoeverNeverPaid) {
  using table::OrderKind;
  InventedShop shop({{.nick = "new",
                      .days_ago = 1,
                      .recipient_phone = "13800000001",
                      .kind = OrderKind::kUnpaid},
                     {.nick = "other", .recipient_phone = "13800000002"}});
  DraftRequest request;
  request.activity = "unpaid_reminder";
  const auto draft = ComposeDraft(request, {}, shop.facts(), shop.people(), {});
  ASSERT_TRUE(draft.ok());
  EXPECT_EQ(draft.value().audience, 1);
  ASSERT_EQ(draft.value().treated.size(), 1u);
  EXPECT_EQ(draft.value().treated[0].address, "13800000001");
  EXPECT_FALSE(draft.value().treated_means.recency_days);
}

TEST(LatestOrder, SaysHowFarTheNewestOrderHasCome) {
  using table::OrderKind;
  InventedShop shop({{.nick = "a", .days_ago = 9},
                     {.nick = "a", .days_ago = 2, .kind = OrderKind::kRefunded},
                     {.nick = "b", .days_ago = 3, .kind = OrderKind::kClosed},
                     {.nick = "c", .days_ago = 4}});
  const auto fact = segment::FindFact("latest_order");
  ASSERT_TRUE(fact);
  const auto& codes = segment::Facts()[*fact].codes;
  const auto& latest = shop.facts().Column(*fact).integers;
  EXPECT_EQ(codes[latest[shop.Find("a")]], "refunded");
  EXPECT_EQ(codes[latest[shop.Find("b")]], "closed");
  EXPECT_EQ(codes[latest[shop.Find("c")]], "paid");
}

}  // namespace
}  // namespace shuke::campaign
