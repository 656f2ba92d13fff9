#include "core/ingest/xlsx/styles.h"

#include <charconv>

namespace shuke::ingest::xlsx {
namespace {

uint32_t ReadId(std::string_view text) {
  uint32_t id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  return id;
}

}  // namespace

void Styles::StartElement(std::string_view name,
                          std::span<const XmlAttribute> attributes) {
  if (name == "numFmts") {
    list_ = List::kNumberFormats;
  } else if (name == "cellXfs") {
    list_ = List::kCellFormats;
  } else if (list_ == List::kNumberFormats && name == "numFmt") {
    custom_[ReadId(FindAttribute(attributes, "numFmtId"))] =
        ClassifyFormat(FindAttribute(attributes, "formatCode"));
  } else if (list_ == List::kCellFormats && name == "xf") {
    const uint32_t id = ReadId(FindAttribute(attributes, "numFmtId"));
    const auto custom = custom_.find(id);
    formats_.push_back(custom == custom_.end() ? BuiltInFormat(id)
                                               : custom->second);
  }
}

void Styles::EndElement(std::string_view name) {
  if (name == "numFmts" || name == "cellXfs") list_ = List::kNone;
}

}  // namespace shuke::ingest::xlsx
