#include "core/ingest/guards.h"

#include <gtest/gtest.h>

#include <string_view>

namespace shuke::ingest {
namespace {

TEST(StripGuards, DropsWhatKeepsASpreadsheetFromGuessing) {
  const struct {
    std::string_view from, to;
  } cases[] = {
      {"", ""},
      {"abc", "abc"},
      {"  abc\t", "abc"},
      {"\t9001", "9001"},
      {"250101-123\t\t", "250101-123"},
      {"　张三　", "张三"},
      {"=\"007\"", "007"},
      {"=\"\"", ""},
      {"=\"\t9001 \"", "9001"},
      {"'=\"007\"", "007"},
      {"=\"'007\"", "007"},
      {"'13900000000", "13900000000"},
      {"' 13900000000", "13900000000"},
      {"'=1+1", "=1+1"},
      {"'+8613900000000", "+8613900000000"},
      {"'", ""},
      {"\r\n12\r", "12"},
  };
  for (const auto& c : cases) EXPECT_EQ(StripGuards(c.from), c.to) << c.from;
}

TEST(StripGuards, KeepsWhatIsText) {
  for (const std::string_view text :
       {"'tis", "'quoted'", "=", "=\"", "=1", "=\"open", "O'Neil", "27\"",
        "a=\"b\"", "4e135", "0012"}) {
    EXPECT_EQ(StripGuards(text), text);
  }
}

TEST(StripGuards, LeavesGbkCharactersWhole) {
  // 0xA1A1 is the wide blank in GBK; its bytes also end other characters.
  EXPECT_EQ(StripGuards("\xA1\xA1\xB0\xA1"), "\xA1\xA1\xB0\xA1");
  EXPECT_EQ(StripGuards("\xE3\x80\xB0\xA1"), "\xE3\x80\xB0\xA1");
}

TEST(IsDamagedId, KnowsASpreadsheetsRenderingOfALongNumber) {
  for (const std::string_view text :
       {"1.23457E+17", "3.5E+16", "1E+17", "1.23457e+17", "9.99999E+100"}) {
    EXPECT_TRUE(IsDamagedId(text)) << text;
  }
}

TEST(IsDamagedId, LeavesNicknamesAndNumbersAlone) {
  for (const std::string_view text :
       {"", "4e135", "4E135", "12E+17", "1.E+17", ".5E+17", "1.2E17", "1.2E-05",
        "1.2E+1", "1.2E+1234", "1.2E+17x", "x1.2E+17", "E+17",
        "123456789012345678", "1.23457E+", "1.23457"}) {
    EXPECT_FALSE(IsDamagedId(text)) << text;
  }
}

}  // namespace
}  // namespace shuke::ingest
