#include "core/ingest/xlsx/cell_text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "core/ingest/guards.h"

namespace shuke::ingest::xlsx {
namespace {

std::string Number(std::string_view raw) {
  std::string out;
  AppendNumber(raw, &out);
  return out;
}

std::string Serial(std::string_view raw,
                   NumberFormat format = NumberFormat::kDayClock,
                   bool from_1904 = false) {
  std::string out;
  AppendSerial(raw, format, from_1904, &out);
  return out;
}

TEST(AppendNumber, WritesDecimalsWithoutWhatMeansNothing) {
  EXPECT_EQ(Number("0"), "0");
  EXPECT_EQ(Number("-0.00"), "0");
  EXPECT_EQ(Number("1.0"), "1");
  EXPECT_EQ(Number("12.50"), "12.5");
  EXPECT_EQ(Number("007"), "7");
  EXPECT_EQ(Number(".5"), "0.5");
  EXPECT_EQ(Number("-3.14"), "-3.14");
  EXPECT_EQ(Number("35045948422"), "35045948422");
}

TEST(AppendNumber, RoundsToFifteenSignificantDigits) {
  EXPECT_EQ(Number("0.30000000000000004"), "0.3");
  EXPECT_EQ(Number("12.300000000000001"), "12.3");
  EXPECT_EQ(Number("327.69999999999999"), "327.7");
  EXPECT_EQ(Number("0.33333333333333331"), "0.333333333333333");
  EXPECT_EQ(Number("999999999999999.96"), "1E+15");
  EXPECT_EQ(Number("123456789012345.67"), "123456789012346");
}

// What a spreadsheet writes of amounts that were computed, and any decimals of
// 16 and 17 digits.
TEST(AppendNumber, RoundsAsTheCLibraryDoes) {
  std::mt19937_64 next(20261123);
  for (int round = 0; round < 20000; ++round) {
    char raw[64];
    if (round % 2 == 0) {
      const double cents = static_cast<double>(next() % 100'000'000);
      const double rate = static_cast<double>(1 + next() % 9) / 10;
      std::snprintf(raw, sizeof raw, "%.17g", cents * rate / 100);
    } else {
      const uint64_t digits =
          1'000'000'000'000'000 +
          next() %
              (round % 4 == 1 ? 9'000'000'000'000'000 : 99'000'000'000'000'000);
      const std::string text = std::to_string(digits);
      const size_t whole = 1 + next() % 12;
      std::snprintf(raw, sizeof raw, "%s%s.%s", next() % 2 == 0 ? "-" : "",
                    text.substr(0, whole).c_str(), text.substr(whole).c_str());
    }
    const double value = std::strtod(raw, nullptr);
    if (value != 0 && std::fabs(value) < 1e-4) continue;  // %g has an exponent
    char wanted[64];
    std::snprintf(wanted, sizeof wanted, "%.15g", value);
    ASSERT_EQ(Number(raw), wanted) << raw;
  }
}

TEST(AppendNumber, ResolvesExponents) {
  EXPECT_EQ(Number("4.5E-2"), "0.045");
  EXPECT_EQ(Number("1.2E3"), "1200");
  EXPECT_EQ(Number("1e+2"), "100");
  EXPECT_EQ(Number("-2.5E-4"), "-0.00025");
  EXPECT_EQ(Number("1E-10"), "1E-10");
}

TEST(AppendNumber, KeepsLongIdsThatAreWrittenOut) {
  EXPECT_EQ(Number("123456789012345678"), "123456789012345678");
  EXPECT_EQ(Number("1234567890123456"), "1234567890123456");
}

TEST(AppendNumber, MarksLongIdsThatHaveLostDigits) {
  for (const char* raw :
       {"1.2345678901234568E+17", "123456789012345000", "1234567890123450"}) {
    EXPECT_TRUE(IsDamagedId(Number(raw))) << raw << " " << Number(raw);
  }
  EXPECT_EQ(Number("1.2345678901234568E+17"), "1.23456789012346E+17");
}

TEST(AppendNumber, PassesOnWhatIsNoNumber) {
  for (const char* raw : {"4e1x", "NaN", "1.2.3", "-", ".", "1e999"})
    EXPECT_EQ(Number(raw), raw);
}

TEST(AppendSerial, CountsFrom1900WithItsLeapDayThatNeverWas) {
  EXPECT_EQ(Serial("1", NumberFormat::kDay), "1900-01-01");
  EXPECT_EQ(Serial("59", NumberFormat::kDay), "1900-02-28");
  EXPECT_EQ(Serial("60", NumberFormat::kDay), "1900-02-29");
  EXPECT_EQ(Serial("61", NumberFormat::kDay), "1900-03-01");
  EXPECT_EQ(Serial("25569", NumberFormat::kDay), "1970-01-01");
  EXPECT_EQ(Serial("2958465", NumberFormat::kDay), "9999-12-31");
}

TEST(AppendSerial, CountsFrom1904) {
  EXPECT_EQ(Serial("0", NumberFormat::kDay, true), "1904-01-01");
  EXPECT_EQ(Serial("41472", NumberFormat::kDay, true), "2017-07-18");
  EXPECT_EQ(Serial("42934", NumberFormat::kDay), "2017-07-18");
}

TEST(AppendSerial, GivesTheClockToTheSecond) {
  EXPECT_EQ(Serial("42934.4625"), "2017-07-18 11:06:00");
  EXPECT_EQ(Serial("43573.0024305556"), "2019-04-18 00:03:30");
  EXPECT_EQ(Serial("43573"), "2019-04-18 00:00:00");
  EXPECT_EQ(Serial("43573.99999999"), "2019-04-19 00:00:00");
  EXPECT_EQ(Serial("4.3573E4"), "2019-04-18 00:00:00");
}

TEST(AppendSerial, ShowsAClockOnlyWhereThereIsOne) {
  EXPECT_EQ(Serial("43573", NumberFormat::kDay), "2019-04-18");
  EXPECT_EQ(Serial("43573.5", NumberFormat::kDay), "2019-04-18 12:00:00");
  EXPECT_EQ(Serial("0.75", NumberFormat::kClock), "18:00:00");
  EXPECT_EQ(Serial("43573.5", NumberFormat::kClock), "2019-04-18 12:00:00");
  EXPECT_EQ(Serial("1.05", NumberFormat::kElapsed), "25:12:00");
}

TEST(AppendSerial, LeavesNumbersThatAreNoDays) {
  EXPECT_EQ(Serial("-1"), "-1");
  EXPECT_EQ(Serial("2958466"), "2958466");
  EXPECT_EQ(Serial("2957004", NumberFormat::kDay, true), "2957004");
  EXPECT_EQ(Serial("1E+300"), "1E+300");
  EXPECT_EQ(Serial("43573.50", NumberFormat::kNumber), "43573.5");
  EXPECT_EQ(Serial("#N/A"), "#N/A");
}

TEST(AppendSerial, ShowsZeroAsExcelDoes) {
  EXPECT_EQ(Serial("0"), "1900-01-00 00:00:00");
}

TEST(AppendIsoTime, GivesTheSameShape) {
  std::string out;
  AppendIsoTime("2026-11-22T08:05:00.000Z", &out);
  EXPECT_EQ(out, "2026-11-22 08:05:00");
  out.clear();
  AppendIsoTime("2026-11-22", &out);
  EXPECT_EQ(out, "2026-11-22");
}

}  // namespace
}  // namespace shuke::ingest::xlsx
