// Customers made of purchases alone, for tests of what looks only at those; and
// the CDNOW sample, where it is at hand.
#ifndef SHUKE_TESTS_PREDICT_PURCHASES_H_
#define SHUKE_TESTS_PREDICT_PURCHASES_H_

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/customers/customers.h"
#include "tests/testing/variable.h"

namespace shuke::predict {

struct Purchase {
  uint32_t customer;
  Day day;
  table::Minor net_minor;
};

// Customers 0 … largest id; an id without purchases is a potential customer.
inline customers::Customers CustomersOf(std::vector<Purchase> purchases) {
  std::stable_sort(purchases.begin(), purchases.end(),
                   [](const Purchase& a, const Purchase& b) {
                     return std::pair(a.customer, a.day) <
                            std::pair(b.customer, b.day);
                   });
  customers::Customers out;
  const size_t n = purchases.empty() ? 0 : purchases.back().customer + 1;
  out.key.assign(n, table::kEmptyString);
  out.scope = out.key;
  out.valid_orders.assign(n, 0);
  out.first_day.assign(n, kNoDay);
  out.last_day.assign(n, kNoDay);
  out.net_minor.assign(n, 0);
  out.purchase_offset.assign(n + 1, 0);
  for (const Purchase& purchase : purchases) {
    const uint32_t id = purchase.customer;
    ++out.purchase_offset[id + 1];
    ++out.valid_orders[id];
    if (out.first_day[id] == kNoDay) out.first_day[id] = purchase.day;
    out.last_day[id] = purchase.day;
    out.net_minor[id] += purchase.net_minor;
    out.purchase_order.push_back(
        static_cast<uint32_t>(out.purchase_order.size()));
    out.purchase_day.push_back(purchase.day);
    out.purchase_net_minor.push_back(purchase.net_minor);
  }
  for (size_t i = 0; i < n; ++i)
    out.purchase_offset[i + 1] += out.purchase_offset[i];
  return out;
}

inline constexpr const char* kCdnowMayNotBeKeptHere =
    "the CDNOW sample may not be kept with the sources: "
    "scripts/check-reference runs this test with SHUKE_CDNOW naming it";

// The 1/10 sample of CDNOW that the papers use (Fader, Hardie and Lee 2005):
// lines "master id, sample id, YYYYMMDD, CDs, dollars", named by the variable
// SHUKE_CDNOW; scripts/check-reference sets it. Nothing where it does not.
inline std::optional<customers::Customers> Cdnow() {
  const auto path = testkit::Variable("SHUKE_CDNOW");
  if (!path) return std::nullopt;
  std::ifstream in(*path);
  std::vector<Purchase> purchases;
  std::string master, date;
  uint32_t id;
  int cds;
  double dollars;
  while (in >> master >> id >> date >> cds >> dollars) {
    const auto day = ParseIsoDay(date.substr(0, 4) + "-" + date.substr(4, 2) +
                                 "-" + date.substr(6, 2));
    purchases.push_back({id - 1, *day, std::llround(dollars * 100)});
  }
  return CustomersOf(std::move(purchases));
}

}  // namespace shuke::predict

#endif  // SHUKE_TESTS_PREDICT_PURCHASES_H_
