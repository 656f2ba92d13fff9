// The two-byte characters of GB18030 and Big5, and the runs of GB18030's
// four-byte ones, as constants. For the decoder and the encoder only.
#ifndef SHUKE_INGEST_CHARSET_TABLES_H_
#define SHUKE_INGEST_CHARSET_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace shuke::ingest {

inline constexpr char16_t kNoCharacter = 0xFFFD;

// The character of a two-byte code, kNoCharacter if it has none. Any bytes.
char16_t Gb18030Pair(unsigned char lead, unsigned char trail);
char16_t Big5Pair(unsigned char lead, unsigned char trail);

// Decodes the characters of two bytes in GB18030 and three in UTF-8, as nearly
// all Chinese ones are, with which `bytes` begins, but at most `most`, to
// `out`. Returns how many.
size_t DecodeGb18030Run(std::string_view bytes, size_t most, char* out);

// A four-byte code is a pointer: its position among all of them, in order. The
// ones below U+10000 have pointers below kGb18030BmpEnd, those above it count
// up from kGb18030Astral.
inline constexpr uint32_t kGb18030BmpEnd = 39420;
inline constexpr uint32_t kGb18030Astral = 189000;
inline constexpr uint32_t kNoPointer = 0xFFFFFFFF;

// The character of a pointer, kNoCharacter if it has none (one pointer does
// encode U+FFFD itself, which nobody can tell from malformed text anyway).
char32_t Gb18030FromPointer(uint32_t pointer);
// The pointer of a character, kNoPointer if none leads to it.
uint32_t PointerFromCodePoint(char32_t code_point);

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_CHARSET_TABLES_H_
