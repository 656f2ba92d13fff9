// Three passes over flat arrays: number the orders and lay their lines out one
// order after another (counting sort), thin out what overlapping files repeat,
// then settle each order's money and state.
#include "core/ingest/assemble.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace shuke::ingest {
namespace {

using table::Dictionary;
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

// Rulings 9: refunded and closed beat completed, completed beats shipped, and
// so on.
int StateRank(OrderState state) {
  switch (state) {
    case OrderState::kRefunded:
      return 6;
    case OrderState::kClosed:
      return 5;
    case OrderState::kCompleted:
      return 4;
    case OrderState::kShipped:
      return 3;
    case OrderState::kPaid:
      return 2;
    case OrderState::kUnpaid:
      return 1;
    case OrderState::kUnknown:
      return 0;
  }
  return 0;
}

constexpr uint32_t kNoRow = 0xffffffff;

Minor OrZero(Minor amount) { return amount == kNoMoney ? 0 : amount; }

class Assembler {
 public:
  Assembler(const OrderLines& lines, std::span<const FileTraits> files,
            const Dictionary& dictionary, const AssembleOptions& options)
      : lines_(lines),
        files_(files),
        dictionary_(dictionary),
        options_(options) {
    assembly_.by_file.resize(files.size());
  }

  Assembly Run() {
    NumberOrders();
    LayOutLines();
    DropIncomplete();
    ThinOut();
    Settle();
    return std::move(assembly_);
  }

 private:
  const FileTraits& FileOf(uint32_t line) const {
    return files_[lines_.file[line]];
  }
  bool IsLineLevel(uint32_t line) const {
    return lines_.flags[line] & table::kLineLevel;
  }

  // order_of_line_, in order of first appearance. Nearly always an order number
  // belongs to one shop, so the dictionary id of the number finds its order;
  // further shops hang on a chain. A row that names no shop (an item report
  // beside an order report) belongs to the one shop of its platform that has
  // the number; rows with a shop go first, so that file order decides nothing.
  void NumberOrders() {
    struct Entry {
      StringId platform, shop;
      uint32_t next;  // entry + 1, 0 = none
    };
    constexpr uint32_t kNone = 0xffffffff;
    std::vector<uint32_t> first(dictionary_.size(), 0);
    std::vector<Entry> entries;
    order_of_line_.assign(lines_.size(), kNone);
    const bool any_shop =
        !lines_.text[static_cast<size_t>(TextField::kShop)].empty();
    for (const bool with_shop : {true, false}) {
      if (with_shop && !any_shop) continue;
      for (uint32_t line = 0; line < lines_.size(); ++line) {
        const StringId shop = lines_.Text(TextField::kShop, line);
        if ((shop != kEmptyString) != with_shop) continue;
        const StringId platform = FileOf(line).platform;
        uint32_t* link = &first[lines_.Text(TextField::kOrderId, line)];
        uint32_t shops = 0, only_shop = kNone, found = kNone;
        for (; *link != 0; link = &entries[*link - 1].next) {
          const Entry& entry = entries[*link - 1];
          if (entry.platform != platform) continue;
          if (entry.shop == shop) found = *link - 1;
          if (entry.shop != kEmptyString) {
            ++shops;
            only_shop = *link - 1;
          }
        }
        if (found == kNone && !with_shop && shops == 1) found = only_shop;
        if (found == kNone) {
          found = static_cast<uint32_t>(entries.size());
          *link = found + 1;
          entries.push_back({platform, shop, 0});
        }
        order_of_line_[line] = found;
      }
    }
    order_count_ = static_cast<uint32_t>(entries.size());
    if (!any_shop) return;
    std::vector<uint32_t> renumbered(order_count_, kNone);
    uint32_t next = 0;
    for (uint32_t& order : order_of_line_) {
      if (renumbered[order] == kNone) renumbered[order] = next++;
      order = renumbered[order];
    }
  }

  void LayOutLines() {
    Orders& orders = assembly_.orders;
    orders.line_offset.assign(order_count_ + 1, 0);
    for (const uint32_t order : order_of_line_) ++orders.line_offset[order + 1];
    for (uint32_t order = 0; order < order_count_; ++order) {
      orders.line_offset[order + 1] += orders.line_offset[order];
    }
    orders.line.resize(lines_.size());
    std::vector<uint32_t> fill(orders.line_offset.begin(),
                               orders.line_offset.end() - 1);
    for (uint32_t line = 0; line < lines_.size(); ++line) {
      orders.line[fill[order_of_line_[line]]++] = line;
    }
    order_of_line_ = {};
  }

  // Drops repeated rows from each order's run of lines and closes the gaps.
  void ThinOut() {
    Orders& orders = assembly_.orders;
    uint32_t out = 0;
    uint32_t begin = 0;
    for (uint32_t order = 0; order < order_count_; ++order) {
      const uint32_t end = orders.line_offset[order + 1];
      kept_.assign(orders.line.begin() + begin, orders.line.begin() + end);
      if (kept_.size() > 1) KeepDistinct();
      orders.line_offset[order] = out;
      for (const uint32_t line : kept_) orders.line[out++] = line;
      begin = end;
    }
    orders.line_offset[order_count_] = out;
    orders.line.resize(out);
  }

  // Sets aside orders of which no row has a date, or none an amount: lines of
  // an item report whose order report is not there.
  void DropIncomplete() {
    Orders& orders = assembly_.orders;
    uint32_t kept_orders = 0, out = 0, begin = 0;
    for (uint32_t order = 0; order < order_count_; ++order) {
      const uint32_t end = orders.line_offset[order + 1];
      const std::span<const uint32_t> rows(orders.line.data() + begin,
                                           end - begin);
      const bool dated = std::any_of(rows.begin(), rows.end(), [&](uint32_t r) {
        return lines_.Time(TimeField::kCreated, r) != kNoTime ||
               lines_.Time(TimeField::kPaid, r) != kNoTime ||
               lines_.Time(TimeField::kCompleted, r) != kNoTime;
      });
      const bool priced =
          std::any_of(rows.begin(), rows.end(), [&](uint32_t r) {
            return lines_.Money(MoneyField::kPaidAmount, r) != kNoMoney ||
                   lines_.Money(MoneyField::kOrderAmount, r) != kNoMoney ||
                   lines_.Money(MoneyField::kLineAmount, r) != kNoMoney;
          });
      if (dated && priced) {
        // Never past `begin`: what is kept only moves towards the front.
        for (uint32_t i = begin; i < end; ++i) {
          orders.line[out++] = orders.line[i];
        }
        orders.line_offset[++kept_orders] = out;
      } else {
        for (const uint32_t row : rows) {
          Overlap& overlap = assembly_.by_file[lines_.file[row]];
          ++(dated ? overlap.without_amount : overlap.without_date);
        }
      }
      begin = end;
    }
    order_count_ = kept_orders;
    orders.line_offset.resize(kept_orders + 1);
    orders.line.resize(out);
  }

  void KeepDistinct() {
    const auto order_level_end = std::stable_partition(
        kept_.begin(), kept_.end(),
        [&](uint32_t line) { return !IsLineLevel(line); });
    const auto refunds_begin =
        std::stable_partition(kept_.begin(), order_level_end,
                              [&](uint32_t line) { return !IsRefund(line); });
    const std::vector<uint32_t> whole(kept_.begin(), refunds_begin);
    std::vector<uint32_t> refunds(refunds_begin, order_level_end);
    std::vector<uint32_t> items(order_level_end, kept_.end());
    kept_.clear();
    if (!whole.empty()) {
      // Of several rows for one order the latest state speaks.
      const uint32_t winner = Latest(whole);
      for (const uint32_t line : whole) {
        if (line != winner)
          ++assembly_.by_file[lines_.file[line]].duplicate_orders;
      }
      kept_.push_back(winner);
    }
    for (std::vector<uint32_t>* rows : {&refunds, &items}) {
      if (rows->size() > 1) UnionLines(*rows);
      kept_.insert(kept_.end(), rows->begin(), rows->end());
    }
  }

  // What a row says that its order comes to: what was paid, else the amount.
  Minor WholeAmount(uint32_t line) const {
    const Minor paid = lines_.Money(MoneyField::kPaidAmount, line);
    return paid != kNoMoney ? paid
                            : lines_.Money(MoneyField::kOrderAmount, line);
  }

  // A refund that has a row of its own under the number of the order.
  bool IsRefund(uint32_t line) const {
    return !IsLineLevel(line) && OrZero(WholeAmount(line)) < 0;
  }

  // Whether row `a` speaks for its order rather than `b`: the later state, then
  // the larger refund, then the later timestamp (rulings 9), then whatever
  // makes it total. Texts are compared, not their ids, which depend on the
  // order of files.
  bool IsLater(uint32_t a, uint32_t b) const {
    const auto rank = [&](uint32_t line) {
      return std::tuple{StateRank(lines_.state[line]),
                        OrZero(lines_.Money(MoneyField::kRefundAmount, line)),
                        lines_.Time(TimeField::kCompleted, line),
                        lines_.Time(TimeField::kPaid, line),
                        lines_.Time(TimeField::kCreated, line),
                        lines_.Money(MoneyField::kPaidAmount, line),
                        lines_.Money(MoneyField::kOrderAmount, line),
                        lines_.Money(MoneyField::kLineAmount, line),
                        Quantity(line),
                        FileOf(line).has_paid_time,
                        FileOf(line).paid_is};
    };
    const auto left = rank(a), right = rank(b);
    if (left != right) return left > right;
    for (const auto& column : lines_.text) {
      if (column.empty() || column[a] == column[b]) continue;
      return dictionary_.At(column[a]) > dictionary_.At(column[b]);
    }
    return false;
  }

  uint32_t Latest(std::span<const uint32_t> rows) const {
    uint32_t latest = rows.front();
    for (const uint32_t row : rows) {
      if (IsLater(row, latest)) latest = row;
    }
    return latest;
  }

  int32_t Quantity(uint32_t line) const {
    return lines_.quantity.empty() ? 1 : lines_.quantity[line];
  }

  // What makes two lines the same line: the line id, else everything that
  // describes the product.
  std::tuple<StringId, StringId, StringId, StringId, LocalTime, int32_t, Minor,
             Minor, Minor>
  Identity(uint32_t line) const {
    const StringId id = lines_.Text(TextField::kLineId, line);
    if (id != kEmptyString) return {id, 0, 0, 0, 0, 0, 0, 0, 0};
    return {0,
            lines_.Text(TextField::kProductId, line),
            lines_.Text(TextField::kProduct, line),
            lines_.Text(TextField::kSpec, line),
            lines_.Time(TimeField::kCreated, line),
            Quantity(line),
            lines_.Money(MoneyField::kUnitPrice, line),
            lines_.Money(MoneyField::kLineAmount, line),
            IsRefund(line) ? WholeAmount(line) : 0};
  }

  // Union of line multisets over files (rulings 9): each distinct line as often
  // as the file that has it most often. Inside one file a repeat is a real
  // second line, unless it bears a line id.
  void UnionLines(std::vector<uint32_t>& items) {
    std::stable_sort(items.begin(), items.end(), [&](uint32_t a, uint32_t b) {
      const auto left = Identity(a), right = Identity(b);
      return left != right ? left < right : lines_.file[a] < lines_.file[b];
    });
    std::vector<uint32_t> out;
    for (size_t begin = 0; begin < items.size();) {
      size_t end = begin + 1;
      while (end < items.size() &&
             Identity(items[end]) == Identity(items[begin]))
        ++end;
      const std::span<const uint32_t> same(items.data() + begin, end - begin);
      if (lines_.Text(TextField::kLineId, same.front()) != kEmptyString) {
        KeepLatest(same, out);
      } else {
        KeepMost(same, out);
      }
      begin = end;
    }
    std::sort(out.begin(), out.end());
    items = std::move(out);
  }

  void KeepLatest(std::span<const uint32_t> same, std::vector<uint32_t>& out) {
    const uint32_t winner = Latest(same);
    for (const uint32_t line : same) {
      if (line != winner)
        ++assembly_.by_file[lines_.file[line]].duplicate_lines;
    }
    out.push_back(winner);
  }

  // `same` is sorted by file: keeps as many as one file has at most. As lines
  // they are equal, so those in the latest state stay.
  void KeepMost(std::span<const uint32_t> same, std::vector<uint32_t>& out) {
    size_t most = 0, run = 0;
    for (size_t i = 0; i < same.size(); ++i) {
      const bool goes_on =
          i > 0 && lines_.file[same[i]] == lines_.file[same[i - 1]];
      run = goes_on ? run + 1 : 1;
      most = std::max(most, run);
    }
    std::vector<uint32_t> latest(same.begin(), same.end());
    if (most < latest.size()) {
      std::stable_sort(latest.begin(), latest.end(),
                       [&](uint32_t a, uint32_t b) { return IsLater(a, b); });
    }
    for (size_t i = 0; i < latest.size(); ++i) {
      Overlap& overlap = assembly_.by_file[lines_.file[latest[i]]];
      if (i >= most) {
        ++overlap.duplicate_lines;
        continue;
      }
      if (i > 0) ++overlap.repeated_rows;
      out.push_back(latest[i]);
    }
  }

  void Settle() {
    Orders& orders = assembly_.orders;
    orders.kind.resize(order_count_);
    orders.day.resize(order_count_);
    orders.time.resize(order_count_);
    orders.gross_minor.resize(order_count_);
    orders.refund_minor.resize(order_count_);
    orders.items.resize(order_count_);
    orders.buyer_key.resize(order_count_);
    orders.buyer_scope.resize(order_count_);
    orders.currency.resize(order_count_);
    for (uint32_t order = 0; order < order_count_; ++order) SettleOne(order);
  }

  // What all rows of one order say together.
  struct Evidence {
    OrderState state = OrderState::kUnknown;
    LocalTime created = kNoTime, paid_at = kNoTime, completed = kNoTime;
    Minor order_amount = kNoMoney, paid = kNoMoney, refund = kNoMoney;
    Minor lines_positive = 0, lines_negative = 0;
    bool cancelling = false;
    int64_t items = 0;
  };

  Evidence Gather(std::span<const uint32_t> rows) const {
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
    const bool has_lines = IsLineLevel(rows.back());
    for (const uint32_t row : rows) {
      const bool is_line = IsLineLevel(row);
      const Minor amount = OrZero(lines_.Money(MoneyField::kLineAmount, row));
      const Minor line_refund =
          std::clamp<Minor>(OrZero(lines_.Money(MoneyField::kLineRefund, row)),
                            0, std::max<Minor>(0, amount));
      OrderState state = lines_.state[row];
      // A line that was closed and paid back had been paid.
      if (is_line && state == OrderState::kClosed && line_refund > 0)
        state = OrderState::kRefunded;
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
      if (IsRefund(row)) {
        own_refunds -= WholeAmount(row);
        if (row != rows.front()) continue;
      } else {
        // Order amounts repeat on every line of an order: the largest is the
        // amount, not the sum.
        all.order_amount = std::max(
            all.order_amount, lines_.Money(MoneyField::kOrderAmount, row));
        all.paid =
            std::max(all.paid, lines_.Money(MoneyField::kPaidAmount, row));
      }
      if (!has_lines || is_line) all.items += Quantity(row);
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

  void SettleOne(uint32_t order) {
    Orders& orders = assembly_.orders;
    const auto rows = orders.Lines(order);
    const FileTraits& file = FileOf(Speaker(rows));
    const Evidence all = Gather(rows);

    const Amounts amounts = Price(all, file);
    const OrderKind kind = Judge(all, amounts, file);
    const bool paid = kind == OrderKind::kValid ||
                      kind == OrderKind::kRefunded ||
                      kind == OrderKind::kCancelling;
    orders.kind[order] = kind;
    orders.gross_minor[order] = paid ? amounts.gross : 0;
    orders.refund_minor[order] = kind == OrderKind::kRefunded ? amounts.gross
                                 : paid                       ? amounts.refund
                                                              : 0;
    orders.items[order] = static_cast<int32_t>(all.items);

    LocalTime time = all.paid_at;
    if (time == kNoTime && kind == OrderKind::kValid) time = all.completed;
    if (time == kNoTime) time = all.created;
    if (time == kNoTime) time = all.completed;
    orders.time[order] = time;
    orders.day[order] = DayOfTime(time);

    FindBuyer(order, rows);
    const uint32_t row = RowWith(TextField::kCurrency, rows);
    orders.currency[order] =
        row != kNoRow ? lines_.Text(TextField::kCurrency, row) : file.currency;
  }

  // The row whose file decides how amounts are read: the order-level row, which
  // comes first, or the latest line.
  uint32_t Speaker(std::span<const uint32_t> rows) const {
    const bool one_file =
        std::all_of(rows.begin(), rows.end(), [&](uint32_t row) {
          return lines_.file[row] == lines_.file[rows.front()];
        });
    if (one_file || !IsLineLevel(rows.front())) return rows.front();
    return Latest(rows);
  }

  // The row that has a text in `field`; where rows have different ones, the
  // latest of these. kNoRow: none has.
  uint32_t RowWith(TextField field, std::span<const uint32_t> rows) const {
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
      if (lines_.Text(field, row) != kEmptyString && IsLater(row, found))
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
    if (options_.count_zero_amount) return OrderKind::kValid;
    return OrderKind::kZeroAmount;
  }

  // The strongest key that any row of the order bears.
  void FindBuyer(uint32_t order, std::span<const uint32_t> rows) {
    static constexpr TextField kStrongest[] = {
        TextField::kMemberId, TextField::kNick, TextField::kAlipay,
        TextField::kEmail, TextField::kPhone};
    for (const TextField field : kStrongest) {
      const uint32_t row = RowWith(field, rows);
      if (row == kNoRow) continue;
      const bool scoped =
          field == TextField::kMemberId || field == TextField::kNick;
      assembly_.orders.buyer_key[order] = lines_.Text(field, row);
      assembly_.orders.buyer_scope[order] =
          scoped ? FileOf(row).platform : kEmptyString;
      return;
    }
  }

  const OrderLines& lines_;
  std::span<const FileTraits> files_;
  const Dictionary& dictionary_;
  const AssembleOptions options_;
  Assembly assembly_;
  std::vector<uint32_t> order_of_line_;
  std::vector<uint32_t> kept_;  // lines of the order in hand
  uint32_t order_count_ = 0;
};

}  // namespace

Assembly AssembleOrders(const OrderLines& lines,
                        std::span<const FileTraits> files,
                        const Dictionary& dictionary,
                        const AssembleOptions& options) {
  return Assembler(lines, files, dictionary, options).Run();
}

}  // namespace shuke::ingest
