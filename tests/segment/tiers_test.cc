#include "core/segment/tiers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "core/base/rng.h"

namespace shuke::segment {
namespace {

using table::Minor;

// Rated customers with these amounts.
RfmWindow Window(const std::vector<Minor>& amounts) {
  RfmWindow window;
  window.net_minor = amounts;
  window.orders.assign(amounts.size(), 1);
  return window;
}

std::vector<Tier> Compute(const std::vector<Minor>& amounts,
                          const TiersPolicy& policy = {}) {
  const RfmWindow window = Window(amounts);
  return ComputeTiers(window, ComputeNetCurve(window), policy).tier;
}

using enum Tier;

TEST(ComputeTiers, PutsWhoCrossesABoundIntoTheHigherTier) {
  // Shares 40, 21, 19, 12, 4, 3, 1 %: the second crosses 50, the third 75, the
  // fourth 90, the fifth 95.
  EXPECT_EQ(Compute({40, 21, 19, 12, 4, 3, 1}),
            (std::vector<Tier>{kDiamond, kDiamond, kGold, kSilver, kBronze,
                               kOther, kOther}));
}

TEST(ComputeTiers, EndsATierExactlyOnItsBound) {
  // 50, 75, 90 and 95 % are met to the unit.
  EXPECT_EQ(
      Compute({50, 25, 15, 5, 3, 2}),
      (std::vector<Tier>{kDiamond, kGold, kSilver, kBronze, kOther, kOther}));
}

TEST(ComputeTiers, LetsEqualsShareTheHigherTier) {
  EXPECT_EQ(Compute({10, 30, 60, 30}),
            (std::vector<Tier>{kBronze, kDiamond, kDiamond, kDiamond}));
  EXPECT_EQ(Compute({7, 7, 7, 7}), (std::vector<Tier>(4, kDiamond)));
}

TEST(ComputeTiers, HasNoneForWhoBroughtNothing) {
  EXPECT_EQ(Compute({0, 100, -5}), (std::vector<Tier>{kNone, kDiamond, kNone}));
  RfmWindow window = Window({100});
  window.orders = {0};
  EXPECT_EQ(ComputeTiers(window, ComputeNetCurve(window), {}).tier[0], kNone);
  EXPECT_TRUE(Compute({}).empty());
}

TEST(ComputeTiers, FollowsThePolicy) {
  TiersPolicy policy;
  policy.revenue_percent = {10, 20, 30, 40};
  EXPECT_EQ(Compute({10, 20, 30, 25, 15}, policy),
            (std::vector<Tier>{kBronze, kSilver, kDiamond, kSilver, kBronze}));
  policy.revenue_percent = {0, 0, 0, 0};
  EXPECT_EQ(Compute({10, 20}, policy), (std::vector<Tier>(2, kOther)));
}

TEST(ComputeTiers, DoesNotOverflow) {
  const Minor much = std::numeric_limits<Minor>::max() / 8;
  EXPECT_EQ(Compute({much, much - 1, much - 2, 1}),
            (std::vector<Tier>{kDiamond, kDiamond, kGold, kOther}));
}

TEST(ComputeTiers, AgreesWithTheRuleReadOutOnRandomAmounts) {
  for (const uint64_t seed : {21, 22, 23, 24, 25, 26}) {
    SCOPED_TRACE(seed);
    Rng rng(seed);
    std::vector<Minor> amounts(1 + rng.Below(80));
    for (Minor& amount : amounts) {
      amount = static_cast<Minor>(rng.Below(12) * rng.Below(12)) - 10;
    }
    Minor total = 0;
    for (const Minor amount : amounts) total += std::max<Minor>(amount, 0);
    const std::vector<Tier> tiers = Compute(amounts);
    for (size_t i = 0; i < amounts.size(); ++i) {
      Minor more = 0;
      for (const Minor other : amounts) more += other > amounts[i] ? other : 0;
      Tier expected = kOther;
      if (more * 100 < total * 95) expected = kBronze;
      if (more * 100 < total * 90) expected = kSilver;
      if (more * 100 < total * 75) expected = kGold;
      if (more * 100 < total * 50) expected = kDiamond;
      if (amounts[i] <= 0) expected = kNone;
      EXPECT_EQ(tiers[i], expected) << amounts[i];
    }
  }
}

}  // namespace
}  // namespace shuke::segment
