// Orders: one entry per order (all lines that share an order number within one
// shop), as columns.
//
// Filled by ingest::AssembleOrders. Everything that asks about customers,
// revenue or time reads this table and never the lines' money: the rulings on
// validity, refunds and overlap end here.
#ifndef SHUKE_TABLE_ORDERS_H_
#define SHUKE_TABLE_ORDERS_H_

#include <cstdint>
#include <vector>

#include "core/table/line_range.h"
#include "core/table/order_lines.h"
#include "core/table/text_column.h"

namespace shuke::table {

// What an order counts as. Every order is exactly one of these.
enum class OrderKind : uint8_t {
  kValid,  // paid > 0, not closed, not refunded in full: only these count for
           // R, F, M
  kRefunded,    // paid, then refunded in full
  kClosed,      // ended without payment
  kUnpaid,      // placed, not (fully) paid
  kZeroAmount,  // everything in it is free
  kCancelling,  // a cancelling or adjusting invoice: a refund of its customer
                // on its own day
};

struct Orders {
  std::vector<OrderKind> kind;
  std::vector<Day>
      day;  // paid; else completed if valid; else created (rulings 3)
  std::vector<LocalTime> time;  // the moment that `day` is the day of
  MinorColumn gross_minor;      // paid by the buyer, refunds not subtracted;
                                // 0 if nothing was
  MinorColumn refund_minor;  // gone back; may exceed gross only for kCancelling
  std::vector<int32_t>
      items;  // sum of quantities; rows without a quantity count 1
  std::vector<StringId> buyer_key;    // strongest key as the file spells it;
                                      // kEmptyString = unidentified
  TextColumn buyer_scope;             // platform of a nick or member id;
                                      // kEmptyString for e-mail, phone
  TextColumn currency;                // ISO 4217
  std::vector<uint32_t> line_offset;  // order -> first entry in `line`; one
                                      // more than there are orders
  // Rows of OrderLines, grouped by order, in reading order; empty where that is
  // every row as it stands.
  std::vector<uint32_t> line;

  size_t size() const { return kind.size(); }
  Minor NetMinor(size_t order) const {
    return gross_minor[order] - refund_minor[order];
  }
  // How many rows they have, all of them.
  size_t lines() const { return line_offset.empty() ? 0 : line_offset.back(); }
  LineRange Lines(size_t order) const {
    return {line.empty() ? nullptr : line.data(), line_offset[order],
            line_offset[order + 1]};
  }
};

}  // namespace shuke::table

#endif  // SHUKE_TABLE_ORDERS_H_
