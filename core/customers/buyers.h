// From the rows of orders to whose they are.
#ifndef SHUKE_CUSTOMERS_BUYERS_H_
#define SHUKE_CUSTOMERS_BUYERS_H_

#include <span>
#include <vector>

#include "core/customers/identity.h"
#include "core/customers/order_keys.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"
#include "core/table/orders.h"

namespace shuke::customers {

// What the rows of each order say of its buyer and recipient; where they differ
// the first by text, so that the order of files decides nothing.
// `platform_of_file` is by OrderLines::file. O(lines).
KeyColumns ReadOrderKeys(const table::OrderLines& lines,
                         std::span<const table::StringId> platform_of_file,
                         const table::Dictionary& dictionary,
                         const table::Orders& orders);

// Resolves identity by the keys of each order and sets Orders::buyer_key and
// buyer_scope to the strongest key of its person, the first by text of several;
// kEmptyString where nobody is identified. A person known by recipient alone is
// spelt "name phone". O(lines + strings + keys log keys).
Identity AssignBuyers(const table::OrderLines& lines,
                      std::span<const table::StringId> platform_of_file,
                      const IdentityOptions& options,
                      table::Dictionary& dictionary, table::Orders& orders);

}  // namespace shuke::customers

#endif  // SHUKE_CUSTOMERS_BUYERS_H_
