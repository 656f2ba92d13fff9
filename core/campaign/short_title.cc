// One pass remembers the last place at which a cut parts no word.
#include "core/campaign/short_title.h"

#include "core/base/utf8.h"

namespace shuke::campaign {
namespace {

constexpr char32_t kFirstWide = 0x2E80;

bool IsWordPart(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z') || c == '.' || c == '%' ||
         (c >= 0xC0 && c < 0x2000);  // letters with accents, other alphabets
}

bool IsDropped(char c) {
  return c == ' ' || c == ',' || c == '.' || c == '-' || c == '/' || c == '*' ||
         c == '(' || c == '+' || c == '&';
}

}  // namespace

std::string ShortTitle(std::string_view title, int width) {
  if (width <= 0) return std::string(title);
  int cells = 0;
  size_t hard = 0;     // where the width ends
  size_t between = 0;  // the last place up to there that parts no word
  bool in_word = false;
  for (size_t at = 0; at < title.size();) {
    const size_t start = at;
    const char32_t c = NextCodePoint(title, at);
    if (!(in_word && IsWordPart(c))) between = start;
    in_word = IsWordPart(c);
    cells += c >= kFirstWide ? 2 : 1;
    if (cells > width) break;
    hard = at;
  }
  if (hard == title.size()) return std::string(title);
  std::string_view cut = title.substr(0, between > 0 ? between : hard);
  while (!cut.empty() && IsDropped(cut.back())) cut.remove_suffix(1);
  return std::string(cut);
}

}  // namespace shuke::campaign
