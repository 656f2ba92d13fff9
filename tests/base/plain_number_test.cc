#include "core/base/plain_number.h"

#include <gtest/gtest.h>

#include <string>

#include "core/base/rng.h"

namespace shuke {
namespace {

// Character by character.
bool ReadPlainly(std::string_view text, PlainNumber& out) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 18 || text[0] == '.') return false;
  out = {};
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      out.units = out.units * 10 + (c - '0');
      out.scale += out.point;
    } else if (c == '.' && !out.point) {
      out.point = true;
    } else {
      return false;
    }
  }
  if (negative) out.units = -out.units;
  return true;
}

TEST(PlainNumber, ReadsUnitsAndScale) {
  PlainNumber number;
  ASSERT_TRUE(ReadPlain("-12.50", number));
  EXPECT_EQ(number.units, -1250);
  EXPECT_EQ(number.scale, 2);
  EXPECT_TRUE(number.point);
  ASSERT_TRUE(ReadPlain("12345678", number));
  EXPECT_EQ(number.units, 12345678);
  EXPECT_EQ(number.scale, 0);
  EXPECT_FALSE(number.point);
  ASSERT_TRUE(ReadPlain("7.", number));
  EXPECT_EQ(number.units, 7);
  EXPECT_TRUE(number.point);
  EXPECT_FALSE(ReadPlain("123456789.123456789", number));
  ASSERT_TRUE(ReadPlain("12345678.123456789", number));
  EXPECT_EQ(number.units, 12345678123456789);
  EXPECT_EQ(number.scale, 9);
}

TEST(PlainNumber, ReadsAllAtOnceWhatIsReadCharacterByCharacter) {
  Rng rng(20);
  const std::string characters = "00123456789999..-, /:\x80\xB1\xFF";
  for (int round = 0; round < 300'000; ++round) {
    std::string text;
    const uint64_t size = rng.Next() % 20;
    const bool mostly_digits = rng.Next() % 4 > 0;
    for (uint64_t i = 0; i < size; ++i) {
      text += mostly_digits && rng.Next() % 8 > 0
                  ? static_cast<char>('0' + rng.Next() % 10)
                  : characters[rng.Next() % characters.size()];
    }
    if (rng.Next() % 50 == 0 && !text.empty())
      text[rng.Next() % text.size()] = '\0';
    PlainNumber expected, number;
    const bool plain = ReadPlainly(text, expected);
    ASSERT_EQ(ReadPlain(text, number), plain) << text;
    if (!plain) continue;
    ASSERT_EQ(number.units, expected.units) << text;
    ASSERT_EQ(number.scale, expected.scale) << text;
    ASSERT_EQ(number.point, expected.point) << text;
  }
}

}  // namespace
}  // namespace shuke
