#include "core/table/append.h"

#include <gtest/gtest.h>

#include <vector>

namespace shuke::table {
namespace {

constexpr auto kNick = static_cast<size_t>(TextField::kNick);
constexpr auto kPaidAt = static_cast<size_t>(TimeField::kPaid);
constexpr auto kPaid = static_cast<size_t>(MoneyField::kPaidAmount);

// Rows numbered from `first`; the second kind has other columns.
OrderLines Some(uint32_t first, size_t rows, bool second_kind) {
  OrderLines lines;
  for (uint32_t i = 0; i < rows; ++i) {
    lines.row.push_back(first + i);
    lines.state.push_back(OrderState::kPaid);
    lines.flags.push_back(kLineLevel);
    if (second_kind) {
      lines.time[kPaidAt].push_back(static_cast<LocalTime>(first + i));
      lines.quantity.push_back(static_cast<int32_t>(first + i));
    } else {
      lines.text[kNick].push_back(first + i);
      lines.money[kPaid].push_back(first + i);
    }
  }
  return lines;
}

TEST(AppendLines, FillsColumnsThatOnlyOneSideHas) {
  OrderLines lines;
  AppendLines(Some(10, 2, false), 0, lines);
  AppendLines(Some(20, 1, true), 1, lines);
  AppendLines({}, 2, lines);
  AppendLines(Some(30, 1, false), 3, lines);
  EXPECT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines.row, (RunColumn<1>{10, 11, 20, 30}));
  EXPECT_EQ(lines.file, (RunColumn<0>{0, 0, 1, 3}));
  EXPECT_EQ(lines.text[kNick], (TextColumn{10, 11, 0, 30}));
  EXPECT_EQ(lines.money[kPaid], (MinorColumn{10, 11, kNoMoney, 30}));
  EXPECT_EQ(lines.time[kPaidAt],
            (std::vector<LocalTime>{kNoTime, kNoTime, 20, kNoTime}));
  EXPECT_EQ(lines.quantity, (std::vector<int32_t>{1, 1, 20, 1}));
  EXPECT_TRUE(lines.text[kNick + 1].empty()) << "no side has it";
}

TEST(RemoveLines, LeavesTheOtherFilesAsTheyWere) {
  OrderLines lines;
  AppendLines(Some(10, 2, false), 0, lines);
  AppendLines(Some(20, 3, true), 1, lines);
  AppendLines(Some(30, 1, false), 2, lines);
  RemoveLines(1, lines);
  EXPECT_EQ(lines.row, (RunColumn<1>{10, 11, 30}));
  EXPECT_EQ(lines.file, (RunColumn<0>{0, 0, 2}));
  EXPECT_EQ(lines.text[kNick], (TextColumn{10, 11, 30}));
  EXPECT_EQ(lines.quantity, (std::vector<int32_t>{1, 1, 1}));
  EXPECT_EQ(lines.state.size(), 3u);
  RemoveLines(9, lines);
  EXPECT_EQ(lines.size(), 3u);
  RemoveLines(0, lines);
  RemoveLines(2, lines);
  EXPECT_EQ(lines.size(), 0u);
  AppendLines(Some(40, 1, true), 3, lines);
  EXPECT_EQ(lines.row, RunColumn<1>{40});
  EXPECT_EQ(lines.time[kPaidAt], std::vector<LocalTime>{40});
}

}  // namespace
}  // namespace shuke::table
