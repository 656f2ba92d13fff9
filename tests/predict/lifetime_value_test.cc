#include "core/predict/lifetime_value.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/predict/gamma_gamma.h"

namespace shuke::predict {
namespace {

TEST(DiscountedPurchases, TimesTheSpendIsThePublishedLifetimeValue) {
  const SpendFit spend = {
      {6.249572271323756, 3.7442246671320243, 15.44352096258924},
      0,
      true,
      946,
      35,
      0};
  const double expected_spend = ExpectedSpend(spend, 2, 22.345);
  EXPECT_NEAR(expected_spend, 24.653918698220576, 1e-9);
  const Record record = {2, 213 / 7.0, 272 / 7.0};
  const auto value = [&](const Model& model) {
    return expected_spend * DiscountedPurchases(model, record, 12, .01, 4.345);
  };
  EXPECT_NEAR(value({ModelKind::kBgNbd,
                     {0.24259452243015708, 4.413602019013504,
                      0.7929220172255975, 2.425906776826332}}),
              36.27397810634932, 1e-8);
  EXPECT_NEAR(value({ModelKind::kMbgNbd,
                     {0.5248431591062975, 6.183085279576005, 0.8913593907322158,
                      1.614002240170344}}),
              37.180584263137575, 1e-8);
  EXPECT_NEAR(value({ModelKind::kParetoNbd,
                     {0.5532770468531796, 10.577683463302314,
                      0.6062399891278263, 11.66873528885501}}),
              43.074362377129226, 1e-8);
}

TEST(BandsOf, LetsEqualsShareTheBetterBand) {
  const std::vector<double> values = {1, 9, 9, 5, 4, 3, 2, 2, 2, 2};
  // A tenth is one of them, but two are equal; a half ends with the 3.
  EXPECT_EQ(BandsOf(values, {10, 30, 50}),
            (std::vector<uint8_t>{3, 0, 0, 1, 2, 2, 3, 3, 3, 3}));
  EXPECT_TRUE(BandsOf({}, {10, 30, 50}).empty());
}

TEST(ValueSpread, IsNoNarrowerThanTheBacktestMissedBy) {
  const Patterns patterns =
      GroupHistories({0, 1, 4}, {0, 70, 300}, {200, 100, 320});
  ModelFit fit{};
  fit.model = {ModelKind::kMbgNbd, {.5, 6, .9, 1.6}};
  const std::vector<double> spend = {100, 100, 100};
  EXPECT_DOUBLE_EQ(ValueSpread(fit, patterns, spend, 12, nullptr), .01);
  Holdout holdout{};
  holdout.actual_total = 100;
  holdout.models[static_cast<size_t>(ModelKind::kMbgNbd)].total = 82.45;
  EXPECT_NEAR(ValueSpread(fit, patterns, spend, 12, &holdout), .176, 1e-12);
  // And not narrower than its parameters are known.
  fit.covariance[0] = 1;  // of ln r
  EXPECT_GT(ValueSpread(fit, patterns, spend, 12, &holdout), .25);
}

}  // namespace
}  // namespace shuke::predict
