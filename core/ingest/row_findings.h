// RowFindings: what a reader of rows has learnt that stands neither in its
// columns nor in its ledger, so that a reader of the rows before can go on with
// it as if it had read these itself.
#ifndef SHUKE_INGEST_ROW_FINDINGS_H_
#define SHUKE_INGEST_ROW_FINDINGS_H_

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/ingest/dates.h"
#include "core/ingest/decimal_column.h"

namespace shuke::ingest {

struct RowFindings {
  std::vector<DateColumn::Counts> dates;        // by column
  std::vector<DecimalColumn::Counts> decimals;  // by column
  // Raw status words in order of appearance, and how many rows have them.
  std::vector<std::pair<std::string, uint64_t>> status_words;
  bool decoded_by_guess = false;
  // No row had fewer cells than the header; a last row that has, and no line
  // end, is then cut off.
  bool all_rows_full = true;
  bool cut_off = false;
  // A blank currency cell follows the row before. Whether one came before any
  // that says something, and whether any names one whose minor units are not
  // the platform's.
  bool blank_currency_first = false;
  bool other_minor_units = false;
};

void WriteFindings(const RowFindings& findings, ByteWriter& writer);
void ReadFindings(ByteReader& reader, RowFindings& findings);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_ROW_FINDINGS_H_
