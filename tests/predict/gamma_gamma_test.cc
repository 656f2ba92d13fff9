#include "core/predict/gamma_gamma.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/predict/history.h"
#include "tests/predict/purchases.h"
#include "tests/predict/simulate.h"

namespace shuke::predict {
namespace {

SpendFit Fixed(const GammaGamma& model) { return {model, 0, true, 1, 30, 0}; }

// With 40 digits from Fader and Hardie 2013, equation 5.
TEST(ExpectedSpend, MatchesTheFormulaToTenDigits) {
  const SpendFit fit = Fixed({6.25, 3.74, 15.44});
  EXPECT_NEAR(ExpectedSpend(fit, 1, 5), 14.210233592880979, 1e-9);
  EXPECT_NEAR(ExpectedSpend(fit, 2, 22.35), 24.663713910761157, 1e-9);
  EXPECT_NEAR(ExpectedSpend(fit, 7, 73.74), 71.46967089696709, 1e-9);
  EXPECT_NEAR(ExpectedSpend(fit, 100, 20), 20.06642877624494, 1e-9);
  EXPECT_NEAR(ExpectedSpend(fit, 0, 0), 35.21897810218978, 1e-9);
}

TEST(ExpectedSpend, FallsBackToWhatWasSeenWithoutAMean) {
  EXPECT_EQ(ExpectedSpend(Fixed({2, .9, 5}), 0, 0), 30);
  EXPECT_EQ(ExpectedSpend(Fixed({.2, .5, 5}), 1, 12), 12);
  EXPECT_EQ(ExpectedSpend({{1, 1, 1}, 0, false, 0, 0, 0}, 3, 12), 0);
}

TEST(FitGammaGamma, RecoversTheSpendThatWasSimulated) {
  Rng rng(4);
  std::vector<int32_t> x;
  std::vector<double> mean;
  for (int i = 0; i < 20'000; ++i) {
    const double nu = DrawGamma(rng, 4) / 1500;
    const auto n = static_cast<int32_t>(rng.Below(6));
    double sum = 0;
    for (int k = 0; k < n; ++k) sum += DrawGamma(rng, 6) / nu;
    x.push_back(n);
    mean.push_back(n == 0 ? 0 : sum / n);
  }
  const SpendFit fit = FitGammaGamma(x, mean);
  EXPECT_TRUE(fit.converged);
  EXPECT_NEAR(fit.model.p, 6, .6);
  EXPECT_NEAR(fit.model.q, 4, .2);
  EXPECT_NEAR(fit.model.PopulationMean(), 3000, 60);
  EXPECT_NEAR(fit.frequency_correlation, 0, .03);
}

TEST(FitGammaGamma, OfNothingOrOfEqualSpendsIsFinite) {
  EXPECT_EQ(FitGammaGamma({}, {}).customers, 0);
  const std::vector<int32_t> x = {1, 2, 0, 5};
  const std::vector<double> zero = {0, 0, 0, 0}, equal = {99, 99, 0, 99};
  EXPECT_EQ(FitGammaGamma(x, zero).customers, 0);
  const SpendFit fit = FitGammaGamma(x, equal);
  EXPECT_EQ(fit.customers, 3);
  EXPECT_NEAR(ExpectedSpend(fit, 2, 99), 99, 1);
  EXPECT_NEAR(ExpectedSpend(fit, 0, 0), 99, 1);
}

// Fader and Hardie 2013: p 6.25, q 3.74, γ 15.44 over 946 customers, LL
// −4055.9; more digits by Newton's method with 40 digits.
TEST(FitGammaGamma, MatchesFaderHardie2013OnCdnow) {
  const auto customers = Cdnow();
  if (!customers) GTEST_SKIP() << kCdnowMayNotBeKeptHere;
  const Histories h = ObserveUntil(*customers, *ParseIsoDay("1997-09-30"));
  std::vector<double> dollars;
  for (const double minor : h.mean_spend) dollars.push_back(minor / 100);
  const SpendFit fit = FitGammaGamma(h.x, dollars);
  EXPECT_EQ(fit.customers, 946);
  EXPECT_NEAR(fit.log_likelihood, -4055.917694801874, 1e-5);
  EXPECT_NEAR(fit.model.p, 6.249572271323756, 6e-5);
  EXPECT_NEAR(fit.model.q, 3.7442246671320243, 4e-5);
  EXPECT_NEAR(fit.model.gamma, 15.44352096258924, 15e-5);
  EXPECT_NEAR(fit.frequency_correlation, .11388791939125532, 1e-10);
}

}  // namespace
}  // namespace shuke::predict
