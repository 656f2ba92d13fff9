#include "core/metrics/control_table.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "core/metrics/calendar.h"
#include "tests/metrics/metric_shop.h"

namespace shuke::metrics {
namespace {

using testkit::DayOf;
using testkit::MetricShop;
using testkit::OrderBuilder;

// A published weekly table (KPI 监控) of 19 weeks of a Chinese online shop:
// repeat buyers, buyers, 客单价 in yuan, and the percentages beside them.
struct PublishedWeek {
  int repeat_buyers, buyers;
  const char* rate;
  const char* rate_ratio;
  int amount;
  const char* amount_ratio;
  const char* combined;
};
constexpr PublishedWeek kPublished[] = {
    {4741, 24661, "19", "", 188, "", ""},
    {3326, 26497, "13", "65.3", 227, "120.7", "78.8"},
    {5115, 26293, "19", "155.0", 190, "83.7", "129.7"},
    {5424, 17731, "31", "157.2", 190, "100.0", "157.2"},
    {5506, 10380, "53", "173.4", 217, "114.2", "198.0"},
    {5456, 15457, "35", "66.5", 225, "103.7", "69.0"},
    {4689, 12109, "39", "109.7", 224, "99.6", "109.2"},
    {4357, 14274, "31", "78.8", 214, "95.5", "75.3"},
    {4687, 21212, "22", "72.4", 194, "90.7", "65.6"},
    {3765, 17772, "21", "95.9", 215, "110.8", "106.3"},
    {5818, 20064, "29", "136.9", 207, "96.3", "131.8"},
    {3381, 13189, "26", "88.4", 191, "92.3", "81.6"},
    {5535, 25411, "22", "85.0", 182, "95.3", "81.0"},
    {5401, 23154, "23", "107.1", 211, "115.9", "124.2"},
    {4960, 25510, "19", "83.4", 190, "90.0", "75.1"},
    {4869, 10056, "48", "249.0", 206, "108.4", "270.0"},
    {4178, 20291, "21", "42.5", 200, "97.1", "41.3"},
    {3434, 18101, "19", "92.1", 213, "106.5", "98.1"},
    {4626, 13263, "35", "183.9", 193, "90.6", "166.6"}};

std::string Percent(const std::optional<double>& value, int digits) {
  if (!value) return "";
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, *value * 100);
  return text;
}

void ExpectPublished(const std::vector<ControlRow>& rows) {
  ASSERT_EQ(rows.size(), std::size(kPublished));
  for (size_t i = 0; i < rows.size(); ++i) {
    SCOPED_TRACE("week " + std::to_string(i + 1));
    const PublishedWeek& week = kPublished[i];
    EXPECT_EQ(rows[i].input.window.repeat_buyers, week.repeat_buyers);
    EXPECT_EQ(rows[i].input.window.buyers, week.buyers);
    EXPECT_EQ(Percent(rows[i].rate, 0), week.rate);
    EXPECT_EQ(Percent(rows[i].rate_ratio, 1), week.rate_ratio);
    EXPECT_DOUBLE_EQ(*rows[i].amount_per_buyer, week.amount * 100);
    EXPECT_EQ(Percent(rows[i].amount_ratio, 1), week.amount_ratio);
    EXPECT_EQ(Percent(rows[i].combined, 1), week.combined);
  }
}

TEST(ComputeControlRows, ReproducesThePublishedTable) {
  std::vector<ControlInput> weeks;
  for (const PublishedWeek& week : kPublished) {
    weeks.push_back({static_cast<Day>(4 + 7 * weeks.size()),
                     {week.buyers, week.repeat_buyers,
                      int64_t{week.buyers} * week.amount * 100}});
  }
  ExpectPublished(ComputeControlRows(weeks));
}

// Orders whose windows of seven days, which do not overlap, hold what was
// published.
TEST(ControlInputs, GiveThePublishedTableFromOrders) {
  customers::Customers people;
  const Day first = WeekStart(DayOf("2026-01-05"));
  constexpr int kMostBuyers = 26497;
  people.purchase_offset.push_back(0);
  for (int buyer = 0; buyer < kMostBuyers; ++buyer) {
    for (size_t i = 0; i < std::size(kPublished); ++i) {
      const PublishedWeek& week = kPublished[i];
      if (buyer >= week.buyers) continue;
      const Day monday = first + 7 * static_cast<Day>(i);
      const bool repeats = buyer < week.repeat_buyers;
      people.purchase_day.push_back(monday + buyer % 3);
      people.purchase_net_minor.push_back(week.amount * 100 -
                                          (repeats ? 500 : 0));
      if (!repeats) continue;
      people.purchase_day.push_back(monday + 3 + buyer % 4);
      people.purchase_net_minor.push_back(500);
    }
    people.purchase_offset.push_back(
        static_cast<uint32_t>(people.purchase_day.size()));
  }
  ShopView view;
  view.range = {first, first + 19 * 7 - 1};
  view.first_day = first;
  view.offset = people.purchase_offset;
  view.day = people.purchase_day;
  for (size_t i = 0; i < view.day.size(); ++i)
    view.net_minor.push_back(people.purchase_net_minor[i]);
  for (int buyer = 0; buyer < kMostBuyers; ++buyer)
    view.first_purchase.push_back(
        view.day[view.offset[static_cast<size_t>(buyer)]]);
  MetricsPolicy policy;
  policy.window_days = 7;
  const MetricShop nothing(OrderBuilder(), view.range.to);
  const Daily daily = ComputeDaily(nothing.inputs, view, {}, policy);
  ExpectPublished(ComputeControlRows(ControlInputs(view, daily, policy)));
}

TEST(ControlInputs, LeaveOutWeeksWhoseWindowBeginsBeforeTheOrders) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-01")});
  builder.Add({.buyer = "ann", .day = DayOf("2026-03-01")});
  const MetricShop shop(builder, DayOf("2026-03-11"));
  const ShopView view = shop.View();
  const Daily daily = ComputeDaily(shop.inputs, view, {}, {});
  const auto inputs = ControlInputs(view, daily, {});
  // The window of 45 days is whole from 14 February on, a Saturday.
  ASSERT_EQ(inputs.size(), 4u);
  EXPECT_EQ(FormatDay(inputs.front().week), "2026-02-09");
  EXPECT_EQ(FormatDay(inputs.back().week), "2026-03-02");
}

TEST(ComputeControlRows, HasNoRatioOfNothing) {
  const std::vector<ControlInput> weeks = {
      {4, {0, 0, 0}}, {11, {10, 0, 100}}, {18, {10, 5, 200}}};
  const auto rows = ComputeControlRows(weeks);
  EXPECT_FALSE(rows[0].rate);
  EXPECT_FALSE(rows[1].rate_ratio);
  EXPECT_FALSE(rows[2].rate_ratio) << "the rate before was 0";
  EXPECT_DOUBLE_EQ(*rows[2].amount_ratio, 2);
  EXPECT_FALSE(rows[2].combined);
}

}  // namespace
}  // namespace shuke::metrics
