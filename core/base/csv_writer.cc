#include "core/base/csv_writer.h"

#include <cstddef>

#include "core/base/money.h"
#include "core/base/utf8.h"

namespace shuke {
namespace {

using namespace std::string_view_literals;

// Excel's limit for a text inside a formula, in UTF-16 units; UTF-8 bytes are
// never fewer.
constexpr size_t kLongestGuarded = 255;
// Excel shows numbers of up to 11 digits in full, longer ones as 1.23E+11.
constexpr size_t kLongestPlainNumber = 11;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What spreadsheets take for the beginning of a formula. Full-width forms count
// in East Asian versions; TAB, CR and LF are skipped before the test.
bool StartsFormula(std::string_view text) {
  for (const std::string_view start :
       {"="sv, "+"sv, "-"sv, "@"sv, "\t"sv, "\r"sv, "\n"sv, "＝"sv, "＋"sv,
        "－"sv, "＠"sv}) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

// JAN1 and "may 5" become dates, in any language that abbreviates alike.
bool StartsMonth(std::string_view text) {
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  if (text.size() < 3) return false;
  char lower[3];
  for (size_t i = 0; i < 3; ++i) {
    const char c = text[i];
    lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (size_t i = 0; i < kMonths.size(); i += 3) {
    if (kMonths.substr(i, 3) == std::string_view(lower, 3)) return true;
  }
  return false;
}

// A digit in either width.
bool HasDigit(std::string_view text) {
  for (const char c : FoldWidth(text)) {
    if (IsDigit(c)) return true;
  }
  return false;
}

// true, and so read as TRUE; #N/A, read as an error.
bool IsLogicalOrError(std::string_view text) {
  std::string lower = FoldWidth(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower == "true" || lower == "false" || lower.starts_with('#');
}

// A Chinese character that no spreadsheet takes for part of a value: 小明123
// is text, 上午8:30 a time.
bool StartsWithIdeograph(std::string_view text) {
  if (text.starts_with("上午") || text.starts_with("下午")) return false;
  size_t pos = 0;
  const char32_t first = NextCodePoint(text, pos);
  return first >= 0x3400 && first <= 0x9FFF;
}

// Whether every spreadsheet shows these bytes as they are.
bool IsLeftAlone(std::string_view id) {
  if (id.empty()) return true;
  size_t digits = 0;
  while (digits < id.size() && IsDigit(id[digits])) ++digits;
  if (digits == id.size()) {
    return digits <= kLongestPlainNumber && (id[0] != '0' || digits == 1);
  }
  if (StartsFormula(id) || IsLogicalOrError(id)) return false;
  // Without a digit there is no number, date or time in it.
  if (!HasDigit(id)) return true;
  if (IsLetter(id[0])) return !StartsMonth(id);
  return StartsWithIdeograph(id);
}

// Whether an id may stand between the quotes of ="…".
bool FitsGuard(std::string_view id) {
  if (id.size() > kLongestGuarded) return false;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || c == '"') return false;
  }
  return IsValidUtf8(id);
}

}  // namespace

CsvWriter::CsvWriter(std::string* out, Bom bom) : out_(out) {
  if (bom == Bom::kUtf8) out_->append("\xEF\xBB\xBF");
}

void CsvWriter::Separate() {
  if (row_begun_) out_->push_back(',');
  row_begun_ = true;
}

// Quotes what RFC 4180 says must be, and besides: semicolons and TABs, at which
// Excel splits in some countries; blanks at the ends, which some readers trim.
void CsvWriter::Field(std::string_view prefix, std::string_view text) {
  Separate();
  const bool quoted =
      text.find_first_of(",\"\r\n;\t") != std::string_view::npos ||
      (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (!quoted) {
    out_->append(prefix);
    out_->append(text);
    return;
  }
  out_->push_back('"');
  out_->append(prefix);
  for (const char c : text) {
    if (c == '"') out_->push_back('"');
    out_->push_back(c);
  }
  out_->push_back('"');
}

CsvWriter& CsvWriter::Text(std::string_view text) {
  Field(StartsFormula(text) ? "'" : "", text);
  return *this;
}

CsvWriter& CsvWriter::TextId(std::string_view id) {
  if (IsLeftAlone(id) || !FitsGuard(id)) return Text(id);
  Separate();
  // The field ="123" in quotes, its own quotes doubled.
  out_->append("\"=\"\"");
  out_->append(id);
  out_->append("\"\"\"");
  return *this;
}

CsvWriter& CsvWriter::Integer(int64_t value) {
  Separate();
  out_->append(std::to_string(value));
  return *this;
}

CsvWriter& CsvWriter::Money(int64_t minor, int digits) {
  Separate();
  out_->append(FormatMinor(minor, digits));
  return *this;
}

CsvWriter& CsvWriter::Blank() {
  Separate();
  return *this;
}

void CsvWriter::EndRow() {
  out_->append("\r\n");
  row_begun_ = false;
}

}  // namespace shuke
