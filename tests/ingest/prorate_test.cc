#include "core/ingest/prorate.h"

#include <gtest/gtest.h>

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
};

std::vector<Minor> Prorate(const std::vector<Order>& specs) {
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
    orders.gross_minor.push_back(spec.net > 0 ? spec.net : 0);
    orders.refund_minor.push_back(spec.net < 0 ? -spec.net : 0);
  }
  return ProrateNet(lines, orders);
}

using Shares = std::vector<Minor>;

TEST(ProrateNet, SplitsWhatWasPaidByTheAmountsOfTheLines) {
  // 148.00 for 99.00 and 59.00: the cent left over goes to the larger
  // remainder.
  EXPECT_EQ(Prorate({{14800, {{9900}, {5900}}}}), (Shares{9273, 5527}));
  // Equal remainders: to the earlier line.
  EXPECT_EQ(Prorate({{100, {{1000}, {1000}, {1000}}}}), (Shares{34, 33, 33}));
  // Postage comes on top.
  EXPECT_EQ(Prorate({{11000, {{7500}, {2500}}}}), (Shares{8250, 2750}));
}

TEST(ProrateNet, LeavesLinesThatAddUpAsTheyAre) {
  EXPECT_EQ(Prorate({{5500, {{6000}, {-500}}}}), (Shares{6000, -500}));
  EXPECT_EQ(Prorate({{3000, {{2000, 1000}, {2000}}}}), (Shares{1000, 2000}));
}

TEST(ProrateNet, GivesLinesThatEndedNothing) {
  EXPECT_EQ(
      Prorate({{1800, {{1000, kNoMoney, 1, OrderState::kRefunded}, {2000}}}}),
      (Shares{0, 1800}));
}

TEST(ProrateNet, GivesAWholeRowBesideLinesNothingAndAloneAll) {
  EXPECT_EQ(
      Prorate({{900,
                {{kNoMoney, kNoMoney, 3, OrderState::kCompleted, true},
                 {600},
                 {300}}},
               {500, {{kNoMoney, kNoMoney, 3, OrderState::kCompleted, true}}}}),
      (Shares{0, 600, 300, 500}));
}

TEST(ProrateNet, SplitsByQuantityWhereNoLineHasAnAmount) {
  EXPECT_EQ(Prorate({{400, {{kNoMoney, kNoMoney, 3}, {kNoMoney}}}}),
            (Shares{300, 100}));
  EXPECT_EQ(Prorate({{5, {{0, kNoMoney, 0}, {0, kNoMoney, 0}}}}),
            (Shares{3, 2}));
}

TEST(ProrateNet, SplitsMoneyThatWentBackToo) {
  EXPECT_EQ(Prorate({{-300, {{-100}, {-200}}}}), (Shares{-100, -200}));
  EXPECT_EQ(Prorate({{-300, {{200}, {400}}}}), (Shares{-100, -200}));
  EXPECT_EQ(Prorate({{0, {{200}, {400}}}}), (Shares{0, 0}));
}

TEST(ProrateNet, SumsToTheNetAmountWhateverTheLines) {
  std::mt19937_64 random(7);
  std::vector<Order> orders;
  for (int i = 0; i < 500; ++i) {
    Order order = {static_cast<Minor>(random() % 200'000) - 20'000, {}};
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
  const Shares shares = Prorate(orders);
  size_t at = 0;
  for (const Order& order : orders) {
    const auto from = shares.begin() + static_cast<std::ptrdiff_t>(at);
    at += order.lines.size();
    EXPECT_EQ(
        std::accumulate(from, shares.begin() + static_cast<std::ptrdiff_t>(at),
                        Minor{0}),
        order.net);
  }
}

}  // namespace
}  // namespace shuke::ingest
