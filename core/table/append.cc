#include "core/table/append.h"

#include <utility>

namespace shuke::table {
namespace {

// Calls visit(column of a, same column of b, absent value) for every column
// that may be missing.
template <typename Visit>
void ForEachOptional(OrderLines& a, OrderLines& b, Visit&& visit) {
  for (size_t i = 0; i < kTextFields; ++i)
    visit(a.text[i], b.text[i], kEmptyString);
  for (size_t i = 0; i < kTimeFields; ++i) visit(a.time[i], b.time[i], kNoTime);
  for (size_t i = 0; i < kMoneyFields; ++i)
    visit(a.money[i], b.money[i], kNoMoney);
  visit(a.quantity, b.quantity, int32_t{1});
  visit(a.state, b.state, OrderState::kUnknown);
  visit(a.flags, b.flags, uint8_t{0});
  visit(a.address_hash, b.address_hash, uint32_t{0});
  visit(a.occupation, b.occupation, Occupation::kNone);
}

template <typename T>
void Append(const std::vector<T>& more, std::vector<T>& column) {
  column.insert(column.end(), more.begin(), more.end());
}
template <typename Column>
void Append(const Column& more, Column& column) {
  column.Append(more);
}

template <typename T>
void MoveCell(size_t from, size_t to, std::vector<T>& column) {
  column[to] = column[from];
}
template <typename Column>
void MoveCell(size_t from, size_t to, Column& column) {
  column.Set(to, column[from]);
}

}  // namespace

void AppendLines(OrderLines more, uint16_t file, OrderLines& lines,
                 uint32_t rows_before) {
  const size_t before = lines.size();
  const size_t after = before + more.size();
  ForEachOptional(lines, more, [&](auto& column, auto& added, auto absent) {
    if (column.empty() && added.empty()) return;
    if (before == 0) {
      column = std::move(added);
    } else {
      column.resize(before, absent);
      Append(added, column);
    }
    column.resize(after, absent);
    added = {};
  });
  lines.row.Append(more.row, rows_before);
  if (after > before)
    lines.file.AppendRun(file, static_cast<uint32_t>(after - before));
}

void RenameTexts(std::span<const StringId> ids, OrderLines& lines) {
  for (TextColumn& column : lines.text)
    column.Rename([&](StringId text) { return ids[text]; });
}

void ReserveLines(size_t rows, OrderLines& lines) {
  OrderLines unused;
  ForEachOptional(lines, unused, [&](auto& column, auto&, auto) {
    if (!column.empty()) column.reserve(rows);
  });
}

void WriteLines(const OrderLines& lines, ByteWriter& writer) {
  for (const auto& column : lines.text) column.Write(writer);
  for (const auto& column : lines.time) writer.Array(column);
  for (const auto& column : lines.money) column.Write(writer);
  writer.Array(lines.quantity);
  writer.Array(lines.state);
  writer.Array(lines.flags);
  writer.Array(lines.address_hash);
  writer.Array(lines.occupation);
  lines.row.Write(writer);
}

bool ReadLines(ByteReader& reader, uint32_t strings, OrderLines& lines) {
  bool fit = true;
  for (auto& column : lines.text) fit &= column.Read(reader, strings);
  for (auto& column : lines.time) reader.Array(column);
  for (auto& column : lines.money) column.Read(reader);
  reader.Array(lines.quantity);
  reader.Array(lines.state);
  reader.Array(lines.flags);
  reader.Array(lines.address_hash);
  reader.Array(lines.occupation);
  fit &= lines.row.Read(reader) && reader.ok() &&
         lines.state.size() == lines.size();
  OrderLines unused;
  ForEachOptional(lines, unused, [&](auto& column, auto&, auto) {
    fit &= column.empty() || column.size() == lines.size();
  });
  return fit;
}

void RemoveLines(uint16_t file, OrderLines& lines) {
  OrderLines unused;
  const auto compact = [&](auto& column) {
    if (column.empty()) return;
    size_t out = 0;
    for (size_t i = 0; i < lines.file.size(); ++i) {
      if (lines.file[i] != file) MoveCell(i, out++, column);
    }
    column.resize(out);
  };
  ForEachOptional(lines, unused,
                  [&](auto& column, auto&, auto) { compact(column); });
  RunColumn<1> rows;
  RunColumn<0> files;
  for (size_t i = 0; i < lines.file.size(); ++i) {
    if (lines.file[i] == file) continue;
    rows.push_back(lines.row[i]);
    files.push_back(lines.file[i]);
  }
  lines.row = std::move(rows);
  lines.file = std::move(files);
}

}  // namespace shuke::table
