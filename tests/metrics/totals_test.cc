#include "core/metrics/totals.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

#include "tests/testing/order_builder.h"

namespace shuke::metrics {
namespace {

using table::OrderKind;
using testkit::DayOf;
using testkit::OrderBuilder;
using testkit::TestShop;

Totals TotalsOf(const TestShop& shop) {
  table::StringId currency = table::kEmptyString;
  shop.dictionary.Find("CNY", currency);
  return ComputeTotals(shop.orders, shop.customers, shop.as_of, currency);
}

OrderBuilder Shop() {
  OrderBuilder builder;
  builder.Add(
      {.buyer = "ann", .day = DayOf("2026-01-05"), .gross_minor = 1001});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-20"),
               .gross_minor = 2002,
               .refund_minor = 502});
  builder.Add(
      {.buyer = "ann", .day = DayOf("2026-03-02"), .gross_minor = 3003});
  builder.Add(
      {.buyer = "ben", .day = DayOf("2026-03-03"), .gross_minor = 4004});
  builder.Add({.buyer = "", .day = DayOf("2026-03-04"), .gross_minor = 5005});
  builder.Add({.buyer = "cat",
               .day = DayOf("2026-03-05"),
               .gross_minor = 6006,
               .refund_minor = 6006,
               .kind = OrderKind::kRefunded});
  builder.Add({.buyer = "dan",
               .day = DayOf("2026-03-06"),
               .gross_minor = 0,
               .kind = OrderKind::kUnpaid});
  builder.Add({.buyer = "dan",
               .day = DayOf("2026-03-07"),
               .gross_minor = 0,
               .kind = OrderKind::kClosed});
  builder.Add({.buyer = "eve",
               .day = DayOf("2026-03-08"),
               .gross_minor = 0,
               .kind = OrderKind::kZeroAmount});
  builder.Add({.buyer = "ben",
               .day = DayOf("2026-04-09"),
               .gross_minor = 0,
               .refund_minor = 707,
               .kind = OrderKind::kCancelling});
  builder.Add({.buyer = "ben",
               .day = DayOf("2026-04-10"),
               .gross_minor = 808,
               .currency = "USD"});
  builder.Add(
      {.buyer = "fay", .day = DayOf("2026-05-01"), .gross_minor = 9009});
  return builder;
}

TEST(ComputeTotals, CountsEveryOrderAsOneKind) {
  const Totals totals = TotalsOf(Shop().Build(DayOf("2026-04-30")));
  EXPECT_EQ(totals.orders.valid, 5u);
  EXPECT_EQ(totals.orders.identified, 4u);
  EXPECT_EQ(totals.orders.refunded, 1u);
  EXPECT_EQ(totals.orders.closed, 1u);
  EXPECT_EQ(totals.orders.unpaid, 1u);
  EXPECT_EQ(totals.orders.zero_amount, 1u);
  EXPECT_EQ(totals.orders.cancelling, 1u);
  EXPECT_EQ(totals.orders.total, 10u);
}

TEST(ComputeTotals, SubtractsRefundsAndCancellingInvoicesFromRevenue) {
  const Totals totals = TotalsOf(Shop().Build(DayOf("2026-04-30")));
  EXPECT_EQ(totals.revenue.gross_minor,
            1001 + 2002 + 3003 + 4004 + 5005 + 6006);
  EXPECT_EQ(totals.revenue.refunds_minor, 502 + 6006 + 707);
  EXPECT_EQ(totals.revenue.net_minor,
            totals.revenue.gross_minor - totals.revenue.refunds_minor);
  EXPECT_EQ(totals.identified.gross_minor, totals.revenue.gross_minor - 5005);
  EXPECT_EQ(totals.identified.refunds_minor, totals.revenue.refunds_minor);
}

TEST(ComputeTotals, TellsNewReturningAndPotentialCustomers) {
  const Totals totals = TotalsOf(Shop().Build(DayOf("2026-04-30")));
  EXPECT_EQ(totals.customers.total, 2u);      // ann, ben
  EXPECT_EQ(totals.customers.one_order, 1u);  // ben
  EXPECT_EQ(totals.customers.returning, 1u);  // ann
  EXPECT_EQ(totals.customers.potential, 1u)
      << "dan alone: cat paid once, and eve's order was free";
}

TEST(ComputeTotals, TellsMonthsFromTheFirstToTheLast) {
  const Totals totals = TotalsOf(Shop().Build(DayOf("2026-04-30")));
  ASSERT_EQ(totals.months.size(), 4u);
  const struct {
    const char* day;
    uint64_t orders, customers, fresh;
    table::Minor net;
  } expected[] = {{"2026-01-01", 2, 1, 1, 1001 + 1500},
                  {"2026-02-01", 0, 0, 0, 0},
                  {"2026-03-01", 3, 2, 1, 3003 + 4004 + 5005},
                  {"2026-04-01", 0, 0, 0, -707}};
  for (size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(FormatDay(totals.months[i].first_day), expected[i].day);
    EXPECT_EQ(totals.months[i].orders, expected[i].orders);
    EXPECT_EQ(totals.months[i].customers, expected[i].customers);
    EXPECT_EQ(totals.months[i].new_customers, expected[i].fresh);
    EXPECT_EQ(totals.months[i].net_minor, expected[i].net);
  }
}

TEST(ComputeTotals, KeepsOtherCurrenciesApart) {
  const TestShop shop = Shop().Build(DayOf("2026-04-30"));
  const Totals totals = TotalsOf(shop);
  ASSERT_EQ(totals.other_currencies.size(), 1u);
  EXPECT_EQ(shop.dictionary.At(totals.other_currencies[0].currency), "USD");
  EXPECT_EQ(totals.other_currencies[0].orders, 1u);
  EXPECT_EQ(totals.other_currencies[0].revenue.net_minor, 808);
  EXPECT_EQ(shop.dictionary.At(MainCurrency(shop.orders)), "CNY");
}

TEST(ComputeTotals, IsAllZeroWithoutOrders) {
  const Totals totals = TotalsOf(OrderBuilder().Build(DayOf("2026-04-30")));
  EXPECT_EQ(totals.orders.total, 0u);
  EXPECT_EQ(totals.customers.total, 0u);
  EXPECT_EQ(totals.revenue.net_minor, 0);
  EXPECT_TRUE(totals.months.empty());
  EXPECT_TRUE(totals.other_currencies.empty());
  EXPECT_EQ(MainCurrency({}), table::kEmptyString);
}

TEST(ComputeTotals, AddsUpForAnyOrders) {
  for (uint32_t seed = 1; seed <= 100; ++seed) {
    std::mt19937 random(seed);
    OrderBuilder builder;
    for (int i = 0; i < 60; ++i) {
      const auto kind = static_cast<OrderKind>(random() % 6);
      const bool paid =
          kind == OrderKind::kValid || kind == OrderKind::kRefunded;
      const table::Minor gross = paid ? 1 + random() % 1000 : 0;
      table::Minor refund = 0;
      if (kind == OrderKind::kRefunded) refund = gross;
      if (kind == OrderKind::kValid) refund = random() % gross;
      if (kind == OrderKind::kCancelling) refund = random() % 500;
      builder.Add(
          {.buyer =
               random() % 9 == 0 ? "" : "b" + std::to_string(random() % 12),
           .day = DayOf("2025-11-11") + static_cast<Day>(random() % 400),
           .gross_minor = gross,
           .refund_minor = refund,
           .kind = kind,
           .currency = random() % 7 == 0 ? "USD" : "CNY"});
    }
    const TestShop shop = builder.Build(DayOf("2026-10-01"));
    const Totals totals = TotalsOf(shop);
    const OrderTotals& orders = totals.orders;
    ASSERT_EQ(orders.total, orders.valid + orders.refunded + orders.closed +
                                orders.unpaid + orders.zero_amount +
                                orders.cancelling)
        << "seed " << seed;
    ASSERT_EQ(totals.revenue.net_minor,
              totals.revenue.gross_minor - totals.revenue.refunds_minor);
    ASSERT_EQ(totals.customers.total,
              totals.customers.one_order + totals.customers.returning);
    uint64_t month_orders = 0, fresh = 0;
    table::Minor net = 0;
    for (const MonthTotals& month : totals.months) {
      month_orders += month.orders;
      fresh += month.new_customers;
      net += month.net_minor;
      ASSERT_LE(month.new_customers, month.customers);
    }
    ASSERT_EQ(month_orders, orders.valid);
    ASSERT_EQ(fresh, totals.customers.total);
    ASSERT_EQ(net, totals.revenue.net_minor);
    table::Minor customers_net = 0;
    for (size_t i = 0; i < shop.customers.size(); ++i)
      customers_net += shop.customers.net_minor[i];
    ASSERT_EQ(customers_net, totals.identified.net_minor) << "seed " << seed;
  }
}

TEST(LatestDay, IsTheLatestCreatedOrPaidDay) {
  const auto at = [](const char* day) {
    return *TimeFromDay(DayOf(day), 86399);
  };
  table::OrderLines lines;
  lines.row = {1, 2};
  auto& created = lines.time[static_cast<size_t>(table::TimeField::kCreated)];
  auto& paid = lines.time[static_cast<size_t>(table::TimeField::kPaid)];
  auto& completed =
      lines.time[static_cast<size_t>(table::TimeField::kCompleted)];
  EXPECT_EQ(LatestDay({}), kNoDay);
  completed = {at("2026-09-09"), kNoTime};
  EXPECT_EQ(LatestDay(lines), DayOf("2026-09-09"))
      << "where there is nothing else";
  created = {at("2026-03-01"), at("2026-02-01")};
  EXPECT_EQ(LatestDay(lines), DayOf("2026-03-01"));
  paid = {kNoTime, at("2026-03-02")};
  EXPECT_EQ(LatestDay(lines), DayOf("2026-03-02"));
}

}  // namespace
}  // namespace shuke::metrics
