#include "core/ingest/xlsx/styles.h"

#include <gtest/gtest.h>

namespace shuke::ingest::xlsx {
namespace {

constexpr std::string_view kPart =
    "<styleSheet><numFmts count=\"2\">"
    "<numFmt numFmtId=\"176\" formatCode=\"yyyy/m/d\\ h:mm;@\"/>"
    "<numFmt numFmtId=\"177\" formatCode=\"0.00_);[Red]\\(0.00\\)\"/>"
    "<numFmt numFmtId=\"14\" formatCode=\"0.0\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"22\"/></cellStyleXfs>"
    "<cellXfs count=\"5\"><xf numFmtId=\"0\"/><xf numFmtId=\"176\" "
    "applyNumberFormat=\"1\"><alignment/></xf><xf numFmtId=\"177\"/>"
    "<xf numFmtId=\"22\"/><xf numFmtId=\"14\"/></cellXfs>"
    "<dxfs><dxf><numFmt numFmtId=\"177\" formatCode=\"yyyy\"/></dxf></dxfs>"
    "</styleSheet>";

TEST(Styles, GiveTheFormatOfEachCellStyle) {
  Styles styles;
  styles.Feed(kPart);
  ASSERT_TRUE(styles.Finish());
  EXPECT_EQ(styles.Format(0), NumberFormat::kNumber);
  EXPECT_EQ(styles.Format(1), NumberFormat::kDayClock);
  EXPECT_EQ(styles.Format(2), NumberFormat::kNumber);
  EXPECT_EQ(styles.Format(3), NumberFormat::kDayClock);
}

TEST(Styles, LetACustomFormatReplaceABuiltInOne) {
  Styles styles;
  styles.Feed(kPart);
  EXPECT_EQ(styles.Format(4), NumberFormat::kNumber);
}

TEST(Styles, ShowNumbersInStylesThatAreNotThere) {
  Styles styles;
  styles.Feed(kPart);
  EXPECT_EQ(styles.Format(5), NumberFormat::kNumber);
  EXPECT_EQ(styles.Format(4'000'000'000), NumberFormat::kNumber);
}

}  // namespace
}  // namespace shuke::ingest::xlsx
