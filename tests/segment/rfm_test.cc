#include "core/segment/rfm.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/rng.h"
#include "tests/testing/order_builder.h"

namespace shuke::segment {
namespace {

using table::Minor;
using table::OrderKind;
using testkit::DayOf;
using testkit::OrderBuilder;
using testkit::OrderSpec;
using testkit::TestShop;

constexpr int kCny = 2;  // minor digits

// The scores, and the window that they were judged by.
struct Scored : RfmResult {
  RfmWindow window;
};

Scored Compute(const TestShop& shop, const RfmPolicy& policy = {},
               int minor_digits = kCny) {
  const RfmWindow window =
      MeasureWindow(shop.customers, shop.as_of, policy.window_months);
  const RfmBounds bounds = policy.scheme == RfmScheme::kQuintiles
                               ? QuintileBounds(window, policy)
                               : BinBounds(shop.as_of, minor_digits, policy);
  return {ScoreRfm(window, bounds, policy), window};
}

// One buyer with `orders` orders on `last` that come to `net_minor` together.
Scored ComputeOne(Day as_of, Day last, int orders, Minor net_minor,
                  const RfmPolicy& policy = {}, int minor_digits = kCny) {
  OrderBuilder builder;
  for (int i = 0; i < orders; ++i) {
    const Minor rest = i == 0 ? net_minor % orders : 0;
    builder.Add({.day = last, .gross_minor = net_minor / orders + rest});
  }
  return Compute(builder.Build(as_of), policy, minor_digits);
}

const Day kAsOf = DayOf("2026-11-20");

struct Known {
  const char* name;
  const char* last;
  int orders;
  Minor net_minor;
  int r, f, m, value;
  Level level;
};

class RfmKnownAnswer : public testing::TestWithParam<Known> {};

// The four worked customers of the published scheme.
TEST_P(RfmKnownAnswer, IsReproduced) {
  const Known& known = GetParam();
  const Scored rfm =
      ComputeOne(kAsOf, DayOf(known.last), known.orders, known.net_minor);
  EXPECT_EQ(rfm.r[0], known.r);
  EXPECT_EQ(rfm.f[0], known.f);
  EXPECT_EQ(rfm.m[0], known.m);
  EXPECT_EQ(rfm.value[0], known.value);
  EXPECT_EQ(rfm.level[0], known.level);
  EXPECT_EQ(rfm.window.orders[0], known.orders);
  EXPECT_EQ(rfm.window.net_minor[0], known.net_minor);
}

INSTANTIATE_TEST_SUITE_P(
    Published, RfmKnownAnswer,
    testing::Values(Known{"SixOrders890Yuan", "2026-09-01", 6, 89000, 4, 5, 3,
                          31, Level::kVip},
                    Known{"ThreeOrders3200Yuan", "2026-06-20", 3, 320000, 2, 3,
                          5, 31, Level::kVip},
                    Known{"OneOrder580Yuan", "2026-11-01", 1, 58000, 5, 1, 3,
                          20, Level::kAdvanced},
                    Known{"FiveOrders700Yuan", "2026-09-20", 5, 70000, 4, 4, 3,
                          28, Level::kVip}),
    [](const auto& info) { return info.param.name; });

struct RecencyBound {
  const char* as_of;
  const char* last;
  int r;  // 0: outside the window
};

class RfmRecency : public testing::TestWithParam<RecencyBound> {};

TEST_P(RfmRecency, CountsCalendarMonthsWithTheBoundInside) {
  const auto& [as_of, last, r] = GetParam();
  const Scored rfm = ComputeOne(DayOf(as_of), DayOf(last), 1, 10000);
  EXPECT_EQ(rfm.r[0], r) << last << " as of " << as_of;
  EXPECT_EQ(rfm.level[0] == Level::kUnrated, r == 0);
  EXPECT_EQ(rfm.window.orders[0], r == 0 ? 0 : 1);
}

INSTANTIATE_TEST_SUITE_P(
    EveryBoundToTheDay, RfmRecency,
    testing::Values(RecencyBound{"2026-11-20", "2026-11-20", 5},
                    RecencyBound{"2026-11-20", "2026-10-20", 5},
                    RecencyBound{"2026-11-20", "2026-10-19", 4},
                    RecencyBound{"2026-11-20", "2026-08-20", 4},
                    RecencyBound{"2026-11-20", "2026-08-19", 3},
                    RecencyBound{"2026-11-20", "2026-07-20", 3},
                    RecencyBound{"2026-11-20", "2026-07-19", 2},
                    RecencyBound{"2026-11-20", "2026-04-20", 2},
                    RecencyBound{"2026-11-20", "2026-04-19", 1},
                    RecencyBound{"2026-11-20", "2025-11-20", 1},
                    RecencyBound{"2026-11-20", "2025-11-19", 0}));

// A day that the shorter month lacks is its last day.
INSTANTIATE_TEST_SUITE_P(
    MonthEnds, RfmRecency,
    testing::Values(RecencyBound{"2026-05-31", "2026-04-30", 5},
                    RecencyBound{"2026-05-31", "2026-04-29", 4},
                    RecencyBound{"2026-05-31", "2026-02-28", 4},
                    RecencyBound{"2026-05-31", "2026-02-27", 3},
                    RecencyBound{"2026-05-31", "2026-01-31", 3},
                    RecencyBound{"2026-05-31", "2026-01-30", 2},
                    RecencyBound{"2026-03-30", "2026-02-28", 5},
                    RecencyBound{"2026-03-30", "2026-02-27", 4},
                    RecencyBound{"2026-03-30", "2025-12-30", 4},
                    RecencyBound{"2026-03-30", "2025-12-29", 3},
                    RecencyBound{"2024-03-31", "2024-02-29", 5},
                    RecencyBound{"2024-03-31", "2024-02-28", 4},
                    RecencyBound{"2024-02-29", "2023-02-28", 1},
                    RecencyBound{"2024-02-29", "2023-02-27", 0}));

TEST(ScoreRfm, ScoresFrequencyByTheNumberOfOrders) {
  const int expected[] = {1, 2, 3, 4, 4, 5, 5};
  for (int orders = 1; orders <= 7; ++orders) {
    EXPECT_EQ(ComputeOne(kAsOf, kAsOf, orders, 70000).f[0],
              expected[orders - 1])
        << orders;
  }
}

TEST(ScoreRfm, ScoresMoneyToTheCent) {
  const std::pair<Minor, int> cases[] = {{200000, 5}, {199999, 4}, {100000, 4},
                                         {99999, 3},  {50000, 3},  {49999, 2},
                                         {30000, 2},  {29999, 1},  {1, 1}};
  for (const auto& [net_minor, m] : cases) {
    EXPECT_EQ(ComputeOne(kAsOf, kAsOf, 1, net_minor).m[0], m) << net_minor;
  }
}

TEST(ScoreRfm, ReadsMoneyBoundsInWholeUnitsOfTheCurrency) {
  constexpr int kJpy = 0, kKwd = 3;
  EXPECT_EQ(ComputeOne(kAsOf, kAsOf, 1, 2000, {}, kJpy).m[0], 5);
  EXPECT_EQ(ComputeOne(kAsOf, kAsOf, 1, 1999, {}, kJpy).m[0], 4);
  EXPECT_EQ(ComputeOne(kAsOf, kAsOf, 1, 2000000, {}, kKwd).m[0], 5);
  EXPECT_EQ(ComputeOne(kAsOf, kAsOf, 1, 1999999, {}, kKwd).m[0], 4);
}

TEST(ScoreRfm, GivesLevelsByLowerBoundAndVipToWhatTheTableLeavesOpen) {
  const Day last_of_r[] = {kAsOf,
                           DayOf("2025-12-01"),
                           DayOf("2026-05-01"),
                           DayOf("2026-08-01"),
                           DayOf("2026-09-01"),
                           kAsOf};
  const int orders_of_f[] = {0, 1, 2, 3, 4, 6};
  const Minor net_of_m[] = {0, 6000, 30000, 60000, 120000, 240000};
  struct Case {
    int r, f, m, value;
    Level level;
  };
  const Case cases[] = {
      {5, 5, 5, 40, Level::kSupreme},  {4, 5, 5, 39, Level::kVip},
      {3, 5, 5, 38, Level::kVip},      {5, 4, 5, 37, Level::kVip},
      {5, 5, 4, 36, Level::kVip},      {4, 5, 4, 35, Level::kVip},
      {3, 1, 5, 26, Level::kVip},      {2, 1, 5, 25, Level::kAdvanced},
      {2, 1, 3, 17, Level::kAdvanced}, {1, 1, 3, 16, Level::kRegular},
      {1, 1, 1, 8, Level::kRegular}};
  for (const Case& c : cases) {
    const Scored rfm =
        ComputeOne(kAsOf, last_of_r[c.r], orders_of_f[c.f], net_of_m[c.m]);
    EXPECT_EQ(rfm.r[0], c.r) << c.value;
    EXPECT_EQ(rfm.f[0], c.f) << c.value;
    EXPECT_EQ(rfm.m[0], c.m) << c.value;
    EXPECT_EQ(rfm.value[0], c.value);
    EXPECT_EQ(rfm.level[0], c.level) << c.value;
  }
}

TEST(ScoreRfm, AddsUpTheWindowAloneAsItsWorkedExampleSays) {
  OrderBuilder builder;
  for (const char* day :
       {"2026-06-21", "2026-05-01", "2026-04-30", "2025-11-19"}) {
    builder.Add({.day = DayOf(day), .gross_minor = 32000});
  }
  const Scored rfm = Compute(builder.Build(kAsOf));
  EXPECT_EQ(FormatDay(rfm.window.from), "2025-11-20");
  EXPECT_EQ(rfm.window.orders[0], 3);
  EXPECT_EQ(rfm.window.net_minor[0], 96000);
  EXPECT_EQ(rfm.r[0], 2);
  EXPECT_EQ(rfm.f[0], 3);
  EXPECT_EQ(rfm.m[0], 3);
  EXPECT_EQ(rfm.value[0], 23);
  EXPECT_EQ(rfm.level[0], Level::kAdvanced);
}

TEST(ScoreRfm, TakesCancellingInvoicesOffTheMoneyAndNothingElse) {
  OrderBuilder builder;
  builder.Add({.day = DayOf("2026-08-20"), .gross_minor = 200000});
  builder.Add({.day = DayOf("2026-11-01"),
               .gross_minor = 0,
               .refund_minor = 1,
               .kind = OrderKind::kCancelling});
  const Scored rfm = Compute(builder.Build(kAsOf));
  EXPECT_EQ(rfm.window.net_minor[0], 199999);
  EXPECT_EQ(rfm.m[0], 4);
  EXPECT_EQ(rfm.window.orders[0], 1);
  EXPECT_EQ(rfm.r[0], 4) << "a cancellation is no purchase";
}

TEST(ScoreRfm, CountsCancellingInvoicesOnTheirOwnDay) {
  OrderBuilder builder;
  builder.Add({.day = DayOf("2026-08-20"), .gross_minor = 200000});
  for (const char* outside : {"2025-11-19", "2026-11-21"}) {
    builder.Add({.day = DayOf(outside),
                 .gross_minor = 0,
                 .refund_minor = 150000,
                 .kind = OrderKind::kCancelling});
  }
  EXPECT_EQ(Compute(builder.Build(kAsOf)).window.net_minor[0], 200000);
}

TEST(ScoreRfm, ScoresMoneyBelowZeroOne) {
  OrderBuilder builder;
  builder.Add({.day = kAsOf, .gross_minor = 1000});
  builder.Add({.day = kAsOf,
               .gross_minor = 0,
               .refund_minor = 300000,
               .kind = OrderKind::kCancelling});
  const Scored rfm = Compute(builder.Build(kAsOf));
  EXPECT_EQ(rfm.window.net_minor[0], -299000);
  EXPECT_EQ(rfm.m[0], 1);
  EXPECT_EQ(rfm.value[0], 5 + 3 + 4);
}

TEST(ScoreRfm, LeavesACancellationWithoutAnOrderInTheWindowUnrated) {
  OrderBuilder builder;
  builder.Add({.day = DayOf("2025-01-01"), .gross_minor = 5000});
  builder.Add({.day = kAsOf,
               .gross_minor = 0,
               .refund_minor = 4000,
               .kind = OrderKind::kCancelling});
  const Scored rfm = Compute(builder.Build(kAsOf));
  EXPECT_EQ(rfm.level[0], Level::kUnrated);
  EXPECT_EQ(rfm.value[0], 0);
  EXPECT_EQ(rfm.r[0] + rfm.f[0] + rfm.m[0], 0);
  EXPECT_EQ(rfm.window.net_minor[0], -4000);
}

TEST(ScoreRfm, CountsValidOrdersOnlyAndTheirPartialRefunds) {
  OrderBuilder builder;
  builder.Add({.day = DayOf("2026-09-01"),
               .gross_minor = 60000,
               .refund_minor = 10001});
  for (const OrderKind kind : {OrderKind::kRefunded, OrderKind::kClosed,
                               OrderKind::kUnpaid, OrderKind::kZeroAmount}) {
    builder.Add({.day = kAsOf,
                 .gross_minor = 90000,
                 .refund_minor = 90000,
                 .kind = kind});
  }
  const Scored rfm = Compute(builder.Build(kAsOf));
  EXPECT_EQ(rfm.window.orders[0], 1);
  EXPECT_EQ(rfm.window.net_minor[0], 49999);
  EXPECT_EQ(rfm.r[0], 4);
  EXPECT_EQ(rfm.m[0], 2);
}

TEST(ScoreRfm, LeavesOutStrangersOtherCurrenciesAndTheFuture) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = kAsOf});
  builder.Add({.buyer = "", .day = kAsOf});
  builder.Add({.buyer = "ann", .day = kAsOf, .currency = "USD"});
  builder.Add({.buyer = "ann", .day = kAsOf + 1});
  const Scored rfm = Compute(builder.Build(kAsOf));
  ASSERT_EQ(rfm.level.size(), 1u);
  EXPECT_EQ(rfm.window.orders[0], 1);
  EXPECT_EQ(rfm.window.net_minor[0], 10000);
}

TEST(ScoreRfm, KeepsCustomersApart) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-11-19"), .gross_minor = 1});
  builder.Add({.buyer = "ben", .day = DayOf("2026-06-01")});
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-01"), .gross_minor = 2});
  const TestShop shop = builder.Build(kAsOf);
  const Scored rfm = Compute(shop);
  const auto ann = shop.Find("ann"), ben = shop.Find("ben");
  EXPECT_EQ(rfm.window.net_minor[ann], 3);
  EXPECT_EQ(rfm.r[ann], 5);
  EXPECT_EQ(rfm.f[ann], 2);
  EXPECT_EQ(rfm.window.net_minor[ben], 10000);
  EXPECT_EQ(rfm.r[ben], 2);
  EXPECT_EQ(rfm.f[ben], 1);
}

TEST(ScoreRfm, FollowsThePolicy) {
  RfmPolicy policy;
  policy.window_months = 24;
  policy.recency_months = {2, 6, 12, 18};
  policy.frequency_orders = {9, 7, 5, 2};
  policy.monetary_major = {900, 700, 500, 100};
  policy.recency_weight = 100;
  policy.frequency_weight = 10;
  policy.monetary_weight = 1;
  policy.level_value = {500, 324, 323, 200};
  const Scored rfm = ComputeOne(kAsOf, DayOf("2025-11-20"), 2, 70000, policy);
  EXPECT_EQ(FormatDay(rfm.window.from), "2024-11-20");
  EXPECT_EQ(rfm.r[0], 3);
  EXPECT_EQ(rfm.f[0], 2);
  EXPECT_EQ(rfm.m[0], 4);
  EXPECT_EQ(rfm.value[0], 324);
  EXPECT_EQ(rfm.level[0], Level::kVip);
  policy.level_value = {500, 400, 350, 325};
  EXPECT_EQ(ComputeOne(kAsOf, DayOf("2025-11-20"), 2, 70000, policy).level[0],
            Level::kUnrated)
      << "below the lowest bound";
}

TEST(ScoreRfm, HasNothingToSayAboutAnEmptyTable) {
  const Scored rfm = Compute(OrderBuilder().Build(kAsOf));
  EXPECT_TRUE(rfm.level.empty());
  EXPECT_TRUE(rfm.window.orders.empty());
  EXPECT_EQ(FormatDay(rfm.window.from), "2025-11-20");
}

// Scores of a column of figures by the rule itself: one more than the number of
// fifths of the others that are worse.
std::vector<uint8_t> Fifths(const std::vector<int64_t>& figures) {
  std::vector<uint8_t> scores;
  for (const int64_t figure : figures) {
    size_t worse = 0;
    for (const int64_t other : figures) worse += other < figure;
    scores.push_back(static_cast<uint8_t>(1 + 5 * worse / figures.size()));
  }
  return scores;
}

RfmPolicy Quintiles() {
  RfmPolicy policy;
  policy.scheme = RfmScheme::kQuintiles;
  return policy;
}

TEST(QuintileBounds, ScoreByTheRankOfTheWorstEqualOnRandomShops) {
  for (const uint64_t seed : {1, 2, 3, 4, 5, 6, 7, 8}) {
    SCOPED_TRACE(seed);
    Rng rng(seed);
    OrderBuilder builder;
    // Few different figures, so that there are many ties; from 1 customer up.
    const size_t customers = 1 + rng.Below(60);
    for (size_t i = 0; i < customers; ++i) {
      const uint64_t orders = 1 + rng.Below(4);
      for (uint64_t k = 0; k < orders; ++k) {
        builder.Add({.buyer = "b" + std::to_string(i),
                     .day = kAsOf - static_cast<Day>(rng.Below(9)) * 30,
                     .gross_minor = static_cast<Minor>(rng.Below(4)) * 1000});
      }
    }
    const Scored rfm = Compute(builder.Build(kAsOf), Quintiles());
    const RfmWindow& window = rfm.window;
    EXPECT_EQ(rfm.r, Fifths({window.last_day.begin(), window.last_day.end()}));
    EXPECT_EQ(rfm.f, Fifths({window.orders.begin(), window.orders.end()}));
    EXPECT_EQ(rfm.m, Fifths(window.net_minor));
  }
}

// Of ten customers six bought once: all six score 1, nobody 2, 3 or 4.
TEST(QuintileBounds, LeaveAFifthEmptyRatherThanPartEquals) {
  OrderBuilder builder;
  for (int i = 0; i < 10; ++i) {
    const int orders = i < 6 ? 1 : i - 4;  // 2, 3, 4, 5
    for (int k = 0; k < orders; ++k)
      builder.Add({.buyer = "b" + std::to_string(i), .day = kAsOf - k});
  }
  const Scored rfm = Compute(builder.Build(kAsOf), Quintiles());
  EXPECT_EQ(rfm.f, (std::vector<uint8_t>{1, 1, 1, 1, 1, 1, 4, 4, 5, 5}));
}

TEST(QuintileBounds, AreTakenOverTheRatedOnly) {
  OrderBuilder builder;
  for (int i = 0; i < 5; ++i) {
    builder.Add({.buyer = "b" + std::to_string(i),
                 .day = kAsOf - i,
                 .gross_minor = 1000 - i});
  }
  for (int i = 0; i < 100; ++i) {
    builder.Add(
        {.buyer = "old" + std::to_string(i), .day = DayOf("2020-01-01")});
  }
  const Scored rfm = Compute(builder.Build(kAsOf), Quintiles());
  for (size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(rfm.r[i], 5 - i);
    EXPECT_EQ(rfm.m[i], 5 - i);
  }
  EXPECT_EQ(rfm.r[5], 0);
}

TEST(ScoreRfm, JudgesByDaysAndMeansWhereThePolicySaysSo) {
  OrderBuilder builder;
  for (int i = 0; i < 6; ++i)
    builder.Add({.day = kAsOf - i / 3, .gross_minor = 40001});
  RfmPolicy policy;
  policy.frequency_by = FrequencyBy::kDays;
  policy.monetary_by = MonetaryBy::kMean;
  const Scored rfm = Compute(builder.Build(kAsOf), policy);
  EXPECT_EQ(rfm.window.orders[0], 6);
  EXPECT_EQ(rfm.window.days[0], 2);
  EXPECT_EQ(rfm.f[0], 2) << "two days with an order";
  EXPECT_EQ(rfm.m[0], 2) << "400.01 an order";
}

TEST(MonetaryMeasure, RoundsMeansHalfAwayFromZero) {
  RfmWindow window;
  window.orders = {2, 2, 2};
  window.net_minor = {5, -5, 4};
  EXPECT_EQ(MonetaryMeasure(window, 0, MonetaryBy::kMean), 3);
  EXPECT_EQ(MonetaryMeasure(window, 1, MonetaryBy::kMean), -3);
  EXPECT_EQ(MonetaryMeasure(window, 2, MonetaryBy::kMean), 2);
}

TEST(MeasureWindow, SeesAnEarlierDayAsItWasThen) {
  OrderBuilder then, now;
  for (OrderBuilder* builder : {&then, &now}) {
    builder->Add({.day = kAsOf - 400, .gross_minor = 1});
    builder->Add({.day = kAsOf - 90, .gross_minor = 20});
    builder->Add({.day = kAsOf - 60, .gross_minor = 300});
  }
  now.Add({.day = kAsOf - 59, .gross_minor = 4000});
  now.Add({.day = kAsOf, .gross_minor = 50000});
  const RfmWindow before =
      MeasureWindow(then.Build(kAsOf - 60).customers, kAsOf - 60, 12);
  const RfmWindow seen =
      MeasureWindow(now.Build(kAsOf).customers, kAsOf - 60, 12);
  EXPECT_EQ(seen.from, before.from);
  EXPECT_EQ(seen.orders, before.orders);
  EXPECT_EQ(seen.days, before.days);
  EXPECT_EQ(seen.last_day, before.last_day);
  EXPECT_EQ(seen.net_minor, before.net_minor);
  EXPECT_EQ(seen.net_minor[0], 321);
}

}  // namespace
}  // namespace shuke::segment
