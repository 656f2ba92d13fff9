// Orders written one by one as the keys that they bear.
#ifndef SHUKE_TESTS_TESTING_KEY_COLUMNS_H_
#define SHUKE_TESTS_TESTING_KEY_COLUMNS_H_

#include "core/customers/order_keys.h"

namespace shuke::testkit {

// One more order; columns that no order fills stay empty.
inline void Add(const customers::OrderKeys& order,
                customers::KeyColumns& columns) {
  const size_t before = columns.size();
  const auto add = [&](table::StringId text, auto& column) {
    if (column.empty() && text == table::kEmptyString) return;
    column.resize(before, table::kEmptyString);
    column.push_back(text);
  };
  for (size_t kind = 0; kind < customers::kStrongKinds; ++kind)
    add(order.strong[kind], columns.strong[kind]);
  add(order.recipient, columns.recipient);
  add(order.recipient_phone, columns.recipient_phone);
  add(order.city, columns.city);
  columns.platform.push_back(order.platform);
}

}  // namespace shuke::testkit

#endif  // SHUKE_TESTS_TESTING_KEY_COLUMNS_H_
