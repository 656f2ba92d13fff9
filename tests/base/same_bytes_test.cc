#include "core/base/same_bytes.h"

#include <gtest/gtest.h>

#include <string>

namespace shuke {
namespace {

TEST(SameBytes, FindsADifferenceAtEveryPlaceOfEveryLength) {
  for (size_t size = 0; size < 40; ++size) {
    const std::string text(size, 'x');
    EXPECT_TRUE(SameBytes(text, std::string(size, 'x'))) << size;
    for (size_t at = 0; at < size; ++at) {
      std::string other = text;
      other[at] = 'y';
      EXPECT_FALSE(SameBytes(text, other)) << size << " " << at;
    }
  }
}

TEST(SameBytes, TextsOfDifferentLengthDiffer) {
  EXPECT_FALSE(SameBytes("", "x"));
  EXPECT_FALSE(SameBytes("12345678", "123456789"));
}

}  // namespace
}  // namespace shuke
