// A shop of generated customers, laid out as ingest and identity leave it, so
// that the analyses can be measured by themselves.
#ifndef SHUKE_TESTS_BENCH_GENERATED_CUSTOMERS_H_
#define SHUKE_TESTS_BENCH_GENERATED_CUSTOMERS_H_

#include <string>
#include <vector>

#include "core/base/rng.h"
#include "core/customers/customers.h"
#include "core/segment/segmentation.h"

namespace shuke::bench {

// Some two and a half orders a customer, most with one, over three years;
// one order in forty is refunded, one in thirty never paid.
struct GeneratedCustomers {
  explicit GeneratedCustomers(uint32_t count) {
    Rng rng(7);
    const table::StringId cny = dictionary.Intern("CNY");
    std::vector<table::StringId> categories;
    for (int i = 0; i < 30; ++i)
      categories.push_back(dictionary.Intern("category " + std::to_string(i)));
    auto& category =
        lines.text[static_cast<size_t>(table::TextField::kCategory)];
    orders.line_offset.push_back(0);
    // Round by round, so that the orders of one customer lie apart, as in a
    // file that is sorted by time.
    for (int round = 0; round < 12; ++round) {
      for (uint32_t i = 0; i < count; ++i) {
        // One customer in eight buys often, the others seldom.
        if (round > 0 && rng.Below(100) >= (i % 8 == 0 ? 60 : 7)) continue;
        Add(i, rng, cny);
        category.push_back(categories[rng.Below(30)]);
      }
    }
    customers = customers::BuildCustomers(orders, kAsOf, cny);
  }

  segment::SegmentInputs inputs() const {
    return {orders, lines, dictionary, customers, kAsOf, 2};
  }

  static constexpr Day kAsOf = 20000;  // 2024-10-04
  table::Dictionary dictionary;
  table::OrderLines lines;
  table::Orders orders;
  customers::Customers customers;

 private:
  void Add(uint32_t customer, Rng& rng, table::StringId cny) {
    using table::OrderKind;
    const uint32_t luck = rng.Below(120);
    const OrderKind kind = luck < 3   ? OrderKind::kRefunded
                           : luck < 7 ? OrderKind::kUnpaid
                                      : OrderKind::kValid;
    const Day day = kAsOf - static_cast<Day>(rng.Below(1095));
    const auto row = static_cast<uint32_t>(lines.quantity.size());
    const auto net = static_cast<table::Minor>(100 + rng.Below(60000));
    lines.quantity.push_back(1 + static_cast<int32_t>(rng.Below(6)));
    orders.kind.push_back(kind);
    orders.day.push_back(day);
    orders.time.push_back(*TimeFromDay(day, 36000));
    orders.gross_minor.push_back(kind == OrderKind::kUnpaid ? 0 : net);
    orders.refund_minor.push_back(kind == OrderKind::kRefunded ? net : 0);
    orders.items.push_back(lines.quantity.back());
    // Keys need no text: any id tells customers apart.
    orders.buyer_key.push_back(1000 + customer);
    orders.buyer_scope.push_back(table::kEmptyString);
    orders.currency.push_back(cny);
    orders.line.push_back(row);
    orders.line_offset.push_back(row + 1);
  }
};

}  // namespace shuke::bench

#endif  // SHUKE_TESTS_BENCH_GENERATED_CUSTOMERS_H_
