#include "core/ingest/xlsx/shared_strings.h"

#include <gtest/gtest.h>

namespace shuke::ingest::xlsx {
namespace {

constexpr std::string_view kPart =
    "<?xml version=\"1.0\"?>\n<sst count=\"9\" uniqueCount=\"6\">\n"
    "<si><t>买家昵称</t></si>\n"
    "<si><r><t>红</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 裙</t>"
    "</r></si><si/><si><t/></si>"
    "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh>"
    "<phoneticPr fontId=\"1\"/></si>"
    "<si><t>a&amp;b_x000D_\nc_x005F_x_xD83D__xDE00_</t></si></sst>";

TEST(SharedStrings, JoinRunsAndSkipPhonetics) {
  SharedStrings strings;
  ASSERT_TRUE(strings.Feed(kPart));
  ASSERT_TRUE(strings.Finish());
  ASSERT_EQ(strings.size(), 6u);
  EXPECT_EQ(strings.At(0), "买家昵称");
  EXPECT_EQ(strings.At(1), "红 裙");
  EXPECT_EQ(strings.At(2), "");
  EXPECT_EQ(strings.At(3), "");
  EXPECT_EQ(strings.At(4), "東京");
}

TEST(SharedStrings, ResolveEscapedCharacters) {
  SharedStrings strings;
  strings.Feed(kPart);
  EXPECT_EQ(strings.At(5), "a&b\r\nc_x\xF0\x9F\x98\x80");
}

TEST(SharedStrings, AreTheSameHoweverTheBytesAreCut) {
  SharedStrings whole;
  whole.Feed(kPart);
  for (size_t i = 0; i <= kPart.size(); ++i) {
    SharedStrings strings;
    strings.Feed(kPart.substr(0, i));
    strings.Feed(kPart.substr(i));
    ASSERT_TRUE(strings.Finish()) << i;
    ASSERT_EQ(strings.size(), whole.size()) << i;
    for (size_t k = 0; k < whole.size(); ++k)
      ASSERT_EQ(strings.At(k), whole.At(k)) << i;
  }
}

TEST(SharedStrings, AreNotWholeWhenCutOff) {
  SharedStrings strings;
  strings.Feed(kPart.substr(0, kPart.size() / 2));
  EXPECT_FALSE(strings.Finish());
}

TEST(AppendUnescaped, LeavesWhatIsNoEscape) {
  for (const char* text : {"_x00", "_xZZZZ_", "a_x", "_x000D", "x_y_z"}) {
    std::string out;
    AppendUnescaped(text, &out);
    EXPECT_EQ(out, text);
  }
}

}  // namespace
}  // namespace shuke::ingest::xlsx
