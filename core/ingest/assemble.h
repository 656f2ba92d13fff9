// AssembleOrders: rows of one or many files become orders; every ruling on
// overlap, validity and refunds is applied here and nowhere else.
//
// Rows that share a shop (platform + shop column, else the file's label) and an
// order number are one order. Of order-level rows the latest state counts
// (rulings 9) and the others are set aside as duplicate_order; one with a
// negative amount is a refund of the order, and counts beside it. Of line-level
// rows each distinct line counts as often as the file that has it most often
// says; the rest are duplicate_line. The order of files and rows never decides
// a figure. Who bought is left open: customers::AssignBuyers says it.
#ifndef SHUKE_INGEST_ASSEMBLE_H_
#define SHUKE_INGEST_ASSEMBLE_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/ingest/late_rows.h"
#include "core/ingest/ledger.h"
#include "core/ingest/profile.h"
#include "core/table/dictionary.h"
#include "core/table/orders.h"

namespace shuke::ingest {

// What the assembly must know of each file, by OrderLines::file.
struct FileTraits {
  table::StringId platform;  // scope of nicks, member ids and order numbers
  table::StringId currency;  // of rows without a currency cell
  PaidIs paid_is;
  bool has_paid_time;  // the file has a paid-time column
  // The shop of rows that name none, by the owner; kEmptyString: nor does he.
  table::StringId label = table::kEmptyString;
};

// Why rows of a file are not used, beyond what the file itself could tell.
struct Overlap {
  // kDuplicateOrder, kDuplicateLine, kNoDate and kNoAmount (no row of the order
  // has one).
  std::array<uint64_t, kReasons> set_aside = {};
  FirstLines first;
  // Used, but equal to an earlier line of the same order and file.
  uint64_t repeated_rows = 0;

  uint64_t Of(Reason reason) const {
    return set_aside[static_cast<size_t>(reason)];
  }
  // `line` is of OrderLines.
  void SetAside(uint32_t line, Reason reason) {
    ++set_aside[static_cast<size_t>(reason)];
    first.Add(reason, line);
  }
};

// A row that is set aside because of other rows.
struct LateRow {
  uint32_t line;  // of OrderLines
  Reason reason;
};

struct Assembly {
  table::Orders orders;          // in order of first appearance
  std::vector<Overlap> by_file;  // as FileTraits
};

struct AssembleOptions {
  bool count_zero_amount = false;  // a zero order counts as valid (rulings 4)
};

// O(lines log lines) at worst. `dictionary` resolves the ids of `lines`.
Assembly AssembleOrders(const table::OrderLines& lines,
                        std::span<const FileTraits> files,
                        const table::Dictionary& dictionary,
                        const AssembleOptions& options);

// The rows that Assembly::by_file counts, in no order. At the cost of a second
// assembly.
std::vector<LateRow> ListLateRows(const table::OrderLines& lines,
                                  std::span<const FileTraits> files,
                                  const table::Dictionary& dictionary);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_ASSEMBLE_H_
