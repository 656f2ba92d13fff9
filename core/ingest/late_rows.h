// Rows that are set aside once their file is read: because of other rows, the
// as-of date, or whom the workspace excludes. What was read of them is at hand,
// their bytes are not.
#ifndef SHUKE_INGEST_LATE_ROWS_H_
#define SHUKE_INGEST_LATE_ROWS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/ingest/layout.h"
#include "core/ingest/ledger.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"

namespace shuke::ingest {

// The first few lines of each reason, in any order of arrival.
class FirstLines {
 public:
  void Add(Reason reason, uint32_t line);
  // The kShownPerReason smallest lines of `reason`, or all of them, ascending.
  std::span<const uint32_t> Of(Reason reason) const;

 private:
  struct Few {
    std::array<uint32_t, kShownPerReason> line;
    uint32_t count = 0;
  };
  std::array<Few, kReasons> few_;
};

// What a line holds of its row: the texts, times and amounts of the columns
// that play a role, in the order of the file, set apart by commas; about 400
// bytes at most, in whole characters. `layout` is that of the line's file.
std::string KeptText(const table::OrderLines& lines, uint32_t line,
                     const Layout& layout, const table::Dictionary& dictionary);

// The first rows of each reason as samples for the ledger of their file.
void AddSamples(const FirstLines& first, const table::OrderLines& lines,
                const Layout& layout, const table::Dictionary& dictionary,
                FileLedger& ledger);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_LATE_ROWS_H_
