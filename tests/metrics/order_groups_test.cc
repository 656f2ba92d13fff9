#include "core/metrics/order_groups.h"

#include <gtest/gtest.h>

#include "core/metrics/product_tables.h"
#include "tests/metrics/metric_shop.h"

namespace shuke::metrics {
namespace {

using table::TextField;
using testkit::DayOf;
using testkit::MetricShop;
using testkit::OrderBuilder;

OrderBuilder TwoProvinces() {
  OrderBuilder builder;
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-06-01"),
               .gross_minor = 101,
               .province = "浙江"});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-06-02"),
               .gross_minor = 202,
               .refund_minor = 2,
               .province = "广东"});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-06-03"),
               .gross_minor = 403,
               .province = "浙江"});
  builder.Add({.buyer = "ben",
               .day = DayOf("2026-06-04"),
               .gross_minor = 1000,
               .refund_minor = 1000,
               .kind = table::OrderKind::kRefunded,
               .province = "广东"});
  builder.Add({.buyer = "",
               .day = DayOf("2026-06-05"),
               .gross_minor = 9,
               .province = ""});
  return builder;
}

TEST(GroupByText, CountsACustomerInEveryProvinceTheyOrderedTo) {
  const MetricShop shop(TwoProvinces(), DayOf("2026-06-30"));
  const auto groups =
      GroupByText(shop.inputs, shop.View(), TextField::kProvince);
  ASSERT_EQ(groups.size(), 3u);
  const auto name = [&](size_t i) {
    return shop.shop.dictionary.At(groups[i].text);
  };
  EXPECT_EQ(name(0), "浙江");
  EXPECT_EQ(groups[0].row.orders, 2);
  EXPECT_EQ(groups[0].row.customers, 1);
  EXPECT_EQ(groups[0].row.repeat_customers, 1);
  EXPECT_EQ(groups[0].row.net_minor(), 504);
  EXPECT_EQ(name(1), "广东");
  EXPECT_EQ(groups[1].row.orders, 1);
  EXPECT_EQ(groups[1].row.customers, 1) << "ben's order was refunded";
  EXPECT_EQ(groups[1].row.gross_minor, 1202);
  EXPECT_EQ(groups[1].row.refunds_minor, 1002);
  EXPECT_EQ(name(2), "");
  EXPECT_EQ(groups[2].row.customers, 0);
}

TEST(ComputeProductTables, SharesAnOrdersMoneyOutExactly) {
  for (const uint32_t seed : {3u, 4u}) {
    MetricShop shop(testkit::RandomOrders(seed), DayOf("2026-06-30"));
    auto& amounts =
        shop.shop.lines
            .money[static_cast<size_t>(table::MoneyField::kLineAmount)];
    amounts.clear();
    for (size_t i = 0; i < shop.shop.lines.size(); ++i)
      amounts.push_back(static_cast<table::Minor>((i * 7919) % 1000));
    const ShopView view = shop.View({.from = DayOf("2023-01-01")});
    table::Minor gross = 0, refunds = 0;
    for (const uint32_t order : view.orders) {
      gross += shop.shop.orders.gross_minor[order];
      refunds += shop.shop.orders.refund_minor[order];
    }
    const ProductTables tables =
        ComputeProductTables(shop.inputs, view, MetricsPolicy());
    EXPECT_TRUE(tables.has_products);
    EXPECT_TRUE(tables.has_categories);
    EXPECT_EQ(tables.categories.size(), 2u);
    EXPECT_EQ(tables.products.size(), 12u);
    const auto sum = [&](const auto& rows) {
      table::Minor all_gross = 0, all_refunds = 0;
      for (const auto& entry : rows) {
        all_gross += entry.row.gross_minor;
        all_refunds += entry.row.refunds_minor;
      }
      EXPECT_EQ(all_gross, gross);
      EXPECT_EQ(all_refunds, refunds);
    };
    sum(tables.categories);
    sum(tables.products);
    sum(tables.prices);
  }
}

TEST(ComputeProductTables, TellsBuyersWhoIsNewAndWhoCameBack) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann",
               .day = DayOf("2024-06-01"),
               .gross_minor = 100,
               .lines = {{"mug", "cups", 1}}});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-06-01"),
               .gross_minor = 300,
               .lines = {{"mug", "cups", 2}, {"bowl", "bowls", 1}}});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-06-02"),
               .gross_minor = 100,
               .lines = {{"mug", "cups", 1}, {"mug", "cups", 1}}});
  builder.Add({.buyer = "ben",
               .day = DayOf("2026-06-02"),
               .gross_minor = 100,
               .lines = {{"mug", "cups", 1}}});
  builder.Add({.buyer = "",
               .day = DayOf("2026-06-03"),
               .gross_minor = 50,
               .lines = {{"mug", "cups", 1}}});
  MetricShop shop(builder, DayOf("2026-06-30"));
  shop.shop.lines.money[static_cast<size_t>(table::MoneyField::kLineAmount)] = {
      100, 200, 100, 50, 50, 100, 50};
  const ProductTables tables =
      ComputeProductTables(shop.inputs, shop.View(), MetricsPolicy());
  ASSERT_EQ(tables.products.size(), 2u);
  const ProductEntry& mug = tables.products[0];
  EXPECT_EQ(shop.shop.dictionary.At(mug.title), "mug");
  EXPECT_EQ(mug.row.orders, 4);
  EXPECT_EQ(mug.row.items, 2 + 2 + 1 + 1);
  EXPECT_EQ(mug.row.buyers, 2);
  EXPECT_EQ(mug.row.new_buyers, 1) << "ben";
  EXPECT_EQ(mug.row.repeat_buyers, 1) << "two lines of one order are one";
  EXPECT_EQ(mug.row.net_minor(), 200 + 100 + 100 + 50);
  EXPECT_EQ(mug.price_minor, 450 / 6.0);
  EXPECT_EQ(mug.price_band, 0u);
  EXPECT_EQ(tables.products[1].row.net_minor(), 100);
  EXPECT_EQ(tables.prices[0].products, 2);
  EXPECT_EQ(tables.prices[0].ids,
            (std::vector<table::StringId>{mug.id, tables.products[1].id}));
  EXPECT_EQ(tables.prices[0].row.buyers, 2);
}

TEST(ComputeProductTables, PutsRefundsOnTheLinesThatWereRefunded) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-06-01"),
               .gross_minor = 300,
               .refund_minor = 90,
               .lines = {{"mug", "", 1}, {"bowl", "", 1}}});
  MetricShop shop(builder, DayOf("2026-06-30"));
  auto& money = shop.shop.lines.money;
  money[static_cast<size_t>(table::MoneyField::kLineAmount)] = {200, 100};
  money[static_cast<size_t>(table::MoneyField::kLineRefund)] = {table::kNoMoney,
                                                                90};
  const auto tables =
      ComputeProductTables(shop.inputs, shop.View(), MetricsPolicy());
  EXPECT_FALSE(tables.has_categories);
  EXPECT_EQ(tables.products[0].row.refunds_minor, 0);
  EXPECT_EQ(tables.products[1].row.refunds_minor, 90);
}

// As the order reports of Taobao write them.
TEST(ComputeProductTables, TakesTheTitlesOfAWholeOrderApart) {
  OrderBuilder builder;
  const auto add = [&](const char* buyer, table::Minor gross,
                       const char* titles, int quantity) {
    builder.Add({.buyer = buyer,
                 .day = DayOf("2026-06-01"),
                 .gross_minor = gross,
                 .lines = {{titles, "", quantity, table::kNoMoney, gross}}});
  };
  add("ann", 300, "mug", 1);
  add("ben", 500, "bowl", 1);
  add("ben", 701, "mug，bowl", 3);
  add("eve", 90, "red，white", 1);
  MetricShop shop(builder, DayOf("2026-06-30"));
  shop.shop.lines.flags.assign(4, 0);
  const auto tables =
      ComputeProductTables(shop.inputs, shop.View(), MetricsPolicy());
  ASSERT_EQ(tables.products.size(), 3u);
  const ProductEntry& bowl = tables.products[0];
  const ProductEntry& mug = tables.products[1];
  EXPECT_EQ(shop.shop.dictionary.At(bowl.title), "bowl");
  EXPECT_EQ(bowl.row.net_minor(), 500 + 351);
  EXPECT_EQ(bowl.row.items, 1 + 2);
  EXPECT_EQ(bowl.row.repeat_buyers, 1);
  EXPECT_EQ(bowl.price_minor, 500) << "of the order that says so";
  EXPECT_EQ(mug.row.net_minor(), 300 + 350);
  EXPECT_EQ(mug.row.items, 1 + 1);
  EXPECT_EQ(mug.row.buyers, 2);
  EXPECT_EQ(shop.shop.dictionary.At(tables.products[2].id), "red，white");
}

}  // namespace
}  // namespace shuke::metrics
