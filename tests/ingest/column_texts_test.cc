#include "core/ingest/column_texts.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "core/base/rng.h"

namespace shuke::ingest {
namespace {

using table::Dictionary;
using table::TextColumn;

constexpr size_t kRows = 30'000;

// Reads a column whose cell in a row is what `cell` says, and holds each of its
// rows to that; the cells die when they may.
void Read(bool may_repeat, Dictionary& dictionary,
          const std::function<std::string(size_t)>& cell) {
  ColumnTexts texts;
  TextColumn column;
  std::vector<std::string> all, alive;
  const auto flush = [&] {
    texts.Flush(all.size(), may_repeat, dictionary, column);
    for (std::string& text : alive) text.assign(text.size(), '?');
    alive.clear();
  };
  alive.reserve(kRows);
  Rng rng(3);
  for (size_t row = 0; row < kRows; ++row) {
    alive.push_back(cell(row));
    texts.Add(alive.back(), row);
    EXPECT_EQ(texts.last(), alive.back());
    all.push_back(alive.back());
    if (rng.Chance(5)) flush();
  }
  flush();
  flush();
  ASSERT_EQ(column.size(), kRows);
  for (size_t row = 0; row < kRows; ++row)
    ASSERT_EQ(dictionary.At(column[row]), all[row]) << row;
}

TEST(ColumnTexts, KeepsTextsOfEveryKind) {
  Rng rng(4);
  for (const bool may_repeat : {false, true}) {
    // All another, and some of them long or none; few; something between;
    // and one that begins with few and goes on with others.
    const std::vector<std::function<std::string(size_t)>> kinds = {
        [&](size_t row) {
          if (row % 100 == 7) return std::string();
          return "order number " + std::to_string(row) +
                 std::string(row % 50, 'x');
        },
        [&](size_t) {
          const auto which = std::to_string(rng.Below(30));
          return "goods " + which + std::string(rng.Below(3) * 9, ' ') + "end";
        },
        [&](size_t) { return std::to_string(rng.Below(3000)); },
        [&](size_t row) {
          return row < kRows / 2 ? std::to_string(rng.Below(5))
                                 : std::to_string(row / 2);
        },
        [&](size_t) { return std::string(); },
    };
    Dictionary dictionary;
    for (const auto& kind : kinds) Read(may_repeat, dictionary, kind);
  }
}

TEST(ColumnTexts, GivesEqualTextsOneIdUnlessTheyMayRepeat) {
  const auto cell = [](size_t row) { return std::to_string(row / 2 * 7919); };
  Dictionary once;
  Read(false, once, cell);
  EXPECT_EQ(once.size(), kRows / 2 + 1);
  Dictionary twice;
  Read(true, twice, [&](size_t row) { return cell(row % (kRows / 2)); });
  EXPECT_GT(twice.size(), kRows / 4 + 1);
  EXPECT_LE(twice.size(), kRows / 2 + 1);
}

TEST(ColumnTexts, FillsNothingWithoutAText) {
  Dictionary dictionary;
  TextColumn column;
  ColumnTexts texts;
  EXPECT_FALSE(texts.used());
  texts.Flush(5, false, dictionary, column);
  EXPECT_EQ(column.size(), 0u);
  texts.Add("", 6);
  EXPECT_TRUE(texts.used());
  texts.Flush(7, false, dictionary, column);
  EXPECT_EQ(column.size(), 7u);
  EXPECT_FALSE(column.AnyText());
}

}  // namespace
}  // namespace shuke::ingest
