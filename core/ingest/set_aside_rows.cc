// The late rows are sorted as the file is, so one step through both suffices.
#include "core/ingest/set_aside_rows.h"

#include <utility>

#include "core/base/csv_writer.h"

namespace shuke::ingest {
namespace {

// The cells as one line of CSV that reads back to them. It stands inside a cell
// of another CSV, whose writer sees to spreadsheets.
std::string JoinCells(std::span<const std::string_view> cells) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    const std::string_view cell = cells[i];
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  return line;
}

}  // namespace

SetAsideRows::SetAsideRows(std::string file, std::vector<LateRowOfFile> late)
    : file_(std::move(file)), late_(std::move(late)) {}

void SetAsideRows::Add(uint32_t row, std::optional<Reason> reason,
                       const Record& record) {
  while (next_late_ < late_.size() && late_[next_late_].row < row) ++next_late_;
  if (!reason && next_late_ < late_.size() && late_[next_late_].row == row)
    reason = late_[next_late_].reason;
  if (!reason) return;
  ++rows_;
  CsvWriter(&csv_)
      .Text(file_)
      .Integer(row)
      .Text(kReasonCodes[static_cast<size_t>(*reason)])
      .Text(DecodeToUtf8(JoinCells(record.fields), encoding_))
      .EndRow();
}

std::string SetAsideRows::Take() { return std::exchange(csv_, {}); }

std::string SetAsideRows::Header() {
  std::string csv;
  CsvWriter(&csv, CsvWriter::Bom::kUtf8)
      .Text("file")
      .Text("row")
      .Text("reason")
      .Text("text")
      .EndRow();
  return csv;
}

}  // namespace shuke::ingest
