// Book: the files of a session and their rows in one table.
#ifndef SHUKE_SESSION_BOOK_H_
#define SHUKE_SESSION_BOOK_H_

#include <optional>
#include <string>
#include <vector>

#include "core/ingest/assemble.h"
#include "core/ingest/file_reader.h"
#include "core/table/dictionary.h"
#include "core/table/order_lines.h"

namespace shuke::session {

struct BookFile {
  ingest::FileLedger ledger;
  std::optional<ingest::Layout> layout;
  ingest::ReadOptions options;
  ingest::IngestPolicy read_by;
  bool removed = false;
};

class Book {
 public:
  table::Dictionary& dictionary() { return dictionary_; }
  const table::Dictionary& dictionary() const { return dictionary_; }
  const table::OrderLines& lines() const { return lines_; }
  const std::vector<BookFile>& files() const { return files_; }

  // Adds a file with its rows, whose text ids are of dictionary(), as it was
  // read by `policy`. Returns its id.
  int Add(ingest::FileOutcome outcome, const ingest::IngestPolicy& policy);
  // Takes the rows of `file` out and marks it as removed; its id is never used
  // again.
  void Remove(int file);
  // Names the shop of a file's rows that have no shop column.
  void SetLabel(int file, std::string label);
  // The files that would read otherwise by `policy`.
  std::vector<int> StaleFiles(const ingest::IngestPolicy& policy) const;
  // What assembly must know of each file, by id.
  std::vector<ingest::FileTraits> Traits();

 private:
  table::Dictionary dictionary_;
  table::OrderLines lines_;
  std::vector<BookFile> files_;
};

}  // namespace shuke::session

#endif  // SHUKE_SESSION_BOOK_H_
