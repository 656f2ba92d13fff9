// CsvWriter: rows of RFC 4180 text (comma, CRLF) appended to a string, safe to
// open in a spreadsheet.
//
// Two things go wrong when Excel, WPS or LibreOffice opens a list, and each has
// its cell kind:
//
// - A cell that begins like a formula runs as one. Text() puts an apostrophe
//   before a leading = + - @ TAB CR LF, and their full-width forms. Other
//   readers see that one apostrophe.
// - A long number loses digits (17 digits become 1.23457E+17), a leading zero
// or
//   a plus; 1-2 and 4e135 become a date and a number. TextId() writes what a
//   spreadsheet would touch as ="…", the guard that Taobao's own reports carry,
//   inside a quoted field so that every CSV reader splits it rightly. What a
//   spreadsheet leaves alone is written plainly: words in any script (with
//   digits, if they begin with a letter or a Chinese character), and numbers of
//   up to 11 digits without a leading zero (mobile numbers, which text message
//   platforms expect bare). Ids with a quote or a control character, or too
//   long for a formula, are written as Text(): nothing hostile ever stands
//   inside a guard.
//
// Text is UTF-8, written as it is. Lines end in CRLF.
#ifndef SHUKE_BASE_CSV_WRITER_H_
#define SHUKE_BASE_CSV_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace shuke {

class CsvWriter {
 public:
  enum class Bom : uint8_t { kNone, kUtf8 };  // Excel needs it to see UTF-8

  // Appends to `out`, which must outlive the writer.
  explicit CsvWriter(std::string* out, Bom bom = Bom::kNone);

  CsvWriter& Text(std::string_view text);
  CsvWriter& TextId(std::string_view id);
  CsvWriter& Integer(int64_t value);
  // An amount with its decimal point: 1234.50.
  CsvWriter& Money(int64_t minor, int digits);
  CsvWriter& Blank();
  void EndRow();

 private:
  void Separate();
  void Field(std::string_view prefix, std::string_view text);

  std::string* out_;
  bool row_begun_ = false;
};

}  // namespace shuke

#endif  // SHUKE_BASE_CSV_WRITER_H_
