// The end of a table: what its rows come to once the last has been read.
#ifndef SHUKE_INGEST_FINISH_TABLE_H_
#define SHUKE_INGEST_FINISH_TABLE_H_

#include "core/ingest/encoding.h"
#include "core/ingest/file_outcome.h"
#include "core/ingest/row_reader.h"
#include "core/table/dictionary.h"

namespace shuke::ingest {

// Judges the dates of the whole table and hands its lines over, their distinct
// strings decoded from `encoding`, normalised and interned into `dictionary`.
// `ledger` is the one that `rows` counted in; it receives header_only,
// no_usable_rows or undecidable_date_order where the table cannot be used. The
// outcome's own ledger and layout are left to the caller.
FileOutcome FinishTable(RowReader& rows, const ReadOptions& options,
                        Encoding encoding, table::Dictionary& dictionary,
                        FileLedger& ledger);

// The same in two steps, for a table whose lines come piece by piece. The texts
// of `rows`: decoded, normalised, interned; the ledger learns of malformed
// bytes and buyers.
void FinishTexts(RowReader& rows, Encoding encoding,
                 table::Dictionary& dictionary, FileLedger& ledger);
// The judgement, which leaves the outcome's lines to the caller.
FileOutcome JudgeTable(const RowReader& rows, const ReadOptions& options,
                       FileLedger& ledger);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_FINISH_TABLE_H_
