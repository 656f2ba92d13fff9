// SetAsideRows: every row of a file that is not used, as CSV, in file order.
//
// Rows that are set aside are counted while a file is read, not kept: there may
// be millions. To list them the host feeds the file once more, to a reader that
// was given one of these; what it takes at a time is all that is held.
//
//   SetAsideRows rows(name, late);
//   FileReader reader(name, options, policy, &rows);
//   while (bytes) { reader.Feed(bytes); write(rows.Take()); }
//   reader.Finish(dictionary); write(rows.Take());
#ifndef SHUKE_INGEST_SET_ASIDE_ROWS_H_
#define SHUKE_INGEST_SET_ASIDE_ROWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ingest/encoding.h"
#include "core/ingest/ledger.h"
#include "core/ingest/record_scanner.h"

namespace shuke::ingest {

// A row of one file that other rows or the as-of date set aside.
struct LateRowOfFile {
  uint32_t row;  // record number; the first record after the header is 1
  Reason reason;

  friend bool operator==(const LateRowOfFile&, const LateRowOfFile&) = default;
};

class SetAsideRows {
 public:
  // `late` is in ascending order of rows.
  SetAsideRows(std::string file, std::vector<LateRowOfFile> late);

  // The encoding of the cells that follow.
  void set_encoding(Encoding encoding) { encoding_ = encoding; }
  // Takes the next record of the file and why the reader sets it aside; nothing
  // if it would use it.
  void Add(uint32_t row, std::optional<Reason> reason, const Record& record);
  // The CSV of what was added since the last call: file, row, reason, and the
  // row as one text, its cells set apart by commas and quoted where they must
  // be.
  std::string Take();
  // How many rows were set aside so far.
  uint64_t rows() const { return rows_; }

  // The line of column names, with a BOM.
  static std::string Header();

 private:
  std::string file_;
  std::vector<LateRowOfFile> late_;
  size_t next_late_ = 0;
  Encoding encoding_ = Encoding::kUtf8;
  uint64_t rows_ = 0;
  std::string csv_;
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_SET_ASIDE_ROWS_H_
