// SheetReader: chunks of a worksheet in, its rows out as texts.
//
// A row is what a CSV of the sheet would hold: numbers by cell_text.h, days and
// clocks by the format of their cells, TRUE and FALSE, errors as their text
// (#N/A), formulas by their cached values. Rows without a value, and rows that
// are not there, are no rows; values right of the width are not looked at, so a
// stray cell in the last corner costs nothing.
#ifndef SHUKE_INGEST_XLSX_SHEET_READER_H_
#define SHUKE_INGEST_XLSX_SHEET_READER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/xlsx/rich_text.h"
#include "core/ingest/xlsx/shared_strings.h"
#include "core/ingest/xlsx/styles.h"
#include "core/ingest/xlsx/xml_tokenizer.h"

namespace shuke::ingest::xlsx {

// One row: the texts of its cells up to the last that has one. Views die when
// the sink returns.
struct SheetRow {
  std::span<const std::string_view> cells;
  uint32_t number;  // as the spreadsheet counts it, from 1
  bool too_long;    // more than kMaxRowBytes of text: `cells` is empty
};
inline constexpr size_t kMaxRowBytes = size_t{8} << 20;

class SheetReader final : private XmlHandler {
 public:
  // False: no more rows are wanted.
  using Sink = std::function<bool(const SheetRow&)>;

  // `strings` and `styles` must outlive the reader, complete.
  SheetReader(const SharedStrings& strings, const Styles& styles,
              bool from_1904, size_t width, Sink sink);
  SheetReader(const SheetReader&) = delete;
  SheetReader& operator=(const SheetReader&) = delete;

  // Columns from `width` on are not looked at, from the next row on.
  void set_width(size_t width) { width_ = width; }

  // Takes the next bytes of the part; false once no more are wanted: the sink
  // has had enough, or the part is damaged.
  bool Feed(std::string_view bytes);
  // Whether the part was whole.
  bool Finish();

 private:
  enum class Type : uint8_t {
    kNumber,
    kShared,
    kInline,
    kText,  // a formula's text, an error
    kBoolean,
    kTime
  };
  // Where the text of a cell stands: in text_, or among the shared strings.
  struct Cell {
    uint32_t column;
    bool shared;
    size_t begin;  // in text_; the number of a shared string
    size_t end;
  };

  void StartElement(std::string_view name,
                    std::span<const XmlAttribute> attributes) override;
  void EndElement(std::string_view name) override;
  void Text(std::string_view text) override;
  size_t TakeUsual(std::string_view bytes) override;
  const char* TakeUsualCell(const char* at, const char* end);
  void StartRow(std::span<const XmlAttribute> attributes);
  void StartCell(std::span<const XmlAttribute> attributes);
  void ClearCell();
  void SetOfCell(char attribute, std::string_view value);
  void PlaceCell();
  void TakeCell(std::string_view value, std::string_view inline_text);
  void EndRow();

  const SharedStrings& strings_;
  const Styles& styles_;
  const bool from_1904_;
  size_t width_;
  Sink sink_;
  XmlTokenizer tokenizer_;
  bool stopped_ = false;  // by the sink
  bool damaged_ = false;

  bool in_data_ = false, in_row_ = false, in_cell_ = false, in_value_ = false,
       in_inline_ = false;
  uint32_t row_ = 0;      // its number
  uint32_t column_ = 0;   // of the cell in hand
  uint32_t columns_ = 0;  // where a cell without a reference stands
  Type type_ = Type::kNumber;
  NumberFormat format_ = NumberFormat::kNumber;
  bool wanted_ = false;  // the cell lies within the width
  bool too_long_ = false;
  std::string value_;
  RichText inline_;
  std::string text_;  // the texts of the row's cells, end to end
  std::vector<Cell> cells_;
  std::vector<std::string_view> row_cells_;
};

}  // namespace shuke::ingest::xlsx

#endif  // SHUKE_INGEST_XLSX_SHEET_READER_H_
