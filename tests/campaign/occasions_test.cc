#include "core/campaign/occasions.h"

#include <gtest/gtest.h>

#include "core/campaign/campaign_policy.h"

namespace shuke::campaign {
namespace {

Day DayOf(const char* text) { return *ParseIsoDay(text); }

TEST(DefaultOccasions, NameActivitiesAndDaysThatExist) {
  const CampaignPolicy campaign;
  for (const Occasion& occasion : DefaultOccasions()) {
    EXPECT_NE(campaign.FindActivity(occasion.activity), nullptr)
        << occasion.name;
    for (const std::string& day : occasion.days)
      EXPECT_TRUE(IsOccasionDay(day)) << occasion.name << " " << day;
  }
}

TEST(OccasionsDue, BeginSoManyDaysAheadAndEndWithTheDay) {
  const std::vector<Occasion> sale = {{"sale", "big_sale", 11, {"11-11"}}};
  const auto on = [&](const char* day) {
    return OccasionsDue(sale, DayOf(day), DayOf(day)).size();
  };
  EXPECT_EQ(on("2026-10-30"), 0u);
  EXPECT_EQ(on("2026-10-31"), 1u);
  EXPECT_EQ(on("2026-11-11"), 1u);
  EXPECT_EQ(on("2026-11-12"), 0u);
}

TEST(OccasionsDue, ReachIntoTheNextYear) {
  const std::vector<Occasion> occasions = {
      {"new_year", "holiday_greeting", 3, {"01-01"}},
      {"once", "holiday_greeting", 0, {"2026-12-31"}}};
  const auto due =
      OccasionsDue(occasions, DayOf("2026-12-29"), DayOf("2027-01-15"));
  ASSERT_EQ(due.size(), 2u);
  EXPECT_EQ(due[0], (OccasionDay{1, DayOf("2026-12-31"), DayOf("2026-12-31")}));
  EXPECT_EQ(due[1], (OccasionDay{0, DayOf("2027-01-01"), DayOf("2026-12-29")}));
}

TEST(OccasionsDue, LeaveOutDaysThatAYearDoesNotHave) {
  const std::vector<Occasion> leap = {{"leap", "big_sale", 0, {"02-29"}}};
  EXPECT_EQ(OccasionsDue(leap, DayOf("2025-01-01"), DayOf("2028-12-31")).size(),
            1u);
}

TEST(IsOccasionDay, KnowsYearlyAndSingleDays) {
  EXPECT_TRUE(IsOccasionDay("02-29"));
  EXPECT_TRUE(IsOccasionDay("2026-02-17"));
  for (const char* text : {"", "13-01", "02-30", "2026-02-29", "10/01", "1-1"})
    EXPECT_FALSE(IsOccasionDay(text)) << text;
}

}  // namespace
}  // namespace shuke::campaign
