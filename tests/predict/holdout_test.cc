#include "core/predict/holdout.h"

#include <gtest/gtest.h>

#include "core/math/ranking.h"
#include "tests/predict/cdnow_models.h"
#include "tests/predict/purchases.h"
#include "tests/predict/simulate.h"

namespace shuke::predict {
namespace {

constexpr size_t kBg = 0, kMbg = 1, kPareto = 2;

TEST(TestOnHoldout, SplitsTheDaysAndCountsWhatCame) {
  const Simulation shop = SimulateShop({.6, 8, .9, 1.7}, 800, 400, 21);
  const auto customers = CustomersOf(shop.purchases);
  const Histories all = ObserveUntil(customers, 10'400);
  const auto holdout = TestOnHoldout(customers, all, {});
  ASSERT_TRUE(holdout);
  const int64_t days = all.last_day - all.first_day + 1;
  EXPECT_EQ(holdout->days, (days + 1) / 2);
  EXPECT_EQ(holdout->calibration_end + holdout->days, 10'400);
  int64_t actual = 0, in_buckets = 0;
  for (const HoldoutBucket& bucket : holdout->buckets) {
    in_buckets += bucket.customers;
    actual += std::llround(bucket.actual_mean * bucket.customers);
  }
  EXPECT_EQ(in_buckets, holdout->customers);
  EXPECT_EQ(actual, holdout->actual_total);
  const Histories seen = ObserveUntil(customers, holdout->calibration_end);
  EXPECT_EQ(holdout->weeks.back().actual <=
                seen.repeat_purchases + holdout->actual_total,
            true);
  EXPECT_EQ(holdout->weeks.size(), size_t(days / 7));
  // The shop is MBG/NBD's own: its forecast is near, the naive one is not.
  EXPECT_NEAR(holdout->models[kMbg].total / double(holdout->actual_total), 1,
              .15);
  EXPECT_LT(holdout->models[kMbg].mae, holdout->mean_rate.mae);
}

TEST(TestOnHoldout, RefusesWhenHardlyAnybodyCameBack) {
  std::vector<Purchase> purchases;
  for (uint32_t i = 0; i < 200; ++i) purchases.push_back({i, Day(i), 100});
  for (uint32_t i = 0; i < 24; ++i) purchases.push_back({i, Day(i) + 9, 100});
  const auto customers = CustomersOf(purchases);
  EXPECT_FALSE(TestOnHoldout(customers, ObserveUntil(customers, 400), {}));
  EXPECT_FALSE(TestOnHoldout(CustomersOf({}), {}, {}));
}

// With 40 digits from the published formulas, whole days / 7, calibration to
// 1997-09-30: half of the 546 days. lifetimes 0.11.3, BTYD 2.4.3 and BTYDplus
// 1.2.0 say the same to their digits: 1653.41, 1665.51 and 1576.73 purchase
// days in 39 weeks, of 1,882.
TEST(TestOnHoldout, ForecastsCdnowAsLifetimesAndBtydDo) {
  const auto customers = Cdnow();
  if (!customers) GTEST_SKIP() << kCdnowMayNotBeKeptHere;
  const Histories all = ObserveUntil(*customers, *ParseIsoDay("1998-06-30"));
  const auto h = TestOnHoldout(*customers, all, {});
  ASSERT_TRUE(h);
  EXPECT_EQ(h->calibration_end, *ParseIsoDay("1997-09-30"));
  EXPECT_EQ(h->days, 39 * 7);
  EXPECT_EQ(h->actual_total, 1882);
  EXPECT_NEAR(h->models[kBg].total, 1653.40869794254, .02);
  EXPECT_NEAR(h->models[kMbg].total, 1576.7283018961543, .02);
  EXPECT_NEAR(h->models[kPareto].total, 1665.5131072101847, .02);
  EXPECT_NEAR(h->models[kBg].mae, 0.7854542366060779, 1e-5);
  EXPECT_NEAR(h->models[kMbg].mae, 0.764778949329098, 1e-5);
  EXPECT_NEAR(h->models[kPareto].mae, 0.7545233863963529, 1e-5);
  EXPECT_NEAR(h->models[kPareto].rmse, 1.6028479995328297, 1e-5);
  EXPECT_NEAR(*h->models[kBg].auc, 0.7725244946396674, 1e-6);
  EXPECT_NEAR(*h->models[kMbg].auc, 0.7727621878965195, 1e-6);
  EXPECT_NEAR(*h->models[kPareto].auc, 0.7787420958253375, 1e-6);
  EXPECT_NEAR(h->mean_rate.total, 2930.1011257197324, 1e-6);
  EXPECT_NEAR(h->mean_rate.mae, 1.0236691632673869, 1e-9);
  const int n[] = {1411, 439, 214, 100, 62, 38, 29, 64};
  const double actual[] = {
      0.23671155209071582, 0.6970387243735763, 1.3925233644859814, 1.56,
      2.532258064516129,   2.9473684210526314, 3.8620689655172415, 6.359375};
  for (size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(h->buckets[i].customers, n[i]);
    EXPECT_NEAR(h->buckets[i].actual_mean, actual[i], 1e-12);
  }
  EXPECT_NEAR(h->buckets[0].predicted_mean[kPareto], 0.1384468970076168, 1e-5);
  EXPECT_NEAR(h->buckets[7].predicted_mean[kMbg], 5.848508946046552, 1e-4);
  ASSERT_EQ(h->weeks.size(), 78u);
  EXPECT_EQ(h->weeks[0].actual, 0);
  EXPECT_EQ(h->weeks[1].actual, 19);
  EXPECT_EQ(h->weeks[38].actual, 2457);
  EXPECT_EQ(h->weeks[77].actual, 4339);
  EXPECT_NEAR(h->weeks[0].expected[kBg], 3.208788, 1e-4);
  EXPECT_NEAR(h->weeks[38].expected[kBg], 2493.9568899770893, .02);
  EXPECT_NEAR(h->weeks[77].expected[kBg], 4160.60921190974, .04);
  EXPECT_NEAR(h->weeks[77].expected[kMbg], 4049.953212996262, .04);
  EXPECT_NEAR(h->weeks[77].expected[kPareto], 4270.040681682238, .04);
}

// Why P(alive) of BG/NBD is never shown as churn: it is 1 for every one-time
// buyer, and so ranks those above most who came back.
TEST(TestOnHoldout, ShowsThatPAliveOfBgNbdRanksWorseThanChanceOnCdnow) {
  const auto customers = Cdnow();
  if (!customers) GTEST_SKIP() << kCdnowMayNotBeKeptHere;
  const Day end = *ParseIsoDay("1997-09-30");
  const Histories seen = ObserveUntil(*customers, end);
  std::vector<uint8_t> bought;
  for (const customers::CustomerId id : seen.customer)
    bought.push_back(customers->PurchaseDays(id).back() > end);
  const auto auc = [&](ModelKind kind) {
    std::vector<double> alive;
    for (size_t i = 0; i < seen.size(); ++i) {
      alive.push_back(PAlive(
          CdnowModel(kind),
          {double(seen.x[i]), seen.t_x_days[i] / 7.0, seen.T_days[i] / 7.0}));
    }
    return *math::AreaUnderRoc(alive, bought);
  };
  EXPECT_NEAR(auc(ModelKind::kBgNbd), 0.31578991062034445, 1e-6);
  EXPECT_NEAR(auc(ModelKind::kMbgNbd), 0.6866477560707906, 1e-6);
  EXPECT_NEAR(auc(ModelKind::kParetoNbd), 0.7262171292946452, 1e-6);
}

}  // namespace
}  // namespace shuke::predict
