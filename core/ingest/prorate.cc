// The largest-remainder method: each line gets the whole cents of its share,
// and the cents that are left go one each to the lines that lost the most by
// that. Shares are exact: net x weight fits 128 bits.
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

  std::vector<Minor> Run() {
    std::vector<Minor> net(orders_.line.size(), 0);
    for (size_t order = 0; order < orders_.size(); ++order) {
      const auto rows = orders_.Lines(order);
      Split(orders_.NetMinor(order), rows,
            std::span(net).subspan(orders_.line_offset[order], rows.size()));
    }
    return net;
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
  Minor Quantity(uint32_t row) const {
    return lines_.quantity.empty() ? 1 : std::max(0, lines_.quantity[row]);
  }

  void Split(Minor net, std::span<const uint32_t> rows, std::span<Minor> out) {
    if (rows.empty() || net == 0) return;
    // Order-level rows come first; lines, if there are any, come last.
    if (rows.size() == 1 || !IsLine(rows.back())) {
      out.front() = net;
      return;
    }
    Minor own = 0;
    for (size_t i = 0; i < rows.size(); ++i) {
      out[i] = IsLine(rows[i]) ? Amount(rows[i]) : 0;
      own += out[i];
    }
    if (own == net) return;
    weights_.assign(rows.size(), 0);
    Wide sum = 0;
    const auto weigh = [&](auto weight) {
      for (size_t i = 0; i < rows.size(); ++i) {
        weights_[i] = IsLine(rows[i]) ? std::max<Minor>(0, weight(rows[i])) : 0;
        sum += static_cast<Wide>(weights_[i]);
      }
    };
    weigh([&](uint32_t row) { return Amount(row); });
    if (sum == 0) weigh([&](uint32_t row) { return Quantity(row); });
    if (sum == 0) weigh([](uint32_t) { return Minor{1}; });
    Share(net, sum, out);
  }

  // Splits `net`, which may be negative, by weights_.
  void Share(Minor net, Wide sum, std::span<Minor> out) {
    const Wide whole = static_cast<Wide>(net < 0 ? -net : net);
    order_.clear();
    Minor left = net < 0 ? -net : net;
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
    if (net < 0) {
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

std::vector<Minor> ProrateNet(const OrderLines& lines, const Orders& orders) {
  return Prorater(lines, orders).Run();
}

}  // namespace shuke::ingest
