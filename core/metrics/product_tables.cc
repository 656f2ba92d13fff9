// Every line of the range with its share of its order's money; the three tables
// are then the same count over other keys of these lines.
#include "core/metrics/product_tables.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <unordered_map>

#include "core/ingest/prorate.h"
#include "core/metrics/distributions.h"
#include "core/table/line_products.h"

namespace shuke::metrics {
namespace {

using customers::CustomerId;
using table::Minor;
using table::MoneyField;
using table::OrderKind;
using table::StringId;
using table::TextField;

constexpr uint32_t kNone = 0xffffffff;

// A line of an order of the range, or a product of several that it names, with
// its share of the money.
struct Piece {
  uint32_t line;
  uint32_t product;
  uint32_t category;
  int64_t items;
  bool has_price;  // the line is of this product alone
  Minor gross_minor;
  Minor refunds_minor;
};

class Builder {
 public:
  Builder(const ShopInputs& inputs, const ShopView& view)
      : inputs_(inputs),
        view_(view),
        products_of_(inputs.lines, inputs.dictionary),
        money_(ingest::ProrateLines(inputs.lines, inputs.orders)) {}

  ProductTables Run(const MetricsPolicy& policy) {
    piece_of_order_.assign(inputs_.orders.size() + 1, 0);
    for (const uint32_t order : view_.orders) {
      first_piece_.push_back(static_cast<uint32_t>(pieces_.size()));
      piece_of_order_[order] = static_cast<uint32_t>(first_piece_.size());
      if (view_.range.Has(inputs_.orders.day[order])) AddOrder(order);
    }
    first_piece_.push_back(static_cast<uint32_t>(pieces_.size()));

    ProductTables tables;
    tables.has_categories = categories_.size() > 1 ||
                            (categories_.size() == 1 &&
                             categories_[0].category != table::kEmptyString);
    if (tables.has_categories) Categories(tables);
    Products(policy, tables);
    return tables;
  }

 private:
  std::span<const Piece> PiecesOf(uint32_t order) const {
    const uint32_t at = piece_of_order_[order] - 1;
    return {pieces_.data() + first_piece_[at],
            first_piece_[at + 1] - first_piece_[at]};
  }

  void AddOrder(uint32_t order) {
    const OrderKind kind = inputs_.orders.kind[order];
    if (kind != OrderKind::kValid && kind != OrderKind::kRefunded &&
        kind != OrderKind::kCancelling) {
      return;
    }
    const auto rows = inputs_.orders.Lines(order);
    const auto& flags = inputs_.lines.flags;
    const bool has_lines = std::any_of(
        rows.begin(), rows.end(),
        [&](uint32_t row) { return (flags[row] & table::kLineLevel) != 0; });
    for (size_t i = 0; i < rows.size(); ++i) {
      const uint32_t row = rows[i];
      if (has_lines && (flags[row] & table::kLineLevel) == 0) continue;
      const size_t at = inputs_.orders.line_offset[order] + i;
      AddLine(row, money_.net_minor[at], money_.refund_minor[at]);
    }
  }

  void AddLine(uint32_t row, Minor net, Minor refund) {
    const auto keys = products_of_.Of(row);
    const auto parts = static_cast<int64_t>(std::max<size_t>(1, keys.size()));
    // What all parts up to one have together is rounded, not each: they add up.
    const auto share = [&](int64_t whole, int64_t i) {
      return whole * (i + 1) / parts - whole * i / parts;
    };
    const int64_t items = Quantity(row);
    for (int64_t i = 0; i < parts; ++i) {
      const uint32_t product =
          keys.empty() ? kNone : ProductOf(row, keys[static_cast<size_t>(i)]);
      // Whoever names a product has bought one of it.
      const int64_t least = items > 0 ? 1 : items;
      pieces_.push_back({row, product, CategoryOf(row),
                         std::max(least, share(items, i)), parts == 1,
                         share(net, i) + share(refund, i), share(refund, i)});
    }
  }

  uint32_t ProductOf(uint32_t row, StringId key) {
    const auto [entry, added] = product_index_.try_emplace(
        key, static_cast<uint32_t>(products_.size()));
    if (added) {
      const bool by_id = inputs_.lines.Text(TextField::kProductId, row) == key;
      products_.push_back(
          {key,
           by_id ? inputs_.lines.Text(TextField::kProduct, row) : key,
           inputs_.lines.Text(TextField::kCategory, row),
           {},
           {},
           {}});
    }
    return entry->second;
  }

  uint32_t CategoryOf(uint32_t row) {
    const StringId key = inputs_.lines.Text(TextField::kCategory, row);
    const auto [entry, added] = category_index_.try_emplace(
        key, static_cast<uint32_t>(categories_.size()));
    if (added) categories_.push_back({key, {}});
    return entry->second;
  }

  int64_t Quantity(uint32_t row) const {
    return inputs_.lines.quantity.empty() ? 1 : inputs_.lines.quantity[row];
  }

  // One row for each value of `key_of` a piece; kNone is in none.
  template <typename KeyOf>
  std::vector<ProductRow> CountBy(size_t keys, KeyOf key_of) const {
    std::vector<ProductRow> rows(keys);
    std::vector<uint32_t> last_order(keys, kNone);
    for (const uint32_t order : view_.orders) {
      const bool valid = inputs_.orders.kind[order] == OrderKind::kValid;
      for (const Piece& piece : PiecesOf(order)) {
        const uint32_t key = key_of(piece);
        if (key == kNone) continue;
        rows[key].gross_minor += piece.gross_minor;
        rows[key].refunds_minor += piece.refunds_minor;
        if (!valid) continue;
        rows[key].items += piece.items;
        rows[key].orders += last_order[key] != order;
        last_order[key] = order;
      }
    }
    struct LastSeen {
      CustomerId customer = customers::kNobody;
      uint32_t order = kNone;
      int64_t orders = 0;
    };
    std::vector<LastSeen> seen(keys);
    for (CustomerId id = 0; id < view_.customers(); ++id) {
      for (uint32_t i = view_.offset[id]; i < view_.offset[id + 1]; ++i) {
        const uint32_t order = view_.order[i];
        for (const Piece& piece : PiecesOf(order)) {
          const uint32_t key = key_of(piece);
          if (key == kNone) continue;
          LastSeen& last = seen[key];
          if (last.customer != id) {
            last = {id, kNone, 0};
            ++rows[key].buyers;
            rows[key].new_buyers += view_.range.Has(view_.first_purchase[id]);
          }
          if (last.order == order) continue;
          last.order = order;
          rows[key].repeat_buyers += ++last.orders == 2;
        }
      }
    }
    return rows;
  }

  void Categories(ProductTables& tables) const {
    const auto rows = CountBy(
        categories_.size(), [](const Piece& piece) { return piece.category; });
    tables.categories = categories_;
    for (size_t i = 0; i < rows.size(); ++i) tables.categories[i].row = rows[i];
    std::stable_sort(tables.categories.begin(), tables.categories.end(),
                     [](const CategoryRow& a, const CategoryRow& b) {
                       return a.row.net_minor() > b.row.net_minor();
                     });
  }

  void Products(const MetricsPolicy& policy, ProductTables& tables) {
    tables.has_products = !products_.empty();
    tables.products_total = static_cast<int64_t>(products_.size());
    const std::vector<int64_t> bounds =
        InMinor(policy.price_bounds, inputs_.minor_digits);
    Prices(bounds);
    const auto rows = CountBy(products_.size(),
                              [](const Piece& piece) { return piece.product; });
    const auto by_price = CountBy(bounds.size(), [&](const Piece& piece) {
      if (piece.product == kNone) return kNone;
      const auto& band = products_[piece.product].price_band;
      return band ? static_cast<uint32_t>(*band) : kNone;
    });
    for (size_t i = 0; i < bounds.size(); ++i)
      tables.prices.push_back({bounds[i], 0, {}, by_price[i]});
    for (size_t i = 0; i < products_.size(); ++i) {
      products_[i].row = rows[i];
      if (!products_[i].price_band) continue;
      PriceBandRow& band = tables.prices[*products_[i].price_band];
      ++band.products;
      band.ids.push_back(products_[i].id);
    }
    std::stable_sort(products_.begin(), products_.end(),
                     [](const ProductEntry& a, const ProductEntry& b) {
                       return a.row.net_minor() > b.row.net_minor();
                     });
    if (products_.size() > static_cast<size_t>(policy.product_rows)) {
      products_.erase(products_.begin() + policy.product_rows, products_.end());
    }
    tables.products = std::move(products_);
  }

  void Prices(std::span<const int64_t> bounds) {
    struct Sold {
      double amount_minor = 0;
      int64_t items = 0;
    };
    std::vector<Sold> sold(products_.size());
    for (const uint32_t order : view_.orders) {
      if (inputs_.orders.kind[order] != OrderKind::kValid) continue;
      for (const Piece& piece : PiecesOf(order)) {
        const Minor amount =
            inputs_.lines.Money(MoneyField::kLineAmount, piece.line);
        if (piece.product == kNone || !piece.has_price ||
            amount == table::kNoMoney || amount <= 0 || piece.items <= 0) {
          continue;
        }
        sold[piece.product].amount_minor += static_cast<double>(amount);
        sold[piece.product].items += piece.items;
      }
    }
    for (size_t i = 0; i < sold.size(); ++i) {
      if (sold[i].items == 0) continue;
      const double price =
          sold[i].amount_minor / static_cast<double>(sold[i].items);
      products_[i].price_minor = price;
      products_[i].price_band = BandOf(bounds, std::llround(price));
    }
  }

  const ShopInputs& inputs_;
  const ShopView& view_;
  const table::LineProducts products_of_;
  const ingest::LineMoney money_;
  std::vector<Piece> pieces_;
  std::vector<uint32_t> first_piece_;     // by place in view.orders
  std::vector<uint32_t> piece_of_order_;  // order -> that place, plus 1
  std::unordered_map<StringId, uint32_t> product_index_, category_index_;
  std::vector<ProductEntry> products_;
  std::vector<CategoryRow> categories_;
};

}  // namespace

ProductTables ComputeProductTables(const ShopInputs& inputs,
                                   const ShopView& view,
                                   const MetricsPolicy& policy) {
  return Builder(inputs, view).Run(policy);
}

}  // namespace shuke::metrics
