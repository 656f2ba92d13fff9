#include "core/campaign/sms.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace shuke::campaign {
namespace {

std::string Repeat(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

SmsLength Gsm7(int characters, int parts) {
  return {SmsAlphabet::kGsm7, characters, parts};
}
SmsLength Ucs2(int characters, int parts) {
  return {SmsAlphabet::kUcs2, characters, parts};
}

TEST(MeasureSms, TurnsToTwoPartsAfter70AndToThreeAfter134ChineseCharacters) {
  EXPECT_EQ(MeasureSms(Repeat("客", 1)), Ucs2(1, 1));
  EXPECT_EQ(MeasureSms(Repeat("客", 70)), Ucs2(70, 1));
  EXPECT_EQ(MeasureSms(Repeat("客", 71)), Ucs2(71, 2));
  EXPECT_EQ(MeasureSms(Repeat("客", 134)), Ucs2(134, 2));
  EXPECT_EQ(MeasureSms(Repeat("客", 135)), Ucs2(135, 3));
  EXPECT_EQ(MeasureSms(Repeat("客", 201)), Ucs2(201, 3));
  EXPECT_EQ(MeasureSms(Repeat("客", 202)), Ucs2(202, 4));
}

TEST(MeasureSms, TurnsToTwoPartsAfter160AndToThreeAfter306LatinCharacters) {
  EXPECT_EQ(MeasureSms(Repeat("a", 160)), Gsm7(160, 1));
  EXPECT_EQ(MeasureSms(Repeat("a", 161)), Gsm7(161, 2));
  EXPECT_EQ(MeasureSms(Repeat("a", 306)), Gsm7(306, 2));
  EXPECT_EQ(MeasureSms(Repeat("a", 307)), Gsm7(307, 3));
  EXPECT_EQ(MeasureSms(Repeat("a", 459)), Gsm7(459, 3));
  EXPECT_EQ(MeasureSms(Repeat("a", 460)), Gsm7(460, 4));
}

TEST(MeasureSms, CountsExtensionCharactersTwice) {
  for (const char* c : {"^", "{", "}", "\\", "[", "~", "]", "|", "€", "\f"}) {
    EXPECT_EQ(MeasureSms(c), Gsm7(2, 1)) << c;
  }
  EXPECT_EQ(MeasureSms(Repeat("a", 158) + "€"), Gsm7(160, 1));
  EXPECT_EQ(MeasureSms(Repeat("a", 159) + "€"), Gsm7(161, 2));
}

TEST(MeasureSms, KeepsTheWholeDefaultAlphabetInSevenBits) {
  const std::string_view all =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
      "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  EXPECT_EQ(MeasureSms(all), Gsm7(127, 1));
}

TEST(MeasureSms, OneCharacterOutsideTheAlphabetMakesTheWholeMessageUcs2) {
  EXPECT_EQ(MeasureSms(Repeat("a", 70) + "ç"), Ucs2(71, 2));  // only Ç is in it
  EXPECT_EQ(MeasureSms(Repeat("a", 69) + "客"), Ucs2(70, 1));
  EXPECT_EQ(MeasureSms("`"), Ucs2(1, 1));
  EXPECT_EQ(MeasureSms("\t"), Ucs2(1, 1));
  // In UCS-2 nothing is an extension character any more.
  EXPECT_EQ(MeasureSms("客[]€"), Ucs2(4, 1));
}

TEST(MeasureSms, CountsAnEmojiTwice) {
  EXPECT_EQ(MeasureSms("😀"), Ucs2(2, 1));
  EXPECT_EQ(MeasureSms(Repeat("客", 68) + "😀"), Ucs2(70, 1));
  EXPECT_EQ(MeasureSms(Repeat("客", 69) + "😀"), Ucs2(71, 2));
}

TEST(MeasureSms, NeverSplitsACharacterBetweenParts) {
  // 66 units, then an emoji that needs 67 and 68: it starts the second part,
  // which then holds 2 + 65; one unit more is a third part, though 135 units
  // of single characters would need no more either.
  EXPECT_EQ(MeasureSms(Repeat("客", 66) + "😀" + Repeat("客", 65)),
            Ucs2(133, 2));
  EXPECT_EQ(MeasureSms(Repeat("客", 66) + "😀" + Repeat("客", 66)),
            Ucs2(134, 3));
  EXPECT_EQ(MeasureSms(Repeat("客", 65) + "😀" + Repeat("客", 67)),
            Ucs2(134, 2));
  // The same with an escape at septets 153 and 154.
  EXPECT_EQ(MeasureSms(Repeat("a", 152) + "€" + Repeat("a", 152)),
            Gsm7(306, 3));
  EXPECT_EQ(MeasureSms(Repeat("a", 151) + "€" + Repeat("a", 153)),
            Gsm7(306, 2));
}

TEST(MeasureSms, GivesAnEmptyTextNoPart) {
  EXPECT_EQ(MeasureSms(""), Gsm7(0, 0));
}

TEST(MeasureSms, CountsMalformedBytesAsReplacementCharacters) {
  EXPECT_EQ(MeasureSms("\xFF\xC3"), Ucs2(2, 1));
  EXPECT_EQ(MeasureSms("\xED\xA0\x80"), Ucs2(3, 1));  // a surrogate
  EXPECT_EQ(MeasureSms("\xC0\x80"), Ucs2(2, 1));      // overlong
  EXPECT_EQ(MeasureSms("\xE5\xAE"), Ucs2(1, 1));      // cut short
}

constexpr std::string_view kSignature = "【熟客】";
constexpr std::string_view kOptOut = "拒收请回复R";

std::string Compose(std::string_view text) {
  return ComposeSms(text, kSignature, kOptOut, SignaturePosition::kFront);
}

TEST(ComposeSms, CountsSignatureAndOptOutIn) {
  EXPECT_EQ(Compose("小雨你好"), "【熟客】小雨你好拒收请回复R");
  // 4 + 4 + 6
  EXPECT_EQ(MeasureSms(Compose("小雨你好")), Ucs2(14, 1));
  // A text of 60 fills one part exactly, a text of 61 spills over.
  EXPECT_EQ(MeasureSms(Compose(Repeat("客", 60))), Ucs2(70, 1));
  EXPECT_EQ(MeasureSms(Compose(Repeat("客", 61))), Ucs2(71, 2));
}

TEST(ComposeSms, CanSignAtTheEnd) {
  EXPECT_EQ(
      ComposeSms("小雨你好", kSignature, kOptOut, SignaturePosition::kBack),
      "小雨你好拒收请回复R【熟客】");
}

TEST(ComposeSms, LeavesOutWhatIsEmpty) {
  EXPECT_EQ(ComposeSms("hello", "", "", SignaturePosition::kFront), "hello");
  EXPECT_EQ(ComposeSms("", kSignature, "", SignaturePosition::kBack),
            "【熟客】");
}

TEST(ComposeSms, KeepsLatinWordsApart) {
  const auto compose = [](std::string_view text) {
    return ComposeSms(text, "Shuke:", "Reply R to stop",
                      SignaturePosition::kFront);
  };
  EXPECT_EQ(compose("See you."), "Shuke: See you. Reply R to stop");
  EXPECT_EQ(compose(" See you. "), "Shuke: See you. Reply R to stop");
  EXPECT_EQ(compose("回头见。"), "Shuke:回头见。Reply R to stop");
}

TEST(ComposeSms, SaysNothingTwice) {
  EXPECT_EQ(Compose("【熟客】小雨你好，拒收请回复R"),
            "【熟客】小雨你好，拒收请回复R");
  EXPECT_EQ(Compose("小雨你好，拒收请回复R"), "【熟客】小雨你好，拒收请回复R");
}

}  // namespace
}  // namespace shuke::campaign
