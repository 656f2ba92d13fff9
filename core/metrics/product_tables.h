// What sells, to whom: by category, by product, and by price.
//
// An order's money is split over its lines by ingest/prorate.h; the shares of
// an order add up to it exactly. Where a file has a row for an order and rows
// for its lines, the lines count; a row of a whole order stands for one line.
#ifndef SHUKE_METRICS_PRODUCT_TABLES_H_
#define SHUKE_METRICS_PRODUCT_TABLES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/metrics/metrics_policy.h"
#include "core/metrics/shop_view.h"

namespace shuke::metrics {

// Over the range.
struct ProductRow {
  int64_t orders = 0;            // valid, with a line of it
  int64_t items = 0;             // of these
  int64_t buyers = 0;            // known
  int64_t new_buyers = 0;        // first valid order ever in the range
  int64_t repeat_buyers = 0;     // two valid orders or more with it
  table::Minor gross_minor = 0;  // paid, orders refunded later included
  table::Minor refunds_minor = 0;

  table::Minor net_minor() const { return gross_minor - refunds_minor; }
};

struct CategoryRow {
  table::StringId category;  // kEmptyString: the lines that have none
  ProductRow row;
};

struct ProductEntry {
  table::StringId id;  // product id, else its title
  table::StringId title;
  table::StringId category;
  // Mean price of a piece as its lines in valid orders say.
  std::optional<double> price_minor;
  std::optional<size_t> price_band;
  ProductRow row;
};

struct PriceBandRow {
  int64_t lower_minor;
  int64_t products = 0;
  std::vector<table::StringId> ids;  // of them all, by first appearance
  ProductRow row;
};

struct ProductTables {
  bool has_products = false;
  bool has_categories = false;
  // Most revenue first, then in the order of first appearance.
  std::vector<CategoryRow> categories;
  std::vector<ProductEntry> products;  // the first product_rows of them
  int64_t products_total = 0;
  std::vector<PriceBandRow> prices;  // of products whose price is known
};

// O(lines).
ProductTables ComputeProductTables(const ShopInputs& inputs,
                                   const ShopView& view,
                                   const MetricsPolicy& policy);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_PRODUCT_TABLES_H_
