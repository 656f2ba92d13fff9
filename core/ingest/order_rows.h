// OrderRows: the rows of all files, as evidence about the orders that they
// belong to: which row is newer, which is a refund, how many items.
#ifndef SHUKE_INGEST_ORDER_ROWS_H_
#define SHUKE_INGEST_ORDER_ROWS_H_

#include <cstdint>
#include <span>

#include "core/ingest/assemble.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"

namespace shuke::ingest {

inline table::Minor OrZero(table::Minor amount) {
  return amount == table::kNoMoney ? 0 : amount;
}

// Rulings 9: refunded and closed beat completed, completed beats shipped, and
// so on. 6 for refunded down to 0 for unknown: states are declared as they
// rank.
constexpr int StateRank(table::OrderState state) {
  return static_cast<int>(state);
}
static_assert(StateRank(table::OrderState::kRefunded) == 6 &&
              StateRank(table::OrderState::kClosed) == 5 &&
              StateRank(table::OrderState::kCompleted) == 4 &&
              StateRank(table::OrderState::kShipped) == 3 &&
              StateRank(table::OrderState::kPaid) == 2 &&
              StateRank(table::OrderState::kUnpaid) == 1 &&
              StateRank(table::OrderState::kUnknown) == 0);

// A view: what it was made of must outlive it.
class OrderRows {
 public:
  OrderRows(const table::OrderLines& lines, std::span<const FileTraits> files,
            const table::Dictionary& dictionary)
      : lines_(lines), files_(files), dictionary_(dictionary) {}

  const table::OrderLines& lines() const { return lines_; }
  const table::Dictionary& dictionary() const { return dictionary_; }
  size_t files() const { return files_.size(); }

  const FileTraits& File(size_t file) const { return files_[file]; }
  const FileTraits& FileOf(uint32_t row) const {
    return files_[lines_.file[row]];
  }
  bool IsLineLevel(uint32_t row) const {
    return lines_.flags[row] & table::kLineLevel;
  }
  // 1 where no file counts items.
  int32_t Quantity(uint32_t row) const {
    return lines_.quantity.empty() ? 1 : lines_.quantity[row];
  }
  // What a row says that its order comes to: what was paid, else the amount.
  table::Minor WholeAmount(uint32_t row) const {
    const table::Minor paid = lines_.Money(table::MoneyField::kPaidAmount, row);
    return paid != table::kNoMoney
               ? paid
               : lines_.Money(table::MoneyField::kOrderAmount, row);
  }
  // A refund that has a row of its own under the number of the order.
  bool IsRefund(uint32_t row) const {
    return !IsLineLevel(row) && OrZero(WholeAmount(row)) < 0;
  }
  // Whether row `a` speaks for its order rather than `b`: the later state, then
  // the larger refund, then the later timestamp (rulings 9), then whatever
  // makes it total. Texts are compared, not their ids, which depend on the
  // order of files.
  bool IsLater(uint32_t a, uint32_t b) const;
  // The one of `rows`, which are not none, that speaks for all.
  template <typename Rows>
  uint32_t Latest(const Rows& rows) const {
    uint32_t latest = rows.front();
    for (const uint32_t row : rows) {
      if (IsLater(row, latest)) latest = row;
    }
    return latest;
  }

 private:
  const table::OrderLines& lines_;
  std::span<const FileTraits> files_;
  const table::Dictionary& dictionary_;
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_ORDER_ROWS_H_
