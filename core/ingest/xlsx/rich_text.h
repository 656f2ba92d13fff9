// RichText: the text inside an <si> or <is> element, gathered as it comes.
#ifndef SHUKE_INGEST_XLSX_RICH_TEXT_H_
#define SHUKE_INGEST_XLSX_RICH_TEXT_H_

#include <string>
#include <string_view>

namespace shuke::ingest::xlsx {

// `text` with the escapes of SpreadsheetML for characters that XML cannot hold
// replaced: _x000D_ is a carriage return, _x005F_ an underscore. Appended.
void AppendUnescaped(std::string_view text, std::string* out);

// The runs of one item, one behind another, without phonetic runs. Tell it of
// every element and text below the item.
class RichText {
 public:
  void Clear() {
    text_.clear();
    in_text_ = false;
    phonetic_depth_ = 0;
  }
  void StartElement(std::string_view name) {
    if (name == "rPh") ++phonetic_depth_;
    if (name == "t") in_text_ = true;
  }
  void EndElement(std::string_view name) {
    if (name == "rPh" && phonetic_depth_ > 0) --phonetic_depth_;
    if (name == "t") in_text_ = false;
  }
  void Text(std::string_view text) {
    if (in_text_ && phonetic_depth_ == 0) text_ += text;
  }
  // As written, with escapes.
  const std::string& raw() const { return text_; }

 private:
  std::string text_;
  bool in_text_ = false;
  int phonetic_depth_ = 0;
};

}  // namespace shuke::ingest::xlsx

#endif  // SHUKE_INGEST_XLSX_RICH_TEXT_H_
