#include "core/campaign/plan_guide.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace shuke::campaign {
namespace {

constexpr Channel kSms = Channel::kSms;
constexpr ActivityKind kCare = ActivityKind::kCare;
constexpr ActivityKind kMarketing = ActivityKind::kMarketing;

TEST(CompareWithGuide, CountsAContactInTheStageThatItsDayFallsIn) {
  PlanPolicy policy;
  policy.touches = {
      {false, 0, kSms, kCare, "a"},       {false, 6, kSms, kCare, "a"},
      {false, 7, kSms, kCare, "a"},       {false, 44, kSms, kMarketing, "b"},
      {false, 45, kSms, kMarketing, "b"}, {false, 365, kSms, kMarketing, "b"},
      {true, 90, kSms, kMarketing, "b"}};
  const GuidePart part = CompareWithGuide(policy, false);
  const int care[] = {2, 1, 0, 0, 0}, marketing[] = {0, 1, 1, 0, 1};
  for (size_t i = 0; i < kGuideStages; ++i) {
    EXPECT_EQ(part.stages[i].care.planned, care[i]) << i;
    EXPECT_EQ(part.stages[i].marketing.planned, marketing[i]) << i;
  }
  EXPECT_EQ(part.stages[0].to_day, 7);
  EXPECT_EQ(part.stages[4].from_day, 365);
  EXPECT_FALSE(part.stages[4].to_day);
  EXPECT_DOUBLE_EQ(*part.care_share(), 0.5);
  EXPECT_DOUBLE_EQ(*CompareWithGuide(policy, true).care_share(), 0);
}

TEST(CompareWithGuide, HoldsTheDefaultPlanToTheGuide) {
  using enum GuideFit;
  const GuidePart part = CompareWithGuide({}, false);
  const GuideFit care[] = {kWithin, kBelow, kBelow, kWithin, kWithin};
  const GuideFit marketing[] = {kWithin, kWithin, kWithin, kAbove, kWithin};
  for (size_t i = 0; i < kGuideStages; ++i) {
    EXPECT_EQ(part.stages[i].care.fit(), care[i]) << i;
    EXPECT_EQ(part.stages[i].marketing.fit(), marketing[i]) << i;
  }
  EXPECT_EQ(part.care, 2);
  EXPECT_EQ(part.marketing, 10);
}

TEST(CompareWithGuide, FollowsThePolicy) {
  PlanPolicy policy;
  policy.guide_from_days = {2, 45, 90, 365};
  policy.guide.care_from[0] = 1;
  policy.guide.care_to[1] = 0;
  const GuidePart part = CompareWithGuide(policy, false);
  EXPECT_EQ(part.stages[0].care.fit(), GuideFit::kWithin);
  EXPECT_EQ(part.stages[1].care.fit(), GuideFit::kAbove);
}

TEST(CompareWithGuide, GivesAnEmptyPlanNoShare) {
  PlanPolicy policy;
  policy.touches.clear();
  EXPECT_FALSE(CompareWithGuide(policy, false).care_share());
  EXPECT_TRUE(GuideToJson(policy)["parts"][0]["care_share"].is_null());
}

// 8 care beside 6 marketing: below the 7 : 3 that the guide states, too.
TEST(MostCareShare, IsOfMostCareAndLeastMarketing) {
  EXPECT_DOUBLE_EQ(*MostCareShare({}), 8.0 / 14);
  GuideRanges none;
  none.care_to.fill(0);
  none.marketing_from.fill(0);
  EXPECT_FALSE(MostCareShare(none));
}

}  // namespace
}  // namespace shuke::campaign
