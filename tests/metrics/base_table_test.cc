#include "core/metrics/base_table.h"

#include <gtest/gtest.h>

#include "tests/metrics/metric_shop.h"

namespace shuke::metrics {
namespace {

using table::OrderKind;
using testkit::DayOf;
using testkit::MetricShop;
using testkit::OrderBuilder;

BaseRow RowOf(const BaseTable& table, BaseGroup group) {
  return table.rows[static_cast<size_t>(group)];
}

OrderBuilder Everybody() {
  OrderBuilder builder;
  const auto buy = [&](const char* who, const char* day, table::Minor paid,
                       OrderKind kind = OrderKind::kValid) {
    builder.Add({.buyer = who,
                 .day = DayOf(day),
                 .gross_minor = kind == OrderKind::kValid ? paid : 0,
                 .refund_minor = kind == OrderKind::kCancelling ? paid : 0,
                 .kind = kind});
  };
  buy("new", "2026-03-31", 100);
  buy("new", "2026-06-01", 200);
  buy("old", "2026-03-30", 1000);
  buy("old", "2026-06-30", 2000);
  buy("old", "2026-06-30", 500, OrderKind::kCancelling);
  buy("silent", "2026-01-15", 10);
  buy("sleeping", "2025-07-15", 20);
  buy("lost", "2025-06-29", 40);
  buy("window shopper", "2026-06-02", 0, OrderKind::kUnpaid);
  buy("window shopper", "2026-06-03", 0, OrderKind::kClosed);
  buy("refunded", "2026-06-02", 0, OrderKind::kUnpaid);
  buy("refunded", "2026-06-04", 0, OrderKind::kRefunded);
  buy("", "2026-06-04", 7777);
  return builder;
}

TEST(ComputeBaseTable, PutsEverybodyIntoOneGroup) {
  const MetricShop shop(Everybody(), DayOf("2026-06-30"));
  const BaseTable table =
      ComputeBaseTable(shop.inputs, shop.View(), {}, DayOf("2026-06-30"));
  // Three months before the last of June is the 30th of March.
  const BaseRow fresh = RowOf(table, BaseGroup::kNewActive);
  EXPECT_EQ(fresh.customers, 2) << "new, and old, whose first day is the bound";
  EXPECT_EQ(RowOf(table, BaseGroup::kPotential).customers, 1);
  EXPECT_EQ(RowOf(table, BaseGroup::kOldActive).customers, 0);
  EXPECT_EQ(RowOf(table, BaseGroup::kDormant).customers, 2);
  EXPECT_EQ(RowOf(table, BaseGroup::kDormant).net_minor, 30);
  EXPECT_EQ(RowOf(table, BaseGroup::kLost).customers, 1);
  EXPECT_EQ(table.others, 1);
  EXPECT_EQ(fresh.orders, 4);
  EXPECT_EQ(fresh.net_minor, 100 + 200 + 1000 + 2000 - 500);
}

TEST(ComputeBaseTable, KnowsOnADayOnlyWhatHadHappenedByThen) {
  const MetricShop shop(Everybody(), DayOf("2026-07-01"));
  const ShopView view = shop.View();
  const BaseTable now =
      ComputeBaseTable(shop.inputs, view, {}, DayOf("2026-07-01"));
  EXPECT_EQ(RowOf(now, BaseGroup::kOldActive).customers, 2)
      << "the three months now begin on the first of April";
  EXPECT_EQ(RowOf(now, BaseGroup::kNewActive).customers, 0);
  const BaseTable then =
      ComputeBaseTable(shop.inputs, view, {}, DayOf("2026-06-02"));
  EXPECT_EQ(RowOf(then, BaseGroup::kPotential).customers, 2);
  EXPECT_EQ(then.others, 0);
  EXPECT_EQ(RowOf(then, BaseGroup::kNewActive).net_minor, 1300);
  EXPECT_EQ(RowOf(then, BaseGroup::kLost).customers, 0);
}

TEST(CompareBaseTables, SaysHowEachGroupHasMoved) {
  const MetricShop shop(Everybody(), DayOf("2026-06-30"));
  const ShopView view = shop.View();
  const BaseTable now =
      ComputeBaseTable(shop.inputs, view, {}, DayOf("2026-06-30"));
  const BaseTable then =
      ComputeBaseTable(shop.inputs, view, {}, DayOf("2026-03-30"));
  EXPECT_EQ(now.active_from, DayOf("2026-03-30"));
  EXPECT_EQ(now.sleeping_from, DayOf("2025-06-30"));
  const BaseChanges changes = CompareBaseTables(now, then);
  const auto of = [&](BaseGroup group) {
    return changes.rows[static_cast<size_t>(group)];
  };
  // Then: old is new, silent is active, sleeping and lost are dormant.
  EXPECT_EQ(of(BaseGroup::kNewActive).customers.Difference(), 2 - 2);
  EXPECT_EQ(of(BaseGroup::kDormant).customers.Difference(), 2 - 2);
  EXPECT_EQ(of(BaseGroup::kLost).customers.Difference(), 1);
  EXPECT_EQ(of(BaseGroup::kLost).customers.Ratio(), std::nullopt);
  EXPECT_EQ(of(BaseGroup::kDormant).net_minor.Difference(), 30 - 60);
  EXPECT_EQ(of(BaseGroup::kDormant).aov_minor.Difference(), 15 - 30);
  EXPECT_EQ(of(BaseGroup::kLost).aov_minor.Difference(), std::nullopt)
      << "nobody was lost then";
  EXPECT_EQ(changes.customers.Difference(), 6 - 4);
}

}  // namespace
}  // namespace shuke::metrics
