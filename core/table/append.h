// Growing and shrinking OrderLines as a whole, column by column.
#ifndef SHUKE_TABLE_APPEND_H_
#define SHUKE_TABLE_APPEND_H_

#include <cstdint>

#include "core/table/order_lines.h"

namespace shuke::table {

// Adds the rows of `more` under the file id `file`. A column that only one side
// has is filled up with absent cells on the other. O(rows of more), but for new
// columns.
void AppendLines(OrderLines more, uint16_t file, OrderLines& lines);

// Takes out all rows of `file`; the others keep their order.
void RemoveLines(uint16_t file, OrderLines& lines);

}  // namespace shuke::table

#endif  // SHUKE_TABLE_APPEND_H_
