// ProrateLines: what each line of an order brought in, and what of it went
// back.
//
// What lines say of themselves seldom adds up to what was paid: discounts and
// postage belong to the order, a coupon of the platform to neither. So the net
// amount of an order is split over its lines, and so are its refunds; products
// then sum to revenue, to the last cent.
#ifndef SHUKE_INGEST_PRORATE_H_
#define SHUKE_INGEST_PRORATE_H_

#include <vector>

#include "core/table/orders.h"

namespace shuke::ingest {

// Both beside Orders::line. Those of one order sum to Orders::NetMinor and
// Orders::refund_minor; what was paid for a line is the sum of its two.
struct LineMoney {
  std::vector<table::Minor> net_minor;
  std::vector<table::Minor> refund_minor;
};

// Net: lines that add up to the net amount keep what they say of themselves,
// returns below zero included. Else it is split by their positive amounts less
// their refunds, lines that were closed or refunded getting nothing; where no
// line has an amount, by quantity.
// Refunds: by what was refunded of each line, as it says, or by its whole
// amount where its state is refunded or it is itself a return; where no line
// tells of a refund, by their amounts.
// Cents left over go to the largest remainders, then to earlier lines. An
// order-level row beside lines gets nothing, alone it gets all. O(lines).
LineMoney ProrateLines(const table::OrderLines& lines,
                       const table::Orders& orders);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_PRORATE_H_
