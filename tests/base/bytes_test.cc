#include "core/base/bytes.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace shuke {
namespace {

std::vector<uint32_t> Counting(size_t size) {
  std::vector<uint32_t> values(size);
  std::iota(values.begin(), values.end(), 7u);
  return values;
}

struct Values {
  std::vector<uint32_t> few = Counting(3), many = Counting(5000);
  std::vector<uint8_t> none;
  std::vector<int64_t> more = std::vector<int64_t>(4000, -1);
};

void Write(const Values& values, ByteWriter& writer) {
  writer.Value<uint16_t>(1);
  writer.Array(values.many);
  writer.Text("two");
  writer.Array(values.none);
  writer.Array(values.few);
  writer.Array(values.more);
  writer.Value(std::array<uint8_t, 2>{4, 5});
}

// Reads what Write wrote; whether it was all there.
bool Read(std::string_view bytes, Values& values) {
  ByteReader reader(bytes);
  const bool one = reader.Value<uint16_t>() == 1;
  reader.Array(values.many);
  const bool two = reader.Text() == "two";
  reader.Array(values.none);
  reader.Array(values.few);
  reader.Array(values.more);
  const bool done = reader.Done();
  const auto last = reader.Value<std::array<uint8_t, 2>>();
  return reader.Done() && !done && one && two && last[0] == 4 && last[1] == 5;
}

TEST(Bytes, CrossInTheOrderOfWriting) {
  const Values values;
  ByteWriter writer;
  Write(values, writer);
  const std::string bytes = writer.Bytes();
  EXPECT_EQ(bytes.size(), writer.size());
  Values read;
  read.many = Counting(9);
  read.none = {1, 2};
  EXPECT_TRUE(Read(bytes, read));
  EXPECT_EQ(read.many, values.many);
  EXPECT_TRUE(read.none.empty());
  EXPECT_EQ(read.few, values.few);
  EXPECT_EQ(read.more, values.more);
}

TEST(Bytes, OfLongArraysAreNotCopied) {
  const Values values;
  ByteWriter writer;
  Write(values, writer);
  std::vector<const void*> parts;
  writer.ForEachPart(
      [&](std::string_view part) { parts.push_back(part.data()); });
  ASSERT_EQ(parts.size(), 5u);
  EXPECT_EQ(parts[1], values.many.data());
  EXPECT_EQ(parts[3], values.more.data());
}

TEST(Bytes, TooFewOrTooManyAreNotWhatWasWritten) {
  const Values values;
  ByteWriter writer;
  Write(values, writer);
  const std::string bytes = writer.Bytes();
  Values read;
  EXPECT_FALSE(Read(bytes + "x", read));
  for (size_t size = 0; size < bytes.size(); size += size < 100 ? 1 : 997)
    EXPECT_FALSE(Read(std::string_view(bytes).substr(0, size), read));
}

TEST(Bytes, ThatNameMoreThanThereIsGiveNothing) {
  for (const uint64_t count : {uint64_t{3}, uint64_t{1} << 20, ~uint64_t{0}}) {
    ByteWriter writer;
    writer.Value(count);
    const std::string bytes = writer.Bytes();
    std::vector<uint64_t> array = {1};
    ByteReader reader(bytes), texts(bytes);
    reader.Array(array);
    EXPECT_TRUE(array.empty());
    EXPECT_FALSE(reader.ok());
    EXPECT_EQ(reader.Value<uint32_t>(), 0u);
    EXPECT_EQ(texts.Text(), "");
    EXPECT_FALSE(texts.ok());
  }
}

}  // namespace
}  // namespace shuke
