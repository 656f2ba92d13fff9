#include "core/table/text_starts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/rng.h"

namespace shuke::table {
namespace {

TEST(TextStarts, OfNoTextAreNone) {
  const TextStarts starts;
  EXPECT_EQ(starts.size(), 0u);
}

// Texts of up to a gigabyte, so that the arena passes 4 GiB again and again;
// once a text ends exactly there, and one without bytes follows.
TEST(TextStarts, GoOnBehindFourGibibytes) {
  constexpr uint64_t kTurn = uint64_t{1} << 32;
  Rng rng(3);
  TextStarts starts;
  std::vector<uint64_t> expected = {0};
  const auto add = [&](uint64_t end) {
    starts.Add(end);
    expected.push_back(end);
  };
  add(kTurn - 7);
  add(kTurn);
  add(kTurn);
  add(kTurn + 1);
  for (int i = 0; i < 200; ++i)
    add(expected.back() + (i % 5 == 0 ? 0 : rng.Below(1u << 30)));
  ASSERT_GT(expected.back(), 10 * kTurn);
  ASSERT_EQ(starts.size(), expected.size() - 1);
  for (size_t text = 0; text < starts.size(); ++text) {
    EXPECT_EQ(starts.At(text), expected[text]);
    EXPECT_EQ(starts.Length(text), expected[text + 1] - expected[text]);
  }
}

TEST(TextStarts, CrossToAnotherCore) {
  TextStarts starts;
  for (const uint64_t end : {3, 3, 10}) starts.Add(end);
  ByteWriter writer;
  starts.Write(writer);
  const std::string bytes = writer.Bytes();
  TextStarts read;
  ByteReader reader(bytes);
  ASSERT_TRUE(read.Read(reader, 10));
  EXPECT_EQ(read.size(), 3u);
  EXPECT_EQ(read.At(2), 3u);
  EXPECT_EQ(read.Length(2), 7u);
  ByteReader again(bytes);
  EXPECT_FALSE(read.Read(again, 11));
  EXPECT_EQ(read.size(), 0u);
}

TEST(TextStarts, AreNotReadFromBytesThatGoBack) {
  const std::vector<uint32_t> low = {0, 5, 4};
  ByteWriter writer;
  writer.Array(low);
  const std::string bytes = writer.Bytes();
  ByteReader reader(bytes);
  TextStarts read;
  EXPECT_FALSE(read.Read(reader, 4));
}

}  // namespace
}  // namespace shuke::table
