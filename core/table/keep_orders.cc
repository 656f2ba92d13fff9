#include "core/table/keep_orders.h"

#include <utility>
#include <vector>

namespace shuke::table {

void KeepOrders(std::span<const uint8_t> keep, Orders& orders) {
  if (keep.empty()) return;
  std::vector<uint32_t> line;
  size_t kept = 0;
  for (size_t order = 0; order < keep.size(); ++order) {
    if (keep[order] == 0) continue;
    const LineRange rows = orders.Lines(order);
    orders.line_offset[kept++] = static_cast<uint32_t>(line.size());
    line.insert(line.end(), rows.begin(), rows.end());
  }
  orders.line_offset.resize(kept + 1);
  orders.line_offset[kept] = static_cast<uint32_t>(line.size());
  orders.line = std::move(line);
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
