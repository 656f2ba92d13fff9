#include "core/segment/funnel.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/testing/order_builder.h"

namespace shuke::segment {
namespace {

using table::OrderKind;
using testkit::DayOf;
using testkit::OrderBuilder;
using testkit::TestShop;

const Day kAsOf = DayOf("2026-11-20");

Funnel Compute(const TestShop& shop, const FunnelPolicy& policy = {}) {
  return ComputeFunnel(shop.customers, shop.orders,
                       MeasureWindow(shop.customers, kAsOf, 12),
                       ComputeLifecycle(shop.customers, kAsOf, {}),
                       ComputeRefundRates(shop.customers, shop.orders), policy);
}

void Buy(OrderBuilder& builder, const std::string& who, int orders,
         Day last = kAsOf, OrderKind kind = OrderKind::kValid) {
  for (int i = 0; i < orders; ++i)
    builder.Add({.buyer = who, .day = last - i, .kind = kind});
}

// Nine who bought once, so that a tenth is the top decile.
OrderBuilder Shop() {
  OrderBuilder builder;
  for (int i = 0; i < 9; ++i) Buy(builder, "once" + std::to_string(i), 1);
  return builder;
}

TEST(ComputeFunnel, StepsByOrders) {
  OrderBuilder builder = Shop();
  Buy(builder, "unpaid", 2, kAsOf, OrderKind::kUnpaid);
  Buy(builder, "returned", 1, kAsOf, OrderKind::kRefunded);
  Buy(builder, "two", 2);
  Buy(builder, "three", 3);
  Buy(builder, "four", 4);
  const TestShop shop = builder.Build(kAsOf);
  const Funnel funnel = Compute(shop);
  const auto step = [&](const char* who) {
    return funnel.step[shop.Find(who)];
  };
  EXPECT_EQ(step("unpaid"), FunnelStep::kPotential);
  EXPECT_EQ(step("returned"), FunnelStep::kNone) << "paid, and is no customer";
  EXPECT_EQ(step("once0"), FunnelStep::kNew);
  EXPECT_EQ(step("two"), FunnelStep::kRepeat);
  EXPECT_EQ(step("three"), FunnelStep::kLoyal)
      << "10 of 12 are below, not 90 %";
  EXPECT_EQ(step("four"), FunnelStep::kFan) << "11 of 12 are below";
  EXPECT_EQ(funnel.fan_orders, 4);
}

TEST(ComputeFunnel, TakesOnlyActiveCustomersForFans) {
  OrderBuilder builder = Shop();
  Buy(builder, "best", 9, DayOf("2026-08-20"));
  TestShop shop = builder.Build(kAsOf);
  EXPECT_EQ(Compute(shop).step[shop.Find("best")], FunnelStep::kFan);
  builder = Shop();
  Buy(builder, "best", 9, DayOf("2026-08-19"));
  shop = builder.Build(kAsOf);
  EXPECT_EQ(Compute(shop).step[shop.Find("best")], FunnelStep::kLoyal);
}

TEST(ComputeFunnel, HasNoFansWhereAllAreEqual) {
  OrderBuilder builder;
  for (int i = 0; i < 20; ++i) Buy(builder, "b" + std::to_string(i), 3);
  for (const FunnelStep step : Compute(builder.Build(kAsOf)).step)
    EXPECT_EQ(step, FunnelStep::kLoyal);
}

TEST(ComputeFunnel, HoldsRefundsAgainstTheShopsMedian) {
  for (const int refunds_of_others : {0, 1}) {
    SCOPED_TRACE(refunds_of_others);
    OrderBuilder builder = Shop();
    for (int i = 0; i < 9; ++i) {
      Buy(builder, "once" + std::to_string(i), refunds_of_others, kAsOf,
          OrderKind::kRefunded);
    }
    Buy(builder, "best", 9);
    Buy(builder, "best", 1, kAsOf, OrderKind::kRefunded);
    const TestShop shop = builder.Build(kAsOf);
    const RefundRates rates = ComputeRefundRates(shop.customers, shop.orders);
    EXPECT_EQ(rates.median(), refunds_of_others == 0 ? 0 : 0.5);
    // 10 % is above a median of 0 and below one of 50 %.
    EXPECT_EQ(Compute(shop).step[shop.Find("best")],
              refunds_of_others == 0 ? FunnelStep::kLoyal : FunnelStep::kFan);
  }
}

TEST(RefundRates, PutTheMedianBetweenTheTwoMiddleOnes) {
  OrderBuilder builder;
  // Rates 0, 1/3, 1/2, 1.
  Buy(builder, "a", 1);
  Buy(builder, "b", 2);
  Buy(builder, "b", 1, kAsOf, OrderKind::kRefunded);
  Buy(builder, "c", 1);
  Buy(builder, "c", 1, kAsOf, OrderKind::kRefunded);
  Buy(builder, "d", 1, kAsOf, OrderKind::kRefunded);
  const TestShop shop = builder.Build(kAsOf);
  const RefundRates rates = ComputeRefundRates(shop.customers, shop.orders);
  EXPECT_DOUBLE_EQ(rates.median(), 5.0 / 12);
  EXPECT_TRUE(rates.IsBelowMedian(shop.Find("a")));
  EXPECT_TRUE(rates.IsBelowMedian(shop.Find("b")));
  EXPECT_FALSE(rates.IsBelowMedian(shop.Find("c")));
  EXPECT_FALSE(rates.IsBelowMedian(shop.Find("d")));
}

}  // namespace
}  // namespace shuke::segment
