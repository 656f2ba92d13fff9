// AssignBuyers: writes into every order whose it is, as identity resolves it.
#ifndef SHUKE_CUSTOMERS_BUYERS_H_
#define SHUKE_CUSTOMERS_BUYERS_H_

#include <span>

#include "core/customers/identity.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::customers {

// Reads the keys of each order from its lines and sets Orders::buyer_key and
// buyer_scope to the strongest key of its person, the first by text of several;
// kEmptyString where nobody is identified. A person known by recipient alone is
// spelt "name phone". `platform_of_file` is by OrderLines::file.
// O(lines + keys log keys).
Identity AssignBuyers(const table::OrderLines& lines,
                      std::span<const table::StringId> platform_of_file,
                      const IdentityOptions& options,
                      table::Dictionary& dictionary, table::Orders& orders);

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_BUYERS_H_
