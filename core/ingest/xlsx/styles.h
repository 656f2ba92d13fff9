// Styles: how the cells of each style show a number.
#ifndef SHUKE_INGEST_XLSX_STYLES_H_
#define SHUKE_INGEST_XLSX_STYLES_H_

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "core/ingest/xlsx/number_format.h"
#include "core/ingest/xlsx/xml_tokenizer.h"

namespace shuke::ingest::xlsx {

class Styles final : private XmlHandler {
 public:
  Styles() : tokenizer_(this) {}
  Styles(const Styles&) = delete;
  Styles& operator=(const Styles&) = delete;

  // Takes the next bytes of the part; false once they cannot be used.
  bool Feed(std::string_view bytes) { return tokenizer_.Feed(bytes); }
  // Whether the part was whole.
  bool Finish() { return tokenizer_.Finish(); }

  // Of the cells whose s attribute is `style`; an unknown style shows numbers.
  NumberFormat Format(uint32_t style) const {
    return style < formats_.size() ? formats_[style] : NumberFormat::kNumber;
  }

 private:
  // Formats differ where they stand: those inside <dxfs> belong to rules for
  // highlighting, those inside <cellStyleXfs> to named styles.
  enum class List : uint8_t { kNone, kNumberFormats, kCellFormats };

  void StartElement(std::string_view name,
                    std::span<const XmlAttribute> attributes) override;
  void EndElement(std::string_view name) override;
  void Text(std::string_view) override {}

  XmlTokenizer tokenizer_;
  List list_ = List::kNone;
  std::map<uint32_t, NumberFormat> custom_;  // numFmtId -> what it shows
  std::vector<NumberFormat> formats_;        // by style
};

}  // namespace shuke::ingest::xlsx

#endif  // SHUKE_INGEST_XLSX_STYLES_H_
