#include "core/predict/lifetime_value.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/math/sum.h"
#include "core/predict/gamma_gamma.h"
#include "tests/predict/cdnow_models.h"
#include "tests/predict/purchases.h"

namespace shuke::predict {
namespace {

const SpendFit kCdnowSpend = {
    {6.249572271323756, 3.7442246671320243, 15.44352096258924},
    0,
    true,
    946,
    35,
    0};

// What lifetimes' customer_lifetime_value gives with 40 digits: 12 months of
// 4.345 weeks, 1 % a month, with the maximum-likelihood fits of CDNOW.
constexpr double kWeeksOfLifetimes = 4.345;

double ValueOf(const Model& model, const Record& record, double spend) {
  return spend * DiscountedPurchases(model, record, 12, .01, kWeeksOfLifetimes);
}

// Customer 1: 2 repeats, mean spend 22.345.
TEST(DiscountedPurchases, TimesTheSpendIsTheValueThatLifetimesGivesOnCdnow) {
  const double spend = ExpectedSpend(kCdnowSpend, 2, 22.345);
  EXPECT_NEAR(spend, 24.653918698220576, 1e-9);
  const Record record = {2, 213 / 7.0, 272 / 7.0};
  EXPECT_NEAR(ValueOf(CdnowModel(ModelKind::kBgNbd), record, spend),
              36.27397810634932, 1e-8);
  EXPECT_NEAR(ValueOf(CdnowModel(ModelKind::kMbgNbd), record, spend),
              37.180584263137575, 1e-8);
  EXPECT_NEAR(ValueOf(CdnowModel(ModelKind::kParetoNbd), record, spend),
              43.074362377129226, 1e-8);
}

// The same of all 2,357 customers, those who came once at the population's mean
// spend. Their sum is known for times rounded to 2 decimals of a week.
TEST(DiscountedPurchases, SumToTheValueOfTheBaseThatLifetimesGivesOnCdnow) {
  const auto customers = Cdnow();
  if (!customers) GTEST_SKIP() << kCdnowMayNotBeKeptHere;
  const Histories h = ObserveUntil(*customers, *ParseIsoDay("1997-09-30"));
  const auto total = [&](ModelKind kind) {
    math::Sum sum;
    for (size_t i = 0; i < h.size(); ++i) {
      sum.Add(
          ValueOf(CdnowModel(kind),
                  {double(h.x[i]), h.t_x_days[i] / 7.0, h.T_days[i] / 7.0},
                  ExpectedSpend(kCdnowSpend, h.x[i], h.mean_spend[i] / 100)));
    }
    return sum.value();
  };
  ExpectRelative(total(ModelKind::kBgNbd), 71509.8978866651, 2e-4, "BG");
  ExpectRelative(total(ModelKind::kMbgNbd), 67775.64081844877, 2e-4, "MBG");
  ExpectRelative(total(ModelKind::kParetoNbd), 72317.91747661728, 2e-4, "P");
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
