#include "core/segment/designer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace shuke::segment {
namespace {

using table::Minor;

NetCurve Curve(const std::vector<Minor>& amounts) {
  RfmWindow window;
  window.net_minor = amounts;
  window.orders.assign(amounts.size(), 1);
  return ComputeNetCurve(window);
}

// The published example: under 301 yuan 55 %, to 851 27.3 %, to 1500 11 %, to
// 2100 5 %, to 3259 1.1 %, above 0.6 %. Here 1,000 customers with those shares.
TEST(DesignThresholds, ReproducesThePublishedShares) {
  const std::pair<int, Minor> spends[] = {{550, 30099},  {273, 30100},
                                          {110, 149999}, {50, 150000},
                                          {11, 325899},  {6, 325900}};
  std::vector<Minor> amounts;
  for (const auto& [customers, spend] : spends)
    amounts.insert(amounts.end(), static_cast<size_t>(customers), spend);
  DesignerPolicy policy;
  policy.spend_major = {301, 851, 1500, 2100, 3259};
  policy.price_percent = {95, 90, 85, 80, 75};
  const auto bands = DesignThresholds(Curve(amounts), 2, policy);
  ASSERT_EQ(bands.size(), 6u);
  double sum = 0;
  for (size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(bands[i].customers, static_cast<uint64_t>(spends[i].first)) << i;
    sum += static_cast<double>(bands[i].customers) / 10;
  }
  EXPECT_DOUBLE_EQ(sum, 100);
  EXPECT_FALSE(bands[0].from_major);
  EXPECT_EQ(bands[0].to_major, 301);
  EXPECT_EQ(bands[5].from_major, 3259);
  EXPECT_FALSE(bands[5].to_major);
}

TEST(DesignThresholds, CostsWhatTheDiscountWouldHaveTaken) {
  DesignerPolicy policy;  // 500: 9.5折, 1500: 9折, 5000: 8.5折, 7000: 8折
  const auto bands = DesignThresholds(
      Curve({49999, 50000, 60010, 200000, 600000, 700000, -100}), 2, policy);
  ASSERT_EQ(bands.size(), 5u);
  EXPECT_EQ(bands[0].customers, 2u);
  EXPECT_EQ(bands[0].revenue_minor, 49999);
  EXPECT_EQ(bands[0].discount_minor, 0);
  EXPECT_EQ(bands[1].revenue_minor, 110010);
  EXPECT_EQ(bands[1].discount_minor, 5501) << "5 % of 1100.10 is 55.005";
  EXPECT_EQ(bands[2].discount_minor, 20000);
  EXPECT_EQ(bands[3].discount_minor, 90000);
  EXPECT_EQ(bands[4].discount_minor, 140000);
}

TEST(DesignThresholds, WarnsOfAStepThatTooFewClimb) {
  DesignerPolicy policy;
  policy.spend_major = {1, 2, 100};
  policy.price_percent = {95, 90, 85};
  policy.least_climb_percent = 50;
  // Of 8 customers 4 reach the first level, 2 of those the second, 0 the third.
  const auto bands =
      DesignThresholds(Curve({0, 0, 0, 0, 1, 1, 2, 3}), 0, policy);
  EXPECT_FALSE(bands[0].too_few_climb);
  EXPECT_FALSE(bands[1].too_few_climb) << "exactly half climb it";
  EXPECT_EQ(bands[1].reached, 4u);
  EXPECT_EQ(bands[1].reached_before, 8u);
  EXPECT_FALSE(bands[2].too_few_climb);
  EXPECT_TRUE(bands[3].too_few_climb);
  policy.least_climb_percent = 51;
  EXPECT_TRUE(DesignThresholds(Curve({0, 1}), 0, policy)[1].too_few_climb);
}

TEST(DesignThresholds, HasEmptyBandsForAnEmptyShop) {
  for (const DesignBand& band : DesignThresholds(Curve({}), 2, {})) {
    EXPECT_EQ(band.customers, 0u);
    EXPECT_FALSE(band.too_few_climb);
  }
}

}  // namespace
}  // namespace shuke::segment
