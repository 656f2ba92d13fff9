// Shrinking Orders as a whole, column by column.
#ifndef SHUKE_TABLE_KEEP_ORDERS_H_
#define SHUKE_TABLE_KEEP_ORDERS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "core/table/orders.h"

namespace shuke::table {

// Takes out every order whose entry in `keep` is 0, with its lines; the others
// keep their sequence. `keep` is as long as `orders`. O(orders + lines).
void KeepOrders(std::span<const uint8_t> keep, Orders& orders);

// The same for a column by order that is not in the table.
template <typename T>
void KeepEntries(std::span<const uint8_t> keep, std::vector<T>& column) {
  if (column.empty()) return;
  size_t out = 0;
  for (size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] != 0) column[out++] = column[i];
  }
  column.resize(out);
}
template <typename Column>
void KeepEntries(std::span<const uint8_t> keep, Column& column) {
  if (column.empty()) return;
  size_t out = 0;
  for (size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] != 0) column.Set(out++, column[i]);
  }
  column.resize(out);
}

}  // namespace shuke::table

#endif  // SHUKE_TABLE_KEEP_ORDERS_H_
