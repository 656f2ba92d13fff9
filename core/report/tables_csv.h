// The tables that go beside a report, as CSV for spreadsheets (UTF-8 with BOM,
// ids and formulas guarded: base/csv_writer.h). Column names are stable codes.
#ifndef SHUKE_REPORT_TABLES_CSV_H_
#define SHUKE_REPORT_TABLES_CSV_H_

#include <span>
#include <string>
#include <string_view>

#include "core/ingest/ledger.h"
#include "core/segment/facts.h"

namespace shuke::report {

// The facts that customers.csv holds, in its order; money columns drop "_minor"
// from their name and hold whole units (1234.50).
std::span<const std::string_view> CustomersCsvFacts();

// customers.csv: one row per customer with a valid order, by customer id.
std::string WriteCustomersCsv(segment::FactTable& facts, int minor_digits);

// The same of these customers, in this order, with these columns.
std::string WriteFactsCsv(const segment::FactTable& facts,
                          std::span<const customers::CustomerId> customers,
                          std::span<const segment::FactIndex> columns,
                          int minor_digits);

// ledger.csv: file, platform, encoding, outcome ("used", "set_aside",
// "failed"), reason, rows. The rows of a file add up to what was read of it.
std::string WriteLedgerCsv(std::span<const ingest::FileLedger> files);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_TABLES_CSV_H_
