#include "core/table/text_column.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/rng.h"

namespace shuke::table {
namespace {

using Ids = std::vector<StringId>;

Ids All(const TextColumn& column) {
  Ids out;
  for (size_t row = 0; row < column.size(); ++row) out.push_back(column[row]);
  return out;
}

// `rows` rows of `most` texts, none of them empty.
Ids Some(size_t rows, StringId most) {
  Ids out;
  for (size_t row = 0; row < rows; ++row)
    out.push_back(3 + static_cast<StringId>(row * 7 % most) * 5);
  return out;
}

TextColumn ColumnOf(const Ids& ids) {
  TextColumn column;
  for (const StringId id : ids) column.push_back(id);
  return column;
}

TEST(TextColumn, BeginsWithoutText) {
  TextColumn column;
  EXPECT_TRUE(column.empty());
  EXPECT_EQ(column.At(5), kEmptyString);
  column.resize(3);
  EXPECT_EQ(All(column), (Ids{0, 0, 0}));
  EXPECT_FALSE(column.AnyText());
  column.resize(5, 9);
  EXPECT_EQ(All(column), (Ids{0, 0, 0, 9, 9}));
  EXPECT_TRUE(column.AnyText());
  column.Set(3, 0);
  column.resize(4);
  EXPECT_FALSE(column.AnyText()) << "no row has it any more";
}

// With the empty one 256 have codes; what was there before stays.
TEST(TextColumn, GivesWhatWasPutWhateverTheNumberOfTexts) {
  for (const StringId most : {1u, 2u, 254u, 255u, 256u, 257u, 1000u}) {
    Ids ids = Some(1500, most);
    TextColumn column = ColumnOf(ids);
    EXPECT_EQ(column.wide(), most > 255) << most;
    EXPECT_EQ(All(column), ids);
    EXPECT_EQ(column.At(7), ids[7]);
    column.Set(0, 5);
    ids[0] = 5;
    column.resize(1502, 4);
    ids.resize(1502, 4);
    EXPECT_EQ(All(column), ids);
    EXPECT_TRUE(column.AnyText());
  }
}

// Runs of any length, some of none, against rows that are put one by one.
TEST(TextColumn, AppendsRuns) {
  Rng rng(5);
  for (const uint32_t most : {1u, 20u, 254u, 300u, 5000u}) {
    TextColumn column;
    Ids ids;
    StringId last = kEmptyString;
    for (int call = 0; call < 60; ++call) {
      std::vector<uint32_t> begins;
      Ids texts;
      size_t size = ids.size();
      for (uint32_t runs = rng.Below(40); runs > 0; --runs) {
        const uint32_t rows = rng.Chance(500) ? 1 : rng.Below(5);
        ids.resize(ids.size() + rows, last);
        begins.push_back(static_cast<uint32_t>(ids.size()));
        texts.push_back(last = 3 + rng.Below(most) * 5);
      }
      const StringId before = size == 0 ? kEmptyString : column[size - 1];
      size = ids.size() + 1 + rng.Below(3);
      ids.resize(size, last);
      column.AppendRuns(before, begins, texts, size);
      ASSERT_EQ(All(column), ids) << most;
    }
    EXPECT_EQ(column.wide(), most > 255) << most;
  }
}

TEST(TextColumn, AppendsNarrowAndWideOnes) {
  for (const StringId most : {0u, 3u, 200u, 300u}) {
    for (const StringId more : {0u, 2u, 199u, 400u}) {
      const Ids front = Some(most * 2, most), back = Some(more * 3, more + 9);
      Ids both = front;
      both.insert(both.end(), back.begin(), back.end());
      TextColumn column = ColumnOf(front);
      column.reserve(5000);
      column.Append(ColumnOf(back));
      EXPECT_EQ(All(column), both) << most << " and " << more;
      EXPECT_EQ(column, ColumnOf(both));
    }
  }
}

TEST(TextColumn, RenamesTextsToTheSameOneToo) {
  for (const StringId most : {5u, 200u, 300u}) {
    Ids ids = Some(900, most);
    TextColumn column = ColumnOf(ids);
    column.Rename([](StringId text) { return text / 2; });
    for (StringId& id : ids) id /= 2;
    EXPECT_EQ(All(column), ids);
    column.push_back(6);
    column.push_back(77777);
    ids.push_back(6);
    ids.push_back(77777);
    EXPECT_EQ(All(column), ids);
    std::vector<bool> visited(77778);
    column.ForEachText([&](StringId text) { visited[text] = true; });
    for (const StringId id : ids) EXPECT_TRUE(visited[id]) << id;
  }
}

TEST(TextColumn, CrossesAsBytes) {
  for (const StringId most : {0u, 3u, 300u}) {
    const TextColumn column = ColumnOf(Some(most * 2, most));
    ByteWriter writer;
    column.Write(writer);
    const std::string bytes = writer.Bytes();
    ByteReader reader(bytes), small(bytes);
    TextColumn read;
    EXPECT_TRUE(read.Read(reader, 2000));
    EXPECT_TRUE(reader.Done());
    EXPECT_EQ(read, column);
    if (most > 0) {
      EXPECT_FALSE(read.Read(small, 8)) << "a text that nobody knows";
      EXPECT_TRUE(read.empty());
    }
  }
}

TEST(TextColumn, RefusesCodesWithoutAText) {
  const auto fits = [](const Ids& texts, const std::vector<uint8_t>& codes,
                       const Ids& wide) {
    ByteWriter writer;
    writer.Array(texts);
    writer.Array(codes);
    writer.Array(wide);
    const std::string bytes = writer.Bytes();
    ByteReader reader(bytes);
    return TextColumn().Read(reader, 100);
  };
  EXPECT_TRUE(fits({0, 5}, {0, 1, 1}, {}));
  EXPECT_TRUE(fits({0}, {}, {4, 5}));
  EXPECT_FALSE(fits({0, 5}, {0, 2}, {}));
  EXPECT_FALSE(fits({}, {0}, {}));
  EXPECT_FALSE(fits({0, 5}, {0, 1}, {4, 5}));
  EXPECT_FALSE(fits(Ids(257), {0}, {}));
}

}  // namespace
}  // namespace shuke::table
