// The ledger: what became of every row of a file. Rows read = rows used + rows
// set aside, always.
#ifndef SHUKE_INGEST_LEDGER_H_
#define SHUKE_INGEST_LEDGER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/table/order_lines.h"

namespace shuke::ingest {

// Why a row is set aside.
enum class Reason : uint8_t {
  kBlank,  // nothing in any cell
  kNoOrderId,
  kUnreadableDate,    // a date cell in no known shape
  kNoDate,            // no date cell at all
  kUnreadableAmount,  // an amount cell that is no number
  kNoAmount,
  kTotalRow,         // "合计" in place of an order number
  kRecordTooLong,    // no line end within kMaxRecordBytes
  kWrongFieldCount,  // cells beyond the last header: columns have shifted
  kTruncated,        // the file breaks off inside its last row
  kDuplicateOrder,   // the same order again, of which another row is newer
  kDuplicateLine,    // the same order line in two files
  kAfterAsOf,        // later than the as-of date
  kExcludedByRule,   // of a buyer whom the workspace excludes
};
inline constexpr size_t kReasons = 14;
// Reason -> its code in JSON, CSV and message keys ("reason.blank").
inline constexpr std::array<std::string_view, kReasons> kReasonCodes = {
    "blank",       "no_order_id",       "unreadable_date",
    "no_date",     "unreadable_amount", "no_amount",
    "total_row",   "record_too_long",   "wrong_field_count",
    "truncated",   "duplicate_order",   "duplicate_line",
    "after_as_of", "excluded_by_rule"};

// A row that was set aside, for show: the first few of each reason.
struct SetAsideRow {
  Reason reason;
  uint32_t row;  // record number; the first record after the header is 1
  // The row as read, cut after some 200 characters; UTF-8 once the file ends.
  // Where other rows or the as-of date set it aside, what was kept of it
  // (late_rows.h).
  std::string text;
};
inline constexpr size_t kShownPerReason = 5;

// A sheet of a workbook.
struct SheetSummary {
  std::string name;
  bool hidden = false;
  bool orders = false;  // its head has the columns that orders need
};

// A status word by the shop's own account.
struct OwnStatus {
  table::OrderState state = table::OrderState::kUnknown;
  uint64_t rows = 0;

  friend bool operator==(const OwnStatus&, const OwnStatus&) = default;
};

struct FileLedger {
  std::string name;
  std::string platform;  // profile id; empty if none was found
  std::string encoding;
  bool encoding_certain = true;
  char delimiter = ',';
  // By the role of each column of numbers, what it was read by.
  std::map<std::string, DecimalMark> decimal;
  // Of a workbook: the sheet that was read, and all that hold cells. Encoding
  // and delimiter then mean nothing.
  std::string sheet;
  std::vector<SheetSummary> sheets;
  // The shop of its rows that have no shop column, by the owner; or empty.
  std::string label;
  uint64_t bytes = 0;
  uint64_t rows_read = 0;
  std::array<uint64_t, kReasons> set_aside = {};
  std::vector<SetAsideRow> samples;
  // Used, and worth knowing about.
  uint64_t zero_price_rows = 0;
  uint64_t repeated_rows = 0;  // equal to an earlier line of the same order
  uint64_t buyer_rows = 0;     // that bear a key of their buyer
  uint64_t malformed_bytes =
      0;                     // byte sequences that are wrong in the encoding
  uint64_t damaged_ids = 0;  // 1.23457E+17: digits that a spreadsheet has lost
  uint64_t unknown_status_rows = 0;
  std::map<std::string, uint64_t> unknown_status;  // word -> rows
  // Words that the shop's own policy explains, and what it says of them.
  std::map<std::string, OwnStatus> own_status;
  std::optional<Error> error;  // why nothing of the file is used

  uint64_t RowsSetAside() const {
    uint64_t sum = 0;
    for (const uint64_t count : set_aside) sum += count;
    return sum;
  }
  uint64_t RowsUsed() const { return rows_read - RowsSetAside(); }
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_LEDGER_H_
