// The largest-remainder method: each line gets the whole cents of its share,
// and the cents that are left go one each to the lines that lost the most by
// that. Shares are exact: amount x weight fits 128 bits.
//
// Worked example: 148.00 paid for lines of 99.00 and 59.00 (158.00): 92.734…
// and 55.265…, so 92.73 and 55.26, and the last cent to the first line: 92.74.
#include "core/ingest/prorate.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace shuke::ingest {
namespace {

using table::kNoMoney;
using table::Minor;
using table::MoneyField;
using table::OrderLines;
using table::Orders;
using table::OrderState;

__extension__ using Wide = unsigned __int128;

class Prorater {
 public:
  Prorater(const OrderLines& lines, const Orders& orders)
      : lines_(lines), orders_(orders) {}

  LineMoney Run() {
    LineMoney money = {std::vector<Minor>(orders_.lines(), 0),
                       std::vector<Minor>(orders_.lines(), 0)};
    for (size_t order = 0; order < orders_.size(); ++order) {
      const auto rows = orders_.Lines(order);
      const auto of = [&](std::vector<Minor>& column) {
        return std::span(column).subspan(orders_.line_offset[order],
                                         rows.size());
      };
      SplitNet(orders_.NetMinor(order), rows, of(money.net_minor));
      SplitRefund(orders_.refund_minor[order], rows, of(money.refund_minor));
    }
    return money;
  }

 private:
  bool IsLine(uint32_t row) const {
    return (lines_.flags[row] & table::kLineLevel) != 0;
  }
  Minor Amount(uint32_t row) const {
    if (lines_.state[row] == OrderState::kRefunded ||
        lines_.state[row] == OrderState::kClosed) {
      return 0;
    }
    const Minor amount = lines_.Money(MoneyField::kLineAmount, row);
    const Minor refund = lines_.Money(MoneyField::kLineRefund, row);
    if (amount == kNoMoney) return 0;
    return amount > 0 && refund != kNoMoney && refund > 0
               ? std::max<Minor>(0, amount - refund)
               : amount;
  }
  Minor Refunded(uint32_t row) const {
    const Minor refund = lines_.Money(MoneyField::kLineRefund, row);
    if (refund != kNoMoney && refund > 0) return refund;
    const Minor amount = lines_.Money(MoneyField::kLineAmount, row);
    if (amount == kNoMoney) return 0;
    if (lines_.state[row] == OrderState::kRefunded)
      return std::max<Minor>(0, amount);
    return std::max<Minor>(0, -amount);
  }
  Minor Quantity(uint32_t row) const {
    return lines_.quantity.empty() ? 1 : std::max(0, lines_.quantity[row]);
  }

  // Whether there is nothing to weigh: no money, or one row that gets it all.
  bool IsDone(Minor money, table::LineRange rows, std::span<Minor> out) const {
    if (rows.empty() || money == 0) return true;
    // Order-level rows come first; lines, if there are any, come last.
    if (rows.size() > 1 && IsLine(rows.back())) return false;
    out.front() = money;
    return true;
  }

  void SplitNet(Minor net, table::LineRange rows, std::span<Minor> out) {
    if (IsDone(net, rows, out)) return;
    Minor own = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
      out[i] = IsLine(rows[i]) ? Amount(rows[i]) : 0;
      own += out[i];
    }
    if (own == net) return;
    weights_.assign(rows.size(), 0);
    // Money that went back went back for what was returned.
    Wide sum = net < 0 ? WeighByRefund(rows) : 0;
    if (sum == 0) sum = WeighByAmount(rows);
    Share(net, sum, out);
  }

  void SplitRefund(Minor refund, table::LineRange rows, std::span<Minor> out) {
    if (IsDone(refund, rows, out)) return;
    weights_.assign(rows.size(), 0);
    Wide sum = WeighByRefund(rows);
    if (sum == 0) sum = WeighByAmount(rows);
    Share(refund, sum, out);
  }

  // The sum of the weights, which are those that `weight` gives to lines.
  template <typename Weight>
  Wide Weigh(table::LineRange rows, Weight weight) {
    Wide sum = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
      weights_[i] = IsLine(rows[i]) ? std::max<Minor>(0, weight(rows[i])) : 0;
      sum += static_cast<Wide>(weights_[i]);
    }
    return sum;
  }
  Wide WeighByRefund(table::LineRange rows) {
    return Weigh(rows, [&](uint32_t row) { return Refunded(row); });
  }
  Wide WeighByAmount(table::LineRange rows) {
    Wide sum = Weigh(rows, [&](uint32_t row) { return Amount(row); });
    if (sum == 0)
      sum = Weigh(rows, [&](uint32_t row) { return Quantity(row); });
    return sum > 0 ? sum : Weigh(rows, [](uint32_t) { return Minor{1}; });
  }

  // Splits `money`, which may be negative, by weights_.
  void Share(Minor money, Wide sum, std::span<Minor> out) {
    Minor left = money < 0 ? -money : money;
    const Wide whole = static_cast<Wide>(left);
    order_.clear();
    remainders_.assign(out.size(), 0);
    for (size_t i = 0; i < out.size(); ++i) {
      const Wide product = whole * static_cast<Wide>(weights_[i]);
      out[i] = static_cast<Minor>(product / sum);
      remainders_[i] = product % sum;
      left -= out[i];
      order_.push_back(i);
    }
    std::stable_sort(order_.begin(), order_.end(), [&](size_t a, size_t b) {
      return remainders_[a] > remainders_[b];
    });
    for (size_t i = 0; i < static_cast<size_t>(left); ++i) ++out[order_[i]];
    if (money < 0) {
      for (Minor& share : out) share = -share;
    }
  }

  const OrderLines& lines_;
  const Orders& orders_;
  // Of the order in hand.
  std::vector<Minor> weights_;
  std::vector<Wide> remainders_;
  std::vector<size_t> order_;
};

}  // namespace

LineMoney ProrateLines(const OrderLines& lines, const Orders& orders) {
  return Prorater(lines, orders).Run();
}

}  // namespace shuke::ingest
