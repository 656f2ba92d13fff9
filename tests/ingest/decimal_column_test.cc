#include "core/ingest/decimal_column.h"

#include <gtest/gtest.h>

#include <string>

#include "core/base/rng.h"

namespace shuke::ingest {
namespace {

// The short way for plain numbers hears what the long one does.
TEST(DecimalColumn, HearsOfAPlainNumberWhatItsTextSays) {
  Rng rng(7);
  int plain_ones = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (size_t n = 1 + rng.Below(9); n > 0; --n)
      text += "0123456789012345.-,"[rng.Below(19)];
    PlainNumber plain;
    if (!ReadPlain(text, plain)) continue;
    ++plain_ones;
    DecimalColumn by_text, by_number;
    by_text.See(text);
    by_number.See(plain, text);
    ASSERT_EQ(by_number.counts(), by_text.counts()) << text;
  }
  EXPECT_GT(plain_ones, 5'000);
}

}  // namespace
}  // namespace shuke::ingest
