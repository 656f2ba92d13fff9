// FileOutcome: what became of one file once all of it had been seen.
#ifndef SHUKE_INGEST_FILE_OUTCOME_H_
#define SHUKE_INGEST_FILE_OUTCOME_H_

#include <cstdint>
#include <optional>

#include "core/ingest/layout.h"
#include "core/ingest/ledger.h"
#include "core/table/order_lines.h"

namespace shuke::ingest {

enum class Outcome : uint8_t {
  kUsed,          // at least one row gave order data
  kReread,        // read the file again with FileOutcome::options
  kNeedsMapping,  // a table, but its columns are not known: ledger.error is
                  // no_order_columns or no_order_numbers
  kNeedsChoice,   // only the owner can say how it reads:
                  // undecidable_date_order, undecidable_encoding
  kFailed,        // ledger.error says why
};

struct FileOutcome {
  Outcome outcome = Outcome::kFailed;
  ReadOptions options;  // of the next reading
  // The next reading must not be in pieces: what a row means depends on rows
  // before it, or the encoding shows late.
  bool whole = false;
  FileLedger ledger;
  std::optional<Layout> layout;  // none if the head could not be understood
  table::OrderLines lines;  // text ids are of the dictionary given to Finish
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_FILE_OUTCOME_H_
