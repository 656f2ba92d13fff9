#include "core/predict/prediction.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/predict/purchases.h"
#include "tests/predict/simulate.h"

namespace shuke::predict {
namespace {

constexpr std::array<double, 4> kShop = {.6, 8, .9, 1.7};

Prediction PredictShop(int customers, int days, uint64_t seed,
                       const PredictPolicy& policy = {}) {
  const Simulation shop = SimulateShop(kShop, customers, days, seed);
  return Predict(CustomersOf(shop.purchases), 10'000 + days, policy);
}

void ExpectFinite(const Prediction& p) {
  for (const auto* column :
       {&p.p_alive, &p.expected_orders, &p.churn_risk, &p.churn_risk_later,
        &p.value_minor, &p.next_days}) {
    for (const double v : *column) EXPECT_TRUE(std::isfinite(v));
  }
  for (const auto* chance : {&p.p_alive, &p.churn_risk, &p.churn_risk_later})
    for (const double v : *chance)
      EXPECT_TRUE(v == kAbsent || (v >= 0 && v <= 1)) << v;
}

TEST(Predict, ClimbsTheLadderAsTheShopGrows) {
  EXPECT_EQ(Predict(CustomersOf({}), 100, {}).rung, Rung::kNothing);
  const Prediction few = PredictShop(30, 400, 1);
  EXPECT_EQ(few.rung, Rung::kAverages);
  EXPECT_EQ(few.reason, RungReason::kFewRepeats);
  const Prediction young = PredictShop(900, 100, 1);
  EXPECT_EQ(young.rung, Rung::kAverages);
  EXPECT_EQ(young.reason, RungReason::kShortHistory);
  const Prediction small = PredictShop(200, 400, 1);
  EXPECT_EQ(small.rung, Rung::kPriors);
  EXPECT_EQ(small.reason, RungReason::kFewCustomers);
  const Prediction grown = PredictShop(900, 400, 1);
  EXPECT_EQ(grown.rung, Rung::kLikelihood);
  EXPECT_EQ(grown.reason, RungReason::kEnough);
  for (const auto* p : {&few, &young, &small, &grown}) ExpectFinite(*p);
}

TEST(Predict, NeverSaysNanOnShopsOfAnySize) {
  for (uint64_t seed = 1; seed <= 40; ++seed) {
    PredictPolicy eager;
    eager.model_repeat_customers = 1;
    eager.model_days = 14;
    eager.holdout_repeat_customers = 1;
    const Prediction p =
        PredictShop(1 + int(seed * seed) % 90, 15 + int(seed) * 9, seed, eager);
    ExpectFinite(p);
    if (p.value) {
      EXPECT_TRUE(std::isfinite(p.value->high_minor));
      EXPECT_LE(p.value->low_minor, p.value->total_minor);
      EXPECT_LT(p.value->total_minor, p.value->high_minor);
    }
  }
}

TEST(Predict, StandsShopsInWhichEverybodyIsAlike) {
  std::vector<Purchase> purchases;
  for (uint32_t i = 0; i < 600; ++i)
    for (Day day = 0; day < 400; day += 30) purchases.push_back({i, day, 500});
  const Prediction p = Predict(CustomersOf(purchases), 399, {});
  ExpectFinite(p);
  EXPECT_EQ(p.rung, Rung::kLikelihood);
  EXPECT_FALSE(p.sees_dropout);
  EXPECT_GT(p.expected_orders[0], 2);
  // Without any repeat there is no spend of repeats either.
  std::vector<Purchase> once;
  for (uint32_t i = 0; i < 600; ++i) once.push_back({i, Day(i % 300), 500});
  const Prediction q = Predict(CustomersOf(once), 399, {});
  ExpectFinite(q);
  EXPECT_EQ(q.rung, Rung::kAverages);
  EXPECT_EQ(q.expected_orders[0], 0);
}

TEST(Predict, WarnsOfThoseWhoseRiskCrossesTheLineWithinTheMonth) {
  const PredictPolicy policy;
  const Prediction p = PredictShop(900, 400, 3, policy);
  int warned = 0;
  for (size_t i = 0; i < p.churn_risk.size(); ++i) {
    EXPECT_GE(p.churn_risk_later[i], p.churn_risk[i] - 1e-12);
    const bool crosses = p.churn_risk[i] < .8 && p.churn_risk_later[i] >= .8;
    EXPECT_EQ(p.early_warning[i] != 0, crosses);
    warned += crosses;
  }
  EXPECT_EQ(p.early_warnings, warned);
  EXPECT_GT(warned, 0);
}

TEST(Predict, CountsEverybodyInOneTenthOfTheRisk) {
  const Prediction p = PredictShop(900, 400, 3);
  ASSERT_EQ(p.risk_bands.size(), size_t{kRiskBands});
  int customers = 0;
  double value = 0;
  for (const RiskBand& band : p.risk_bands) {
    int within = 0;
    for (const double risk : p.churn_risk)
      within += risk >= band.low && (risk < band.high || band.high == 1);
    EXPECT_EQ(band.customers, within) << band.low;
    customers += band.customers;
    value += band.value_minor;
  }
  EXPECT_EQ(customers, p.customers);
  EXPECT_NEAR(value, p.value->total_minor, 1e-6 * value);
}

TEST(Predict, RanksTheLikeliestToOrderFirst) {
  const Prediction p = PredictShop(900, 400, 3);
  ASSERT_FALSE(p.recency_wins);
  int candidates = 0;
  for (size_t i = 0; i < p.order_rank.size(); ++i) {
    for (const size_t j : {size_t{0}, p.order_rank.size() / 2}) {
      if (p.churn_risk[i] < p.churn_risk[j]) {
        EXPECT_LT(p.order_rank[i], p.order_rank[j]);
      }
    }
    candidates +=
        p.second_order[i] == static_cast<int8_t>(SecondOrder::kCandidate);
  }
  EXPECT_EQ(p.second_orders, candidates);
  EXPECT_GT(candidates, 0);
}

TEST(Predict, RanksByTheLatestPurchaseWithAveragesToo) {
  std::vector<Purchase> once;
  for (uint32_t i = 0; i < 100; ++i) once.push_back({i, Day(i), 500});
  const Prediction p = Predict(CustomersOf(once), 100, {});
  ASSERT_EQ(p.rung, Rung::kAverages);
  // Nobody of those came back, which is not to say that nobody will.
  EXPECT_GT(p.churn_risk[99], .5);
  EXPECT_LT(p.churn_risk[99], 1);
  EXPECT_EQ(p.order_rank[99], 1);
  EXPECT_EQ(p.order_rank[0], 100);
  EXPECT_EQ(p.second_orders, 20);
  EXPECT_EQ(p.standing[99], static_cast<int8_t>(Standing::kOneOrderRecent));
}

// Nobody had come back by the look-back: nothing is known of those who have.
TEST(ValueByGroup, ForeseesNothingOfWhoStandsLikeNobody) {
  std::vector<Purchase> purchases;
  for (uint32_t i = 0; i < 100; ++i) purchases.push_back({i, Day(i), 500});
  purchases.push_back({0, 95, 500});
  const auto customers = CustomersOf(purchases);
  const Prediction p = Predict(customers, 100, {});
  ASSERT_EQ(p.rung, Rung::kAverages);
  std::vector<uint8_t> group(100, 1);
  group[0] = 0;
  const auto values =
      ValueByGroup(customers, p, std::vector<double>(100, 0), group, 2);
  EXPECT_EQ(values[0].foreseen, 0);
  EXPECT_EQ(values[1].foreseen, 99);
}

TEST(Predict, NeverShowsBgNbd) {
  for (uint64_t seed = 1; seed < 6; ++seed)
    EXPECT_NE(PredictShop(300, 400, seed).shown, ModelKind::kBgNbd);
}

TEST(Predict, BandsTheBestPercentsByValue) {
  const Prediction p = PredictShop(1000, 400, 4);
  ASSERT_EQ(p.rung, Rung::kLikelihood);
  std::array<int, 4> sizes = {};
  std::array<double, 4> least, most = {};
  least.fill(1e300);
  for (size_t i = 0; i < p.value_band.size(); ++i) {
    const size_t band = p.value_band[i];
    ++sizes[band];
    least[band] = std::min(least[band], p.value_minor[i]);
    most[band] = std::max(most[band], p.value_minor[i]);
  }
  // Equals share the better band, so that sizes are at least as asked.
  EXPECT_GE(sizes[0], 50);
  EXPECT_LE(sizes[0], 60);
  EXPECT_GE(sizes[0] + sizes[1], 200);
  EXPECT_GE(sizes[0] + sizes[1] + sizes[2], 500);
  for (size_t band = 0; band < 3; ++band)
    EXPECT_GT(least[band], most[band + 1]);
}

TEST(Predict, ScalesValueWithMarginAndNothingElse) {
  PredictPolicy half;
  half.margin_percent = 50;
  const Prediction whole = PredictShop(600, 400, 5);
  const Prediction p = PredictShop(600, 400, 5, half);
  EXPECT_NEAR(p.value->total_minor, whole.value->total_minor / 2,
              1e-9 * whole.value->total_minor);
  EXPECT_EQ(p.p_alive, whole.p_alive);
}

TEST(Predict, LeavesPotentialCustomersOut) {
  Simulation shop = SimulateShop(kShop, 600, 400, 6);
  for (Purchase& purchase : shop.purchases) purchase.customer += 1;
  const auto customers = CustomersOf(shop.purchases);
  const Prediction p = Predict(customers, 10'400, {});
  EXPECT_EQ(p.customers, 600);
  EXPECT_EQ(p.p_alive[0], kAbsent);
  EXPECT_EQ(p.value_minor[0], kAbsent);
}

// Two kinds of customers like clockwork: a model shrinks them to each other.
TEST(Predict, GoesOnAtTheRateSoFarWhereThatDidBetter) {
  std::vector<Purchase> purchases;
  for (uint32_t i = 0; i < 600; ++i) {
    for (Day day = 0; day < 400; day += i % 2 == 0 ? 20 : 50)
      purchases.push_back({i, day, 500});
  }
  const Prediction p = Predict(CustomersOf(purchases), 399, {});
  ASSERT_TRUE(p.holdout);
  ASSERT_LT(p.holdout->mean_rate.mae,
            p.holdout->models[static_cast<size_t>(p.shown)].mae);
  EXPECT_TRUE(p.mean_rate_wins);
  EXPECT_NEAR(p.expected_orders[0], 19 / 399.0 * 90, 1e-9);
  EXPECT_NEAR(p.value_minor[0] / p.value_minor[1], 19 / 7.0, 1e-6);
  EXPECT_GT(p.value->high_minor, p.value->total_minor);
  // Whether somebody comes at all the model says still.
  EXPECT_LT(p.churn_risk[0], .5);
}

TEST(ValueByGroup, AddsUpToTheWhole) {
  const Simulation shop = SimulateShop(kShop, 600, 400, 7);
  const auto customers = CustomersOf(shop.purchases);
  const Prediction p = Predict(customers, 10'400, {});
  std::vector<uint8_t> group;
  for (size_t i = 0; i < customers.size(); ++i) group.push_back(i % 3);
  const std::vector<double> related(customers.size(), 2.5);
  double value = 0, historic = 0, potential = 0;
  int32_t count = 0;
  for (const GroupValue& g : ValueByGroup(customers, p, related, group, 3)) {
    potential += g.potential_minor;
    value += g.value_minor;
    historic += g.historic_minor;
    count += g.customers;
  }
  EXPECT_EQ(count, 600);
  EXPECT_NEAR(value, p.value->total_minor, 1e-6 * value);
  EXPECT_NEAR(historic, p.historic_minor, 1e-6 * historic);
  EXPECT_EQ(potential, 600 * 2.5);
}

// By the mean absolute error in the 39 weeks held back: .755 against .765.
TEST(Predict, ChoosesParetoOnCdnow) {
  const auto customers = Cdnow();
  if (!customers) GTEST_SKIP() << kCdnowMayNotBeKeptHere;
  const Prediction p = Predict(*customers, *ParseIsoDay("1998-06-30"), {});
  EXPECT_EQ(p.rung, Rung::kLikelihood);
  EXPECT_EQ(p.shown, ModelKind::kParetoNbd);
  EXPECT_FALSE(p.mean_rate_wins);
  EXPECT_FALSE(p.spend_has_no_mean);
  ExpectFinite(p);
}

}  // namespace
}  // namespace shuke::predict
