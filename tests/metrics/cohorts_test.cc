#include "core/metrics/cohorts.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/metrics/calendar.h"
#include "tests/metrics/metric_shop.h"
#include "tests/predict/purchases.h"

namespace shuke::metrics {
namespace {

using customers::CustomerId;
using testkit::DayOf;
using testkit::MetricShop;
using testkit::OrderBuilder;

TEST(ComputeCohorts, AgreesWithSetsOfCustomers) {
  const MetricShop shop(testkit::RandomOrders(21), DayOf("2026-06-30"));
  const ShopView view =
      shop.View({.from = DayOf("2024-09-15"), .to = DayOf("2026-05-20")});
  std::map<std::pair<int, int>, std::set<CustomerId>> who;
  std::map<std::pair<int, int>, CohortCell> cells;
  for (CustomerId id = 0; id < view.customers(); ++id) {
    for (uint32_t i = view.offset[id]; i < view.offset[id + 1]; ++i) {
      const std::pair at(MonthNumber(view.first_purchase[id]),
                         MonthNumber(view.day[i]));
      who[at].insert(id);
      ++cells[at].orders;
      cells[at].net_minor += view.net_minor[i];
    }
  }
  const Cohorts cohorts = ComputeCohorts(shop.inputs, view, {});
  ASSERT_EQ(cohorts.cohorts.size(), 21u);
  EXPECT_FALSE(cohorts.last_month_whole);
  for (const Cohort& cohort : cohorts.cohorts) {
    const int own = MonthNumber(cohort.month);
    for (size_t k = 0; k < cohort.cells.size(); ++k) {
      const std::pair at(own, own + static_cast<int>(k));
      EXPECT_EQ(cohort.cells[k].customers,
                static_cast<int64_t>(who[at].size()));
      EXPECT_EQ(cohort.cells[k].orders, cells[at].orders);
      EXPECT_EQ(cohort.cells[k].net_minor, cells[at].net_minor);
    }
    EXPECT_EQ(cohort.customers, cohort.cells[0].customers);
  }
}

TEST(ComputeCohorts, CountsFromTheDayAfterAndBlanksTheYoung) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-10")});
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-10")});
  builder.Add({.buyer = "ann", .day = DayOf("2026-04-10")});
  builder.Add({.buyer = "ben", .day = DayOf("2026-01-10")});
  builder.Add({.buyer = "ben", .day = DayOf("2026-04-11")});
  builder.Add({.buyer = "cat", .day = DayOf("2026-02-10")});
  const MetricShop shop(builder, DayOf("2026-04-30"));
  const Cohorts cohorts = ComputeCohorts(shop.inputs, shop.View(), {});
  EXPECT_TRUE(cohorts.last_month_whole);
  ASSERT_EQ(cohorts.cohorts.size(), 4u);
  const Cohort& january = cohorts.cohorts[0];
  EXPECT_EQ(january.customers, 2);
  EXPECT_EQ(january.retained[0], 1) << "three months are up to the 10th";
  EXPECT_FALSE(january.retained[1]);
  EXPECT_EQ(january.observed, 2);
  EXPECT_EQ(january.second, 1) << "a second order on the same day is one";
  EXPECT_FALSE(cohorts.cohorts[1].retained[0]) << "the 28th of May lies ahead";
  EXPECT_EQ(cohorts.cohorts[1].observed, 1);
}

TEST(ComputeCohorts, TellsCancellingInvoicesApart) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-10"), .gross_minor = 90});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-02-10"),
               .gross_minor = 0,
               .refund_minor = 30,
               .kind = table::OrderKind::kCancelling});
  const MetricShop shop(builder, DayOf("2026-02-28"));
  const Cohorts cohorts = ComputeCohorts(shop.inputs, shop.View(), {});
  EXPECT_EQ(cohorts.cohorts[0].cells[0].net_minor, 90);
  EXPECT_EQ(cohorts.cohorts[0].cells[1].credits_minor, -30);
  EXPECT_EQ(cohorts.cohorts[0].cells[1].customers, 0);
}

TEST(ComputeCohorts, MatchesTheMonthlyCohortsOfCdnow) {
  const auto customers = predict::Cdnow();
  if (!customers) GTEST_SKIP() << predict::kCdnowMayNotBeKeptHere;
  // Distinct customers of the 1/10 sample in each month after their first,
  // zero-value purchases included; counted from the file by another program.
  const std::vector<std::vector<int64_t>> expected = {
      {781, 124, 95, 70, 65, 77, 65, 53, 52, 45, 62, 59, 45, 47, 63, 37, 37,
       33},
      {857, 134, 110, 75, 77, 75, 61, 61, 74, 70, 59, 57, 59, 70, 56, 59, 60},
      {719, 87, 84, 78, 63, 64, 55, 57, 73, 65, 47, 51, 78, 32, 38, 45}};
  ShopView view;
  view.range = {DayOf("1997-01-01"), DayOf("1998-06-30")};
  view.offset = customers->purchase_offset;
  view.day = customers->purchase_day;
  view.net_minor.assign(view.day.size(), 0);
  view.order.assign(view.day.size(), 0);
  view.first_purchase = customers->first_day;
  view.first_day = *std::min_element(view.day.begin(), view.day.end());
  const MetricShop nothing(OrderBuilder(), view.range.to);
  const Cohorts cohorts = ComputeCohorts(nothing.inputs, view, {});
  for (size_t i = 0; i < expected.size(); ++i) {
    std::vector<int64_t> counted;
    for (const CohortCell& cell : cohorts.cohorts[i].cells)
      counted.push_back(cell.customers);
    EXPECT_EQ(counted, expected[i]);
  }
}

}  // namespace
}  // namespace shuke::metrics
