// SettleOrders: what the rows of each order come to: its state, its time, what
// was paid and what went back (rulings 3 to 6).
#ifndef SHUKE_INGEST_SETTLE_H_
#define SHUKE_INGEST_SETTLE_H_

#include "core/ingest/order_rows.h"
#include "core/table/orders.h"

namespace shuke::ingest {

// Fills every column of `orders` but those of the buyer from Orders::line and
// line_offset, as GroupRows left them. O(lines).
void SettleOrders(const OrderRows& rows, bool count_zero_amount,
                  table::Orders& orders);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_SETTLE_H_
