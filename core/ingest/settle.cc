// The rows of one order are gathered into what they say together; that is
// priced by what its platform's paid column holds, and judged.
#include "core/ingest/settle.h"

#include <algorithm>

#include "core/base/hot_loop.h"

namespace shuke::ingest {
namespace {

using table::kEmptyString;
using table::kNoMoney;
using table::Minor;
using table::MoneyField;
using table::OrderKind;
using table::OrderLines;
using table::Orders;
using table::OrderState;
using table::StringId;
using table::TextField;
using table::TimeField;

constexpr uint32_t kNoRow = 0xffffffff;

class Settler {
 public:
  Settler(const OrderRows& rows, bool count_zero_amount, Orders& orders)
      : rows_(rows),
        lines_(rows.lines()),
        count_zero_amount_(count_zero_amount),
        orders_(orders) {}

  void Run() {
    const size_t count = orders_.line_offset.size() - 1;
    orders_.kind.resize(count);
    orders_.day.resize(count);
    orders_.time.resize(count);
    orders_.gross_minor.resize(count, 0);
    orders_.refund_minor.resize(count, 0);
    orders_.items.resize(count);
    orders_.buyer_key.assign(count, kEmptyString);
    orders_.buyer_scope.resize(count);
    orders_.currency.resize(count);
    HotLoop(count, [&](size_t order) { SettleOne(order); });
  }

 private:
  // What all rows of one order say together.
  struct Evidence {
    OrderState state = OrderState::kUnknown;
    LocalTime created = kNoTime, paid_at = kNoTime, completed = kNoTime;
    Minor order_amount = kNoMoney, paid = kNoMoney, refund = kNoMoney;
    Minor lines_positive = 0, lines_negative = 0;
    bool cancelling = false;
    int64_t items = 0;
  };

  Evidence Gather(table::LineRange rows) const {
    Evidence all;
    // Of an order with lines that ended (closed, refunded) and others that go
    // on: how far these have come, and what the ended ones come to.
    bool any_whole = false, any_goes_on = false;
    OrderState going_on = OrderState::kUnknown;  // with the order's own state
    Minor refunded_lines = 0, closed_lines = 0;
    Minor returned_lines = 0;  // refunds of single lines that go on
    Minor returned = 0;        // refunds of all single lines
    Minor own_refunds = 0;     // with rows of their own
    // Where there are lines, they are the items; an order-level row beside
    // them repeats their number.
    const bool has_lines = rows_.IsLineLevel(rows.back());
    for (const uint32_t row : rows) {
      const bool is_line = rows_.IsLineLevel(row);
      const Minor amount = OrZero(lines_.Money(MoneyField::kLineAmount, row));
      const Minor line_refund =
          std::clamp<Minor>(OrZero(lines_.Money(MoneyField::kLineRefund, row)),
                            0, std::max<Minor>(0, amount));
      const bool is_refund = rows_.IsRefund(row);
      OrderState state = lines_.state[row];
      // A line that was closed and paid back had been paid.
      if (is_line && state == OrderState::kClosed && line_refund > 0)
        state = OrderState::kRefunded;
      // A refund with a row of its own says nothing of the rest of the order.
      if (is_refund && row != rows.front()) state = OrderState::kUnknown;
      if (StateRank(state) > StateRank(all.state)) all.state = state;
      any_whole |= !is_line;
      const bool ended =
          state == OrderState::kRefunded || state == OrderState::kClosed;
      any_goes_on |= is_line && !ended;
      if ((!is_line || !ended) && StateRank(state) > StateRank(going_on))
        going_on = state;
      // kNoTime is the smallest time, so the latest is the maximum; an order is
      // created once, at its earliest.
      const LocalTime created = lines_.Time(TimeField::kCreated, row);
      if (created != kNoTime &&
          (all.created == kNoTime || created < all.created)) {
        all.created = created;
      }
      all.paid_at = std::max(all.paid_at, lines_.Time(TimeField::kPaid, row));
      all.completed =
          std::max(all.completed, lines_.Time(TimeField::kCompleted, row));
      all.refund =
          std::max(all.refund, lines_.Money(MoneyField::kRefundAmount, row));
      all.cancelling |= (lines_.flags[row] & table::kCancelling) != 0;
      if (is_refund) {
        own_refunds -= rows_.WholeAmount(row);
        if (row != rows.front()) continue;
      } else {
        // Order amounts repeat on every line of an order: the largest is the
        // amount, not the sum.
        all.order_amount = std::max(
            all.order_amount, lines_.Money(MoneyField::kOrderAmount, row));
        all.paid =
            std::max(all.paid, lines_.Money(MoneyField::kPaidAmount, row));
      }
      if (!has_lines || is_line) all.items += rows_.Quantity(row);
      if (!is_line) continue;
      (amount > 0 ? all.lines_positive : all.lines_negative) += amount;
      returned += line_refund;
      if (state == OrderState::kRefunded) {
        refunded_lines += std::max<Minor>(0, amount);
      } else if (state == OrderState::kClosed) {
        closed_lines += std::max<Minor>(0, amount);
      } else {
        returned_lines += line_refund;
      }
    }
    if (own_refunds > 0) {
      if (all.paid == kNoMoney && all.order_amount == kNoMoney) {
        all.paid = -own_refunds;
      } else {
        all.refund = OrZero(all.refund) + own_refunds;
      }
    }
    const bool by_lines = all.paid == kNoMoney && all.order_amount == kNoMoney;
    // The end of one line is not the end of its order.
    if (any_goes_on && (by_lines || any_whole)) all.state = going_on;
    if (!by_lines) {
      if (returned > 0) all.refund = std::max(all.refund, returned);
    } else {
      if (all.state != OrderState::kClosed) all.lines_positive -= closed_lines;
      all.lines_negative -= returned_lines;
      if (any_goes_on) all.lines_negative -= refunded_lines;
    }
    return all;
  }

  void SettleOne(size_t order) {
    const auto rows = orders_.Lines(order);
    const FileTraits& file = rows_.FileOf(Speaker(rows));
    const Evidence all = Gather(rows);

    const Amounts amounts = Price(all, file);
    const OrderKind kind = Judge(all, amounts, file);
    const bool paid = kind == OrderKind::kValid ||
                      kind == OrderKind::kRefunded ||
                      kind == OrderKind::kCancelling;
    orders_.kind[order] = kind;
    orders_.gross_minor.Set(order, paid ? amounts.gross : 0);
    orders_.refund_minor.Set(order, kind == OrderKind::kRefunded ? amounts.gross
                                    : paid ? amounts.refund
                                           : 0);
    orders_.items[order] = static_cast<int32_t>(all.items);

    LocalTime time = all.paid_at;
    if (time == kNoTime && kind == OrderKind::kValid) time = all.completed;
    if (time == kNoTime) time = all.created;
    if (time == kNoTime) time = all.completed;
    orders_.time[order] = time;
    orders_.day[order] = DayOfTime(time);

    const uint32_t row = RowWith(TextField::kCurrency, rows);
    orders_.currency.Set(order, row != kNoRow
                                    ? lines_.Text(TextField::kCurrency, row)
                                    : file.currency);
  }

  // The row whose file decides how amounts are read: the order-level row, which
  // comes first, or the latest line.
  uint32_t Speaker(table::LineRange rows) const {
    const bool one_file =
        std::all_of(rows.begin(), rows.end(), [&](uint32_t row) {
          return lines_.file[row] == lines_.file[rows.front()];
        });
    if (one_file || !rows_.IsLineLevel(rows.front())) return rows.front();
    return rows_.Latest(rows);
  }

  // The row that has a text in `field`; where rows have different ones, the
  // latest of these. kNoRow: none has.
  uint32_t RowWith(TextField field, table::LineRange rows) const {
    uint32_t found = kNoRow;
    bool differ = false;
    for (const uint32_t row : rows) {
      const StringId text = lines_.Text(field, row);
      if (text == kEmptyString) continue;
      if (found == kNoRow) found = row;
      differ |= text != lines_.Text(field, found);
    }
    if (!differ) return found;
    for (const uint32_t row : rows) {
      if (lines_.Text(field, row) != kEmptyString && rows_.IsLater(row, found))
        found = row;
    }
    return found;
  }

  struct Amounts {
    Minor gross;   // paid, before any refund
    Minor refund;  // of it, gone back
  };

  // Rulings 5 and 6.
  static Amounts Price(const Evidence& all, const FileTraits& file) {
    const Minor total = all.order_amount;
    Minor paid = all.paid;
    if (paid == kNoMoney && total == kNoMoney) {
      return {all.lines_positive, -all.lines_negative};
    }
    if (paid == kNoMoney) paid = total;
    // A negative amount on an order of its own is money that went back.
    if (paid < 0) return {0, -paid};
    const Minor refund = std::max<Minor>(0, OrZero(all.refund));
    const bool reached_buyer = all.state == OrderState::kPaid ||
                               all.state == OrderState::kShipped ||
                               all.state == OrderState::kCompleted;
    switch (file.paid_is) {
      case PaidIs::kSettled:
        if (paid == 0 && refund == 0 && reached_buyer && total != kNoMoney)
          paid = total;
        [[fallthrough]];
      case PaidIs::kGross:
        return {paid, std::min(paid, refund)};
      case PaidIs::kNet:
        return {paid + refund, refund};
      case PaidIs::kEither: {
        if (total == kNoMoney || all.refund == kNoMoney)
          return {paid, std::min(paid, refund)};
        const Minor net = std::max<Minor>(0, std::min(paid, total - refund));
        const Minor gross = std::max(paid, std::min(total, paid + refund));
        return {gross, gross - net};
      }
    }
    return {paid, 0};
  }

  OrderKind Judge(const Evidence& all, const Amounts& amounts,
                  const FileTraits& file) const {
    const Minor net = amounts.gross - amounts.refund;
    if (amounts.gross == 0 && amounts.refund > 0) return OrderKind::kCancelling;
    if (all.cancelling) return OrderKind::kCancelling;
    if (all.state == OrderState::kRefunded) return OrderKind::kRefunded;
    if (all.state == OrderState::kUnpaid) return OrderKind::kUnpaid;
    if (all.state == OrderState::kClosed) {
      const bool refunded = amounts.refund > 0 && all.paid_at != kNoTime;
      return refunded ? OrderKind::kRefunded : OrderKind::kClosed;
    }
    // No word on the state: the money decides (paid amount and, where the file
    // has the column, a paid time).
    const bool undecided = all.state == OrderState::kUnknown;
    if (undecided && file.has_paid_time && all.paid_at == kNoTime)
      return OrderKind::kUnpaid;
    if (amounts.gross > 0)
      return net > 0 ? OrderKind::kValid : OrderKind::kRefunded;
    if (count_zero_amount_) return OrderKind::kValid;
    return OrderKind::kZeroAmount;
  }

  const OrderRows& rows_;
  const OrderLines& lines_;
  const bool count_zero_amount_;
  Orders& orders_;
};

}  // namespace

void SettleOrders(const OrderRows& rows, bool count_zero_amount,
                  Orders& orders) {
  Settler(rows, count_zero_amount, orders).Run();
}

}  // namespace shuke::ingest
