#include "core/table/dictionary.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/base/rng.h"

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

TEST(Dictionary, DoesNotLookForWhatItAppends) {
  Dictionary words;
  const StringId known = words.Intern("known");
  const std::vector<std::string_view> texts = {"known", "", "appended",
                                               "appended"};
  std::vector<StringId> ids(texts.size());
  words.AppendAll(texts, ids);
  EXPECT_EQ(ids, (std::vector<StringId>{known + 1, kEmptyString, known + 2,
                                        known + 3}));
  for (size_t i = 0; i < texts.size(); ++i)
    EXPECT_EQ(words.At(ids[i]), texts[i]);
  EXPECT_EQ(words.Intern("known"), known);
  EXPECT_EQ(words.Intern("appended"), known + 4);
}

// Lookups that go together against those that go one by one: the same ids,
// repeats and new strings within one call included.
TEST(Dictionary, InternsManyAsOneByOne) {
  Rng rng(20);
  Dictionary together, apart;
  for (int call = 0; call < 3000; ++call) {
    std::vector<std::string> texts(rng.Below(80));
    for (std::string& text : texts) {
      text = std::to_string(rng.Below(5000));
      if (rng.Chance(300)) text = std::string(rng.Below(20), 'x') + text;
      if (rng.Chance(50)) text.clear();
    }
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    std::vector<StringId> ids(views.size());
    together.InternAll(views, ids);
    for (size_t i = 0; i < views.size(); ++i)
      ASSERT_EQ(ids[i], apart.Intern(views[i])) << views[i];
  }
  ASSERT_EQ(together.size(), apart.size());
  for (StringId id = 0; id < apart.size(); ++id)
    EXPECT_EQ(together.At(id), apart.At(id));
}

}  // namespace
}  // namespace shuke::table
