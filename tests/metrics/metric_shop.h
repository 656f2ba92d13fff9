// A shop that metrics are computed from: one told order by order, or a random
// one.
#ifndef SHUKE_TESTS_METRICS_METRIC_SHOP_H_
#define SHUKE_TESTS_METRICS_METRIC_SHOP_H_

#include <random>
#include <string>
#include <vector>

#include "core/metrics/shop_view.h"
#include "tests/testing/order_builder.h"

namespace shuke::testkit {

struct MetricShop {
  MetricShop(const OrderBuilder& builder, Day as_of)
      : shop(builder.Build(as_of)), inputs{shop.orders,
                                           shop.lines,
                                           shop.dictionary,
                                           shop.customers,
                                           as_of,
                                           Id("CNY"),
                                           2,
                                           {Id("taobao"), Id("jd")}} {}
  MetricShop(const MetricShop&) = delete;
  MetricShop& operator=(const MetricShop&) = delete;

  metrics::ShopView View(const metrics::ShopFilter& filter = {}) const {
    return metrics::MakeShopView(inputs, filter, 12);
  }
  table::StringId Id(std::string_view text) {
    return shop.dictionary.Intern(text);
  }

  TestShop shop;
  metrics::ShopInputs inputs;
};

// Orders of some hundred buyers over about two and a half years up to
// 2026-06-30, some of them on one day, refunded, unpaid, unknown or cancelling.
inline OrderBuilder RandomOrders(uint32_t seed, int orders = 900) {
  std::mt19937 random(seed);
  const auto below = [&](int n) { return static_cast<int>(random() % n); };
  OrderBuilder builder;
  const Day last = DayOf("2026-06-30");
  for (int i = 0; i < orders; ++i) {
    // The square makes some buyers frequent.
    const int who = below(15) * below(15);
    const int kind = below(20);
    OrderSpec spec;
    spec.buyer = kind == 0 ? "" : "b" + std::to_string(who);
    spec.day = last - below(900);
    spec.second_of_day = below(86400);
    spec.gross_minor = 100 + below(50000);
    if (kind == 1) {
      spec.kind = table::OrderKind::kRefunded;
      spec.refund_minor = spec.gross_minor;
    } else if (kind == 2) {
      spec.kind = table::OrderKind::kUnpaid;
      spec.gross_minor = 0;
    } else if (kind == 3) {
      spec.kind = table::OrderKind::kCancelling;
      spec.refund_minor = spec.gross_minor;
      spec.gross_minor = 0;
    } else if (kind < 7) {
      spec.refund_minor = below(static_cast<int>(spec.gross_minor));
    }
    spec.province = below(2) == 0 ? "浙江" : "广东";
    spec.lines.clear();
    for (int line = below(3); line >= 0; --line) {
      const int product = below(12);
      spec.lines.push_back({"p" + std::to_string(product),
                            product < 6 ? "tea" : "cups", 1 + below(4)});
    }
    builder.Add(spec);
  }
  return builder;
}

}  // namespace shuke::testkit

#endif  // SHUKE_TESTS_METRICS_METRIC_SHOP_H_
