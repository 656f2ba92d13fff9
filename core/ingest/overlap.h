// GroupRows: which rows are which order, and which of them count.
#ifndef SHUKE_INGEST_OVERLAP_H_
#define SHUKE_INGEST_OVERLAP_H_

#include "core/ingest/assemble.h"
#include "core/ingest/order_rows.h"

namespace shuke::ingest {

// Numbers the orders and fills Orders::line and line_offset with the rows that
// count, those of order level first; sets by_file. The other columns of the
// orders stay empty. `late`, if given, receives what by_file counts. O(lines
// log lines) at worst.
void GroupRows(const OrderRows& rows, Assembly& assembly,
               std::vector<LateRow>* late);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_OVERLAP_H_
