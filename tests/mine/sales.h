// Baskets of customers on days, for tests.
#ifndef SHUKE_TESTS_MINE_SALES_H_
#define SHUKE_TESTS_MINE_SALES_H_

#include <string>
#include <vector>

#include "tests/mine/lists.h"

namespace shuke::mine {

struct Sale {
  customers::CustomerId customer;
  Day day;
  std::string items;  // apart by commas
};

inline NamedBaskets Sales(const std::vector<Sale>& sales) {
  std::string text;
  for (const Sale& sale : sales) text += sale.items + "\n";
  NamedBaskets out = Lists(text);
  for (size_t i = 0; i < sales.size(); ++i) {
    out.baskets.customer[i] = sales[i].customer;
    out.baskets.day[i] = sales[i].day;
  }
  return out;
}

}  // namespace shuke::mine

#endif  // SHUKE_TESTS_MINE_SALES_H_
