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
  // further shops hang on a chain.
  void NumberOrders() {
    struct Entry {
      StringId platform, shop;
      uint32_t next;  // entry + 1, 0 = none
    };
    std::vector<uint32_t> first(dictionary_.size(), 0);
    std::vector<Entry> entries;
    order_of_line_.resize(lines_.size());
    for (uint32_t line = 0; line < lines_.size(); ++line) {
      const StringId number = lines_.Text(TextField::kOrderId, line);
      const StringId platform = FileOf(line).platform;
      const StringId shop = lines_.Text(TextField::kShop, line);
      uint32_t* link = &first[number];
      while (*link != 0 && (entries[*link - 1].platform != platform ||
                            entries[*link - 1].shop != shop)) {
        link = &entries[*link - 1].next;
      }
      if (*link == 0) {
        *link = static_cast<uint32_t>(entries.size()) + 1;
        order_of_line_[line] = static_cast<uint32_t>(entries.size());
        entries.push_back({platform, shop, 0});
      } else {
        order_of_line_[line] = *link - 1;
      }
    }
    order_count_ = static_cast<uint32_t>(entries.size());
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

  void KeepDistinct() {
    const auto order_level_end = std::stable_partition(
        kept_.begin(), kept_.end(),
        [&](uint32_t line) { return !IsLineLevel(line); });
    const std::vector<uint32_t> whole(kept_.begin(), order_level_end);
    std::vector<uint32_t> items(order_level_end, kept_.end());
    kept_.clear();
    if (!whole.empty()) {
      // Of several rows for one order the latest state speaks.
      uint32_t winner = whole.front();
      for (const uint32_t line : whole) {
        if (Precedence(line) > Precedence(winner)) winner = line;
      }
      for (const uint32_t line : whole) {
        if (line != winner)
          ++assembly_.by_file[lines_.file[line]].duplicate_orders;
      }
      kept_.push_back(winner);
    }
    if (items.size() > 1) UnionLines(items);
    kept_.insert(kept_.end(), items.begin(), items.end());
  }

  // Later states first, then larger refund, then later timestamp, then whatever
  // makes it total.
  std::tuple<int, Minor, LocalTime, LocalTime, LocalTime, Minor, Minor,
             StringId>
  Precedence(uint32_t line) const {
    return {StateRank(lines_.state[line]),
            OrZero(lines_.Money(MoneyField::kRefundAmount, line)),
            lines_.Time(TimeField::kCompleted, line),
            lines_.Time(TimeField::kPaid, line),
            lines_.Time(TimeField::kCreated, line),
            OrZero(lines_.Money(MoneyField::kPaidAmount, line)),
            OrZero(lines_.Money(MoneyField::kOrderAmount, line)),
            lines_.Text(TextField::kNick, line)};
  }

  // What makes two lines the same line: the line id, else everything that
  // describes the product.
  std::tuple<StringId, StringId, StringId, StringId, LocalTime, int32_t, Minor,
             Minor>
  Identity(uint32_t line) const {
    const StringId id = lines_.Text(TextField::kLineId, line);
    if (id != kEmptyString) return {id, 0, 0, 0, 0, 0, 0, 0};
    return {0,
            lines_.Text(TextField::kProductId, line),
            lines_.Text(TextField::kProduct, line),
            lines_.Text(TextField::kSpec, line),
            lines_.Time(TimeField::kCreated, line),
            lines_.quantity.empty() ? 1 : lines_.quantity[line],
            lines_.Money(MoneyField::kUnitPrice, line),
            lines_.Money(MoneyField::kLineAmount, line)};
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
        KeepLongestFile(same, out);
      }
      begin = end;
    }
    std::sort(out.begin(), out.end());
    items = std::move(out);
  }

  void KeepLatest(std::span<const uint32_t> same, std::vector<uint32_t>& out) {
    uint32_t winner = same.front();
    for (const uint32_t line : same) {
      if (Precedence(line) > Precedence(winner)) winner = line;
    }
    for (const uint32_t line : same) {
      if (line != winner)
        ++assembly_.by_file[lines_.file[line]].duplicate_lines;
    }
    out.push_back(winner);
  }

  // `same` is sorted by file: keeps the longest run of one file.
  void KeepLongestFile(std::span<const uint32_t> same,
                       std::vector<uint32_t>& out) {
    size_t best_begin = 0, best_count = 0;
    for (size_t begin = 0; begin < same.size();) {
      size_t end = begin + 1;
      while (end < same.size() &&
             lines_.file[same[end]] == lines_.file[same[begin]])
        ++end;
      if (end - begin > best_count) {
        best_begin = begin;
        best_count = end - begin;
      }
      begin = end;
    }
    for (size_t i = 0; i < same.size(); ++i) {
      Overlap& overlap = assembly_.by_file[lines_.file[same[i]]];
      if (i < best_begin || i >= best_begin + best_count) {
        ++overlap.duplicate_lines;
        continue;
      }
      if (i > best_begin) ++overlap.repeated_rows;
      out.push_back(same[i]);
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
    bool has_lines = false, cancelling = false;
    int64_t items = 0;
  };

  Evidence Gather(std::span<const uint32_t> rows) const {
    Evidence all;
    for (const uint32_t row : rows) {
      if (StateRank(lines_.state[row]) > StateRank(all.state))
        all.state = lines_.state[row];
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
      // Order amounts repeat on every line of an order: the largest is the
      // amount, not the sum.
      all.order_amount = std::max(all.order_amount,
                                  lines_.Money(MoneyField::kOrderAmount, row));
      all.paid = std::max(all.paid, lines_.Money(MoneyField::kPaidAmount, row));
      all.refund =
          std::max(all.refund, lines_.Money(MoneyField::kRefundAmount, row));
      const Minor amount = lines_.Money(MoneyField::kLineAmount, row);
      if (amount != kNoMoney && IsLineLevel(row)) {
        all.has_lines = true;
        (amount > 0 ? all.lines_positive : all.lines_negative) += amount;
      }
      all.cancelling |= (lines_.flags[row] & table::kCancelling) != 0;
      all.items += lines_.quantity.empty() ? 1 : lines_.quantity[row];
    }
    return all;
  }

  void SettleOne(uint32_t order) {
    Orders& orders = assembly_.orders;
    const auto rows = orders.Lines(order);
    const FileTraits& file = FileOf(rows.front());
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
    StringId currency = kEmptyString;
    for (const uint32_t row : rows) {
      if (currency == kEmptyString)
        currency = lines_.Text(TextField::kCurrency, row);
    }
    orders.currency[order] =
        currency != kEmptyString ? currency : file.currency;
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
        if (total == kNoMoney) return {paid, std::min(paid, refund)};
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
      for (const uint32_t row : rows) {
        const StringId key = lines_.Text(field, row);
        if (key == kEmptyString) continue;
        const bool scoped =
            field == TextField::kMemberId || field == TextField::kNick;
        assembly_.orders.buyer_key[order] = key;
        assembly_.orders.buyer_scope[order] =
            scoped ? FileOf(row).platform : kEmptyString;
        return;
      }
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
