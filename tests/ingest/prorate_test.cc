#include "core/ingest/prorate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace shuke::ingest {
namespace {

using table::kNoMoney;
using table::Minor;
using table::MoneyField;
using table::OrderLines;
using table::Orders;
using table::OrderState;

struct Line {
  Minor amount = kNoMoney;
  Minor refund = kNoMoney;
  int quantity = 1;
  OrderState state = OrderState::kCompleted;
  bool whole = false;  // an order-level row
};

struct Order {
  Minor net;
  std::vector<Line> lines;
  Minor refund = 0;  // of an order that paid as much more
};

LineMoney ProrateBoth(const std::vector<Order>& specs) {
  OrderLines lines;
  Orders orders;
  orders.line_offset.push_back(0);
  for (const Order& spec : specs) {
    for (const Line& line : spec.lines) {
      lines.money[static_cast<size_t>(MoneyField::kLineAmount)].push_back(
          line.amount);
      lines.money[static_cast<size_t>(MoneyField::kLineRefund)].push_back(
          line.refund);
      lines.quantity.push_back(line.quantity);
      lines.state.push_back(line.state);
      lines.flags.push_back(line.whole ? 0 : table::kLineLevel);
      orders.line.push_back(static_cast<uint32_t>(lines.row.size()));
      lines.row.push_back(static_cast<uint32_t>(lines.row.size()) + 1);
      lines.file.push_back(0);
    }
    orders.line_offset.push_back(static_cast<uint32_t>(orders.line.size()));
    orders.kind.push_back(table::OrderKind::kValid);
    orders.gross_minor.push_back((spec.net > 0 ? spec.net : 0) + spec.refund);
    orders.refund_minor.push_back((spec.net < 0 ? -spec.net : 0) + spec.refund);
  }
  return ProrateLines(lines, orders);
}

std::vector<Minor> Prorate(const std::vector<Order>& specs) {
  return ProrateBoth(specs).net_minor;
}

using Shares = std::vector<Minor>;

TEST(ProrateLines, SplitsWhatWasPaidByTheAmountsOfTheLines) {
  // 148.00 for 99.00 and 59.00: the cent left over goes to the larger
  // remainder.
  EXPECT_EQ(Prorate({{14800, {{9900}, {5900}}}}), (Shares{9273, 5527}));
  // Equal remainders: to the earlier line.
  EXPECT_EQ(Prorate({{100, {{1000}, {1000}, {1000}}}}), (Shares{34, 33, 33}));
  // Postage comes on top.
  EXPECT_EQ(Prorate({{11000, {{7500}, {2500}}}}), (Shares{8250, 2750}));
}

TEST(ProrateLines, LeavesLinesThatAddUpAsTheyAre) {
  EXPECT_EQ(Prorate({{5500, {{6000}, {-500}}}}), (Shares{6000, -500}));
  EXPECT_EQ(Prorate({{3000, {{2000, 1000}, {2000}}}}), (Shares{1000, 2000}));
}

TEST(ProrateLines, GivesLinesThatEndedNothing) {
  EXPECT_EQ(
      Prorate({{1800, {{1000, kNoMoney, 1, OrderState::kRefunded}, {2000}}}}),
      (Shares{0, 1800}));
}

TEST(ProrateLines, GivesAWholeRowBesideLinesNothingAndAloneAll) {
  EXPECT_EQ(
      Prorate({{900,
                {{kNoMoney, kNoMoney, 3, OrderState::kCompleted, true},
                 {600},
                 {300}}},
               {500, {{kNoMoney, kNoMoney, 3, OrderState::kCompleted, true}}}}),
      (Shares{0, 600, 300, 500}));
}

TEST(ProrateLines, SplitsByQuantityWhereNoLineHasAnAmount) {
  EXPECT_EQ(Prorate({{400, {{kNoMoney, kNoMoney, 3}, {kNoMoney}}}}),
            (Shares{300, 100}));
  EXPECT_EQ(Prorate({{5, {{0, kNoMoney, 0}, {0, kNoMoney, 0}}}}),
            (Shares{3, 2}));
}

TEST(ProrateLines, SplitsMoneyThatWentBackToo) {
  EXPECT_EQ(Prorate({{-300, {{-100}, {-200}}}}), (Shares{-100, -200}));
  EXPECT_EQ(Prorate({{-300, {{200}, {400}}}}), (Shares{-100, -200}));
  EXPECT_EQ(Prorate({{0, {{200}, {400}}}}), (Shares{0, 0}));
}

TEST(ProrateLines, PutsRefundsOnTheLinesThatTellOfThem) {
  // 100.00 of which 30.00 came back, and 50.00, at a discount of 20.00.
  const LineMoney said = ProrateBoth({{10000, {{10000, 3000}, {5000}}, 3000}});
  EXPECT_EQ(said.net_minor, (Shares{5833, 4167}));
  EXPECT_EQ(said.refund_minor, (Shares{3000, 0}));
  const LineMoney ended = ProrateBoth(
      {{1800, {{1000, kNoMoney, 1, OrderState::kRefunded}, {2000}}, 900}});
  EXPECT_EQ(ended.net_minor, (Shares{0, 1800}));
  EXPECT_EQ(ended.refund_minor, (Shares{900, 0}));
  // A return within the invoice that it is taken off.
  const LineMoney taken_off = ProrateBoth({{5500, {{6000}, {-500}}, 500}});
  EXPECT_EQ(taken_off.net_minor, (Shares{6000, -500}));
  EXPECT_EQ(taken_off.refund_minor, (Shares{0, 500}));
}

TEST(ProrateLines, SplitsRefundsByAmountsWhereNoLineTellsOfThem) {
  const LineMoney part = ProrateBoth({{2000, {{1000}, {2000}}, 400}});
  EXPECT_EQ(part.net_minor, (Shares{667, 1333}));
  EXPECT_EQ(part.refund_minor, (Shares{133, 267}));
  const LineMoney whole = ProrateBoth({{0, {{1000}, {2000}}, 2700}});
  EXPECT_EQ(whole.net_minor, (Shares{0, 0}));
  EXPECT_EQ(whole.refund_minor, (Shares{900, 1800}));
}

TEST(ProrateLines, SumsToTheMoneyOfTheOrderWhateverTheLines) {
  std::mt19937_64 random(7);
  std::vector<Order> orders;
  for (int i = 0; i < 500; ++i) {
    Order order = {static_cast<Minor>(random() % 200'000) - 20'000,
                   {},
                   static_cast<Minor>(random() % 3 * 1'777)};
    const size_t count = 1 + random() % 6;
    for (size_t line = 0; line < count; ++line) {
      order.lines.push_back(
          {random() % 5 == 0 ? kNoMoney
                             : static_cast<Minor>(random() % 90'000) - 9'000,
           kNoMoney, static_cast<int>(random() % 4)});
    }
    orders.push_back(order);
  }
  // Near the largest amounts that are read.
  orders.push_back({99'999'999'999'999, {{99'999'999'999'998}, {3}, {7}}});
  const LineMoney money = ProrateBoth(orders);
  size_t at = 0;
  for (const Order& order : orders) {
    const auto sum = [&](const Shares& shares) {
      const auto from = shares.begin() + static_cast<std::ptrdiff_t>(at);
      return std::accumulate(
          from, from + static_cast<std::ptrdiff_t>(order.lines.size()),
          Minor{0});
    };
    EXPECT_EQ(sum(money.net_minor), order.net);
    EXPECT_EQ(sum(money.refund_minor),
              order.refund + std::max<Minor>(0, -order.net));
    at += order.lines.size();
  }
}

}  // namespace
}  // namespace shuke::ingest
