#include "core/campaign/unpaid.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <numeric>

#include "core/campaign/campaign_policy.h"
#include "core/campaign/definition.h"
#include "core/campaign/draft.h"
#include "core/campaign/today.h"
#include "tests/campaign/invented_shop.h"

namespace shuke::campaign {
namespace {

using table::OrderKind;

constexpr int kMinute = 60;
constexpr int kHour = 60 * kMinute;
constexpr int kNewest = 22 * kHour;  // of the as-of day

// An order of `nick` that has waited for so many seconds at ten in the evening.
InventedOrder Waits(const std::string& nick, int seconds) {
  const int days_ago = seconds <= kNewest ? 0 : 1 + (seconds - kNewest) / 86400;
  return {.nick = nick,
          .days_ago = days_ago,
          .product = "衬衫",
          .kind = OrderKind::kUnpaid,
          .seconds = kNewest - seconds + days_ago * 86400};
}

// Somebody has just paid, so that the newest moment is ten in the evening.
InventedOrder Newest() { return {.nick = "newest", .seconds = kNewest}; }

std::vector<int64_t> Counts(InventedShop& shop) {
  std::vector<int64_t> counts;
  for (const DueUnpaid& due : CountUnpaid({}, {}, shop.facts()))
    counts.push_back(due.customers);
  return counts;
}

TEST(BandOf, PartsTheHoursWithoutGapOrOverlap) {
  const PlanPolicy policy;
  int64_t at = 5;
  for (size_t i = 0; i + 1 < kUnpaidSteps; ++i) {
    const UnpaidBand band = BandOf(static_cast<UnpaidStep>(i), policy, kNoTime);
    EXPECT_EQ(band.from_minutes, at) << kUnpaidStepCodes[i];
    EXPECT_GT(band.to_minutes, band.from_minutes) << kUnpaidStepCodes[i];
    at = band.to_minutes;
  }
  EXPECT_EQ(at, 72 * 60);
}

TEST(BandOf, ChatsFirstInBetweenAndAtTheEndOfTheDay) {
  PlanPolicy policy;
  policy.unpaid_chat_channel = Channel::kWecom;
  for (size_t i = 0; i < kUnpaidSteps; ++i) {
    const auto step = static_cast<UnpaidStep>(i);
    const bool chat = step == UnpaidStep::kChat ||
                      step == UnpaidStep::kChatAgain ||
                      step == UnpaidStep::kDayEnd;
    const std::optional<Channel> channel =
        BandOf(step, policy, kNoTime).channel;
    EXPECT_EQ(channel.has_value(), chat) << kUnpaidStepCodes[i];
    if (!chat) continue;
    EXPECT_EQ(*channel, Channel::kWecom) << kUnpaidStepCodes[i];
  }
}

// On either side of every bound.
TEST(CountUnpaid, PutsEveryOrderAtItsStep) {
  InventedShop shop({Newest(), Waits("a", 5 * kMinute - 1),
                     Waits("b", 5 * kMinute), Waits("c", kHour - 1),
                     Waits("d", kHour), Waits("e", 6 * kHour - 1),
                     Waits("f", 6 * kHour), Waits("g", 12 * kHour),
                     Waits("h", 24 * kHour - 1), Waits("i", 24 * kHour),
                     Waits("j", 72 * kHour - 1), Waits("k", 72 * kHour)});
  // Since midnight: b to g.
  EXPECT_EQ(Counts(shop), (std::vector<int64_t>{2, 2, 1, 2, 2, 6}));
}

TEST(CountUnpaid, LeavesOutWhoHasSinceBoughtTheSame) {
  InventedOrder bought = Newest();
  bought.nick = "b";
  bought.product = "衬衫";
  InventedShop shop({Newest(), Waits("a", kHour), Waits("b", kHour), bought});
  EXPECT_EQ(Counts(shop), (std::vector<int64_t>{0, 1, 0, 0, 0, 1}));
}

TEST(CountUnpaid, HasNoDaysEndWhereNoOrderHasAMoment) {
  EXPECT_LE(BandOf(UnpaidStep::kDayEnd, {}, kNoTime).to_minutes, 0);
}

// What a step is said to be for, its draft is for.
TEST(KeepToStep, DraftsWhomTheStepCounts) {
  std::vector<InventedOrder> orders = {Newest()};
  for (int i = 0; i < 80; ++i)
    orders.push_back(Waits("b" + std::to_string(i), i * kHour + 10 * kMinute));
  InventedShop shop(orders);
  const CampaignPolicy campaign;
  int64_t total = 0;
  for (const DueUnpaid& due : CountUnpaid(campaign, {}, shop.facts())) {
    DraftRequest request;
    request.activity = kUnpaidActivity;
    KeepToStep(due.band.step, campaign, {},
               shop.facts().segmentation().newest_time(), request);
    const auto draft =
        ComposeDraft(request, campaign, shop.facts(), shop.people(), {});
    ASSERT_TRUE(draft.ok());
    EXPECT_EQ(draft.value().audience, due.customers);
    EXPECT_GT(due.customers, 0);
    EXPECT_EQ(draft.value().definition.channel, *due.band.channel);
    EXPECT_EQ(draft.value().definition.text,
              campaign.FindActivity(kUnpaidActivity)->text.zh);
    if (due.band.step != UnpaidStep::kDayEnd) total += due.customers;
  }
  // The steps part the activity: nobody is in two, nobody in none.
  DraftRequest all;
  all.activity = kUnpaidActivity;
  EXPECT_EQ(ComposeDraft(all, campaign, shop.facts(), shop.people(), {})
                .value()
                .audience,
            total);
}

TEST(KeepToStep, LeavesTheRequestTheLastWordOnChannelAndName) {
  DraftRequest request;
  request.activity = kUnpaidActivity;
  KeepToStep(UnpaidStep::kChat, {}, {}, kNoTime, request);
  EXPECT_EQ(request.channel, Channel::kWangwang);
  EXPECT_EQ(request.name, "unpaid_reminder_chat");

  DraftRequest own;
  own.activity = kUnpaidActivity;
  own.channel = Channel::kSms;
  own.name = "mine";
  KeepToStep(UnpaidStep::kChat, {}, {}, kNoTime, own);
  EXPECT_EQ(own.channel, Channel::kSms);
  EXPECT_EQ(own.name, "mine");

  DraftRequest unknown;
  unknown.activity = "x";
  KeepToStep(UnpaidStep::kChat, {}, {}, kNoTime, unknown);
  EXPECT_FALSE(unknown.rule);
}

TEST(UnpaidRule, HoldsNobodyForAStepWithoutAMinute) {
  InventedShop shop({Newest(), Waits("a", 0), Waits("b", kHour)});
  PlanPolicy policy;
  policy.unpaid_chat_minutes = 90;  // later than the first SMS
  const UnpaidBand band = BandOf(UnpaidStep::kChat, policy, kNoTime);
  const auto matches =
      segment::EvaluateRule(UnpaidRule({}, band), shop.facts());
  EXPECT_EQ(std::accumulate(matches.begin(), matches.end(), 0), 0);
}

}  // namespace
}  // namespace shuke::campaign
