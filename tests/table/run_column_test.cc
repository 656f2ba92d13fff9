#include "core/table/run_column.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace shuke::table {
namespace {

template <uint32_t step>
std::vector<uint32_t> All(const RunColumn<step>& column) {
  std::vector<uint32_t> out;
  for (size_t i = 0; i < column.size(); ++i) out.push_back(column[i]);
  return out;
}

const std::vector<uint32_t> kRows = {1, 2, 3, 7, 8, 8, 4, 100, 101};

TEST(RunColumn, GivesWhatWasPut) {
  RunColumn<1> counting;
  RunColumn<0> same;
  EXPECT_TRUE(counting.empty());
  for (const uint32_t row : kRows) {
    counting.push_back(row);
    same.push_back(row);
  }
  EXPECT_EQ(All(counting), kRows);
  EXPECT_EQ(All(same), kRows);
  EXPECT_EQ(counting, (RunColumn<1>{1, 2, 3, 7, 8, 8, 4, 100, 101}));
  EXPECT_FALSE(counting == (RunColumn<1>{1, 2, 3}));
}

TEST(RunColumn, AppendsAtEveryCut) {
  for (size_t cut = 0; cut <= kRows.size(); ++cut) {
    RunColumn<1> whole, front, back;
    for (size_t i = 0; i < kRows.size(); ++i) {
      whole.push_back(kRows[i]);
      (i < cut ? front : back).push_back(i < cut ? kRows[i] : kRows[i] - 1);
    }
    front.Append(back, 1);
    EXPECT_EQ(front, whole) << cut;
    front.push_back(102);
    whole.push_back(102);
    EXPECT_EQ(front, whole) << cut;
  }
}

TEST(RunColumn, TakesARunAtOnce) {
  RunColumn<1> column = {4, 5};
  column.AppendRun(6, 3);
  column.AppendRun(20, 2);
  EXPECT_EQ(column, (RunColumn<1>{4, 5, 6, 7, 8, 20, 21}));
  RunColumn<0> file;
  file.AppendRun(2, 3);
  file.push_back(2);
  EXPECT_EQ(file, (RunColumn<0>{2, 2, 2, 2}));
}

TEST(RunColumn, CrossesAsBytesAndGoesOn) {
  for (const RunColumn<1>& column :
       {RunColumn<1>{}, RunColumn<1>{5}, RunColumn<1>{1, 2, 9, 10}}) {
    ByteWriter writer;
    column.Write(writer);
    const std::string bytes = writer.Bytes();
    ByteReader reader(bytes);
    RunColumn<1> read;
    EXPECT_TRUE(read.Read(reader));
    EXPECT_TRUE(reader.Done());
    EXPECT_EQ(read, column);
    RunColumn<1> expected = column;
    expected.push_back(11);
    read.push_back(11);
    EXPECT_EQ(read, expected);
  }
}

TEST(RunColumn, RefusesRunsThatDoNotFollow) {
  struct Run {
    uint32_t begin, value;
  };
  const auto fits = [](uint32_t size, const std::vector<Run>& runs) {
    ByteWriter writer;
    writer.Value(size);
    writer.Array(runs);
    const std::string bytes = writer.Bytes();
    ByteReader reader(bytes);
    RunColumn<1> column;
    const bool fit = column.Read(reader);
    EXPECT_EQ(column.empty(), !fit || size == 0);
    return fit;
  };
  EXPECT_TRUE(fits(0, {}));
  EXPECT_TRUE(fits(3, {{0, 1}, {2, 9}}));
  EXPECT_FALSE(fits(3, {}));
  EXPECT_FALSE(fits(0, {{0, 1}}));
  EXPECT_FALSE(fits(3, {{1, 1}})) << "nothing is first";
  EXPECT_FALSE(fits(3, {{0, 1}, {0, 2}})) << "a run of none";
  EXPECT_FALSE(fits(3, {{0, 1}, {3, 2}})) << "behind the end";
  EXPECT_FALSE(fits(9, {{0, 1}, {5, 2}, {4, 3}})) << "backwards";
}

}  // namespace
}  // namespace shuke::table
