#include "core/ingest/xlsx/sheet_reader.h"

#include <algorithm>
#include <charconv>

#include "core/ingest/xlsx/cell_text.h"

namespace shuke::ingest::xlsx {
namespace {

constexpr uint32_t kLastColumn = 1u << 20;  // beyond any: XFD is 16383

// The column of "BC12", from 0; false if the reference begins with no letters.
bool ReadColumn(std::string_view reference, uint32_t& column) {
  uint32_t number = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    number =
        std::min(number * 26 + static_cast<uint32_t>(c - 'A') + 1, kLastColumn);
  }
  if (number == 0) return false;
  column = number - 1;
  return true;
}

// Whether `name` is the one letter `letter`, as the names of nearly all
// elements and attributes of a sheet are; what == calls memcmp for.
bool Is(std::string_view name, char letter) {
  return name.size() == 1 && name.front() == letter;
}

uint32_t ReadNumber(std::string_view text, uint32_t otherwise) {
  uint32_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string_view TrimXmlBlanks(std::string_view text) {
  const auto blank = [](char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

SheetReader::SheetReader(const SharedStrings& strings, const Styles& styles,
                         bool from_1904, size_t width, Sink sink)
    : strings_(strings),
      styles_(styles),
      from_1904_(from_1904),
      width_(width),
      sink_(std::move(sink)),
      tokenizer_(this) {}

bool SheetReader::Feed(std::string_view bytes) {
  if (!stopped_ && !damaged_) damaged_ = !tokenizer_.Feed(bytes) || damaged_;
  return !stopped_ && !damaged_;
}

bool SheetReader::Finish() {
  return stopped_ || (!damaged_ && tokenizer_.Finish() && !damaged_);
}

void SheetReader::StartElement(std::string_view name,
                               std::span<const XmlAttribute> attributes) {
  if (stopped_ || damaged_) return;
  if (in_cell_) {
    if (in_inline_) return inline_.StartElement(name);
    if (Is(name, 'v')) in_value_ = true;
    if (name == "is") in_inline_ = true;
  } else if (in_row_) {
    if (Is(name, 'c')) StartCell(attributes);
  } else if (in_data_) {
    if (name == "row") StartRow(attributes);
  } else if (name == "sheetData") {
    in_data_ = true;
  }
}

void SheetReader::EndElement(std::string_view name) {
  if (stopped_ || damaged_) return;
  if (in_cell_) {
    if (Is(name, 'c')) {
      in_cell_ = false;
      return TakeCell(value_, inline_.raw());
    }
    if (name == "is") {
      in_inline_ = false;
    } else if (in_inline_) {
      inline_.EndElement(name);
    } else if (Is(name, 'v')) {
      in_value_ = false;
    }
  } else if (in_row_) {
    if (name == "row") EndRow();
  } else if (name == "sheetData") {
    in_data_ = false;
  }
}

void SheetReader::Text(std::string_view text) {
  if (!wanted_ || !in_cell_) return;
  if (in_inline_) {
    inline_.Text(text);
  } else if (in_value_) {
    value_ += text;
  }
  if (value_.size() + inline_.raw().size() > kMaxRowBytes) {
    // The rest of the cell is passed over.
    too_long_ = true;
    wanted_ = false;
  }
}

void SheetReader::StartRow(std::span<const XmlAttribute> attributes) {
  in_row_ = true;
  row_ = ReadNumber(FindAttribute(attributes, "r"), row_ + 1);
  columns_ = 0;
  too_long_ = false;
  text_.clear();
  cells_.clear();
}

void SheetReader::StartCell(std::span<const XmlAttribute> attributes) {
  in_cell_ = true;
  in_value_ = in_inline_ = false;
  ClearCell();
  for (const XmlAttribute& attribute : attributes) {
    if (attribute.name.size() == 1)
      SetOfCell(attribute.name.front(), attribute.value);
  }
  PlaceCell();
  value_.clear();
  inline_.Clear();
}

// As many cells as there are of the usual shape (the plain way: StartElement,
// Text and EndElement).
size_t SheetReader::TakeUsual(std::string_view bytes) {
  if (!in_row_ || in_cell_) return 0;
  const char* const end = bytes.data() + bytes.size();
  const char* taken = bytes.data();
  while (!damaged_ && !stopped_) {
    const char* const next = TakeUsualCell(taken, end);
    if (next == nullptr) break;
    taken = next;
  }
  return static_cast<size_t>(taken - bytes.data());
}

// <c r="B2" s="3" t="s"><v>12</v></c>, with any of the three attributes, with
// an inline text (<is><t>…</t></is>) or nothing in it, and without references.
// Where it ends; null if it is of another shape or not whole, and then nothing
// has changed that StartCell does not change anyway.
const char* SheetReader::TakeUsualCell(const char* at, const char* end) {
  if (!SkipText(at, end, "<c")) return nullptr;
  ClearCell();
  while (at != end && *at == ' ') {
    if (end - at < 5 || at[2] != '=' || at[3] != '"') return nullptr;
    const char name = at[1];
    if (name != 'r' && name != 's' && name != 't') return nullptr;
    const char* const begin = at + 4;
    for (at = begin; at != end && *at != '"'; ++at)
      if (*at == '&') return nullptr;
    if (at == end) return nullptr;
    SetOfCell(name, {begin, static_cast<size_t>(at - begin)});
    ++at;
  }
  std::string_view value, inline_text;
  if (!SkipText(at, end, "/>")) {
    if (!SkipText(at, end, ">")) return nullptr;
    if (SkipText(at, end, "<v>")) {
      if (!SkipPlainText(at, end, &value)) return nullptr;
      if (!SkipText(at, end, "</v>")) return nullptr;
    } else if (SkipText(at, end, "<is><t>") ||
               SkipText(at, end, "<is><t xml:space=\"preserve\">")) {
      if (!SkipPlainText(at, end, &inline_text)) return nullptr;
      if (!SkipText(at, end, "</t></is>")) return nullptr;
    }
    if (!SkipText(at, end, "</c>")) return nullptr;
  }
  constexpr size_t kUsualBytes = size_t{1} << 16;
  if (value.size() + inline_text.size() > kUsualBytes) return nullptr;
  PlaceCell();
  TakeCell(value, inline_text);
  return at;
}

void SheetReader::ClearCell() {
  column_ = columns_;
  type_ = Type::kNumber;
  format_ = NumberFormat::kNumber;
}

void SheetReader::SetOfCell(char attribute, std::string_view value) {
  if (attribute == 'r') {
    ReadColumn(value, column_);
  } else if (attribute == 's') {
    format_ = styles_.Format(ReadNumber(value, 0));
  } else if (attribute == 't') {
    if (Is(value, 's')) {
      type_ = Type::kShared;
    } else if (value == "inlineStr") {
      type_ = Type::kInline;
    } else if (value == "str" || value == "e") {
      type_ = Type::kText;
    } else if (value == "b") {
      type_ = Type::kBoolean;
    } else if (value == "d") {
      type_ = Type::kTime;
    }
  }
}

void SheetReader::PlaceCell() {
  columns_ = column_ + 1;
  wanted_ = column_ < width_;
}

void SheetReader::TakeCell(std::string_view value_text,
                           std::string_view inline_text) {
  if (!wanted_) return;
  if (type_ == Type::kShared) {
    const std::string_view value = TrimXmlBlanks(value_text);
    if (value.empty()) return;
    const uint32_t index = ReadNumber(value, 0xffffffff);
    if (index >= strings_.size()) {
      damaged_ = true;
      return;
    }
    if (!strings_.At(index).empty())
      cells_.push_back({column_, true, index, index});
    return;
  }
  const size_t begin = text_.size();
  switch (type_) {
    case Type::kInline:
      AppendUnescaped(inline_text, &text_);
      break;
    case Type::kText:
      AppendUnescaped(value_text, &text_);
      break;
    case Type::kBoolean: {
      const std::string_view value = TrimXmlBlanks(value_text);
      if (!value.empty())
        text_ += value == "1" || value == "true" ? "TRUE" : "FALSE";
      break;
    }
    case Type::kTime:
      AppendIsoTime(TrimXmlBlanks(value_text), &text_);
      break;
    case Type::kNumber: {
      const std::string_view value = TrimXmlBlanks(value_text);
      if (!value.empty()) AppendSerial(value, format_, from_1904_, &text_);
      break;
    }
    case Type::kShared:
      break;
  }
  if (text_.size() > begin)
    cells_.push_back({column_, false, begin, text_.size()});
  if (text_.size() > kMaxRowBytes) too_long_ = true;
}

void SheetReader::EndRow() {
  in_row_ = false;
  if (cells_.empty() && !too_long_) return;
  row_cells_.clear();
  if (!too_long_) {
    uint32_t last = 0;
    for (const Cell& cell : cells_) last = std::max(last, cell.column);
    row_cells_.resize(last + 1);
    for (const Cell& cell : cells_) {
      row_cells_[cell.column] = cell.shared
                                    ? strings_.At(cell.begin)
                                    : std::string_view(text_).substr(
                                          cell.begin, cell.end - cell.begin);
    }
  }
  if (!sink_({row_cells_, row_, too_long_})) stopped_ = true;
}

}  // namespace shuke::ingest::xlsx
