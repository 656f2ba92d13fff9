// First the rows of each order are found and thinned out (overlap.cc), then
// each order's money and state are settled from what is left (settle.cc).
#include "core/ingest/assemble.h"

#include "core/ingest/order_rows.h"
#include "core/ingest/overlap.h"
#include "core/ingest/settle.h"

namespace shuke::ingest {

Assembly AssembleOrders(const table::OrderLines& lines,
                        std::span<const FileTraits> files,
                        const table::Dictionary& dictionary,
                        const AssembleOptions& options) {
  const OrderRows rows(lines, files, dictionary);
  Assembly assembly;
  GroupRows(rows, assembly, nullptr);
  SettleOrders(rows, options.count_zero_amount, assembly.orders);
  return assembly;
}

std::vector<LateRow> ListLateRows(const table::OrderLines& lines,
                                  std::span<const FileTraits> files,
                                  const table::Dictionary& dictionary) {
  Assembly assembly;
  std::vector<LateRow> late;
  GroupRows(OrderRows(lines, files, dictionary), assembly, &late);
  return late;
}

}  // namespace shuke::ingest
