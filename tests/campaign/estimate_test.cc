#include "core/campaign/estimate.h"

#include <gtest/gtest.h>

#include "core/campaign/test_size.h"

namespace shuke::campaign {
namespace {

// Customers of 50 days ago come back at 4 %, spending 100 yuan; those of one
// order at 2 %, spending 50.
PastRates Rates() {
  PastRates rates;
  rates.window_days = 7;
  rates.bounds = {7, 45, 90, 180, 365};
  rates.by[2][1] = {1000, 40, 40 * 10000};
  rates.by[2][0] = {1000, 20, 20 * 5000};
  return rates;
}

TEST(EstimateCampaign, WeighsRatesByWhomItGoesTo) {
  std::vector<Contacted> treated(900, {50, false});
  treated.insert(treated.end(), 900, {50, true});
  const Estimate estimate = EstimateCampaign(treated, 200, {900'000, 300, 0},
                                             Rates(), std::nullopt, {});
  EXPECT_NEAR(estimate.past_rate, .03, 1e-12);
  EXPECT_NEAR(estimate.planned_lift, .006, 1e-12);  // 20 % of it
  EXPECT_NEAR(estimate.responders, 1800 * .036, 1e-9);
  // (18 × 50 + 36 × 100) / 54.
  EXPECT_NEAR(estimate.economics.order_minor, 8333.3333333333, 1e-6);
  EXPECT_NEAR(estimate.outlook.budget_minor, 9000 + 64.8 * 300, 1e-6);
  // (5 + .03 × 300) / (8333.33 × .3 − 300).
  EXPECT_NEAR(*estimate.break_even_lift, 14 / 2200.0, 1e-9);
  EXPECT_EQ(estimate.smallest_lift, SmallestLift(.03, 1800, 200, {}));
  EXPECT_EQ(estimate.audience_needed,
            AudienceNeeded(.03, estimate.planned_lift, .1, {}));
  EXPECT_EQ(estimate.assumptions[1].code, "policy_lift");
  EXPECT_EQ(estimate.assumptions.back().code, "coupon_to_all");
}

TEST(EstimateCampaign, TakesTheLiftThatTheShopStates) {
  const std::vector<Contacted> treated(10, {50, true});
  const Estimate estimate = EstimateCampaign(treated, 0, {}, Rates(), .02, {});
  EXPECT_DOUBLE_EQ(estimate.planned_lift, .02);
  EXPECT_EQ(estimate.assumptions[1].code, "stated_lift");
  EXPECT_FALSE(estimate.smallest_lift);  // nobody is held back
  EXPECT_FALSE(estimate.audience_needed);
}

TEST(EstimateCampaign, ExpectsNothingOfNobody) {
  const Estimate estimate =
      EstimateCampaign({}, 0, {}, Rates(), std::nullopt, {});
  EXPECT_EQ(estimate.responders, 0);
  EXPECT_FALSE(estimate.outlook.return_ratio);
  EXPECT_FALSE(estimate.break_even_lift);
}

}  // namespace
}  // namespace shuke::campaign
