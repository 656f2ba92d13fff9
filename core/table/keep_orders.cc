#include "core/table/keep_orders.h"

namespace shuke::table {

void KeepOrders(std::span<const uint8_t> keep, Orders& orders) {
  if (keep.empty()) return;
  uint32_t lines = 0;
  size_t kept = 0;
  for (size_t order = 0; order < keep.size(); ++order) {
    if (keep[order] == 0) continue;
    const uint32_t begin = orders.line_offset[order];
    const uint32_t end = orders.line_offset[order + 1];
    orders.line_offset[kept++] = lines;
    for (uint32_t i = begin; i < end; ++i)
      orders.line[lines++] = orders.line[i];
  }
  orders.line.resize(lines);
  orders.line_offset.resize(kept + 1);
  orders.line_offset[kept] = lines;
  KeepEntries(keep, orders.kind);
  KeepEntries(keep, orders.day);
  KeepEntries(keep, orders.time);
  KeepEntries(keep, orders.gross_minor);
  KeepEntries(keep, orders.refund_minor);
  KeepEntries(keep, orders.items);
  KeepEntries(keep, orders.buyer_key);
  KeepEntries(keep, orders.buyer_scope);
  KeepEntries(keep, orders.currency);
}

}  // namespace shuke::table
