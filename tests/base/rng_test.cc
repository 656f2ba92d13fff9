#include "core/base/rng.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <vector>

namespace shuke {
namespace {

TEST(SplitMix64, GivesThePublishedSequence) {
  // The reference C program of Vigna, started at 1477776061723855037, as
  // rand_xoshiro keeps it.
  uint64_t state = 1477776061723855037ULL;
  const std::array<uint64_t, 5> expected = {
      1985237415132408290ULL, 2979275885539914483ULL, 13511426838097143398ULL,
      8488337342461049707ULL, 15141737807933549159ULL};
  for (const uint64_t value : expected) EXPECT_EQ(SplitMix64(state), value);
}

TEST(Rng, GivesThePublishedXoshiro256StarStarSequence) {
  // The reference C program of Blackman and Vigna from the state 1, 2, 3, 4,
  // as rand_xoshiro keeps it.
  Rng rng(std::array<uint64_t, 4>{1, 2, 3, 4});
  const std::array<uint64_t, 10> expected = {11520ULL,
                                             0ULL,
                                             1509978240ULL,
                                             1215971899390074240ULL,
                                             1216172134540287360ULL,
                                             607988272756665600ULL,
                                             16172922978634559625ULL,
                                             8476171486693032832ULL,
                                             10595114339597558777ULL,
                                             2904607092377533576ULL};
  for (const uint64_t value : expected) EXPECT_EQ(rng.Next(), value);
}

TEST(Rng, KeepsSeedsAndStreamsApart) {
  EXPECT_EQ(Rng(7, 3).Next(), Rng(7, 3).Next());
  EXPECT_NE(Rng(7, 3).Next(), Rng(7, 4).Next());
  EXPECT_NE(Rng(7, 3).Next(), Rng(8, 3).Next());
  EXPECT_NE(Rng(7, 4).Next(), Rng(8, 3).Next());
}

TEST(RngBelow, IsUniformToWithinFiveStandardErrors) {
  Rng rng(1);
  constexpr int kDraws = 700000;
  std::array<int, 7> counts{};
  for (int i = 0; i < kDraws; ++i) ++counts[rng.Below(7)];
  // 100000 expected each, standard error 293.
  for (const int count : counts) EXPECT_NEAR(count, 100000, 1465);
}

TEST(RngBelow, OfOneIsZeroAndOfTheWholeRangeStaysInside) {
  Rng rng(2);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(rng.Below(1), 0u);
  for (int i = 0; i < 100; ++i) EXPECT_LT(rng.Below(0xffffffffu), 0xffffffffu);
}

TEST(RngBetween, ReachesBothEndsAndNothingElse) {
  Rng rng(3);
  std::array<int, 5> counts{};
  for (int i = 0; i < 1000; ++i) {
    const int32_t value = rng.Between(-2, 2);
    ASSERT_GE(value, -2);
    ASSERT_LE(value, 2);
    ++counts[value + 2];
  }
  for (const int count : counts) EXPECT_GT(count, 0);
}

TEST(RngPick, FollowsTheWeightsAndNeverPicksZero) {
  Rng rng(4);
  const std::array<uint16_t, 4> weights = {0, 1, 0, 3};
  std::array<int, 4> counts{};
  for (int i = 0; i < 40000; ++i) ++counts[rng.Pick(weights)];
  EXPECT_EQ(counts[0], 0);
  EXPECT_EQ(counts[2], 0);
  EXPECT_NEAR(counts[1], 10000, 433);  // five standard errors of 86.6
}

TEST(RngExponential, HasMeanOneVarianceOneAndTheRightTail) {
  Rng rng(5);
  constexpr int kDraws = 1000000;
  double sum = 0, squares = 0;
  int beyond_three = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double value = rng.Exponential();
    ASSERT_GE(value, 0.0);
    sum += value;
    squares += value * value;
    beyond_three += value > 3.0;
  }
  const double mean = sum / kDraws;
  EXPECT_NEAR(mean, 1.0, 0.005);                             // 5 x 0.001
  EXPECT_NEAR(squares / kDraws - mean * mean, 1.0, 0.0142);  // 5 x sqrt(8)/1000
  EXPECT_NEAR(beyond_three / 1e6, 0.049787, 0.0011);         // exp(-3)
}

TEST(RngUnit, StaysBelowOne) {
  Rng rng(6);
  double highest = 0;
  for (int i = 0; i < 100000; ++i) {
    const double value = rng.Unit();
    ASSERT_GE(value, 0.0);
    ASSERT_LT(value, 1.0);
    if (value > highest) highest = value;
  }
  EXPECT_GT(highest, 0.999);
}

}  // namespace
}  // namespace shuke
