// Shared strings: the texts that the sheets of a workbook refer to by number.
//
// A text is all of its runs, one behind another; what is there for reading
// aloud (phonetic runs) is no part of it. Memory is that of the texts and
// four bytes for each.
#ifndef SHUKE_INGEST_XLSX_SHARED_STRINGS_H_
#define SHUKE_INGEST_XLSX_SHARED_STRINGS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/xlsx/rich_text.h"
#include "core/ingest/xlsx/xml_tokenizer.h"

namespace shuke::ingest::xlsx {

// The most that the texts of one workbook may take.
inline constexpr size_t kMaxSharedBytes = size_t{1} << 30;

class SharedStrings final : private XmlHandler {
 public:
  SharedStrings() : tokenizer_(this) {}
  SharedStrings(const SharedStrings&) = delete;
  SharedStrings& operator=(const SharedStrings&) = delete;

  // Takes the next bytes of the part; false once they cannot be used.
  bool Feed(std::string_view bytes) {
    return tokenizer_.Feed(bytes) && !too_large();
  }
  // Whether the part was whole.
  bool Finish() { return tokenizer_.Finish(); }
  bool too_large() const {
    return texts_.size() + item_.raw().size() > kMaxSharedBytes;
  }

  size_t size() const { return ends_.size(); }
  // Valid once all has been fed. `index` < size().
  std::string_view At(size_t index) const {
    const size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(texts_).substr(begin, ends_[index] - begin);
  }

 private:
  void StartElement(std::string_view name,
                    std::span<const XmlAttribute> attributes) override;
  void EndElement(std::string_view name) override;
  void Text(std::string_view text) override;
  size_t TakeUsual(std::string_view bytes) override;
  void Add(std::string_view raw);

  XmlTokenizer tokenizer_;
  RichText item_;
  bool in_item_ = false;
  std::string texts_;
  std::vector<uint32_t> ends_;
};

}  // namespace shuke::ingest::xlsx

#endif  // SHUKE_INGEST_XLSX_SHARED_STRINGS_H_
