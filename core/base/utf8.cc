// Validation and decoding follow the table of well-formed sequences (Unicode
// 15, table 3-7): the lead byte says how many bytes follow and narrows the
// second one, which shuts out overlong forms, surrogates and what lies above
// U+10FFFF. SkipUsualUtf8 looks at masks instead: where lead bytes stand says
// where further bytes must, and the leads that narrow their second byte are
// left to others.
#include "core/base/utf8.h"

#include <algorithm>
#include <cstring>

#include "core/base/bytes16.h"
#include "core/base/raw_bytes.h"

namespace shuke {
namespace {

// The lead byte's count of further bytes and the range of the first of them.
struct Lead {
  int further;  // 0: not a lead byte
  unsigned char low, high;
};

Lead LeadOf(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

bool IsBlankCodePoint(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 ||
         c == 0xFEFF || c == 0x200B;
}

char32_t Fold(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case 0x3000:  // ideographic blank
    case 0x00A0:  // no-break space
      return ' ';
    case 0x2212:  // minus sign
      return '-';
    case 0xFFE0:  // full-width cent, pound, yen and won signs
      return 0xA2;
    case 0xFFE1:
      return 0xA3;
    case 0xFFE5:
      return 0xA5;
    case 0xFFE6:
      return 0x20A9;
    default:
      return c;
  }
}

constexpr size_t kBlock = 64;

// Tells blocks of bytes that hold nothing unusual: no NUL, and of UTF-8 beyond
// ASCII no lead byte that narrows its second byte.
class UsualBlock {
 public:
  // Whether the block at `at` is one. `owed` are the further bytes at its front
  // that the block before wants; afterwards those that it wants itself.
  [[gnu::always_inline]] bool Is(const char* at, uint64_t& owed) const {
    uint64_t high = 0, leads = 0, threes = 0;
    Bytes16 unusual = zero_;
    for (size_t part = 0; part < kBlock; part += 16) {
      const Bytes16 bytes = Bytes16::Load(at + part);
      const auto mask = [&](Bytes16 of) { return uint64_t{of.Mask()} << part; };
      high |= mask(bytes);
      leads |= mask(bytes.AtLeast(lead2_));
      threes |= mask(bytes.AtLeast(lead3_));
      unusual = unusual.Or(bytes.Equal(zero_))
                    .Or(bytes.Equal(lead2_))
                    .Or(bytes.Equal(overlong2_))
                    .Or(bytes.Equal(lead3_))
                    .Or(bytes.Equal(narrow_))
                    .Or(bytes.AtLeast(lead4_));
    }
    const uint64_t wanted = owed | leads << 1 | threes << 2;
    if (unusual.Mask() != 0 || wanted != (high & ~leads)) return false;
    owed = leads >> 63 | threes >> 62;
    return true;
  }

 private:
  static Bytes16 All(int byte) {
    return Bytes16::All(static_cast<char>(static_cast<unsigned char>(byte)));
  }

  Bytes16 zero_ = All(0), lead2_ = All(0xC0), overlong2_ = All(0xC1),
          lead3_ = All(0xE0), narrow_ = All(0xED), lead4_ = All(0xF0);
};

}  // namespace

size_t AsciiPrefix(std::string_view text) {
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    if (word & 0x8080808080808080u) break;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

char32_t NextCodePoint(std::string_view text, size_t& pos,
                       uint64_t* malformed) {
  const auto byte = static_cast<unsigned char>(text[pos++]);
  if (byte < 0x80) return byte;
  const Lead lead = LeadOf(byte);
  if (lead.further > 0) {
    char32_t code_point = byte & (0x3F >> lead.further);
    unsigned char low = lead.low, high = lead.high;
    int left = lead.further;
    while (left > 0 && pos < text.size()) {
      const auto next = static_cast<unsigned char>(text[pos]);
      if (next < low || next > high) break;
      code_point = code_point << 6 | (next & 0x3F);
      low = 0x80;
      high = 0xBF;
      ++pos;
      --left;
    }
    if (left == 0) return code_point;
  }
  if (malformed != nullptr) ++*malformed;
  return kReplacement;
}

size_t SkipWide(std::string_view text, size_t pos) {
  const auto byte = [&](size_t at) {
    return static_cast<unsigned char>(text[at]);
  };
  while (pos < text.size() && byte(pos) >= 0x80) {
    // Nearly all of Chinese: three bytes, by a lead that takes any second one.
    const unsigned char lead = byte(pos);
    if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && text.size() - pos >= 3 &&
        (byte(pos + 1) & 0xC0) == 0x80 && (byte(pos + 2) & 0xC0) == 0x80) {
      pos += 3;
      continue;
    }
    uint64_t malformed = 0;
    size_t next = pos;
    NextCodePoint(text, next, &malformed);
    if (malformed > 0) break;
    pos = next;
  }
  return pos;
}

size_t SkipUsualUtf8(std::string_view text, size_t pos) {
  const UsualBlock usual;
  uint64_t owed = 0;
  size_t at = pos;
  while (text.size() - at >= kBlock && usual.Is(text.data() + at, owed))
    at += kBlock;
  // A run that the block before began is left to the others from its start.
  while (at > pos && static_cast<unsigned char>(text[at - 1]) >= 0x80) --at;
  return at;
}

bool IsValidUtf8(std::string_view text) {
  const UsualBlock usual;
  uint64_t owed = 0;
  size_t pos = 0;
  while (text.size() - pos >= kBlock && usual.Is(text.data() + pos, owed))
    pos += kBlock;
  if (text.size() - pos < kBlock) {
    char rest[kBlock];
    const std::string_view left = text.substr(pos);
    std::fill(rest, rest + kBlock, ' ');
    CopyShort(left, rest);
    if (usual.Is(rest, owed)) return true;
  }
  while (pos > 0 && static_cast<unsigned char>(text[pos - 1]) >= 0x80) --pos;
  while (true) {
    pos += AsciiPrefix(text.substr(pos));
    if (pos == text.size()) return true;
    const size_t next = SkipWide(text, pos);
    if (next == pos) return false;
    pos = SkipUsualUtf8(text, next);
  }
}

size_t CountCodePoints(std::string_view text) {
  size_t count = 0;
  for (size_t pos = 0; pos < text.size(); ++count) NextCodePoint(text, pos);
  return count;
}

void AppendUtf8(char32_t code_point, std::string* out) {
  if (code_point < 0x80) {
    out->push_back(static_cast<char>(code_point));
    return;
  }
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacement;
  }
  char bytes[4];
  size_t size = 0;
  const auto put = [&](char32_t value) {
    bytes[size++] = static_cast<char>(static_cast<unsigned char>(value));
  };
  if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
  }
  put(0x80 | (code_point & 0x3F));
  out->append(bytes, size);
}

std::string_view TrimBlanks(std::string_view text) {
  size_t begin = 0;
  while (begin < text.size()) {
    size_t next = begin;
    if (!IsBlankCodePoint(NextCodePoint(text, next))) break;
    begin = next;
  }
  text.remove_prefix(begin);
  while (!text.empty()) {
    // Step back over continuation bytes; a malformed end is no blank.
    size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 &&
           (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) {
      --start;
    }
    size_t end = start;
    if (!IsBlankCodePoint(NextCodePoint(text, end)) || end != text.size()) {
      break;
    }
    text = text.substr(0, start);
  }
  return text;
}

std::string FoldWidth(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t pos = 0; pos < text.size();) {
    const size_t ascii = AsciiPrefix(text.substr(pos));
    out.append(text.substr(pos, ascii));
    pos += ascii;
    if (pos < text.size()) AppendUtf8(Fold(NextCodePoint(text, pos)), &out);
  }
  return out;
}

std::string NormaliseHeader(std::string_view header) {
  const std::string folded = FoldWidth(header);
  std::string out;
  out.reserve(folded.size());
  bool blank = false;
  for (size_t pos = 0; pos < folded.size();) {
    char32_t c = NextCodePoint(folded, pos);
    if (IsBlankCodePoint(c)) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out.push_back(' ');
    blank = false;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    AppendUtf8(c, &out);
  }
  return out;
}

}  // namespace shuke
