#include "core/ingest/dates.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

namespace shuke::ingest {
namespace {

std::string Show(const DateCell& cell) {
  switch (cell.read) {
    case DateRead::kBlank:
      return "blank";
    case DateRead::kUnreadable:
      return "unreadable";
    case DateRead::kOk:
      break;
  }
  return cell.has_clock ? FormatTime(cell.time)
                        : FormatDay(DayOfTime(cell.time)) +
                              (SecondsOfDay(cell.time) == 0 ? "" : "!");
}

std::string ReadOne(std::string_view text, const DateOptions& options = {}) {
  return Show(DateColumn(options).Read(text));
}

TEST(DateColumn, ReadsEveryShapeThatExportsWrite) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"2017-07-08 00:42:32", "2017-07-08 00:42:32"},
      {"2017/07/08 00:42:32", "2017-07-08 00:42:32"},
      {"2017-07-08T00:42:32", "2017-07-08 00:42:32"},
      {"2017-07-08T00:42:32.123", "2017-07-08 00:42:32"},
      {"2017-07-08", "2017-07-08"},
      {"2016/8/1 11:05", "2016-08-01 11:05:00"},
      {"2016/8/1", "2016-08-01"},
      {"2016.8.1", "2016-08-01"},
      {"2016-8-1 1:02:03", "2016-08-01 01:02:03"},
      {"20170708", "2017-07-08"},
      {"201707080042", "2017-07-08 00:42:00"},
      {"20170708004232", "2017-07-08 00:42:32"},
      {"20170708 004232", "2017-07-08 00:42:32"},
      {"20170708 00:42:32", "2017-07-08 00:42:32"},
      {"12/1/10 8:26", "2010-12-01 08:26:00"},
      {"07/18/2026", "2026-07-18"},
      {"18/7/2026", "2026-07-18"},
      {"18-7-26 23:59", "2026-07-18 23:59:00"},
      {"25.7.2026", "2026-07-25"},
      {"5.7.26", "2026-07-05"},
      {"98-12-31", "1998-12-31"},
      {"Jul-25-26", "2026-07-25"},
      {"Jul 25, 2026", "2026-07-25"},
      {"July 25 2026 8:26 PM", "2026-07-25 20:26:00"},
      {"25 Jul 2026", "2026-07-25"},
      {"25-Jul-26", "2026-07-25"},
      {"25-JUL-2026 10:00", "2026-07-25 10:00:00"},
      {"1st Sept 2026", "2026-09-01"},
      {"2026-Jul-25", "2026-07-25"},
      {"Sat, 25 Jul 2026 10:00:00", "2026-07-25 10:00:00"},
      {"Saturday, July 25, 2026", "2026-07-25"},
      {"2017年7月8日 00:42", "2017-07-08 00:42:00"},
      {"2017年7月8日", "2017-07-08"},
      {"2017年07月08号00时42分32秒", "2017-07-08 00:42:32"},
      {"2017年7月8日 8时", "2017-07-08 08:00:00"},
      {"2017年7月8日 8时5分", "2017-07-08 08:05:00"},
      {"2017年7月8日 星期六 下午3:05", "2017-07-08 15:05:00"},
      {"2017/7/8 上午12:05:00", "2017-07-08 00:05:00"},
      {"2017/7/8 下午15:05", "2017-07-08 15:05:00"},
      {"２０１７－０７－０８　００：４２", "2017-07-08 00:42:00"},
      {"7/18/2026 8:26 PM", "2026-07-18 20:26:00"},
      {"7/18/2026 12:00 AM", "2026-07-18 00:00:00"},
      {"7/18/2026 12:00pm", "2026-07-18 12:00:00"},
      {"2026-07-18 24:00:00", "2026-07-19 00:00:00"},
      {" 2017-07-08 00:42:32\t", "2017-07-08 00:42:32"},
      {"2024-02-29", "2024-02-29"},
  };
  for (const auto& c : cases) EXPECT_EQ(ReadOne(c.text), c.expected) << c.text;
}

TEST(DateColumn, TellsBlankFromUnreadable) {
  for (const char* text :
       {"", " ", "\t", "-", "--", "—", "　", "0000-00-00 00:00:00",
        "0000-00-00", "1970-01-01 08:00:00", "1970-01-01", "1970/1/1 0:00",
        "1899-12-30", "1900/1/0", "0001-01-01T00:00:00Z", "1/1/1970"}) {
    EXPECT_EQ(ReadOne(text), "blank") << text;
  }
  for (const char* text : {"hello",
                           "2017",
                           "2017-07",
                           "2017-02-29",
                           "2023-02-29 00:00:00",
                           "2017-13-01",
                           "2017-00-10",
                           "2017-07-32",
                           "2017-07-08 24:00:01",
                           "2017-07-08 12:60:00",
                           "2017-07-08 12:00:60",
                           "2017-07-08 12",
                           "2017-07-08 12:00:00x",
                           "2017-07/08",
                           "13/13/2020",
                           "31/4/2020",
                           "Jul 32 2026",
                           "Jux-25-26",
                           "Julep 25 2026",
                           "25 2026",
                           "1931-01-01",
                           "2068-01-01",
                           "7月8日",
                           "201707",
                           "20171308",
                           "20170708246060",
                           "42934",
                           "1499445752",
                           "12:30:00",
                           "2017-07-08 +08:00",
                           "2017-07-08 10:00 XYZ",
                           "2017-07-08 10:00 +9999",
                           "张三",
                           "\xC4\xEA",
                           "1/1/1/2020",
                           "1/2/020",
                           "2017-07-0800:42:32"}) {
    EXPECT_EQ(ReadOne(text), "unreadable") << text;
  }
}

TEST(DateColumn, ConvertsOffsetsToTheShopsClock) {
  const DateOptions china = {.shop_offset_minutes = 480};
  EXPECT_EQ(ReadOne("2017-07-08T00:42:32Z", china), "2017-07-08 08:42:32");
  EXPECT_EQ(ReadOne("2017-07-08T00:42:32+08:00", china), "2017-07-08 00:42:32");
  EXPECT_EQ(ReadOne("2017-07-08 20:42:32 -0700", china), "2017-07-09 11:42:32");
  EXPECT_EQ(ReadOne("2017-07-08T20:42:32.000+0000", china),
            "2017-07-09 04:42:32");
  EXPECT_EQ(ReadOne("2017-07-08 20:42 UTC", china), "2017-07-09 04:42:00");
  EXPECT_EQ(ReadOne("2017-07-08 20:42 GMT+8", china), "2017-07-08 20:42:00");
  EXPECT_EQ(ReadOne("Jul 8, 2017 8:42:32 PM PDT", china),
            "2017-07-09 11:42:32");
  EXPECT_EQ(ReadOne("2017-07-08T00:42:32+05:30", china), "2017-07-08 03:12:32");
  const DateOptions eastern = {.shop_offset_minutes = -300};
  EXPECT_EQ(ReadOne("2017-01-01T02:00:00Z", eastern), "2016-12-31 21:00:00");
  // Without an offset the time is the shop's own, whatever its zone.
  EXPECT_EQ(ReadOne("2017-01-01 02:00:00", eastern), "2017-01-01 02:00:00");
}

TEST(DateColumn, SplitsTwoDigitYearsAsPosixDoes) {
  EXPECT_EQ(ReadOne("Jul-25-67"), "2067-07-25");
  EXPECT_EQ(ReadOne("Jul-25-68"), "unreadable");  // 2068: beyond LocalTime
  EXPECT_EQ(ReadOne("Jul-25-69"), "1969-07-25");
  EXPECT_EQ(ReadOne("Jul-25-99"), "1999-07-25");
  EXPECT_EQ(ReadOne("Jul-25-00"), "2000-07-25");
}

TEST(DateColumn, ReadsSerialsOnlyWhenAllowed) {
  const DateOptions serial = {.serials = true};
  const DateOptions mac = {.serials = true, .serials_from_1904 = true};
  EXPECT_EQ(ReadOne("42934"), "unreadable");
  EXPECT_EQ(ReadOne("42934", serial), "2017-07-18");
  EXPECT_EQ(ReadOne("42934.5", serial), "2017-07-18 12:00:00");
  EXPECT_EQ(ReadOne("42934.029537037", serial), "2017-07-18 00:42:32");
  EXPECT_EQ(ReadOne("42934.9999999999", serial), "2017-07-19 00:00:00");
  EXPECT_EQ(ReadOne("41472", mac), "2017-07-18");
  EXPECT_EQ(ReadOne("0", serial), "blank");
  EXPECT_EQ(ReadOne("999999", serial), "unreadable");
  EXPECT_EQ(ReadOne("20170708", serial), "2017-07-08");
  EXPECT_EQ(ReadOne("42934x", serial), "unreadable");
}

TEST(DateColumn, TakesTheOrderFromTheCellsThatOnlyOneOrderExplains) {
  DateColumn column;
  column.Read("3/4/2020");
  EXPECT_EQ(column.Decide(DayOrder::kUnknown), DayOrder::kUnknown);
  EXPECT_TRUE(column.ambiguous());
  EXPECT_EQ(Show(column.Read("25/4/2020")), "2020-04-25");
  EXPECT_EQ(column.Decide(DayOrder::kUnknown), DayOrder::kDayFirst);
  EXPECT_EQ(column.Decide(DayOrder::kMonthFirst), DayOrder::kDayFirst);
  // The first cell was read month first before anything was known.
  EXPECT_TRUE(column.NeedsReread(DayOrder::kDayFirst));
  // From here on the column's own evidence leads.
  EXPECT_EQ(Show(column.Read("3/4/2020")), "2020-04-03");
}

TEST(DateColumn, NeedsNoRereadWhenTheGuessHeld) {
  DateColumn column({.order = DayOrder::kDayFirst});
  EXPECT_EQ(Show(column.Read("3/4/2020")), "2020-04-03");
  column.Read("25/4/2020");
  EXPECT_EQ(column.Decide(DayOrder::kUnknown), DayOrder::kDayFirst);
  EXPECT_FALSE(column.NeedsReread(DayOrder::kDayFirst));
  EXPECT_TRUE(column.NeedsReread(DayOrder::kMonthFirst));
  EXPECT_FALSE(column.NeedsReread(DayOrder::kUnknown));
}

TEST(DateColumn, FallsBackToTheProfileWithoutEvidence) {
  DateColumn column;
  column.Read("3/4/2020");
  column.Read("5/5/2020");  // the same day by either order: says nothing
  EXPECT_EQ(column.Decide(DayOrder::kMonthFirst), DayOrder::kMonthFirst);
  EXPECT_EQ(column.Decide(DayOrder::kDayFirst), DayOrder::kDayFirst);
  EXPECT_EQ(column.Decide(DayOrder::kUnknown), DayOrder::kUnknown);
}

TEST(DateColumn, RefusesToChooseBetweenMixedOrders) {
  DateColumn column;
  for (int i = 0; i < 9; ++i) column.Read("25/4/2020");
  column.Read("4/25/2020");
  EXPECT_EQ(column.Decide(DayOrder::kDayFirst), DayOrder::kUnknown);
  for (int i = 0; i < 10; ++i) column.Read("25/4/2020");
  EXPECT_EQ(column.Decide(DayOrder::kUnknown), DayOrder::kDayFirst);
}

TEST(DateColumn, IsNeverAmbiguousForYearFirstDates) {
  DateColumn column;
  column.Read("2020/3/4");
  column.Read("2020-03-04");
  column.Read("4 Mar 2020");
  column.Read("4.3.2020");
  EXPECT_FALSE(column.ambiguous());
}

TEST(DateColumn, ReadsEveryDayInEveryFixedForm) {
  DateColumn column;
  for (Day day = 1; day < 35000; ++day) {
    const CivilDate civil = CivilFromDay(day);
    const LocalTime midnight = *TimeFromDay(day, 0);
    char text[64];
    for (const char* form : {"%04d-%02u-%02u", "%04d/%u/%u", "%04d.%02u.%02u",
                             "%04d%02u%02u", "%04d年%u月%u日"}) {
      std::snprintf(text, sizeof text, form, civil.year, civil.month,
                    civil.day);
      ASSERT_EQ(column.Read(text).time, midnight) << text;
    }
    const int second = day * 31 % 86400;
    ASSERT_EQ(column.Read(FormatTime(midnight + second)).time,
              midnight + second);
  }
}

TEST(DateColumn, CachedDayDoesNotLeakIntoOtherCells) {
  DateColumn column;
  EXPECT_EQ(Show(column.Read("2017-07-08 00:42:32")), "2017-07-08 00:42:32");
  EXPECT_EQ(Show(column.Read("2017-07-09 00:42:32")), "2017-07-09 00:42:32");
  EXPECT_EQ(Show(column.Read("2017-07-0x 00:42:32")), "unreadable");
  EXPECT_EQ(Show(column.Read("2017-07-09 00:42:3x")), "unreadable");
  EXPECT_EQ(Show(column.Read("2017-07-09")), "2017-07-09");
  EXPECT_EQ(Show(column.Read("0000-00-00")), "blank");
  EXPECT_EQ(Show(column.Read("2017-07-09 10:00:00")), "2017-07-09 10:00:00");
}

TEST(DateColumn, CountsEveryCellOfARunOfEqualOnes) {
  DateColumn column;
  for (int i = 0; i < 9; ++i) column.Read("25/4/2020");
  EXPECT_EQ(column.only_day_first(), 9u);
  EXPECT_EQ(Show(column.Read("3/4/2020")), "2020-04-03");
  EXPECT_EQ(Show(column.Read("3/4/2020")), "2020-04-03");
  // The column's order turns between two equal cells.
  for (int i = 0; i < 9; ++i) column.Read("4/25/2020");
  EXPECT_EQ(Show(column.Read("3/4/2020")), "2020-03-04");
  EXPECT_TRUE(column.NeedsReread(DayOrder::kMonthFirst));
  EXPECT_TRUE(column.NeedsReread(DayOrder::kDayFirst));
}

TEST(DateColumn, StartsWithNothingRemembered) {
  EXPECT_EQ(ReadOne(""), "blank");
  DateColumn column;
  EXPECT_EQ(Show(column.Read("Jul-25-26")), "2026-07-25");
  EXPECT_EQ(Show(column.Read("")), "blank");
  EXPECT_EQ(Show(column.Read("x")), "unreadable");
  EXPECT_EQ(Show(column.Read("x")), "unreadable");
}

TEST(DayOrderName, RoundTrips) {
  for (const DayOrder order :
       {DayOrder::kUnknown, DayOrder::kDayFirst, DayOrder::kMonthFirst}) {
    EXPECT_EQ(DayOrderFromName(DayOrderName(order)), order);
  }
  EXPECT_EQ(DayOrderFromName("ymd"), DayOrder::kUnknown);
}

}  // namespace
}  // namespace shuke::ingest
