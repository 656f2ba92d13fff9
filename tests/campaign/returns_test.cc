#include "core/campaign/returns.h"

#include <gtest/gtest.h>

namespace shuke::campaign {
namespace {

// 1,000 customers at 5 fen a message, a coupon of 10 yuan, orders of 120 yuan
// of which 40 % stays.
constexpr Economics kCampaign = {.customers = 1000,
                                 .contact_minor = 5000,
                                 .gift_minor = 0,
                                 .coupon_minor = 1000,
                                 .order_minor = 12000,
                                 .margin_share = .4};

TEST(Expect, CountsCouponsForThoseWhoWouldHaveBoughtAnyway) {
  const Outlook outlook = Expect(kCampaign, 50, 30);
  EXPECT_DOUBLE_EQ(outlook.budget_minor, 5000 + 50 * 1000);
  EXPECT_DOUBLE_EQ(outlook.revenue_minor, 50 * 12000);
  EXPECT_DOUBLE_EQ(outlook.incremental_minor, 20 * 12000);
  EXPECT_DOUBLE_EQ(outlook.profit_minor, 20 * 4800 - 55000);
  EXPECT_DOUBLE_EQ(*outlook.cost_per_customer_minor, 55);
  EXPECT_DOUBLE_EQ(*outlook.return_ratio, 41000.0 / 55000);
}

TEST(Expect, HasNoReturnOnNothing) {
  const Outlook outlook = Expect({}, 0, 0);
  EXPECT_FALSE(outlook.return_ratio);
  EXPECT_FALSE(outlook.cost_per_customer_minor);
}

TEST(BreakEvenLift, IsWhereTheProfitIsZero) {
  const auto lift = BreakEvenLift(kCampaign, .03);
  ASSERT_TRUE(lift);
  EXPECT_DOUBLE_EQ(*lift, (5 + 30) / 3800.0);
  EXPECT_NEAR(Expect(kCampaign, 1000 * (.03 + *lift), 30).profit_minor, 0,
              1e-6);
}

TEST(BreakEvenLift, IsNowhereIfTheCouponEatsTheMargin) {
  Economics economics = kCampaign;
  economics.coupon_minor = 4800;
  EXPECT_FALSE(BreakEvenLift(economics, .03));
  economics.coupon_minor = 0;
  economics.customers = 0;
  EXPECT_FALSE(BreakEvenLift(economics, .03));
}

}  // namespace
}  // namespace shuke::campaign
