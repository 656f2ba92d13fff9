#include "core/metrics/key_figures.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/metrics/running_median.h"
#include "tests/metrics/metric_shop.h"

namespace shuke::metrics {
namespace {

using customers::CustomerId;
using table::Minor;
using table::OrderKind;
using testkit::DayOf;
using testkit::MetricShop;
using testkit::OrderBuilder;

std::vector<KeyFigures> FiguresOf(const MetricShop& shop, const ShopView& view,
                                  Grain grain) {
  const Daily daily = ComputeDaily(shop.inputs, view, {}, {});
  return ComputeKeyFigures(shop.inputs, view, daily, {}, {}, view.range, grain);
}

// The obvious way: for each period, every customer and order anew.
class ByHand {
 public:
  ByHand(const MetricShop& shop, const ShopView& view, const Period& period)
      : shop_(shop), view_(view), period_(period) {}

  int64_t OrdersIn(CustomerId id, Day from, Day to) const {
    const auto days = view_.DaysOf(id);
    return std::count_if(days.begin(), days.end(),
                         [&](Day day) { return day >= from && day <= to; });
  }
  Day LastBy(CustomerId id, Day day) const {
    Day last = kNoDay;
    for (const Day bought : view_.DaysOf(id)) {
      if (bought <= day) last = std::max(last, bought);
    }
    return last;
  }
  bool IsNew(CustomerId id) const {
    const Day first = view_.first_purchase[id];
    return first >= period_.first && first <= period_.last;
  }
  // 0 not yet a customer, 1 awake, 2 asleep, 3 lost
  int StateBy(CustomerId id, Day day) const {
    const Day last = LastBy(id, day);
    if (last == kNoDay) return 0;
    if (last >= AddMonths(day, -6)) return 1;
    return last >= AddMonths(day, -12) ? 2 : 3;
  }

  void Check(const KeyFigures& figures) const {
    KeySide expected[2];
    Portion woken, activated, churned, second;
    int64_t maturing = 0;
    std::vector<int64_t> values[3];
    for (CustomerId id = 0; id < view_.customers(); ++id) {
      const Day before = period_.first - 1;
      const int state = StateBy(id, before);
      const int64_t bought = OrdersIn(id, period_.first, period_.last);
      woken.whole += state == 2;
      woken.part += state == 2 && bought > 0;
      activated.whole += state == 3;
      activated.part += state == 3 && bought > 0;
      churned.whole += state == 1 || state == 2;
      churned.part +=
          (state == 1 || state == 2) && StateBy(id, period_.last) == 3;
      if (LastBy(id, period_.last) != kNoDay) {
        const Minor value = ValueBy(id);
        values[IsNew(id) ? 0 : 1].push_back(value);
        values[2].push_back(value);
      }
      if (bought == 0) continue;
      KeySide& side = expected[IsNew(id) ? 0 : 1];
      ++side.customers;
      side.orders += bought;
      const auto days = view_.DaysOf(id);
      Day cohort = kNoDay;
      for (size_t k = 0; k < days.size(); ++k) {
        if (days[k] < period_.first || days[k] > period_.last) continue;
        if (cohort == kNoDay) cohort = days[k];
        if (k > 0)
          side.repeat_net_minor += view_.net_minor[view_.offset[id] + k];
      }
      for (size_t i = 0; i < 3; ++i) {
        const int months = MetricsPolicy().retention_months[i];
        if (AddMonths(period_.last, months) > view_.range.to) continue;
        side.retained[i] =
            side.retained[i].value_or(0) +
            (OrdersIn(id, cohort + 1, AddMonths(cohort, months)) > 0);
      }
      if (!IsNew(id)) continue;
      if (days[0] + 45 > view_.range.to) {
        ++maturing;
      } else {
        ++second.whole;
        second.part += OrdersIn(id, days[0], days[0] + 45) > 1;
      }
    }
    AddMoney(expected, figures);
    for (size_t s = 0; s < kSides; ++s) {
      SCOPED_TRACE(kSideCodes[s]);
      const KeySide& side = figures.sides[s];
      EXPECT_EQ(side.customers, expected[s].customers);
      EXPECT_EQ(side.orders, expected[s].orders);
      EXPECT_EQ(side.gross_minor, expected[s].gross_minor);
      EXPECT_EQ(side.refunds_minor, expected[s].refunds_minor);
      EXPECT_EQ(side.repeat_net_minor, expected[s].repeat_net_minor);
      for (size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(side.retained[i].value_or(0),
                  expected[s].retained[i].value_or(0));
      }
      EXPECT_EQ(side.value.customers, static_cast<int64_t>(values[s].size()));
      EXPECT_EQ(side.value.median_minor, MedianOf(values[s]));
    }
    const auto same = [](const Portion& a, const Portion& b) {
      EXPECT_EQ(a.part, b.part);
      EXPECT_EQ(a.whole, b.whole);
    };
    same(figures.woken, woken);
    same(figures.activated, activated);
    same(figures.churned, churned);
    same(figures.second_purchase, second);
    EXPECT_EQ(figures.maturing, maturing);
    EXPECT_EQ(figures.value.customers, static_cast<int64_t>(values[2].size()));
    Minor total = 0;
    for (const int64_t value : values[2]) total += value;
    EXPECT_EQ(figures.value.net_minor, total);
    EXPECT_EQ(figures.value.median_minor, MedianOf(values[2]));
  }

 private:
  Minor ValueBy(CustomerId id) const {
    const table::Orders& orders = shop_.shop.orders;
    Minor value = 0;
    for (const uint32_t order : view_.orders) {
      if (shop_.shop.customers.of_order[order] == id &&
          orders.day[order] <= period_.last)
        value += orders.NetMinor(order);
    }
    return value;
  }
  void AddMoney(KeySide* sides, const KeyFigures& figures) const {
    const table::Orders& orders = shop_.shop.orders;
    int64_t unidentified = 0;
    for (const uint32_t order : view_.orders) {
      if (orders.day[order] < period_.first || orders.day[order] > period_.last)
        continue;
      const CustomerId id = shop_.shop.customers.of_order[order];
      if (id == customers::kNobody) {
        unidentified += orders.kind[order] == OrderKind::kValid;
        continue;
      }
      KeySide& side = sides[IsNew(id) ? 0 : 1];
      side.gross_minor += orders.gross_minor[order];
      side.refunds_minor += orders.refund_minor[order];
    }
    EXPECT_EQ(figures.unidentified_orders, unidentified);
  }

  const MetricShop& shop_;
  const ShopView& view_;
  const Period& period_;
};

TEST(ComputeKeyFigures, AgreesWithLookingAtEveryoneInEveryPeriod) {
  for (const uint32_t seed : {11u, 12u}) {
    const MetricShop shop(testkit::RandomOrders(seed), DayOf("2026-06-30"));
    const ShopView view =
        shop.View({.from = DayOf("2024-12-11"), .to = DayOf("2026-06-17")});
    for (const Grain grain : {Grain::kWeek, Grain::kMonth}) {
      const auto figures = FiguresOf(shop, view, grain);
      ASSERT_EQ(figures.size(), grain == Grain::kMonth ? 19u : 80u);
      for (const KeyFigures& period : figures) {
        SCOPED_TRACE(FormatDay(period.period.first));
        ByHand(shop, view, period.period).Check(period);
      }
    }
  }
}

TEST(ComputeKeyFigures, SumsToTheShopsOwnTotalsWhateverTheGrain) {
  const MetricShop shop(testkit::RandomOrders(5), DayOf("2026-06-30"));
  const ShopView view = shop.View({.from = DayOf("2023-01-01")});
  Minor expected = 0;
  int64_t orders = 0;
  for (size_t i = 0; i < shop.shop.orders.size(); ++i) {
    expected += shop.shop.orders.NetMinor(i);
    orders += shop.shop.orders.kind[i] == OrderKind::kValid;
  }
  for (const Grain grain : {Grain::kWeek, Grain::kMonth}) {
    Minor net = 0;
    int64_t counted = 0;
    for (const KeyFigures& period : FiguresOf(shop, view, grain)) {
      for (const KeySide& side : period.sides) {
        net += side.net_minor();
        counted += side.orders;
      }
      net +=
          period.unidentified_gross_minor - period.unidentified_refunds_minor;
      counted += period.unidentified_orders;
    }
    EXPECT_EQ(net, expected);
    EXPECT_EQ(counted, orders);
  }
}

TEST(ComputeKeyFigures, TellsCohortsThatAreNotOldEnough) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-01-15")});
  builder.Add({.buyer = "ann", .day = DayOf("2026-02-28")});
  builder.Add({.buyer = "ben", .day = DayOf("2026-03-20")});
  const MetricShop shop(builder, DayOf("2026-05-01"));
  const auto months = FiguresOf(shop, shop.View(), Grain::kMonth);
  ASSERT_EQ(months.size(), 5u);
  const KeySide& january = months[0].sides[0];
  EXPECT_EQ(january.retained[0], 1) << "three months from its last day";
  EXPECT_FALSE(january.retained[1]) << "six are not over";
  EXPECT_EQ(months[0].second_purchase.part, 1) << "44 days later";
  EXPECT_FALSE(months[2].sides[0].retained[0]);
  EXPECT_EQ(months[2].maturing, 1) << "42 days observed";
  EXPECT_FALSE(months[0].window_whole) << "orders begin on the 15th";
  EXPECT_TRUE(months[1].window_whole);
}

TEST(ComputeKeyFigures, GrowsFromTheMeanOfAYearAgo) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2025-03-01"), .gross_minor = 100});
  builder.Add({.buyer = "ann", .day = DayOf("2026-02-01"), .gross_minor = 50});
  const MetricShop shop(builder, DayOf("2026-03-31"));
  const auto months = FiguresOf(shop, shop.View(), Grain::kMonth);
  EXPECT_FALSE(months[8].value_growth) << "no customer a year before";
  ASSERT_TRUE(months.back().value_growth);
  EXPECT_DOUBLE_EQ(*months.back().value_growth, 0.5);
}

TEST(ComputeKeyFigures, LeavesOutPeriodsBeforeTheFirstOrder) {
  OrderBuilder builder;
  builder.Add({.buyer = "ann", .day = DayOf("2026-02-10")});
  const MetricShop shop(builder, DayOf("2026-03-31"));
  EXPECT_EQ(FiguresOf(shop, shop.View(), Grain::kMonth).size(), 2u);
}

}  // namespace
}  // namespace shuke::metrics
