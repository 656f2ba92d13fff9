#include "core/metrics/calendar.h"

#include <gtest/gtest.h>

#include "tests/testing/order_builder.h"

namespace shuke::metrics {
namespace {

using testkit::DayOf;

TEST(WeekName, FollowsIso8601AroundNewYear) {
  // ISO 8601 examples: en.wikipedia.org/wiki/ISO_week_date.
  const struct {
    const char* day;
    const char* week;
  } cases[] = {{"2005-01-01", "2004-W53"}, {"2005-01-02", "2004-W53"},
               {"2005-12-31", "2005-W52"}, {"2006-01-01", "2005-W52"},
               {"2006-01-02", "2006-W01"}, {"2007-01-01", "2007-W01"},
               {"2007-12-30", "2007-W52"}, {"2007-12-31", "2008-W01"},
               {"2008-12-29", "2009-W01"}, {"2009-12-31", "2009-W53"},
               {"2010-01-03", "2009-W53"}, {"1969-12-31", "1970-W01"}};
  for (const auto& [day, week] : cases)
    EXPECT_EQ(WeekName(DayOf(day)), week) << day;
}

TEST(WeekdayOf, CountsFromMonday) {
  EXPECT_EQ(WeekdayOf(DayOf("2026-11-16")), 0);
  EXPECT_EQ(WeekdayOf(DayOf("2026-11-22")), 6);
  EXPECT_EQ(WeekdayOf(DayOf("1969-12-28")), 6);
}

TEST(PeriodsOf, CutsTheFirstAndTheLastToTheRange) {
  const auto months =
      PeriodsOf(DayOf("2026-01-10"), DayOf("2026-03-31"), Grain::kMonth);
  ASSERT_EQ(months.size(), 3u);
  EXPECT_EQ(months[0],
            (Period{DayOf("2026-01-10"), DayOf("2026-01-31"), false}));
  EXPECT_EQ(months[1],
            (Period{DayOf("2026-02-01"), DayOf("2026-02-28"), true}));
  EXPECT_EQ(months[2],
            (Period{DayOf("2026-03-01"), DayOf("2026-03-31"), true}));
}

TEST(PeriodsOf, WeeksCoverEveryDayOnce) {
  const Day from = DayOf("2025-12-25"), to = DayOf("2026-02-03");
  Day next = from;
  for (const Period& week : PeriodsOf(from, to, Grain::kWeek)) {
    EXPECT_EQ(week.first, next);
    EXPECT_EQ(week.whole, week.last - week.first == 6);
    next = week.last + 1;
  }
  EXPECT_EQ(next, to + 1);
}

TEST(PeriodsOf, HasNoneForAnEmptyRange) {
  EXPECT_TRUE(PeriodsOf(10, 9, Grain::kMonth).empty());
}

}  // namespace
}  // namespace shuke::metrics
