// WorkbookReader: one .xlsx file, part by part, to the rows of its orders.
//
//   WorkbookReader reader(name, options, policy, bytes);
//   while (!(part = reader.WantedPart()).empty()) {
//     if the zip has no such part: reader.EndPart(PartEnd::kMissing)
//     else: Feed() its inflated bytes while they are wanted, then EndPart()
//   }
//   FileOutcome outcome = reader.Finish(dictionary);
//
// The host opens the zip and inflates; which parts are needed, and in which
// order, is known here. A part may be asked for twice: of several sheets, the
// heads are looked at first and the sheet with the best order header is then
// read to its end. Memory is that of the distinct texts, whatever the rows.
#ifndef SHUKE_INGEST_XLSX_WORKBOOK_READER_H_
#define SHUKE_INGEST_XLSX_WORKBOOK_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/file_outcome.h"
#include "core/ingest/ingest_policy.h"
#include "core/ingest/layout.h"
#include "core/ingest/ledger.h"
#include "core/ingest/row_reader.h"
#include "core/ingest/set_aside_rows.h"
#include "core/ingest/xlsx/shared_strings.h"
#include "core/ingest/xlsx/sheet_reader.h"
#include "core/ingest/xlsx/styles.h"
#include "core/ingest/xlsx/workbook_parts.h"
#include "core/table/dictionary.h"

namespace shuke::ingest::xlsx {

// How a part came to its end.
enum class PartEnd : uint8_t {
  kWhole,      // or no more of it was wanted
  kMissing,    // the zip has none of this name
  kDamaged,    // its bytes cannot be inflated, or their checksum is wrong
  kEncrypted,  // they need a password
};

class WorkbookReader {
 public:
  // `policy` must outlive the reader; `bytes` is the size of the file. With a
  // `listing` as FileReader.
  WorkbookReader(std::string name, ReadOptions options,
                 const IngestPolicy& policy, uint64_t bytes,
                 SetAsideRows* listing = nullptr);
  ~WorkbookReader();

  // The path of the part that is wanted next, empty once none is.
  const std::string& WantedPart() const { return wanted_; }
  // Takes its next bytes, inflated; false once no more of this part are wanted.
  bool Feed(std::string_view bytes);
  // Ends the part; another may be wanted then.
  void EndPart(PartEnd end);

  uint64_t bytes_inflated() const { return bytes_inflated_; }
  uint64_t rows() const { return ledger_.rows_read; }

  // Ends the file, as FileReader does.
  FileOutcome Finish(table::Dictionary& dictionary);

 private:
  enum class Stage : uint8_t {
    kPackage,
    kWorkbook,
    kWorkbookRelations,
    kStyles,
    kSharedStrings,
    kHeads,
    kRows,
    kDone
  };

  void EndPackage();
  void EndWorkbook();
  void EndWorkbookRelations();
  void Want(Stage stage);
  void ListSheets();
  void BeginSheet(Stage stage, size_t sheet);
  void EndHead(bool found);
  void EndRows();
  bool TakeRow(const SheetRow& row);
  void BeginRows();
  void Fail(Error error);

  const IngestPolicy& policy_;
  SetAsideRows* const listing_;
  ReadOptions options_;
  FileLedger ledger_;
  uint64_t bytes_inflated_ = 0;
  Stage stage_ = Stage::kPackage;
  std::string wanted_;

  Relationships package_;
  std::string workbook_part_;
  Workbook workbook_;
  Relationships relations_;
  Styles styles_;
  SharedStrings strings_;

  struct Sheet {
    size_t entry;  // in workbook_.sheets()
    std::string part;
    int rank = -1;  // how well its head suits; -1: not at all
  };
  std::vector<Sheet> sheets_;  // that may be read
  size_t sheet_ = 0;           // the one in hand
  std::unique_ptr<SheetReader> reader_;
  std::vector<std::vector<std::string>> head_;  // its rows until BeginRows
  std::vector<bool> head_too_long_;             // as head_
  size_t head_bytes_ = 0;

  std::optional<Layout> layout_;  // of the sheet that is read
  AddressBook addresses_;
  std::optional<RowReader> rows_;
};

}  // namespace shuke::ingest::xlsx

#endif  // SHUKE_INGEST_XLSX_WORKBOOK_READER_H_
