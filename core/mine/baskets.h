// Baskets: which items were bought together.
#ifndef SHUKE_MINE_BASKETS_H_
#define SHUKE_MINE_BASKETS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::mine {

// What counts as one item.
enum class Level : uint8_t { kProduct, kCategory };
inline constexpr std::array<std::string_view, 2> kLevelCodes = {"product",
                                                                "category"};

using Item = uint32_t;
inline constexpr Item kNoItem = 0xffffffff;

// The valid orders of one currency up to the as-of date that name an item; one
// basket each. Items are numbered by the bytes of their names, so that nothing
// depends on the order of files.
struct Baskets {
  std::vector<table::StringId> name;  // item -> how it is called
  std::vector<uint32_t> count;        // item -> baskets that hold it
  std::vector<double> amount_minor;   // item -> what all of them cost

  std::vector<uint32_t> offset;  // basket -> first entry in `item`; n + 1
  std::vector<Item> item;        // distinct and rising within a basket
  std::vector<uint32_t> units;  // entry of `item` -> how many, 1 or more; empty
                                // where rules cut (rule_baskets.h)
  std::vector<customers::CustomerId> customer;  // kNobody: unidentified
  std::vector<Day> day;

  size_t size() const { return day.size(); }
  size_t items() const { return name.size(); }
  std::span<const Item> Items(size_t basket) const {
    return {item.data() + offset[basket], offset[basket + 1] - offset[basket]};
  }
};

// A product is its id where the file has one, else its name; the title of a
// row that is a whole order may name several (table/line_products.h). Lines
// without either, returns (quantity or amount below zero) and cancelling lines
// are out. The units of a row that names several are shared out alike.
// O(lines log lines).
Baskets BasketsOfOrders(const table::Orders& orders,
                        const table::OrderLines& lines,
                        const table::Dictionary& dictionary,
                        const customers::Customers& customers, Day as_of,
                        table::StringId currency, Level level);

// The same of lists of names, one a basket, of nobody and on no day: for files
// of baskets and for tests. `names` are bytes by item.
Baskets BasketsOfLists(const std::vector<std::vector<table::StringId>>& lists,
                       const table::Dictionary& dictionary);

// Each customer's baskets, oldest first, as flat arrays; by customer id.
struct CustomerBaskets {
  std::vector<uint32_t> offset;  // customer -> first entry in `basket`; n + 1
  std::vector<uint32_t> basket;

  size_t customers() const { return offset.size() - 1; }
  std::span<const uint32_t> Of(customers::CustomerId customer) const {
    return {basket.data() + offset[customer],
            offset[customer + 1] - offset[customer]};
  }
};
CustomerBaskets ByCustomer(const Baskets& baskets, size_t customers);

}  // namespace shuke::mine

#endif  // SHUKE_MINE_BASKETS_H_
