#include "core/base/bytes16.h"

#include <gtest/gtest.h>

#include <string>

#include "core/base/rng.h"

namespace shuke {
namespace {

template <typename Bytes>
uint32_t Masks(const char* at, char byte, char other, uint32_t which) {
  const Bytes bytes = Bytes::Load(at);
  const Bytes equal = bytes.Equal(Bytes::All(byte));
  const Bytes at_least = bytes.AtLeast(Bytes::All(other));
  if (which == 0) return bytes.Mask();
  if (which == 1) return equal.Mask();
  if (which == 2) return at_least.Mask();
  return equal.Or(at_least).Mask();
}

TEST(Bytes16, AgreesWithThePlainWay) {
  Rng rng(5);
  for (int round = 0; round < 2000; ++round) {
    std::string text(16, '\0');
    for (char& c : text) c = static_cast<char>(rng.Below(256));
    const char byte = text[rng.Below(16)];
    const char other = text[rng.Below(16)];
    for (uint32_t which = 0; which < 4; ++which) {
      ASSERT_EQ(Masks<Bytes16>(text.data(), byte, other, which),
                Masks<PlainBytes16>(text.data(), byte, other, which));
    }
  }
}

TEST(PlainBytes16, ComparesNumbersWithoutASign) {
  const std::string text = "\x7F\x80\xC2\xFF,,,,,,,,,,,,";
  const auto bytes = PlainBytes16::Load(text.data());
  EXPECT_EQ(bytes.Mask(), 0b1110u);
  EXPECT_EQ(bytes.AtLeast(PlainBytes16::All('\xC2')).Mask(), 0b1100u);
  EXPECT_EQ(bytes.Equal(PlainBytes16::All('\x7F')).Mask(), 0b1u);
}

}  // namespace
}  // namespace shuke
