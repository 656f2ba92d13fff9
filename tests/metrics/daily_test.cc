#include "core/metrics/daily.h"

#include <gtest/gtest.h>

#include "tests/metrics/metric_shop.h"

namespace shuke::metrics {
namespace {

using customers::CustomerId;
using testkit::DayOf;
using testkit::MetricShop;
using testkit::OrderBuilder;

// The obvious way: every customer looked at anew on each day.
struct DayByHand {
  std::array<int64_t, kShopStates> states = {};
  std::array<Window, kSides> window = {};
  std::array<std::array<int64_t, kSides>, kRecencies> recency = {};
  int64_t customers = 0;
};

DayByHand LookAt(const ShopView& view, Day today, const StateMonths& months,
                 const MetricsPolicy& policy) {
  DayByHand out;
  for (CustomerId id = 0; id < view.customers(); ++id) {
    int orders = 0, in_window = 0;
    Day first = kNoDay, last = kNoDay;
    table::Minor net = 0;
    for (uint32_t i = view.offset[id]; i < view.offset[id + 1]; ++i) {
      const Day day = view.day[i];
      if (day > today) continue;
      ++orders;
      first = first == kNoDay ? day : std::min(first, day);
      last = std::max(last, day);
      if (today - day >= policy.window_days) continue;
      ++in_window;
      net += view.net_minor[i];
    }
    if (orders == 0) continue;
    ++out.customers;
    ShopState state = ShopState::kLost;
    if (last >= AddMonths(today, -months.active)) {
      state = first >= AddMonths(today, -months.active) ? ShopState::kNewActive
                                                        : ShopState::kOldActive;
    } else if (last >= AddMonths(today, -months.silent)) {
      state = ShopState::kSilent;
    } else if (last >= AddMonths(today, -months.sleeping)) {
      state = ShopState::kSleeping;
    }
    ++out.states[static_cast<size_t>(state)];
    Window& window = out.window[today - first < policy.window_days ? 0 : 1];
    window.buyers += in_window >= 1;
    window.repeat_buyers += in_window >= 2;
    window.net_minor += net;
    const Day age = today - last;
    for (size_t i = 0; i < kRecencies; ++i) {
      const bool below =
          i + 1 == kRecencies || age < policy.indicator_days[i + 1];
      if (age >= policy.indicator_days[i] && below)
        ++out.recency[i][orders == 1 ? 0 : 1];
    }
  }
  return out;
}

TEST(ComputeDaily, AgreesWithLookingAtEveryoneEveryDay) {
  for (const uint32_t seed : {1u, 2u, 3u}) {
    SCOPED_TRACE(seed);
    const MetricShop shop(testkit::RandomOrders(seed), DayOf("2026-06-30"));
    const ShopView view = shop.View();
    const MetricsPolicy policy;
    const StateMonths months;
    const Daily daily = ComputeDaily(shop.inputs, view, months, policy);
    ASSERT_EQ(daily.first, view.first_day);
    ASSERT_EQ(daily.first + static_cast<Day>(daily.size()) - 1,
              DayOf("2026-06-30"));
    for (Day day = daily.first; daily.Has(day); ++day) {
      SCOPED_TRACE(FormatDay(day));
      const DayByHand expected = LookAt(view, day, months, policy);
      const size_t at = daily.At(day);
      ASSERT_EQ(daily.customers[at], expected.customers);
      ASSERT_EQ(daily.states[at], expected.states);
      ASSERT_EQ(daily.recency[at], expected.recency);
      for (size_t side = 0; side < kSides; ++side) {
        ASSERT_EQ(daily.window[at][side].buyers, expected.window[side].buyers);
        ASSERT_EQ(daily.window[at][side].repeat_buyers,
                  expected.window[side].repeat_buyers);
        ASSERT_EQ(daily.window[at][side].net_minor,
                  expected.window[side].net_minor);
      }
    }
  }
}

TEST(ComputeDaily, LeavesTheActiveByCalendarMonthsClampedToTheirEnd) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2025-11-30")});
  const MetricShop shop(builder, DayOf("2026-03-05"));
  const Daily daily = ComputeDaily(shop.inputs, shop.View(), {}, {});
  const auto silent = [&](const char* day) {
    return daily
        .states[daily.At(DayOf(day))][static_cast<size_t>(ShopState::kSilent)];
  };
  // 2026-02-28 less three months is 2025-11-28; 2026-03-01 less three is
  // 2025-12-01.
  EXPECT_EQ(silent("2026-02-28"), 0);
  EXPECT_EQ(silent("2026-03-01"), 1);
}

TEST(ComputeDaily, IsEmptyWithoutOrders) {
  const MetricShop shop(OrderBuilder(), DayOf("2026-03-05"));
  EXPECT_EQ(ComputeDaily(shop.inputs, shop.View(), {}, {}).size(), 0u);
}

TEST(ComputeDaily, AddsUpValueFromTheFirstOrderOn) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-01-01"),
               .gross_minor = 0,
               .refund_minor = 30,
               .kind = table::OrderKind::kCancelling});
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-03"), .gross_minor = 200});
  builder.Add({.buyer = "eve",
               .day = DayOf("2026-01-03"),
               .gross_minor = 0,
               .refund_minor = 7,
               .kind = table::OrderKind::kCancelling});
  const MetricShop shop(builder, DayOf("2026-01-04"));
  const Daily daily = ComputeDaily(shop.inputs, shop.View(), {}, {});
  EXPECT_EQ(daily.net_minor, (std::vector<table::Minor>{0, 0, 170, 170}));
  EXPECT_EQ(daily.customers, (std::vector<int64_t>{0, 0, 1, 1}));
}

}  // namespace
}  // namespace shuke::metrics
