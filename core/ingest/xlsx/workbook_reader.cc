#include "core/ingest/xlsx/workbook_reader.h"

#include <algorithm>
#include <utility>

#include "core/ingest/finish_table.h"

namespace shuke::ingest::xlsx {
namespace {

// Rows and bytes of text that a layout is found from.
constexpr size_t kHeadRows = 100;
constexpr size_t kHeadBytes = size_t{1} << 20;
// Nothing right of this is looked at before the header is known.
constexpr size_t kMostColumns = 2000;

Error Damaged() { return {"spreadsheet_damaged", {}}; }

// How well a sheet suits as the one to read: enough columns for orders count
// most, then that it is shown, that a platform is recognised, and how many
// columns have a role.
int Rank(const Layout& layout, bool hidden) {
  const int roles =
      static_cast<int>(std::min<size_t>(layout.columns.size(), 99));
  const bool recognised = layout.profile->id != GenericProfile().id;
  return (layout.Sufficient() ? 1000 : 0) + (hidden ? 0 : 400) +
         (recognised ? 200 : 0) + roles;
}

}  // namespace

WorkbookReader::WorkbookReader(std::string name, ReadOptions options,
                               const IngestPolicy& policy, uint64_t bytes,
                               SetAsideRows* listing)
    : policy_(policy), listing_(listing), options_(std::move(options)) {
  ledger_.name = std::move(name);
  ledger_.label = options_.label;
  ledger_.bytes = bytes;
  Want(Stage::kPackage);
}

WorkbookReader::~WorkbookReader() = default;

bool WorkbookReader::Feed(std::string_view bytes) {
  bytes_inflated_ += bytes.size();
  switch (stage_) {
    case Stage::kPackage:
      return package_.Feed(bytes);
    case Stage::kWorkbook:
      return workbook_.Feed(bytes);
    case Stage::kWorkbookRelations:
      return relations_.Feed(bytes);
    case Stage::kStyles:
      return styles_.Feed(bytes);
    case Stage::kSharedStrings:
      return strings_.Feed(bytes);
    case Stage::kHeads:
    case Stage::kRows:
      return reader_->Feed(bytes);
    case Stage::kDone:
      return false;
  }
  return false;
}

void WorkbookReader::EndPart(PartEnd end) {
  if (stage_ == Stage::kDone) return;
  if (end == PartEnd::kEncrypted) return Fail({"spreadsheet_encrypted", {}});
  if (end == PartEnd::kDamaged) return Fail(Damaged());
  const bool found = end == PartEnd::kWhole;
  switch (stage_) {
    case Stage::kPackage:
      // A zip without relationships is no package, so no workbook either.
      return found ? EndPackage() : Fail({"zip_file", {}});
    case Stage::kWorkbook:
      return found ? EndWorkbook() : Fail(Damaged());
    case Stage::kWorkbookRelations:
      return found ? EndWorkbookRelations() : Fail(Damaged());
    case Stage::kStyles:
      // A part that is named but not there is as none: all cells are numbers.
      if (found && !styles_.Finish()) return Fail(Damaged());
      return Want(Stage::kSharedStrings);
    case Stage::kSharedStrings:
      if (strings_.too_large()) return Fail({"spreadsheet_too_large", {}});
      if (found && !strings_.Finish()) return Fail(Damaged());
      return Want(Stage::kHeads);
    case Stage::kHeads:
      return EndHead(found);
    case Stage::kRows:
      return found ? EndRows() : Fail(Damaged());
    case Stage::kDone:
      return;
  }
}

// Moves on to `stage`, or past it where there is nothing to be read for it.
void WorkbookReader::Want(Stage stage) {
  stage_ = stage;
  switch (stage) {
    case Stage::kPackage:
      wanted_ = RelationshipsOf("");
      return;
    case Stage::kWorkbook:
      wanted_ = workbook_part_;
      return;
    case Stage::kWorkbookRelations:
      wanted_ = RelationshipsOf(workbook_part_);
      return;
    case Stage::kStyles: {
      const Relationship* styles = relations_.OfKind("styles");
      if (styles == nullptr) return Want(Stage::kSharedStrings);
      wanted_ = ResolveTarget(workbook_part_, styles->target);
      return;
    }
    case Stage::kSharedStrings: {
      const Relationship* strings = relations_.OfKind("sharedStrings");
      if (strings == nullptr) return Want(Stage::kHeads);
      wanted_ = ResolveTarget(workbook_part_, strings->target);
      return;
    }
    case Stage::kHeads:
      return BeginSheet(sheets_.size() > 1 ? Stage::kHeads : Stage::kRows, 0);
    case Stage::kRows:
      return;
    case Stage::kDone:
      wanted_.clear();
      reader_.reset();
      return;
  }
}

void WorkbookReader::EndPackage() {
  if (!package_.Finish()) return Fail(Damaged());
  const Relationship* document = package_.OfKind("officeDocument");
  if (document == nullptr) return Fail({"zip_file", {}});
  workbook_part_ = ResolveTarget("", document->target);
  if (workbook_part_.starts_with("word/") || workbook_part_.starts_with("ppt/"))
    return Fail({"not_text", {}});
  // .xlsb: the same package with binary parts.
  if (workbook_part_.ends_with(".bin")) return Fail({"old_spreadsheet", {}});
  Want(Stage::kWorkbook);
}

void WorkbookReader::EndWorkbook() {
  if (!workbook_.Finish()) return Fail(Damaged());
  Want(Stage::kWorkbookRelations);
}

void WorkbookReader::EndWorkbookRelations() {
  if (!relations_.Finish()) return Fail(Damaged());
  ListSheets();
  if (stage_ != Stage::kDone) Want(Stage::kStyles);
}

// The sheets that hold cells (charts and macros do not), or the one that was
// asked for.
void WorkbookReader::ListSheets() {
  std::string names;
  for (size_t i = 0; i < workbook_.sheets().size(); ++i) {
    const SheetEntry& entry = workbook_.sheets()[i];
    const Relationship* to = relations_.WithId(entry.relationship);
    if (to == nullptr || to->kind != "worksheet") continue;
    ledger_.sheets.push_back({entry.name, entry.hidden, false});
    if (!names.empty()) names += ", ";
    names += entry.name;
    if (!options_.sheet.empty() && entry.name != options_.sheet) continue;
    sheets_.push_back({i, ResolveTarget(workbook_part_, to->target)});
  }
  if (ledger_.sheets.empty()) return Fail({"empty_file", {}});
  if (sheets_.empty()) {
    Fail({"unknown_sheet", {{"sheet", options_.sheet}, {"known", names}}});
  }
}

void WorkbookReader::BeginSheet(Stage stage, size_t sheet) {
  stage_ = stage;
  sheet_ = sheet;
  wanted_ = sheets_[sheet].part;
  head_.clear();
  head_too_long_.clear();
  head_bytes_ = 0;
  reader_ = std::make_unique<SheetReader>(
      strings_, styles_, workbook_.from_1904(), kMostColumns,
      [this](const SheetRow& row) { return TakeRow(row); });
}

bool WorkbookReader::TakeRow(const SheetRow& row) {
  if (rows_) {
    rows_->Read({row.cells, 0, 0, row.too_long, true});
    rows_->Flush();
    return true;
  }
  head_.emplace_back(row.cells.begin(), row.cells.end());
  head_too_long_.push_back(row.too_long);
  for (const std::string_view cell : row.cells) head_bytes_ += cell.size();
  if (head_.size() < kHeadRows && head_bytes_ < kHeadBytes) return true;
  if (stage_ == Stage::kHeads) return false;
  BeginRows();
  return stage_ != Stage::kDone;
}

// A sheet that is not there or makes no sense suits worst, but is no reason not
// to read another.
void WorkbookReader::EndHead(bool found) {
  Sheet& sheet = sheets_[sheet_];
  const bool hidden = workbook_.sheets()[sheet.entry].hidden;
  const auto layout =
      DetectTableLayout(head_, Encoding::kUtf8, options_, policy_);
  if (found && reader_->Finish() && layout.ok()) {
    sheet.rank = Rank(layout.value(), hidden);
    for (SheetSummary& summary : ledger_.sheets) {
      if (summary.name == workbook_.sheets()[sheet.entry].name)
        summary.orders = layout.value().Sufficient();
    }
  }
  if (sheet_ + 1 < sheets_.size()) return BeginSheet(Stage::kHeads, sheet_ + 1);
  // Of equal ones, the first.
  const auto best = std::max_element(
      sheets_.begin(), sheets_.end(),
      [](const Sheet& a, const Sheet& b) { return a.rank < b.rank; });
  BeginSheet(Stage::kRows, static_cast<size_t>(best - sheets_.begin()));
}

// The head is complete: finds what it says and reads its rows.
void WorkbookReader::BeginRows() {
  ledger_.sheet = workbook_.sheets()[sheets_[sheet_].entry].name;
  auto layout = DetectTableLayout(head_, Encoding::kUtf8, options_, policy_);
  if (!layout.ok()) return Fail(layout.error());
  layout_ = std::move(layout).value();
  ledger_.platform = layout_->profile->id;
  if (!layout_->Sufficient()) return Fail(layout_->Insufficient());
  for (SheetSummary& summary : ledger_.sheets)
    summary.orders |= summary.name == ledger_.sheet;
  rows_.emplace(*layout_, options_, policy_, addresses_, &ledger_);
  if (listing_ != nullptr) rows_->ListInto(listing_);
  const size_t width = layout_->headers.size();
  reader_->set_width(width);
  std::vector<std::string_view> cells;
  for (size_t i = layout_->records_before_rows; i < head_.size(); ++i) {
    cells.assign(head_[i].begin(), head_[i].end());
    if (cells.size() > width) cells.resize(width);
    rows_->Read({cells, 0, 0, head_too_long_[i], true});
    rows_->Flush();
  }
  head_ = {};
}

void WorkbookReader::EndRows() {
  if (!reader_->Finish()) return Fail(Damaged());
  if (!rows_) BeginRows();
  Want(Stage::kDone);
}

void WorkbookReader::Fail(Error error) {
  ledger_.error = std::move(error);
  stage_ = Stage::kDone;
  wanted_.clear();
}

FileOutcome WorkbookReader::Finish(table::Dictionary& dictionary) {
  // The host may not have given all that was wanted.
  if (stage_ != Stage::kDone) Fail(Damaged());
  FileOutcome out;
  out.options = options_;
  if (!ledger_.error && listing_ != nullptr) {
    out.outcome = Outcome::kUsed;
  } else if (!ledger_.error) {
    out = FinishTable(*rows_, options_, Encoding::kUtf8, dictionary, ledger_);
  } else if (layout_ && !layout_->Sufficient()) {
    out.outcome = Outcome::kNeedsMapping;
  } else {
    // What was read before the fault is not used.
    ledger_.rows_read = 0;
    ledger_.set_aside = {};
    ledger_.samples.clear();
  }
  // Cut at a byte, or malformed from the start.
  for (SetAsideRow& sample : ledger_.samples)
    sample.text = DecodeToUtf8(sample.text, Encoding::kUtf8);
  out.ledger = std::move(ledger_);
  out.layout = std::move(layout_);
  return out;
}

}  // namespace shuke::ingest::xlsx
