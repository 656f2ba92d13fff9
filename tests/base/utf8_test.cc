#include "core/base/utf8.h"

#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <string_view>

#include "core/base/rng.h"

namespace shuke {
namespace {

using namespace std::string_view_literals;

TEST(AppendUtf8, RoundTripsEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(c, &text);
    size_t pos = 0;
    uint64_t malformed = 0;
    ASSERT_EQ(NextCodePoint(text, pos, &malformed), c);
    ASSERT_EQ(pos, text.size());
    ASSERT_EQ(malformed, 0u);
    ASSERT_TRUE(IsValidUtf8(text));
  }
}

TEST(AppendUtf8, WritesNoInvalidCodePoints) {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF},
                           char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string text;
    AppendUtf8(c, &text);
    EXPECT_EQ(text, "\uFFFD");
  }
}

TEST(SkipWide, StopsAtAsciiAtWhatIsMalformedAndAtWhatIsCutOff) {
  EXPECT_EQ(SkipWide("订é𠀀,西", 0), 3u + 2u + 4u);
  EXPECT_EQ(SkipWide("订单", 3), 6u);
  EXPECT_EQ(SkipWide("a", 0), 0u);
  EXPECT_EQ(SkipWide("订\xFF", 0), 3u);
  EXPECT_EQ(SkipWide("订\xE5\x8D", 0), 3u);
  EXPECT_EQ(SkipWide("订\xED\xA0\x80", 0), 3u);  // a surrogate
  EXPECT_EQ(SkipWide("订\xE0\x80\x80", 0), 3u);  // overlong
}

// Texts of pieces usual and not, so that each of them stands at every place of
// a block and across its end. What is passed over must be well-formed, and hold
// neither a NUL nor the beginning of a run that goes on behind it.
TEST(SkipUsualUtf8, PassesOverNothingThatAnyoneMustLookAt) {
  const std::string_view pieces[] = {
      "a"sv,        "order,"sv,   "订"sv,       "订单"sv, "é"sv,
      "𠀀"sv,       "\0"sv,       "\xFF"sv,     "\x80"sv, "\xC0\xAF"sv,
      "\xE0\x80"sv, "\xE8\xAE"sv, "\xED\xA0"sv, "\xC3"sv, "ก"sv};
  Rng rng(11);
  size_t skipped = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const bool usual = rng.Chance(500);
    while (text.size() < 200) {
      const size_t kinds = usual && rng.Below(400) > 0 ? 5 : std::size(pieces);
      text += pieces[rng.Below(kinds)];
    }
    const size_t from = rng.Below(3);
    const bool at_character =
        (static_cast<unsigned char>(text[from]) & 0xC0) != 0x80;
    if (!at_character) continue;
    const size_t end = SkipUsualUtf8(text, from);
    const std::string over = text.substr(from, end - from);
    skipped += over.size();
    size_t pos = 0;
    uint64_t malformed = 0;
    while (pos < over.size()) NextCodePoint(over, pos, &malformed);
    ASSERT_EQ(malformed, 0u) << over;
    ASSERT_EQ(over.find('\0'), std::string::npos);
    if (!over.empty()) {
      ASSERT_LT(static_cast<unsigned char>(over.back()), 0x80);
    }
  }
  EXPECT_GT(skipped, 50'000u) << "or it would be of no use";
}

TEST(IsValidUtf8, AgreesWithReadingCharacterByCharacter) {
  const std::string_view pieces[] = {"order"sv, "订单"sv, "é"sv, "𠀀"sv,
                                     "ก"sv,     "힣"sv,   "\0"sv};
  const std::string_view bad[] = {"\xFF"sv, "\xC0\xAF"sv, "\xE8\xAE"sv,
                                  "\xED\xA0\x80"sv, "\xE0\x80\x80"sv};
  Rng rng(12);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    while (text.size() < 150) {
      text += rng.Below(40) == 0 ? bad[rng.Below(std::size(bad))]
                                 : pieces[rng.Below(std::size(pieces))];
    }
    uint64_t malformed = 0;
    for (size_t pos = 0; pos < text.size();)
      NextCodePoint(text, pos, &malformed);
    ASSERT_EQ(IsValidUtf8(text), malformed == 0);
  }
}

TEST(IsValidUtf8, RefusesEveryIllFormedKind) {
  EXPECT_TRUE(IsValidUtf8(""));
  EXPECT_TRUE(IsValidUtf8("plain ascii that is longer than eight bytes"));
  EXPECT_TRUE(IsValidUtf8("订单,𠀀,é"));
  for (const std::string_view text :
       {"\x80"sv, "\xBF"sv, "\xC0\xAF"sv, "\xC1\xBF"sv, "\xC3"sv,
        "\xE0\x80\x80"sv, "\xE0\x9F\xBF"sv, "\xE8\xAE"sv, "\xED\xA0\x80"sv,
        "\xF0\x80\x80\x80"sv, "\xF0\x8F\xBF\xBF"sv, "\xF4\x90\x80\x80"sv,
        "\xF5\x80\x80\x80"sv, "\xFE"sv, "\xFF"sv, "\xF0\x90\x80"sv}) {
    EXPECT_FALSE(IsValidUtf8(text));
    EXPECT_FALSE(IsValidUtf8("sixteen bytes ok" + std::string(text) + "."));
  }
}

TEST(AsciiPrefix, StopsAtTheFirstOtherByte) {
  for (size_t length = 0; length < 40; ++length) {
    const std::string ascii(length, 'x');
    EXPECT_EQ(AsciiPrefix(ascii), length);
    EXPECT_EQ(AsciiPrefix(ascii + "\x80"), length);
    EXPECT_EQ(AsciiPrefix(ascii + "\xFF and more than eight more"), length);
  }
}

TEST(IsAscii, SeesAnyOtherByte) {
  for (size_t length = 0; length < 40; ++length) {
    const std::string ascii(length, 'x');
    EXPECT_TRUE(IsAscii(ascii));
    for (size_t at = 0; at < length; ++at) {
      std::string other = ascii;
      other[at] = '\x80';
      EXPECT_FALSE(IsAscii(other)) << length << " " << at;
    }
  }
}

TEST(CountCodePoints, CountsAMalformedPartOnce) {
  EXPECT_EQ(CountCodePoints("a订𠀀"), 3u);
  EXPECT_EQ(CountCodePoints("\xE8\xAE,"), 2u);
}

TEST(TrimBlanks, DropsBlanksOfEveryWidth) {
  EXPECT_EQ(TrimBlanks(" \t订 单\u3000\u00A0\r\n"), "订 单");
  EXPECT_EQ(TrimBlanks("\uFEFF订单"), "订单");
  EXPECT_EQ(TrimBlanks("　 　"), "");
  EXPECT_EQ(TrimBlanks(""), "");
  EXPECT_EQ(TrimBlanks("\x80 "), "\x80");
  EXPECT_EQ(TrimBlanks(" \xE3\x80"), "\xE3\x80");
  EXPECT_EQ(TrimBlanks("\x80\x80\x80\x80\x80"), "\x80\x80\x80\x80\x80");
}

TEST(FoldWidth, MakesFullWidthFormsAscii) {
  EXPECT_EQ(FoldWidth("（）：，．＝＋－＠！～"), "():,.=+-@!~");
  EXPECT_EQ(FoldWidth("ＡＺａｚ０９　"), "AZaz09 ");
  EXPECT_EQ(FoldWidth("￥−"), "¥-");
  EXPECT_EQ(FoldWidth("订单。、é"), "订单。、é");
}

TEST(NormaliseHeader, GivesTheVintagesOfAHeaderOneForm) {
  EXPECT_EQ(NormaliseHeader("订单付款时间 "), "订单付款时间");
  EXPECT_EQ(NormaliseHeader("\uFEFF订单编号"), "订单编号");
  EXPECT_EQ(NormaliseHeader("商品总价（元）"), "商品总价(元)");
  EXPECT_EQ(NormaliseHeader("商品总价(元)"), "商品总价(元)");
  EXPECT_EQ(NormaliseHeader("退款金额："), "退款金额:");
  EXPECT_EQ(NormaliseHeader("　ＳＫＵ　ＩＤ　"), "sku id");
  EXPECT_EQ(NormaliseHeader("Order \t Number"), "order number");
  EXPECT_EQ(NormaliseHeader("É"), "É");  // case of ASCII letters only
  EXPECT_EQ(NormaliseHeader(" \t "), "");
}

}  // namespace
}  // namespace shuke
