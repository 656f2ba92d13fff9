#include "core/customers/customers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/testing/order_builder.h"

namespace shuke::customers {
namespace {

using table::OrderKind;
using testkit::DayOf;
using testkit::OrderBuilder;

TEST(BuildCustomers, GivesEachKeyOfAScopeOnePerson) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-01"), .scope = "taobao"});
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-02"), .scope = "jd"});
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-03"), .scope = "taobao"});
  builder.Add({.buyer = "", .day = DayOf("2026-01-04")});
  const auto shop = builder.Build(DayOf("2026-02-01"));
  const Customers& people = shop.customers;
  ASSERT_EQ(people.size(), 2u);
  EXPECT_EQ(people.valid_orders, (std::vector<int32_t>{2, 1}));
  EXPECT_EQ(shop.dictionary.At(people.scope[0]), "taobao");
  EXPECT_EQ(shop.dictionary.At(people.scope[1]), "jd");
  EXPECT_EQ(people.of_order, (std::vector<CustomerId>{0, 1, 0, kNobody}));
}

TEST(BuildCustomers, KeepsThoseWhoNeverPaidWithoutAnOrder) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-01"),
               .gross_minor = 0,
               .kind = OrderKind::kUnpaid});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-02"),
               .gross_minor = 900,
               .refund_minor = 900,
               .kind = OrderKind::kRefunded});
  const auto shop = builder.Build(DayOf("2026-02-01"));
  ASSERT_EQ(shop.customers.size(), 1u);
  EXPECT_EQ(shop.customers.valid_orders[0], 0);
  EXPECT_EQ(shop.customers.first_day[0], kNoDay);
  EXPECT_EQ(shop.customers.last_day[0], kNoDay);
  EXPECT_EQ(shop.customers.net_minor[0], 0);
  EXPECT_EQ(shop.customers.OrdersOf(0).size(), 2u);
}

TEST(BuildCustomers, CutsAtTheAsOfDayInclusive) {
  OrderBuilder builder;
  builder.Add(
      {.buyer = "ann", .day = DayOf("2026-01-31"), .second_of_day = 86399});
  builder.Add({.buyer = "ann", .day = DayOf("2026-02-01"), .second_of_day = 0});
  builder.Add({.buyer = "ben", .day = DayOf("2026-02-01")});
  const auto shop = builder.Build(DayOf("2026-01-31"));
  ASSERT_EQ(shop.customers.size(), 1u);
  EXPECT_EQ(shop.customers.valid_orders[0], 1);
  EXPECT_EQ(shop.customers.last_day[0], DayOf("2026-01-31"));
  EXPECT_EQ(shop.customers.of_order[1], kNobody);
}

TEST(BuildCustomers, CutsToOneCurrency) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-01")});
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-02"), .currency = "USD"});
  builder.Add({.buyer = "ben", .day = DayOf("2026-01-03"), .currency = "USD"});
  const auto shop = builder.Build(DayOf("2026-02-01"));
  ASSERT_EQ(shop.customers.size(), 1u);
  EXPECT_EQ(shop.customers.valid_orders[0], 1);
}

TEST(BuildCustomers, LaysOrdersOutByTimeWhateverTheirRows) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-03"), .gross_minor = 1});
  builder.Add({.buyer = "ben", .day = DayOf("2026-01-02"), .gross_minor = 2});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-01"),
               .gross_minor = 3,
               .second_of_day = 500});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-01"),
               .gross_minor = 4,
               .second_of_day = 499});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-01"),
               .gross_minor = 5,
               .second_of_day = 500});
  const auto shop = builder.Build(DayOf("2026-02-01"));
  const auto of_ann = shop.customers.OrdersOf(shop.Find("ann"));
  EXPECT_EQ(std::vector<uint32_t>(of_ann.begin(), of_ann.end()),
            (std::vector<uint32_t>{3, 2, 4, 0}));
  EXPECT_EQ(shop.customers.first_day[0], DayOf("2026-01-01"));
  EXPECT_EQ(shop.customers.last_day[0], DayOf("2026-01-03"));
}

TEST(BuildCustomers, TakesCancellingInvoicesOffTheCustomersNet) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-01"),
               .gross_minor = 1000,
               .refund_minor = 100});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-09"),
               .gross_minor = 0,
               .refund_minor = 250,
               .kind = OrderKind::kCancelling});
  const auto shop = builder.Build(DayOf("2026-02-01"));
  EXPECT_EQ(shop.customers.net_minor[0], 650);
  EXPECT_EQ(shop.customers.valid_orders[0], 1);
  EXPECT_EQ(shop.customers.last_day[0], DayOf("2026-01-01"));
}

TEST(BuildCustomers, LaysTheValidOrdersOutAsPurchasesOldestFirst) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-03"), .gross_minor = 30});
  builder.Add(
      {.buyer = "eve", .day = DayOf("2026-01-02"), .kind = OrderKind::kUnpaid});
  builder.Add({.buyer = "ben", .day = DayOf("2026-01-02"), .gross_minor = 20});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-01"),
               .gross_minor = 10,
               .refund_minor = 4});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-02"),
               .gross_minor = 0,
               .refund_minor = 3,
               .kind = OrderKind::kCancelling});
  const Customers people = builder.Build(DayOf("2026-02-01")).customers;
  EXPECT_EQ(people.purchase_offset, (std::vector<uint32_t>{0, 2, 2, 3}));
  EXPECT_EQ(people.purchase_order, (std::vector<uint32_t>{3, 0, 2}));
  EXPECT_EQ(people.purchase_net_minor, (table::MinorColumn{6, 30, 20}));
  EXPECT_EQ(people.PurchaseDays(0)[1], DayOf("2026-01-03"));
  EXPECT_TRUE(people.PurchaseDays(1).empty());
  ASSERT_EQ(people.credits.size(), 1u);
  EXPECT_EQ(people.credits[0].customer, 0u);
  EXPECT_EQ(people.credits[0].day, DayOf("2026-01-02"));
  EXPECT_EQ(people.credits[0].net_minor, -3);
}

TEST(BuildCustomers, FindsNobodyInNoOrders) {
  const auto shop = OrderBuilder().Build(DayOf("2026-02-01"));
  EXPECT_EQ(shop.customers.size(), 0u);
  EXPECT_EQ(shop.customers.order_offset, std::vector<uint32_t>{0});
  EXPECT_EQ(shop.customers.purchase_offset, std::vector<uint32_t>{0});
}

}  // namespace
}  // namespace shuke::customers
