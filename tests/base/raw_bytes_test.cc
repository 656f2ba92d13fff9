#include "core/base/raw_bytes.h"

#include <gtest/gtest.h>

#include <string>

namespace shuke {
namespace {

std::string TextOf(const RawBytes& bytes) {
  return {bytes.data(), bytes.size()};
}

TEST(RawBytes, HoldsTextsOfEveryLengthEndToEnd) {
  RawBytes bytes;
  std::string expected;
  for (size_t length = 0; length < 200; ++length) {
    std::string text;
    for (size_t at = 0; at < length; ++at)
      text += static_cast<char>(length * 31 + at * 7);
    AppendBytes(text, bytes);
    expected += text;
    ASSERT_EQ(TextOf(bytes), expected) << length;
  }
}

TEST(RawBytes, WritesNothingBesideTheCopy) {
  const std::string source(100, 'x');
  for (size_t length = 0; length <= source.size(); ++length) {
    std::string room(length + 2, '.');
    CopyShort(std::string_view(source).substr(0, length), room.data() + 1);
    EXPECT_EQ(room, "." + source.substr(0, length) + ".") << length;
  }
}

TEST(RawBytes, IsCopiedAndMovedAsBytesAre) {
  RawBytes bytes;
  AppendBytes("anna", bytes);
  RawBytes copy = bytes;
  AppendBytes(" wang", copy);
  EXPECT_EQ(TextOf(bytes), "anna");
  const RawBytes moved = std::move(copy);
  EXPECT_EQ(TextOf(moved), "anna wang");
}

}  // namespace
}  // namespace shuke
