#include "core/ingest/xlsx/rich_text.h"

#include <cstdint>

#include "core/base/utf8.h"

namespace shuke::ingest::xlsx {
namespace {

constexpr size_t kEscapeBytes = 7;  // _xHHHH_

// The code unit that `text` begins with as _xHHHH_; false if it does not.
bool ReadEscape(std::string_view text, uint32_t& unit) {
  if (text.size() < kEscapeBytes || !text.starts_with("_x") || text[6] != '_')
    return false;
  unit = 0;
  for (const char c : text.substr(2, 4)) {
    uint32_t digit;
    if (c >= '0' && c <= '9') {
      digit = static_cast<uint32_t>(c - '0');
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<uint32_t>(c - 'A') + 10;
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<uint32_t>(c - 'a') + 10;
    } else {
      return false;
    }
    unit = unit * 16 + digit;
  }
  return true;
}

}  // namespace

void AppendUnescaped(std::string_view text, std::string* out) {
  while (true) {
    const size_t at = text.find("_x");
    out->append(text.substr(0, at));
    if (at == std::string_view::npos) return;
    text.remove_prefix(at);
    uint32_t unit, low;
    if (!ReadEscape(text, unit)) {
      out->push_back('_');
      text.remove_prefix(1);
      continue;
    }
    text.remove_prefix(kEscapeBytes);
    if (unit >= 0xD800 && unit < 0xDC00 && ReadEscape(text, low) &&
        low >= 0xDC00 && low < 0xE000) {
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      text.remove_prefix(kEscapeBytes);
    }
    // NUL would end a text for some programs and means nothing in any.
    if (unit != 0) AppendUtf8(unit, out);
  }
}

}  // namespace shuke::ingest::xlsx
