#include "core/campaign/past_rates.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/rng.h"
#include "tests/testing/order_builder.h"

namespace shuke::campaign {
namespace {

using testkit::OrderBuilder;
using testkit::TestShop;

constexpr StageBounds kBounds = {7, 45, 90, 180, 365};
constexpr Day kAsOf = 20000;

TEST(MeasurePastRates, CountsTheExampleOfItsSource) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = kAsOf - 200, .gross_minor = 100});
  builder.Add({.buyer = "ann", .day = kAsOf - 150, .gross_minor = 700});
  const TestShop shop = builder.Build(kAsOf);
  const PastRates rates =
      MeasurePastRates(shop.customers, kAsOf, kBounds, 7, 365);
  // Days 45 … 49 after the first order: five chances, all of them responses.
  const PastRate& silent = rates.by[2][0];
  EXPECT_EQ(silent.chances, 5);
  EXPECT_EQ(silent.responses, 5);
  EXPECT_DOUBLE_EQ(silent.order_minor(), 700);
  // Days 7 … 44, of which 43 and 44 see the order within 7 days.
  EXPECT_EQ(rates.by[1][0].chances, 38);
  EXPECT_EQ(rates.by[1][0].responses, 2);
  // After the second: an old customer, up to the last day whose window is
  // known, 143 days on.
  EXPECT_EQ(rates.by[3][1].chances, 54);
  EXPECT_EQ(rates.by[3][1].responses, 0);
}

// The obvious slow way: every customer on every day.
TEST(MeasurePastRates, AgreesWithWalkingEveryDay) {
  Rng rng(3);
  OrderBuilder builder;
  for (int buyer = 0; buyer < 40; ++buyer) {
    const int orders = rng.Between(1, 6);
    for (int i = 0; i < orders; ++i) {
      builder.Add({.buyer = "b" + std::to_string(buyer),
                   .day = kAsOf - rng.Between(0, 700),
                   .gross_minor = rng.Between(100, 9999)});
    }
  }
  const TestShop shop = builder.Build(kAsOf);
  const PastRates rates =
      MeasurePastRates(shop.customers, kAsOf, kBounds, 10, 300);
  std::array<std::array<PastRate, 2>, kContactStages> expected{};
  for (customers::CustomerId id = 0; id < shop.customers.size(); ++id) {
    const auto days = shop.customers.PurchaseDays(id);
    for (Day day = kAsOf - 299; day <= kAsOf - 10; ++day) {
      const auto next = std::upper_bound(days.begin(), days.end(), day);
      if (next == days.begin()) continue;
      const auto before = static_cast<size_t>(next - days.begin());
      PastRate& rate = expected[ContactStageOf(day - days[before - 1], kBounds)]
                               [before > 1 ? 1 : 0];
      ++rate.chances;
      if (next != days.end() && *next <= day + 10) ++rate.responses;
    }
  }
  for (size_t stage = 0; stage < kContactStages; ++stage) {
    for (size_t old = 0; old < 2; ++old) {
      EXPECT_EQ(rates.by[stage][old].chances, expected[stage][old].chances);
      EXPECT_EQ(rates.by[stage][old].responses, expected[stage][old].responses);
    }
  }
}

TEST(PastRates, FallBackOnTheWholeShop) {
  PastRates rates;
  rates.bounds = kBounds;
  rates.all = {100, 5, 500};
  EXPECT_DOUBLE_EQ(rates.Of(400, true).rate(), .05);
  rates.by[5][1] = {50, 1, 300};
  EXPECT_DOUBLE_EQ(rates.Of(400, true).rate(), .02);
}

}  // namespace
}  // namespace shuke::campaign
