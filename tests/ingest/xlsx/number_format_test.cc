#include "core/ingest/xlsx/number_format.h"

#include <gtest/gtest.h>

namespace shuke::ingest::xlsx {
namespace {

TEST(ClassifyFormat, KnowsDaysByTheirLetters) {
  for (const char* code :
       {"yyyy/m/d", "yyyy-mm-dd;@", "m/d", "mmm-yy", "dd",
        "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy\"年\"m\"月\"d\"日\";@",
        "[$-F800]dddd, mmmm dd, yyyy", "[DBNum1][$-804]yyyy\"年\"m\"月\";@",
        "[$-404]e/m/d", "ggge\"年\"", "aaaa", "YYYY.MM.DD", "m\"月\""}) {
    EXPECT_EQ(ClassifyFormat(code), NumberFormat::kDay) << code;
  }
}

TEST(ClassifyFormat, TellsDaysWithAClock) {
  for (const char* code :
       {"yyyy/m/d\\ h:mm;@", "yyyy-mm-dd hh:mm:ss", "m/d/yy h:mm",
        "[$-409]yyyy/m/d\\ h:mm\\ AM/PM;@", "yyyy-mm-dd\"T\"hh:mm:ss.000"}) {
    EXPECT_EQ(ClassifyFormat(code), NumberFormat::kDayClock) << code;
  }
}

TEST(ClassifyFormat, TellsClocksAndElapsedHours) {
  for (const char* code : {"h:mm", "mm:ss", "hh:mm:ss AM/PM", "mm:ss.0",
                           "h\"时\"mm\"分\"", "上午/下午h\"时\"mm\"分\""}) {
    EXPECT_EQ(ClassifyFormat(code), NumberFormat::kClock) << code;
  }
  for (const char* code : {"[h]:mm:ss", "[mm]:ss", "[SS]"}) {
    EXPECT_EQ(ClassifyFormat(code), NumberFormat::kElapsed) << code;
  }
}

TEST(ClassifyFormat, TakesNoLetterInQuotesBracketsOrEscapesForADay) {
  for (const char* code : {"",
                           "General",
                           "0",
                           "0.00",
                           "#,##0.00",
                           "@",
                           "0%",
                           "0.00E+00",
                           "##0.0E-0",
                           "0.00_);[Red]\\(0.00\\)",
                           "\"day\"0",
                           "0\\d",
                           "0_d",
                           "*y0",
                           "[Red]0.00",
                           "[$USD-409]#,##0.00",
                           "[$￥-804]#,##0.00",
                           "[>100]0\"yd\";0",
                           "General\"m\"",
                           "\"￥\"#,##0;\"￥\"\\-#,##0",
                           "0;yyyy"}) {
    EXPECT_EQ(ClassifyFormat(code), NumberFormat::kNumber) << code;
  }
}

TEST(ClassifyFormat, SurvivesWhatIsCutOff) {
  for (const char* code : {"[", "[Red", "\"", "\\", "_", "*", "a"}) {
    EXPECT_EQ(ClassifyFormat(code), NumberFormat::kNumber) << code;
  }
}

// ECMA-376 part 1, 18.8.30: the ids of all languages and of zh-cn.
TEST(BuiltInFormat, FollowsTheStandardsList) {
  for (const uint32_t id : {0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 37, 40, 48, 49})
    EXPECT_EQ(BuiltInFormat(id), NumberFormat::kNumber) << id;
  for (const uint32_t id : {14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 57, 58})
    EXPECT_EQ(BuiltInFormat(id), NumberFormat::kDay) << id;
  for (const uint32_t id : {18, 19, 20, 21, 32, 33, 34, 35, 45, 47})
    EXPECT_EQ(BuiltInFormat(id), NumberFormat::kClock) << id;
  EXPECT_EQ(BuiltInFormat(22), NumberFormat::kDayClock);
  EXPECT_EQ(BuiltInFormat(46), NumberFormat::kElapsed);
  EXPECT_EQ(BuiltInFormat(164), NumberFormat::kNumber);
}

}  // namespace
}  // namespace shuke::ingest::xlsx
