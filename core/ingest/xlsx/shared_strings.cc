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
  Add(item_.raw());
}

void SharedStrings::Add(std::string_view raw) {
  AppendUnescaped(raw, &texts_);
  ends_.push_back(static_cast<uint32_t>(texts_.size()));
}

// Items that are one text without references: <si><t>…</t></si>.
size_t SharedStrings::TakeUsual(std::string_view bytes) {
  if (in_item_) return 0;
  const char* const end = bytes.data() + bytes.size();
  const char* taken = bytes.data();
  while (!too_large()) {
    const char* at = taken;
    std::string_view text;
    if (!SkipText(at, end, "<si><t>") &&
        !SkipText(at, end, "<si><t xml:space=\"preserve\">")) {
      break;
    }
    if (!SkipPlainText(at, end, &text)) break;
    if (!SkipText(at, end, "</t></si>")) break;
    Add(text);
    taken = at;
  }
  return static_cast<size_t>(taken - bytes.data());
}

void SharedStrings::Text(std::string_view text) {
  if (in_item_) item_.Text(text);
}

}  // namespace shuke::ingest::xlsx
