#include "core/table/dictionary.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace shuke::table {
namespace {

using namespace std::string_view_literals;

TEST(Dictionary, KnowsTheEmptyStringAsZero) {
  Dictionary words;
  EXPECT_EQ(words.size(), 1u);
  EXPECT_EQ(words.Intern(""), kEmptyString);
  EXPECT_EQ(words.At(kEmptyString), "");
}

TEST(Dictionary, GivesEachStringOneIdInOrderOfAppearance) {
  Dictionary words;
  EXPECT_EQ(words.Intern("a"), 1u);
  EXPECT_EQ(words.Intern("b"), 2u);
  EXPECT_EQ(words.Intern("a"), 1u);
  StringId id = 77;
  EXPECT_TRUE(words.Find("b", id));
  EXPECT_EQ(id, 2u);
  id = 77;
  EXPECT_FALSE(words.Find("c", id));
  EXPECT_EQ(id, 77u);
  EXPECT_EQ(words.size(), 3u);
}

TEST(Dictionary, TellsStringsApartByLengthAndByEveryByte) {
  Dictionary words;
  EXPECT_NE(words.Intern("\0"sv), words.Intern("\0\0"sv));
  EXPECT_NE(words.Intern("\0"sv), kEmptyString);
  EXPECT_NE(words.Intern("abcdefgh"), words.Intern("abcdefgh\0"sv));
  EXPECT_NE(words.Intern("\xFF\xFE"), words.Intern("\xFF"));
}

TEST(Dictionary, KeepsEveryStringWhileItGrows) {
  Dictionary words;
  constexpr uint32_t kMany = 50'000;
  for (uint32_t i = 0; i < kMany; ++i)
    ASSERT_EQ(words.Intern("key " + std::to_string(i)), i + 1);
  for (uint32_t i = 0; i < kMany; ++i) {
    StringId id = 0;
    ASSERT_TRUE(words.Find("key " + std::to_string(i), id));
    ASSERT_EQ(id, i + 1);
    ASSERT_EQ(words.At(id), "key " + std::to_string(i));
  }
  EXPECT_EQ(words.size(), kMany + 1);
}

}  // namespace
}  // namespace shuke::table
