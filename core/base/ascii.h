// ASCII case folding, the only kind that needs no tables: Chinese has no case,
// and what else shops search for are nicks and e-mail addresses.
#ifndef SHUKE_BASE_ASCII_H_
#define SHUKE_BASE_ASCII_H_

#include <string>
#include <string_view>

namespace shuke {

inline char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string LowerAscii(std::string_view text) {
  std::string lower{text};
  for (char& c : lower) c = LowerAscii(c);
  return lower;
}

// Whether `text` contains `lower_part`, which must be in lower case, whatever
// the case of the ASCII letters in `text`. O(text * part), for short strings.
inline bool ContainsIgnoringCase(std::string_view text,
                                 std::string_view lower_part) {
  if (lower_part.empty()) return true;
  for (size_t at = 0; at + lower_part.size() <= text.size(); ++at) {
    size_t i = 0;
    while (i < lower_part.size() && LowerAscii(text[at + i]) == lower_part[i]) {
      ++i;
    }
    if (i == lower_part.size()) return true;
  }
  return false;
}

}  // namespace shuke

#endif  // SHUKE_BASE_ASCII_H_
