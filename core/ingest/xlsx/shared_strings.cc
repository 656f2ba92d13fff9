#include "core/ingest/xlsx/shared_strings.h"

namespace shuke::ingest::xlsx {

void SharedStrings::StartElement(std::string_view name,
                                 std::span<const XmlAttribute>) {
  if (in_item_) return item_.StartElement(name);
  if (name != "si") return;
  in_item_ = true;
  item_.Clear();
}

void SharedStrings::EndElement(std::string_view name) {
  if (!in_item_) return;
  if (name != "si") return item_.EndElement(name);
  in_item_ = false;
  AppendUnescaped(item_.raw(), &texts_);
  ends_.push_back(static_cast<uint32_t>(texts_.size()));
}

void SharedStrings::Text(std::string_view text) {
  if (in_item_) item_.Text(text);
}

}  // namespace shuke::ingest::xlsx
