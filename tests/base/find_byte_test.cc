#include "core/base/find_byte.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/base/rng.h"

namespace shuke {
namespace {

// Every start and every end of many texts, so that steps begin and stop
// anywhere.
TEST(FindAny, AgreesWithThePlainLoop) {
  Rng rng(3);
  for (int round = 0; round < 40; ++round) {
    std::string text(rng.Below(80), 'x');
    for (char& c : text) {
      if (rng.Chance(60)) c = ",\n\r\xFF\0"[rng.Below(5)];
    }
    const char* const begin = text.data();
    for (size_t from = 0; from <= text.size(); ++from) {
      for (size_t to = from; to <= text.size(); ++to) {
        ASSERT_EQ(
            FindAny(begin + from, begin + to, ',', '\n', '\r') - begin,
            FindAnySlowly(begin + from, begin + to, ',', '\n', '\r') - begin);
        ASSERT_EQ(FindAny(begin + from, begin + to, '\xFF', '\0', '\0') - begin,
                  FindAnySlowly(begin + from, begin + to, '\xFF', '\0', '\0') -
                      begin);
      }
    }
  }
}

TEST(FindByte, SaysWhereOrNowhere) {
  const std::string text = "a street that is longer than sixteen bytes *";
  EXPECT_EQ(FindByte(text, '*'), text.find('*'));
  EXPECT_EQ(FindByte(text, 't'), text.find('t'));
  EXPECT_EQ(FindByte(text, '#'), std::string_view::npos);
  EXPECT_EQ(FindByte("", '#'), std::string_view::npos);
}

}  // namespace
}  // namespace shuke
