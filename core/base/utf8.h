// UTF-8: validation, code points, and the width-insensitive form of words that
// people and platforms write in either width.
//
// Malformed input never fails: it reads as U+FFFD, one for each maximal part of
// a broken sequence (Unicode 15, section 3.9, table 3-8), which is what
// browsers do.
#ifndef SHUKE_BASE_UTF8_H_
#define SHUKE_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace shuke {

inline constexpr char32_t kReplacement = 0xFFFD;

// Whether every byte is part of a well-formed sequence. Runs of ASCII are
// skipped eight bytes at a time.
bool IsValidUtf8(std::string_view text);

// The length of the ASCII run that `text` starts with.
size_t AsciiPrefix(std::string_view text);
// Whether that is all of it: of a cell, without a call.
inline bool IsAscii(std::string_view text);

// Where the run of well-formed characters beyond ASCII ends that begins at
// `text[pos]`: at ASCII, at a malformed byte, which a character that `text`
// cuts off is, or at the end.
size_t SkipWide(std::string_view text, size_t pos);

// Where a search for what is not well-formed UTF-8, or is a NUL, has to begin
// that would else begin at `pos`, behind an ASCII byte: all before is neither,
// and so is this place. Goes sixty-four bytes at a time as far as they hold
// nothing unusual, which is little more than ASCII and Chinese.
size_t SkipUsualUtf8(std::string_view text, size_t pos);

// The code point at `text[pos]`; moves `pos` behind it. `pos` < text.size().
// A malformed part gives kReplacement and, if `malformed` is given, adds one.
char32_t NextCodePoint(std::string_view text, size_t& pos,
                       uint64_t* malformed = nullptr);

// Code points, a malformed part counting one.
size_t CountCodePoints(std::string_view text);

// Appends one code point; surrogates and what lies above U+10FFFF as U+FFFD.
void AppendUtf8(char32_t code_point, std::string* out);

// `text` without the blanks at its ends: ASCII white space, no-break space,
// U+3000, U+FEFF and zero-width space.
std::string_view TrimBlanks(std::string_view text);

// Full-width letters, digits and punctuation (U+FF01..FF5E) and the ideographic
// blank as ASCII, U+FFE5 as U+00A5, U+2212 as '-'. Everything else is kept.
std::string FoldWidth(std::string_view text);

// A column header in the form in which headers are compared: width folded,
// trimmed, inner runs of blanks as one, ASCII letters in lower case.
// "订单付款时间 " is "订单付款时间", "商品总价（元）" is "商品总价(元)".
std::string NormaliseHeader(std::string_view header);

inline bool IsAscii(std::string_view text) {
  const size_t size = text.size();
  uint64_t bits = 0;
  if (size >= 8) {
    const auto eight = [&](size_t at) {
      uint64_t word;
      std::memcpy(&word, text.data() + at, sizeof word);
      return word;
    };
    for (size_t at = 0; at + 8 < size; at += 8) bits |= eight(at);
    bits |= eight(size - 8);
  } else {
    for (const char c : text) bits |= static_cast<unsigned char>(c);
  }
  return (bits & 0x8080808080808080u) == 0;
}

}  // namespace shuke

#endif  // SHUKE_BASE_UTF8_H_
