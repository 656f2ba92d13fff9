#include "core/ingest/assemble.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/table/append.h"

namespace shuke::ingest {
namespace {

using table::kEmptyString;
using table::kNoMoney;
using table::Minor;
using table::MoneyField;
using table::OrderKind;
using table::OrderLines;
using table::OrderState;
using table::StringId;
using table::TextField;
using table::TimeField;

// A row as a file gives it; every text by its spelling.
struct Row {
  std::string id = "1001";
  OrderState state = OrderState::kCompleted;
  Minor total = kNoMoney;
  Minor paid = kNoMoney;
  Minor refund = kNoMoney;
  std::string created = "2026-03-01 10:00:00";
  std::string paid_at = "";
  std::string completed = "";
  std::string nick = "tb_ann";
  // Of a product line; kNoMoney makes the row a whole order.
  Minor line = kNoMoney;
  std::string product = "";
  std::string line_id = "";
  int quantity = 1;
  bool cancelling = false;
  std::string shop = "";
  std::string member_id = "";
  std::string alipay = "";
  std::string email = "";
  std::string phone = "";
  std::string recipient_phone = "";
  std::string currency = "";
};

struct File {
  std::vector<Row> rows;
  PaidIs paid_is = PaidIs::kGross;
  std::string platform = "taobao";
  bool has_paid_time = false;
  std::string currency = "CNY";
  std::string label = "";
};

LocalTime TimeOf(const std::string& text) {
  if (text.empty()) return kNoTime;
  const Day day = *ParseIsoDay(text.substr(0, 10));
  const int hours = std::stoi(text.substr(11, 2));
  const int minutes = std::stoi(text.substr(14, 2));
  const int seconds = std::stoi(text.substr(17, 2));
  return *TimeFromDay(day, (hours * 60 + minutes) * 60 + seconds);
}

OrderLines LinesOf(const File& file, table::Dictionary& words) {
  OrderLines lines;
  for (const Row& row : file.rows) {
    const auto text = [&](TextField field, const std::string& value) {
      lines.text[static_cast<size_t>(field)].push_back(words.Intern(value));
    };
    const auto money = [&](MoneyField field, Minor value) {
      lines.money[static_cast<size_t>(field)].push_back(value);
    };
    const auto time = [&](TimeField field, const std::string& value) {
      lines.time[static_cast<size_t>(field)].push_back(TimeOf(value));
    };
    text(TextField::kOrderId, row.id);
    text(TextField::kNick, row.nick);
    text(TextField::kProduct, row.product);
    text(TextField::kLineId, row.line_id);
    text(TextField::kShop, row.shop);
    text(TextField::kMemberId, row.member_id);
    text(TextField::kAlipay, row.alipay);
    text(TextField::kEmail, row.email);
    text(TextField::kPhone, row.phone);
    text(TextField::kRecipientPhone, row.recipient_phone);
    text(TextField::kCurrency, row.currency);
    money(MoneyField::kOrderAmount, row.total);
    money(MoneyField::kPaidAmount, row.paid);
    money(MoneyField::kRefundAmount, row.refund);
    money(MoneyField::kLineAmount, row.line);
    time(TimeField::kCreated, row.created);
    time(TimeField::kPaid, row.paid_at);
    time(TimeField::kCompleted, row.completed);
    lines.quantity.push_back(row.quantity);
    lines.state.push_back(row.state);
    uint8_t flags = row.line != kNoMoney ? table::kLineLevel : 0;
    if (row.cancelling) flags |= table::kCancelling;
    lines.flags.push_back(flags);
    lines.row.push_back(static_cast<uint32_t>(lines.row.size()) + 1);
  }
  return lines;
}

// One order, told without ids.
struct Told {
  OrderKind kind;
  std::string time;
  Minor gross, refund;
  int items;
  std::string currency;
  size_t lines;

  friend bool operator==(const Told&, const Told&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Told& told) {
    return out << "kind " << static_cast<int>(told.kind) << " at " << told.time
               << " gross " << told.gross << " refund " << told.refund
               << " items " << told.items << " in " << told.currency
               << " lines " << told.lines;
  }
};

// "platform/shop/number" -> order.
using Book = std::map<std::string, Told>;

struct Result {
  Book book;
  std::vector<Overlap> by_file;

  const Told& Only() const {
    EXPECT_EQ(book.size(), 1u);
    return book.begin()->second;
  }
};

Result Assemble(const std::vector<File>& files, bool count_zero = false) {
  table::Dictionary words;
  OrderLines lines;
  std::vector<FileTraits> traits;
  size_t rows = 0;
  for (const File& file : files) {
    rows += file.rows.size();
    table::AppendLines(LinesOf(file, words),
                       static_cast<uint16_t>(traits.size()), lines);
    traits.push_back({words.Intern(file.platform), words.Intern(file.currency),
                      file.paid_is, file.has_paid_time,
                      words.Intern(file.label)});
  }
  const Assembly assembly =
      AssembleOrders(lines, traits, words, {.count_zero_amount = count_zero});
  const table::Orders& orders = assembly.orders;
  Result result;
  result.by_file = assembly.by_file;
  size_t used = 0, duplicates = 0;
  for (size_t order = 0; order < orders.size(); ++order) {
    const auto of = orders.Lines(order);
    used += of.size();
    const uint32_t first = of.front();
    StringId shop = lines.Text(TextField::kShop, first);
    if (shop == kEmptyString) shop = traits[lines.file[first]].label;
    const std::string key =
        std::string(words.At(traits[lines.file[first]].platform)) + "/" +
        std::string(words.At(shop)) + "/" +
        std::string(words.At(lines.Text(TextField::kOrderId, first)));
    EXPECT_EQ(orders.day[order], DayOfTime(orders.time[order]));
    const bool added =
        result.book
            .emplace(
                key,
                Told{orders.kind[order], FormatTime(orders.time[order]),
                     orders.gross_minor[order], orders.refund_minor[order],
                     orders.items[order],
                     std::string(words.At(orders.currency[order])), of.size()})
            .second;
    EXPECT_TRUE(added) << key << " is two orders";
  }
  for (const Overlap& overlap : assembly.by_file)
    duplicates += overlap.Of(Reason::kDuplicateOrder) +
                  overlap.Of(Reason::kDuplicateLine);
  EXPECT_EQ(used + duplicates, rows) << "rows used + set aside = rows";
  return result;
}

Told One(const Row& row, PaidIs paid_is, bool has_paid_time = false) {
  return Assemble({{.rows = {row},
                    .paid_is = paid_is,
                    .has_paid_time = has_paid_time}})
      .Only();
}

Minor Net(const Told& told) { return told.gross - told.refund; }

// ---- what the paid column holds (rulings 6)

TEST(AssembleOrders, ReadsATaobaoPaidColumnThatHasTheRefundSubtracted) {
  const Told told =
      One({.total = 32770, .paid = 14890, .refund = 17880}, PaidIs::kEither);
  EXPECT_EQ(told.kind, OrderKind::kValid);
  EXPECT_EQ(told.gross, 32770);
  EXPECT_EQ(told.refund, 17880);
}

TEST(AssembleOrders, ReadsATaobaoPaidColumnThatStillHoldsTheRefund) {
  const Told partly =
      One({.total = 32770, .paid = 32770, .refund = 17880}, PaidIs::kEither);
  EXPECT_EQ(partly.kind, OrderKind::kValid);
  EXPECT_EQ(Net(partly), 14890);
  EXPECT_EQ(partly.gross, 32770);
  const Told wholly =
      One({.total = 6480, .paid = 6480, .refund = 6480}, PaidIs::kEither);
  EXPECT_EQ(wholly.kind, OrderKind::kRefunded);
  EXPECT_EQ(Net(wholly), 0);
  EXPECT_EQ(wholly.gross, 6480);
}

TEST(AssembleOrders, TakesTheLowerOfPaidAndTotalLessRefund) {
  // Paid less than the total by a coupon of the platform.
  const Told coupon =
      One({.total = 10000, .paid = 9000, .refund = 0}, PaidIs::kEither);
  EXPECT_EQ(coupon.gross, 9000);
  EXPECT_EQ(coupon.refund, 0);
  // A refund beyond the total never makes the net negative.
  const Told beyond =
      One({.total = 5000, .paid = 5000, .refund = 8000}, PaidIs::kEither);
  EXPECT_EQ(Net(beyond), 0);
  EXPECT_EQ(beyond.kind, OrderKind::kRefunded);
  // Nothing left in the paid column, all of it sent back.
  const Told emptied = One({.state = OrderState::kRefunded,
                            .total = 6480,
                            .paid = 0,
                            .refund = 6480},
                           PaidIs::kEither);
  EXPECT_EQ(emptied.kind, OrderKind::kRefunded);
  EXPECT_EQ(emptied.gross, 6480);
  EXPECT_EQ(Net(emptied), 0);
}

TEST(AssembleOrders, TakesPaidAsItIsWhereAReportHasNoRefundColumn) {
  // The Taobao report of 2016. Postage may stand beside the total.
  const Told told = One({.total = 10000, .paid = 11200}, PaidIs::kEither);
  EXPECT_EQ(told.gross, 11200);
  EXPECT_EQ(told.refund, 0);
}

TEST(AssembleOrders, SubtractsRefundsFromGrossPaidOnly) {
  const Row row = {.paid = 10000, .refund = 2500};
  const Told gross = One(row, PaidIs::kGross);
  EXPECT_EQ(gross.gross, 10000);
  EXPECT_EQ(Net(gross), 7500);
  const Told net = One(row, PaidIs::kNet);
  EXPECT_EQ(net.gross, 12500);
  EXPECT_EQ(Net(net), 10000);
}

TEST(AssembleOrders, NeverRefundsMoreThanWasPaid) {
  const Told told = One({.paid = 10000, .refund = 99900}, PaidIs::kGross);
  EXPECT_EQ(told.kind, OrderKind::kRefunded);
  EXPECT_EQ(told.gross, 10000);
  EXPECT_EQ(told.refund, 10000);
}

TEST(AssembleOrders, TakesTheOrderAmountWhileNothingIsSettled) {
  const Row row = {.state = OrderState::kShipped, .total = 8800, .paid = 0};
  const Told waiting = One(row, PaidIs::kSettled);
  EXPECT_EQ(waiting.kind, OrderKind::kValid);
  EXPECT_EQ(waiting.gross, 8800);
  EXPECT_EQ(One(row, PaidIs::kGross).kind, OrderKind::kZeroAmount);

  Row settled = row;
  settled.state = OrderState::kCompleted;
  settled.paid = 8600;
  EXPECT_EQ(One(settled, PaidIs::kSettled).gross, 8600);
  Row unpaid = row;
  unpaid.state = OrderState::kUnpaid;
  EXPECT_EQ(One(unpaid, PaidIs::kSettled).kind, OrderKind::kUnpaid);
  EXPECT_EQ(One(unpaid, PaidIs::kSettled).gross, 0);
  Row refunded = row;
  refunded.refund = 8800;
  EXPECT_NE(One(refunded, PaidIs::kSettled).kind, OrderKind::kValid);
}

TEST(AssembleOrders, TakesTheOrderAmountAsPaidWhereNoPaidColumnIs) {
  const Told told = One({.total = 4200}, PaidIs::kGross);
  EXPECT_EQ(told.kind, OrderKind::kValid);
  EXPECT_EQ(told.gross, 4200);
}

// ---- what an order counts as (rulings 4)

TEST(AssembleOrders, JudgesAnOrderByItsState) {
  const struct {
    OrderState state;
    OrderKind kind;
    Minor gross;
  } cases[] = {
      {OrderState::kUnpaid, OrderKind::kUnpaid, 0},
      {OrderState::kPaid, OrderKind::kValid, 5000},
      {OrderState::kShipped, OrderKind::kValid, 5000},
      {OrderState::kCompleted, OrderKind::kValid, 5000},
      {OrderState::kClosed, OrderKind::kClosed, 0},
      {OrderState::kRefunded, OrderKind::kRefunded, 5000},
      {OrderState::kUnknown, OrderKind::kValid, 5000},
  };
  for (const auto& c : cases) {
    const Told told = One({.state = c.state, .paid = 5000}, PaidIs::kGross);
    EXPECT_EQ(told.kind, c.kind) << static_cast<int>(c.state);
    EXPECT_EQ(told.gross, c.gross) << static_cast<int>(c.state);
    EXPECT_EQ(Net(told), c.kind == OrderKind::kValid ? 5000 : 0);
  }
}

TEST(AssembleOrders, FollowsTheMoneyWhereNobodyKnowsTheStatus) {
  const Row paid = {.state = OrderState::kUnknown,
                    .paid = 5000,
                    .paid_at = "2026-03-01 10:05:00"};
  Row waiting = paid;
  waiting.paid_at = "";
  EXPECT_EQ(One(paid, PaidIs::kGross, true).kind, OrderKind::kValid);
  EXPECT_EQ(One(waiting, PaidIs::kGross, true).kind, OrderKind::kUnpaid);
  // Without such a column its absence says nothing.
  EXPECT_EQ(One(waiting, PaidIs::kGross, false).kind, OrderKind::kValid);
}

TEST(AssembleOrders, TakesAClosedOrderForRefundedIfItWasPaidAndSentBack) {
  const Row closed = {.state = OrderState::kClosed,
                      .total = 5000,
                      .paid = 0,
                      .refund = 5000,
                      .paid_at = "2026-03-02 08:00:00"};
  EXPECT_EQ(One(closed, PaidIs::kEither).kind, OrderKind::kRefunded);
  Row never_paid = closed;
  never_paid.paid_at = "";
  never_paid.refund = 0;
  const Told told = One(never_paid, PaidIs::kEither);
  EXPECT_EQ(told.kind, OrderKind::kClosed);
  EXPECT_EQ(told.gross, 0);
}

TEST(AssembleOrders, CountsAZeroOrderOnlyIfThePolicySaysSo) {
  const File file = {.rows = {{.paid = 0}}};
  EXPECT_EQ(Assemble({file}).Only().kind, OrderKind::kZeroAmount);
  EXPECT_EQ(Assemble({file}, true).Only().kind, OrderKind::kValid);
  const File unpaid = {.rows = {{.state = OrderState::kUnpaid, .paid = 0}}};
  EXPECT_EQ(Assemble({unpaid}, true).Only().kind, OrderKind::kUnpaid);
}

TEST(AssembleOrders, TakesANegativeOrderForMoneyThatWentBack) {
  const Told told = One({.paid = -2550}, PaidIs::kGross);
  EXPECT_EQ(told.kind, OrderKind::kCancelling);
  EXPECT_EQ(told.gross, 0);
  EXPECT_EQ(told.refund, 2550);
}

// ---- cancelling invoices and lines (rulings 5)

TEST(AssembleOrders, TakesACancellingInvoiceForARefundOnItsOwnDay) {
  const auto book = Assemble({{.rows = {{.id = "536365",
                                         .state = OrderState::kUnknown,
                                         .created = "2026-03-01 08:26:00",
                                         .line = 1530,
                                         .product = "mug",
                                         .quantity = 6},
                                        {.id = "C536379",
                                         .state = OrderState::kUnknown,
                                         .created = "2026-03-05 09:41:00",
                                         .line = -2750,
                                         .product = "mug",
                                         .quantity = -1,
                                         .cancelling = true}}}})
                        .book;
  const Told& order = book.at("taobao//536365");
  EXPECT_EQ(order.kind, OrderKind::kValid);
  EXPECT_EQ(order.gross, 1530);
  EXPECT_EQ(order.refund, 0);
  const Told& refund = book.at("taobao//C536379");
  EXPECT_EQ(refund.kind, OrderKind::kCancelling);
  EXPECT_EQ(refund.time, "2026-03-05 09:41:00");
  EXPECT_EQ(refund.gross, 0);
  EXPECT_EQ(refund.refund, 2750);
}

TEST(AssembleOrders, SubtractsAReturnedLineFromItsOwnOrder) {
  const Told told =
      Assemble({{.rows = {{.line = 9000, .product = "coat", .quantity = 2},
                          {.line = -3000, .product = "hat", .quantity = -1}}}})
          .Only();
  EXPECT_EQ(told.kind, OrderKind::kValid);
  EXPECT_EQ(told.gross, 9000);
  EXPECT_EQ(told.refund, 3000);
  EXPECT_EQ(told.items, 1);
  EXPECT_EQ(told.lines, 2u);
}

TEST(AssembleOrders, TakesAnOrderOfReturnsAloneForARefund) {
  const Told told = Assemble({{.rows = {{.line = -3000, .product = "hat"},
                                        {.line = 0, .product = "gift"}}}})
                        .Only();
  EXPECT_EQ(told.kind, OrderKind::kCancelling);
  EXPECT_EQ(told.refund, 3000);
}

TEST(AssembleOrders, RefundsOnlyTheLinesThatWereRefunded) {
  const Told partly = Assemble({{.rows = {{.line = 9000, .product = "coat"},
                                          {.state = OrderState::kRefunded,
                                           .line = 3000,
                                           .product = "hat"}}}})
                          .Only();
  EXPECT_EQ(partly.kind, OrderKind::kValid);
  EXPECT_EQ(partly.gross, 12000);
  EXPECT_EQ(partly.refund, 3000);
  const Told closed = Assemble({{.rows = {{.line = 9000, .product = "coat"},
                                          {.state = OrderState::kClosed,
                                           .line = 3000,
                                           .product = "hat"}}}})
                          .Only();
  EXPECT_EQ(closed.kind, OrderKind::kValid);
  EXPECT_EQ(closed.gross, 9000);
  EXPECT_EQ(closed.refund, 0);
  const Told wholly = Assemble({{.rows = {{.state = OrderState::kRefunded,
                                           .line = 9000,
                                           .product = "coat"},
                                          {.state = OrderState::kRefunded,
                                           .line = 3000,
                                           .product = "hat"}}}})
                          .Only();
  EXPECT_EQ(wholly.kind, OrderKind::kRefunded);
  EXPECT_EQ(wholly.gross, 12000);
  EXPECT_EQ(wholly.refund, 12000);
}

TEST(AssembleOrders, CountsAnAmountThatEveryLineRepeatsOnce) {
  const Told told = Assemble({{.rows = {{.total = 12000,
                                         .paid = 11000,
                                         .line = 9000,
                                         .product = "coat"},
                                        {.total = 12000,
                                         .paid = 11000,
                                         .line = 3000,
                                         .product = "hat"}}}})
                        .Only();
  EXPECT_EQ(told.gross, 11000);
  EXPECT_EQ(told.lines, 2u);
}

TEST(AssembleOrders, CarriesAnAmountThatOnlyTheFirstLineHas) {
  const Told told =
      Assemble({{.rows = {{.paid = 11000, .line = 9000, .product = "coat"},
                          {.line = 3000, .product = "hat"}}}})
          .Only();
  EXPECT_EQ(told.gross, 11000);
}

// ---- order day (rulings 3)

TEST(AssembleOrders, DatesAnOrderByPaymentThenCompletionThenCreation) {
  Row row = {.paid = 5000,
             .created = "2026-03-01 23:59:59",
             .paid_at = "2026-03-02 00:00:01",
             .completed = "2026-03-09 12:00:00"};
  EXPECT_EQ(One(row, PaidIs::kGross).time, "2026-03-02 00:00:01");
  row.paid_at = "";
  EXPECT_EQ(One(row, PaidIs::kGross).time, "2026-03-09 12:00:00");
  row.state = OrderState::kClosed;
  EXPECT_EQ(One(row, PaidIs::kGross).time, "2026-03-01 23:59:59")
      << "completion dates valid orders only";
  row.state = OrderState::kCompleted;
  row.completed = "";
  EXPECT_EQ(One(row, PaidIs::kGross).time, "2026-03-01 23:59:59");
  row.state = OrderState::kClosed;
  row.created = "";
  row.completed = "2026-03-09 12:00:00";
  EXPECT_EQ(One(row, PaidIs::kGross).time, "2026-03-09 12:00:00")
      << "the only time there is";
}

TEST(AssembleOrders, CreatesAnOrderAtItsEarliestLine) {
  const Told told = Assemble({{.rows = {{.created = "2026-03-01 08:27:00",
                                         .line = 9000,
                                         .product = "coat"},
                                        {.created = "2026-03-01 08:26:00",
                                         .line = 3000,
                                         .product = "hat"}}}})
                        .Only();
  EXPECT_EQ(told.time, "2026-03-01 08:26:00");
}

// WooCommerce notes a refund as a row of its own, whose status is refunded.
TEST(AssembleOrders, KeepsWhatAPartialRefundWithARowOfItsOwnLeaves) {
  const Told told =
      Assemble({{.rows = {{.state = OrderState::kCompleted, .paid = 10000},
                          {.state = OrderState::kRefunded, .paid = -3000}}}})
          .Only();
  EXPECT_EQ(told.kind, OrderKind::kValid);
  EXPECT_EQ(Net(told), 7000);
  const Told all =
      Assemble({{.rows = {{.state = OrderState::kCompleted, .paid = 10000},
                          {.state = OrderState::kRefunded, .paid = -10000}}}})
          .Only();
  EXPECT_EQ(all.kind, OrderKind::kRefunded);
}

// Rulings 9: platform and shop column, else the file's label.
TEST(AssembleOrders, TellsShopsApartByTheLabelsOfTheirFiles) {
  const File one = {.rows = {{.id = "1", .paid = 100}}};
  EXPECT_EQ(Assemble({one, one}).book.size(), 1u);
  File north = one, south = one;
  north.label = "北店";
  south.label = "南店";
  EXPECT_EQ(Assemble({north, south}).book.size(), 2u);
  EXPECT_EQ(Assemble({north, north}).book.size(), 1u);
  // A file without a label goes with the one shop that has the number.
  EXPECT_EQ(Assemble({north, one}).book.size(), 1u);
  EXPECT_EQ(Assemble({one, north}).book.size(), 1u);
  EXPECT_EQ(Assemble({north, one, south}).book.size(), 3u);
  // A shop column stands over the label.
  File own = north;
  own.rows[0].shop = "南店";
  EXPECT_EQ(Assemble({own, south}).book.size(), 1u);
}

TEST(AssembleOrders, TakesTheCurrencyOfTheRowsOrElseOfTheProfile) {
  const auto book =
      Assemble({{.rows = {{.id = "1", .paid = 100},
                          {.id = "2", .paid = 100, .currency = "USD"}},
                 .currency = "GBP"}})
          .book;
  EXPECT_EQ(book.at("taobao//1").currency, "GBP");
  EXPECT_EQ(book.at("taobao//2").currency, "USD");
}

// ---- overlapping files (rulings 9)

TEST(AssembleOrders, KeepsOrdersOfDifferentShopsAndPlatformsApart) {
  const auto book =
      Assemble({{.rows = {{.paid = 100, .shop = "north"},
                          {.paid = 200, .shop = "south"}}},
                {.rows = {{.paid = 300, .shop = "north"}}, .platform = "jd"}})
          .book;
  ASSERT_EQ(book.size(), 3u);
  EXPECT_EQ(book.at("taobao/north/1001").gross, 100);
  EXPECT_EQ(book.at("taobao/south/1001").gross, 200);
  EXPECT_EQ(book.at("jd/north/1001").gross, 300);
}

TEST(AssembleOrders, LetsTheLaterStateOfAnOrderSpeak) {
  const OrderState rising[] = {OrderState::kUnknown, OrderState::kUnpaid,
                               OrderState::kPaid, OrderState::kShipped,
                               OrderState::kCompleted};
  for (size_t i = 0; i + 1 < std::size(rising); ++i) {
    const File older = {.rows = {{.state = rising[i], .paid = 999}}};
    const File newer = {.rows = {{.state = rising[i + 1], .paid = 500}}};
    const Told expected = Assemble({newer}).Only();
    for (const bool swapped : {false, true}) {
      const auto result =
          swapped ? Assemble({newer, older}) : Assemble({older, newer});
      EXPECT_EQ(result.Only(), expected) << i;
      EXPECT_EQ(result.by_file[swapped ? 1 : 0].Of(Reason::kDuplicateOrder),
                1u);
      EXPECT_EQ(result.by_file[swapped ? 0 : 1].Of(Reason::kDuplicateOrder),
                0u);
    }
  }
}

TEST(AssembleOrders, LetsTheLargerRefundThenTheLaterTimeSpeak) {
  const Row before = {.paid = 5000, .refund = 0};
  const Row after = {.paid = 5000, .refund = 1200};
  for (const auto& rows : {std::vector{before, after}, {after, before}}) {
    EXPECT_EQ(Assemble({{.rows = rows}}).Only().refund, 1200);
  }
  const Row early = {.paid = 5000, .paid_at = "2026-03-01 10:00:00"};
  const Row late = {.paid = 4000, .paid_at = "2026-03-01 11:00:00"};
  for (const auto& rows : {std::vector{early, late}, {late, early}}) {
    EXPECT_EQ(Assemble({{.rows = rows}}).Only().gross, 4000);
  }
}

TEST(AssembleOrders, ChangesNothingWhenAFileComesTwice) {
  const File orders = {.rows = {{.id = "1", .paid = 100},
                                {.id = "2", .paid = 200, .nick = "tb_ben"},
                                {.id = "2", .paid = 250, .nick = "tb_ben"}}};
  const File lines = {
      .rows = {{.id = "7", .line = 850, .product = "mug", .quantity = 2},
               {.id = "7", .line = 850, .product = "mug", .quantity = 2},
               {.id = "7", .line = 300, .product = "cup"}}};
  const auto once = Assemble({orders, lines});
  const auto twice = Assemble({orders, lines, orders, lines});
  EXPECT_EQ(once.book, twice.book);
  EXPECT_EQ(twice.by_file[2].Of(Reason::kDuplicateOrder) +
                twice.by_file[0].Of(Reason::kDuplicateOrder),
            4u);
  EXPECT_EQ(twice.by_file[1].Of(Reason::kDuplicateLine) +
                twice.by_file[3].Of(Reason::kDuplicateLine),
            3u);
  EXPECT_EQ(once.by_file[1].repeated_rows, 1u);
  EXPECT_EQ(once.book.at("taobao//7").gross, 2000);
  EXPECT_EQ(once.book.at("taobao//7").items, 5);
}

TEST(AssembleOrders, CountsALineAsOftenAsTheFileThatHasItMost) {
  const Row mug = {.line = 850, .product = "mug"};
  const Row cup = {.line = 300, .product = "cup"};
  const auto result = Assemble(
      {{.rows = {mug, cup}}, {.rows = {mug, mug, mug}}, {.rows = {mug, mug}}});
  EXPECT_EQ(result.Only().gross, 3 * 850 + 300);
  EXPECT_EQ(result.Only().lines, 4u);
  uint64_t duplicates = 0, repeated = 0;
  for (const Overlap& overlap : result.by_file) {
    duplicates += overlap.Of(Reason::kDuplicateLine);
    repeated += overlap.repeated_rows;
  }
  EXPECT_EQ(duplicates, 3u);
  EXPECT_EQ(repeated, 2u);
}

TEST(AssembleOrders, KeepsTheNewestStateOfALineThatTwoFilesHold) {
  const Row mug = {.state = OrderState::kPaid, .line = 850, .product = "mug"};
  Row refunded = mug;
  refunded.state = OrderState::kRefunded;
  // One file says it twice, so it counts twice; the other knows that one went
  // back.
  const File older = {.rows = {mug, mug}};
  const File newer = {.rows = {refunded}};
  for (const auto& files : {std::vector{older, newer}, {newer, older}}) {
    const Told told = Assemble(files).Only();
    EXPECT_EQ(told.kind, OrderKind::kValid);
    EXPECT_EQ(told.gross, 1700);
    EXPECT_EQ(told.refund, 850);
  }
  const File once = {.rows = {mug}};
  for (const auto& files : {std::vector{once, newer}, {newer, once}}) {
    EXPECT_EQ(Assemble(files).Only().kind, OrderKind::kRefunded);
  }
}

TEST(AssembleOrders, KnowsALineByItsIdWhateverElseChanged) {
  const File older = {
      .rows = {{.state = OrderState::kPaid,
                .line = 850,
                .product = "mug",
                .line_id = "9-1"},
               {.line = 300, .product = "cup", .line_id = "9-2"}}};
  const File newer = {.rows = {{.state = OrderState::kCompleted,
                                .line = 800,
                                .product = "mug, blue",
                                .line_id = "9-1"}}};
  for (const auto& files : {std::vector{older, newer}, {newer, older}}) {
    const Told told = Assemble(files).Only();
    EXPECT_EQ(told.gross, 1100);
    EXPECT_EQ(told.lines, 2u);
  }
  // With an id, a repeat inside one file is the same line.
  EXPECT_EQ(Assemble({{.rows = {older.rows[0], older.rows[0]}}}).Only().gross,
            850);
}

TEST(AssembleOrders, JoinsAnOrderReportWithItsLines) {
  const File orders = {
      .rows = {{.total = 12000, .paid = 11000, .refund = 0, .quantity = 3}},
      .paid_is = PaidIs::kEither};
  const File lines = {
      .rows = {{.line = 4500, .product = "coat", .quantity = 2},
               {.line = 3000, .product = "hat", .quantity = 1}}};
  for (const auto& files : {std::vector{orders, lines}, {lines, orders}}) {
    const Told told = Assemble(files).Only();
    EXPECT_EQ(told.gross, 11000);
    EXPECT_EQ(told.items, 3) << "items are counted once";
    EXPECT_EQ(told.lines, 3u);
  }
}

TEST(AssembleOrders, HoldsNoOrdersOfNoRows) {
  EXPECT_TRUE(Assemble({}).book.empty());
  EXPECT_TRUE(Assemble({{}, {}}).book.empty());
}

// Whatever the rows, neither the order of files nor of rows decides a figure.
TEST(AssembleOrders, GivesTheSameOrdersForEveryOrderOfFilesAndRows) {
  const OrderState states[] = {OrderState::kUnknown,   OrderState::kUnpaid,
                               OrderState::kPaid,      OrderState::kShipped,
                               OrderState::kClosed,    OrderState::kRefunded,
                               OrderState::kCompleted, OrderState::kPaid};
  const std::string times[] = {"", "2026-03-01 10:00:00",
                               "2026-03-02 09:00:00"};
  for (uint32_t seed = 1; seed <= 150; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](uint32_t n) { return random() % n; };
    const auto pick = [&](const auto& from) {
      return from[below(static_cast<uint32_t>(std::size(from)))];
    };
    std::vector<File> files(3);
    for (File& file : files) {
      const bool line_level = below(2) == 0;
      const PaidIs kinds[] = {PaidIs::kGross, PaidIs::kNet, PaidIs::kSettled,
                              PaidIs::kEither};
      file.paid_is = pick(kinds);
      file.has_paid_time = below(2) == 0;
      const uint32_t rows = 1 + below(6);
      for (uint32_t i = 0; i < rows; ++i) {
        Row row;
        row.id = std::to_string(1 + below(2));
        row.state = pick(states);
        row.created = times[1 + below(2)];
        if (file.has_paid_time) row.paid_at = pick(times);
        row.completed = pick(times);
        const std::string nicks[] = {"", "tb_ann", "tb_ben", "an*"};
        row.nick = pick(nicks);
        const std::string currencies[] = {"", "", "USD"};
        row.currency = pick(currencies);
        row.quantity = 1 + static_cast<int>(below(2));
        if (line_level) {
          row.line = static_cast<Minor>(below(3)) * 100 - 50;
          const std::string products[] = {"mug", "cup"};
          row.product = pick(products);
          if (below(3) == 0) row.line_id = std::to_string(below(3));
        } else {
          row.paid = static_cast<Minor>(below(3)) * 100;
          if (below(2) == 0) row.total = static_cast<Minor>(below(3)) * 100;
          if (below(2) == 0) row.refund = static_cast<Minor>(below(3)) * 50;
        }
        file.rows.push_back(row);
      }
    }
    const Book expected = Assemble(files).book;
    std::vector<size_t> order = {0, 1, 2};
    do {
      std::vector<File> permuted;
      for (const size_t i : order) {
        permuted.push_back(files[i]);
        auto& rows = permuted.back().rows;
        std::shuffle(rows.begin(), rows.end(), random);
      }
      const Book book = Assemble(permuted).book;
      ASSERT_EQ(book.size(), expected.size()) << "seed " << seed;
      for (const auto& [key, told] : expected) {
        ASSERT_EQ(book.at(key), told) << "seed " << seed << " order " << key;
      }
    } while (std::next_permutation(order.begin(), order.end()));
  }
}

// The union of lines, counted line by line.
TEST(AssembleOrders, AgreesWithLinesCountedOneByOne) {
  for (uint32_t seed = 1; seed <= 400; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](uint32_t n) { return random() % n; };
    std::vector<File> files(1 + below(3));
    using Line = std::tuple<std::string, std::string, Minor, int>;
    std::map<std::string, std::map<Line, std::map<size_t, uint64_t>>> orders;
    uint64_t rows = 0;
    const uint32_t most = 1 + below(12), products = 1 + below(20);
    for (size_t file = 0; file < files.size(); ++file) {
      for (uint32_t i = 0; i < most; ++i) {
        Row row;
        row.id = std::to_string(below(3));
        row.product = "p" + std::to_string(below(products));
        row.line = static_cast<Minor>(100 * (1 + below(2)));
        row.quantity = 1 + static_cast<int>(below(2));
        if (below(4) == 0) row.line_id = std::to_string(below(products));
        Line line = {"", row.product, row.line, row.quantity};
        if (!row.line_id.empty()) line = {row.line_id, "", 0, 0};
        ++orders[row.id][line][file];
        ++rows;
        files[file].rows.push_back(row);
      }
    }
    const Result result = Assemble(files);
    uint64_t kept = 0, repeated = 0;
    for (const auto& [id, lines] : orders) {
      uint64_t of_order = 0;
      for (const auto& [line, by_file] : lines) {
        uint64_t often = 1;
        if (std::get<0>(line).empty()) {
          for (const auto& [file, count] : by_file)
            often = std::max(often, count);
        }
        of_order += often;
        repeated += often - 1;
      }
      kept += of_order;
      ASSERT_EQ(result.book.at("taobao//" + id).lines, of_order)
          << "seed " << seed << " order " << id;
    }
    uint64_t told_repeated = 0, told_duplicates = 0;
    for (const Overlap& overlap : result.by_file) {
      told_repeated += overlap.repeated_rows;
      told_duplicates += overlap.Of(Reason::kDuplicateLine);
    }
    ASSERT_EQ(told_repeated, repeated) << "seed " << seed;
    ASSERT_EQ(told_duplicates, rows - kept) << "seed " << seed;
  }
}

// One shop is numbered by its order numbers alone, several by shop and number.
TEST(AssembleOrders, NumbersOrdersOfOneShopAlikeWhetherItIsNamedOrNot) {
  std::mt19937 random(20261123);
  std::vector<File> files(2);
  for (File& file : files) {
    for (int i = 0; i < 60; ++i) {
      file.rows.push_back({.id = std::to_string(random() % 40),
                           .paid = static_cast<Minor>(random() % 900)});
    }
  }
  const Book nameless = Assemble(files).book;
  for (File& file : files) file.label = "ours";
  const Book named = Assemble(files).book;
  ASSERT_EQ(named.size(), nameless.size());
  for (const auto& [key, told] : nameless) {
    const std::string id = key.substr(key.rfind('/') + 1);
    EXPECT_EQ(named.at("taobao/ours/" + id), told);
  }
}

}  // namespace
}  // namespace shuke::ingest
