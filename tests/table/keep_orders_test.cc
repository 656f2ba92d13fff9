#include "core/table/keep_orders.h"

#include <gtest/gtest.h>

#include "tests/testing/order_builder.h"

namespace shuke::table {
namespace {

using testkit::DayOf;
using testkit::OrderBuilder;

TEST(KeepOrders, TakesOrdersOutOfEveryColumnWithTheirLines) {
  OrderBuilder builder, rest;
  const testkit::OrderSpec ann{.buyer = "ann",
                               .day = DayOf("2026-01-01"),
                               .gross_minor = 100,
                               .lines = {{"cup", ""}, {"pot", ""}}};
  const testkit::OrderSpec ben{.buyer = "ben",
                               .day = DayOf("2026-01-02"),
                               .gross_minor = 200,
                               .refund_minor = 20,
                               .kind = OrderKind::kClosed,
                               .lines = {{"jar", "", 3}}};
  const testkit::OrderSpec eve{.buyer = "eve",
                               .day = DayOf("2026-01-03"),
                               .gross_minor = 300,
                               .scope = "jd",
                               .currency = "USD",
                               .lines = {{"lid", ""}, {"mug", ""}}};
  builder.Add(ann);
  builder.Add(ben);
  builder.Add(eve);
  Orders orders = builder.Build(DayOf("2026-01-09")).orders;
  const std::vector<uint8_t> keep = {0, 1, 1};
  KeepOrders(keep, orders);
  ASSERT_EQ(orders.size(), 2u);
  EXPECT_EQ(orders.kind[0], OrderKind::kClosed);
  EXPECT_EQ(orders.day[1], DayOf("2026-01-03"));
  EXPECT_EQ(orders.time.size(), 2u);
  EXPECT_EQ(orders.gross_minor, (MinorColumn{200, 300}));
  EXPECT_EQ(orders.refund_minor, (MinorColumn{20, 0}));
  EXPECT_EQ(orders.items, (std::vector<int32_t>{3, 2}));
  EXPECT_NE(orders.buyer_key[0], orders.buyer_key[1]);
  EXPECT_NE(orders.buyer_scope[0], orders.buyer_scope[1]);
  EXPECT_NE(orders.currency[0], orders.currency[1]);
  ASSERT_EQ(orders.Lines(0).size(), 1u);
  EXPECT_EQ(orders.Lines(0)[0], 2u);
  ASSERT_EQ(orders.Lines(1).size(), 2u);
  EXPECT_EQ(orders.Lines(1)[1], 4u);
  EXPECT_EQ(orders.line.size(), 3u);
}

TEST(KeepOrders, TakesOutAmountsOfMoreThanThirtyTwoBits) {
  constexpr Minor kLarge = Minor{3} << 40;
  MinorColumn column = {5, kLarge, -7, kNoMoney, kLarge + 1};
  KeepEntries(std::vector<uint8_t>{1, 0, 1, 1, 1}, column);
  EXPECT_EQ(column, (MinorColumn{5, -7, kNoMoney, kLarge + 1}));
}

TEST(KeepOrders, KeepsAllAndNone) {
  OrderBuilder builder;
  builder.Add({.day = DayOf("2026-01-01")});
  Orders orders = builder.Build(DayOf("2026-01-09")).orders;
  KeepOrders(std::vector<uint8_t>{1}, orders);
  EXPECT_EQ(orders.size(), 1u);
  EXPECT_EQ(orders.Lines(0).size(), 1u);
  KeepOrders(std::vector<uint8_t>{0}, orders);
  EXPECT_EQ(orders.size(), 0u);
  EXPECT_EQ(orders.line_offset, std::vector<uint32_t>{0});
  Orders nothing;
  KeepOrders({}, nothing);
  EXPECT_EQ(nothing.size(), 0u);
}

}  // namespace
}  // namespace shuke::table
