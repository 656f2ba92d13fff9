#include "core/math/kaplan_meier.h"

#include <gtest/gtest.h>

namespace shuke::math {
namespace {

// The 6-MP arm of Freireich et al. 1963, as in Kalbfleisch and Prentice: 21
// patients, 9 relapses; S(6) = .857, S(7) = .807, S(10) = .753, S(23) = .448.
TEST(KaplanMeier, MatchesThePublishedRemissionTimes) {
  std::vector<Duration> durations;
  for (const int32_t days : {6, 6, 6, 7, 10, 13, 16, 22, 23})
    durations.push_back({days, true});
  for (const int32_t days : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
    durations.push_back({days, false});
  const std::vector<HappenedBy> curve = KaplanMeier(durations);
  ASSERT_EQ(curve.size(), 7u);
  EXPECT_NEAR(ShareBy(curve, 6), 1 - .857, 5e-4);
  EXPECT_NEAR(ShareBy(curve, 9), 1 - .807, 5e-4);
  EXPECT_NEAR(ShareBy(curve, 10), 1 - .753, 5e-4);
  EXPECT_NEAR(ShareBy(curve, 1000), 1 - .448, 5e-4);
  EXPECT_EQ(DaysUntil(curve, .5), 23);  // the published median
  EXPECT_EQ(DaysUntil(curve, .9), std::nullopt);
}

TEST(KaplanMeier, WithoutCensoringIsThePlainShare) {
  std::vector<Duration> durations = {
      {4, true}, {2, true}, {8, true}, {2, true}};
  const std::vector<HappenedBy> curve = KaplanMeier(durations);
  EXPECT_EQ(ShareBy(curve, 1), 0);
  EXPECT_DOUBLE_EQ(ShareBy(curve, 2), .5);
  EXPECT_DOUBLE_EQ(ShareBy(curve, 4), .75);
  EXPECT_DOUBLE_EQ(ShareBy(curve, 8), 1);
  EXPECT_EQ(DaysUntil(curve, .75), 4);
}

TEST(KaplanMeier, OfNothingIsEmpty) {
  std::vector<Duration> none;
  EXPECT_TRUE(KaplanMeier(none).empty());
  std::vector<Duration> waiting = {{5, false}};
  EXPECT_TRUE(KaplanMeier(waiting).empty());
}

}  // namespace
}  // namespace shuke::math
