// Growing and shrinking OrderLines as a whole, column by column.
#ifndef SHUKE_TABLE_APPEND_H_
#define SHUKE_TABLE_APPEND_H_

#include <cstdint>
#include <span>

#include "core/base/bytes.h"
#include "core/table/order_lines.h"

namespace shuke::table {

// Adds the rows of `more` under the file id `file`, whose rows before these are
// `rows_before`. A column that only one side has is filled up with absent cells
// on the other. O(rows of more), but for new columns.
void AppendLines(OrderLines more, uint16_t file, OrderLines& lines,
                 uint32_t rows_before = 0);

// Gives the texts of `lines` other ids: `ids` by the present one.
void RenameTexts(std::span<const StringId> ids, OrderLines& lines);

// Makes room for `rows` rows in every column that there is, so that adding up
// to so many moves nothing.
void ReserveLines(size_t rows, OrderLines& lines);

// All columns but `file`, for another core (base/bytes.h).
void WriteLines(const OrderLines& lines, ByteWriter& writer);
// False if these are not columns of one length, with texts below `strings`.
bool ReadLines(ByteReader& reader, uint32_t strings, OrderLines& lines);

// Takes out all rows of `file`; the others keep their order.
void RemoveLines(uint16_t file, OrderLines& lines);

}  // namespace shuke::table

#endif  // SHUKE_TABLE_APPEND_H_
