#include "core/ingest/charset_tables.h"

#include <algorithm>
#include <iterator>

namespace shuke::ingest {
namespace {

struct FourByteRun {
  uint16_t pointer;
  char16_t code_point;
};

#include "core/ingest/charset_tables.inc"

// The column of a trail byte in a row, -1 if it is none. GB18030 leaves out 7F,
// Big5 also 80..A0.
int Gb18030Column(unsigned char trail) {
  if (trail < 0x40 || trail == 0x7F || trail == 0xFF) return -1;
  return trail - (trail < 0x7F ? 0x40 : 0x41);
}
int Big5Column(unsigned char trail) {
  if (trail >= 0x40 && trail <= 0x7E) return trail - 0x40;
  if (trail >= 0xA1 && trail <= 0xFE) return trail - 0xA1 + 63;
  return -1;
}

uint32_t RunEnd(const FourByteRun* run) {
  return run + 1 == std::end(kGb18030FourByte) ? kGb18030BmpEnd
                                               : run[1].pointer;
}

}  // namespace

char16_t Gb18030Pair(unsigned char lead, unsigned char trail) {
  const int column = Gb18030Column(trail);
  if (lead < 0x81 || lead > 0xFE || column < 0) return kNoCharacter;
  return kGb18030TwoByte[(lead - 0x81) * 190 + column];
}

size_t DecodeGb18030Run(std::string_view bytes, size_t most, char* out) {
  most = std::min(most, bytes.size() / 2);
  for (size_t count = 0; count < most; ++count) {
    const char16_t c =
        Gb18030Pair(static_cast<unsigned char>(bytes[count * 2]),
                    static_cast<unsigned char>(bytes[count * 2 + 1]));
    if (c < 0x800 || c == kNoCharacter) return count;
    *out++ = static_cast<char>(0xE0 | c >> 12);
    *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  return most;
}

char16_t Big5Pair(unsigned char lead, unsigned char trail) {
  const int column = Big5Column(trail);
  if (lead < 0xA1 || lead > 0xF9 || column < 0) return kNoCharacter;
  return kBig5TwoByte[(lead - 0xA1) * 157 + column];
}

char32_t Gb18030FromPointer(uint32_t pointer) {
  if (pointer >= kGb18030Astral) {
    const char32_t code_point = 0x10000 + (pointer - kGb18030Astral);
    return code_point <= 0x10FFFF ? code_point : kNoCharacter;
  }
  if (pointer >= kGb18030BmpEnd) return kNoCharacter;
  const auto* const after = std::upper_bound(
      std::begin(kGb18030FourByte), std::end(kGb18030FourByte), pointer,
      [](uint32_t p, const FourByteRun& run) { return p < run.pointer; });
  const FourByteRun& run = after[-1];  // the first run starts at pointer 0
  return run.code_point + (pointer - run.pointer);
}

uint32_t PointerFromCodePoint(char32_t code_point) {
  if (code_point > 0x10FFFF) return kNoPointer;
  if (code_point >= 0x10000) return kGb18030Astral + (code_point - 0x10000);
  // Runs are in the order of pointers, not quite in that of characters; there
  // are some 200, and four-byte characters are rare.
  for (const FourByteRun& run : kGb18030FourByte) {
    const uint32_t length = RunEnd(&run) - run.pointer;
    if (code_point >= run.code_point && code_point - run.code_point < length) {
      return run.pointer + static_cast<uint32_t>(code_point - run.code_point);
    }
  }
  return kNoPointer;
}

}  // namespace shuke::ingest
