#include "core/base/ascii.h"

#include <gtest/gtest.h>

namespace shuke {
namespace {

TEST(LowerAscii, TouchesNothingButLetters) {
  EXPECT_EQ(LowerAscii(std::string_view("AZaz@[`{09熟É")), "azaz@[`{09熟É");
}

TEST(ContainsIgnoringCase, FindsPartsAnywhere) {
  EXPECT_TRUE(ContainsIgnoringCase("Alice@Example.COM", "alice"));
  EXPECT_TRUE(ContainsIgnoringCase("Alice@Example.COM", "example.com"));
  EXPECT_TRUE(ContainsIgnoringCase("aaab", "aab"));
  EXPECT_TRUE(ContainsIgnoringCase("浙江省杭州市", "江省杭"));
  EXPECT_TRUE(ContainsIgnoringCase("", ""));
  EXPECT_FALSE(ContainsIgnoringCase("abc", "abcd"));
  EXPECT_FALSE(ContainsIgnoringCase("", "a"));
  EXPECT_FALSE(ContainsIgnoringCase("abc", "ac"));
}

}  // namespace
}  // namespace shuke
