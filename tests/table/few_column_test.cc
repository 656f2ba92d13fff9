#include "core/table/few_column.h"

#include <gtest/gtest.h>

#include <vector>

namespace shuke::table {
namespace {

TEST(FewColumn, BeginsEmptyOfText) {
  FewColumn column;
  EXPECT_TRUE(column.empty());
  column.resize(3);
  EXPECT_EQ(column.size(), 3u);
  EXPECT_EQ(column[2], kEmptyString);
}

TEST(FewColumn, GivesWhatWasSet) {
  FewColumn column;
  for (const StringId text : {7u, 7u, 0u, 900u, 7u}) column.push_back(text);
  column.Set(0, 900);
  column.Set(1, 7);
  column.Set(4, 12);
  const std::vector<StringId> expected = {900, 7, 0, 900, 12};
  for (size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(column[i], expected[i]);
  column.resize(2);
  EXPECT_EQ(column.size(), 2u);
  EXPECT_EQ(column[1], 7u);
}

// The empty one and 255 more have codes; what was there before stays.
TEST(FewColumn, TakesAnyNumberOfTexts) {
  for (const StringId most : {254u, 255u, 256u, 257u, 1000u}) {
    FewColumn column;
    for (StringId text = 1; text <= most; ++text) column.push_back(text * 3);
    column.Set(0, 5);
    ASSERT_EQ(column.size(), most);
    EXPECT_EQ(column[0], 5u);
    for (StringId text = 2; text <= most; ++text)
      ASSERT_EQ(column[text - 1], text * 3) << most;
    column.resize(most + 1);
    EXPECT_EQ(column[most], kEmptyString);
  }
}

}  // namespace
}  // namespace shuke::table
