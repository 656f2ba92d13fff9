// ProrateNet: what each line of an order brought in.
//
// What lines say of themselves seldom adds up to what was paid: discounts and
// postage belong to the order, a coupon of the platform to neither. So the net
// amount of an order is split over its lines, and products sum to revenue, to
// the last cent.
#ifndef SHUKE_INGEST_PRORATE_H_
#define SHUKE_INGEST_PRORATE_H_

#include <vector>

#include "core/table/orders.h"

namespace shuke::ingest {

// The net amounts of the lines, beside Orders::line: those of one order sum to
// Orders::NetMinor. Lines that add up to the net amount keep what they say of
// themselves, returns below zero included. Else it is split by their positive
// amounts less their refunds, lines that were closed or refunded getting
// nothing; where no line has an amount, by quantity; cents left over go to the
// largest remainders, then to earlier lines. An order-level row beside lines
// gets nothing, alone it gets all. O(lines).
std::vector<table::Minor> ProrateNet(const table::OrderLines& lines,
                                     const table::Orders& orders);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_PRORATE_H_
