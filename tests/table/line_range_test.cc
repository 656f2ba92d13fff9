#include "core/table/line_range.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace shuke::table {
namespace {

std::vector<uint32_t> All(const LineRange& range) {
  return {range.begin(), range.end()};
}

TEST(LineRange, GivesTheRowsOfAListOrTheNumbersThemselves) {
  const std::vector<uint32_t> rows = {9, 4, 6, 5};
  const LineRange listed(rows.data(), 1, 4), counted(nullptr, 1, 4);
  EXPECT_EQ(All(listed), (std::vector<uint32_t>{4, 6, 5}));
  EXPECT_EQ(All(counted), (std::vector<uint32_t>{1, 2, 3}));
  EXPECT_EQ(listed.size(), 3u);
  EXPECT_EQ(listed.front(), 4u);
  EXPECT_EQ(listed.back(), 5u);
  EXPECT_EQ(listed[1], 6u);
  EXPECT_EQ(counted[1], 2u);
  EXPECT_EQ(counted.back(), 3u);
  EXPECT_TRUE(LineRange(nullptr, 2, 2).empty());
}

TEST(LineRange, CanBeWalkedEitherWay) {
  const std::vector<uint32_t> rows = {9, 4, 6, 5};
  const LineRange range(rows.data(), 0, 4);
  std::vector<uint32_t> back(std::make_reverse_iterator(range.end()),
                             std::make_reverse_iterator(range.begin()));
  EXPECT_EQ(back, (std::vector<uint32_t>{5, 6, 4, 9}));
  EXPECT_EQ(*std::max_element(range.begin(), range.end()), 9u);
  EXPECT_EQ(range.end() - range.begin(), 4);
  EXPECT_EQ(*(2 + range.begin()), 6u);
  EXPECT_LT(range.begin(), range.end());
}

}  // namespace
}  // namespace shuke::table
