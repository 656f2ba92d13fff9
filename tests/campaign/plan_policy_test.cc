#include "core/campaign/plan_policy.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/campaign/campaign_policy.h"

namespace shuke::campaign {
namespace {

using nlohmann::json;

TEST(PlanPolicy, ReadsBackWhatItWrites) {
  PlanPolicy policy;
  policy.cap_contacts = 3;
  policy.cap_days = 20;
  policy.gap_days = 5;
  policy.horizon_days = 90;
  policy.due_days = 14;
  policy.unpaid_hours = {2, 4, 8, 16, 32};
  policy.unpaid_chat_minutes = 9;
  policy.unpaid_chat_channel = Channel::kWecom;
  policy.guide_from_days = {5, 50, 100, 300};
  policy.guide.care_from = {1, 2, 3, 4, 5};
  policy.guide.care_to = {6, 7, 8, 9, 10};
  policy.guide.marketing_from = {2, 3, 4, 5, 6};
  policy.guide.marketing_to = {7, 8, 9, 10, 11};
  policy.care_share_percent = 55;
  policy.touches = {{true, 9, Channel::kEmail, ActivityKind::kCare, "thanks"}};
  policy.triggers = {{"second_order", 20}};
  policy.occasions = {
      {"founding", "shop_anniversary", 4, {"03-14", "2027-01-02"}}};
  json written;
  ToJson(policy, written);
  PlanPolicy read;
  ASSERT_TRUE(FromJson(written, "/plan", read).ok());
  EXPECT_EQ(read, policy);
}

TEST(PlanPolicy, NamesTheTouchThatIsWrong) {
  PlanPolicy policy;
  const json bad = {
      {"touches", {{{"who", "new"}, {"day", -1}, {"activity", "a"}}}}};
  const Status status = FromJson(bad, "/plan", policy);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().args[0].second, "/plan/touches/0/day");
}

TEST(PlanPolicy, NamesTheRangeThatEndsBeforeItBegins) {
  PlanPolicy policy;
  const json bad = {{"guide", {{"care_to", {3, 0, 2, 1, 0}}}}};
  const Status status = FromJson(bad, "/plan", policy);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().args[0].second, "/plan/guide/care_to/1");
}

TEST(PlanPolicy, NamesTheDayOfAnOccasionThatIsNone) {
  PlanPolicy policy;
  const json bad = {{"occasions",
                     {{{"name", "a"},
                       {"activity", "big_sale"},
                       {"days", {"01-01", "02-30"}}}}}};
  const Status status = FromJson(bad, "/plan", policy);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().args[0].second, "/plan/occasions/0/days/1");
}

TEST(DefaultTriggers, AreActivitiesOfTheDefaultPolicy) {
  const CampaignPolicy campaign;
  for (const DueTrigger& trigger : DefaultTriggers()) {
    EXPECT_NE(campaign.FindActivity(trigger.activity), nullptr)
        << trigger.activity;
  }
}

}  // namespace
}  // namespace shuke::campaign
