// Decoding to UTF-8, GB18030's way back, and UTF-16 in chunks.
//
// GB18030 and Big5 by the decoders of the WHATWG Encoding Standard, with one
// step less: at the end of the input, an ASCII digit behind a lead byte is
// kept, not swallowed with it. A field ends at a delimiter, so its last byte is
// the end of the input far more often than in a web page.
#include <bit>
#include <cstddef>
#include <cstring>

#include "core/base/bytes16.h"
#include "core/base/utf8.h"
#include "core/ingest/charset_tables.h"
#include "core/ingest/encoding.h"

namespace shuke::ingest {
namespace {

// 80..9F; 0 where there is no character.
constexpr char16_t kWindows1252High[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned char ByteAt(std::string_view bytes, size_t pos) {
  return static_cast<unsigned char>(bytes[pos]);
}

// Each Next… reads one character that begins at bytes[pos] >= 0x80 and moves
// pos behind it. False: malformed, and pos is behind the malformed part.

bool NextWindows1252(std::string_view bytes, size_t& pos, char32_t& c) {
  const unsigned char byte = ByteAt(bytes, pos++);
  c = byte < 0xA0 ? kWindows1252High[byte - 0x80] : byte;
  return c != 0;
}

bool NextGb18030(std::string_view bytes, size_t& pos, char32_t& c) {
  const unsigned char lead = ByteAt(bytes, pos++);
  if (lead == 0x80) {  // code page 936's euro
    c = 0x20AC;
    return true;
  }
  if (lead == 0xFF || pos == bytes.size()) return false;
  const unsigned char second = ByteAt(bytes, pos);
  if (second >= 0x30 && second <= 0x39) {
    if (bytes.size() - pos < 3) return false;
    const unsigned char third = ByteAt(bytes, pos + 1);
    const unsigned char fourth = ByteAt(bytes, pos + 2);
    if (third < 0x81 || third > 0xFE || fourth < 0x30 || fourth > 0x39) {
      return false;
    }
    const uint32_t pointer = ((lead - 0x81u) * 10 + (second - 0x30u)) * 1260 +
                             (third - 0x81u) * 10 + (fourth - 0x30u);
    if (pointer >= kGb18030BmpEnd && pointer < kGb18030Astral) return false;
    c = Gb18030FromPointer(pointer);
    if (pointer >= kGb18030Astral && c == kNoCharacter) return false;
    pos += 3;
    return true;
  }
  c = Gb18030Pair(lead, second);
  if (c == kNoCharacter) {
    if (second >= 0x80) ++pos;
    return false;
  }
  ++pos;
  return true;
}

bool NextBig5(std::string_view bytes, size_t& pos, char32_t& c) {
  const unsigned char lead = ByteAt(bytes, pos++);
  if (lead == 0x80 || lead == 0xFF || pos == bytes.size()) return false;
  const unsigned char second = ByteAt(bytes, pos);
  c = Big5Pair(lead, second);
  if (c == kNoCharacter) {
    if (second >= 0x80) ++pos;
    return false;
  }
  ++pos;
  return true;
}

bool NextUtf8(std::string_view bytes, size_t& pos, char32_t& c) {
  uint64_t malformed = 0;
  c = NextCodePoint(bytes, pos, &malformed);
  return malformed == 0;
}

// Collects characters and appends them in blocks: std::string::append for every
// three bytes takes as long as decoding them.
class Block {
 public:
  explicit Block(std::string* out) : out_(out) {}
  ~Block() { Flush(); }
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;

  // `c` is a Unicode scalar value above ASCII.
  void Put(char32_t c) {
    if (size_ + 4 > sizeof bytes_) Flush();
    if (c < 0x800) {
      Byte(0xC0 | c >> 6);
    } else {
      if (c < 0x10000) {
        Byte(0xE0 | c >> 12);
      } else {
        Byte(0xF0 | c >> 18);
        Byte(0x80 | (c >> 12 & 0x3F));
      }
      Byte(0x80 | (c >> 6 & 0x3F));
    }
    Byte(0x80 | (c & 0x3F));
  }
  void Ascii(std::string_view text) {
    if (size_ + text.size() > sizeof bytes_) Flush();
    if (text.size() > sizeof bytes_) {
      out_->append(text);
      return;
    }
    std::memcpy(bytes_ + size_, text.data(), text.size());
    size_ += text.size();
  }
  // Puts as many characters of three bytes as decode(room, out) writes.
  template <typename Decode>
  size_t ThreeByteRun(Decode&& decode) {
    if (size_ + 3 > sizeof bytes_) Flush();
    const size_t count = decode((sizeof bytes_ - size_) / 3, bytes_ + size_);
    size_ += count * 3;
    return count;
  }

 private:
  void Byte(char32_t value) {
    bytes_[size_++] = static_cast<char>(static_cast<unsigned char>(value));
  }
  void Flush() {
    out_->append(bytes_, size_);
    size_ = 0;
  }

  std::string* out_;
  size_t size_ = 0;
  char bytes_[1024];
};

// Characters that `run` decodes by itself, many at once, need no `next`.
template <typename Next, typename Run>
void Append(std::string_view bytes, Next next, Run run, std::string* out,
            uint64_t* malformed) {
  Block block(out);
  uint64_t bad = 0;
  for (size_t pos = 0; pos < bytes.size();) {
    if (ByteAt(bytes, pos) < 0x80) {
      const size_t ascii = AsciiPrefix(bytes.substr(pos));
      block.Ascii(bytes.substr(pos, ascii));
      pos += ascii;
      continue;
    }
    if (const size_t read = run(bytes.substr(pos), block); read > 0) {
      pos += read;
      continue;
    }
    char32_t c = 0;
    if (!next(bytes, pos, c)) {
      c = kReplacement;
      ++bad;
    }
    block.Put(c);
  }
  if (malformed != nullptr) *malformed += bad;
}

template <typename Next>
void Append(std::string_view bytes, Next next, std::string* out,
            uint64_t* malformed) {
  const auto no_run = [](std::string_view, Block&) { return size_t{0}; };
  Append(bytes, next, no_run, out, malformed);
}

// How many bytes were characters of two.
size_t Gb18030Run(std::string_view bytes, Block& block) {
  return 2 * block.ThreeByteRun([&](size_t most, char* out) {
    return DecodeGb18030Run(bytes, most, out);
  });
}

}  // namespace

// A run is of usual characters if its bytes are, if it is of even length, and
// if every other byte from its first one is a usual lead byte. Adding its first
// bit to the mask of a run carries to behind its end, which shows where it is.
size_t SkipUsualGb18030(std::string_view bytes, size_t pos) {
  constexpr size_t kBlock = 64;
  constexpr uint64_t kEven = 0x5555555555555555u;
  const auto all = [](int byte) {
    return Bytes16::All(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  const Bytes16 nul = all(0), usual = all(0xA1), last = all(0xFF);
  const Bytes16 user = all(0xAA), level1 = all(0xB0), beyond = all(0xF8);
  while (bytes.size() - pos >= kBlock) {
    uint64_t high = 0, from_a1 = 0, from_aa = 0, from_b0 = 0, from_f8 = 0;
    uint64_t unusual = 0;
    for (size_t part = 0; part < kBlock; part += 16) {
      const Bytes16 sixteen = Bytes16::Load(bytes.data() + pos + part);
      const auto mask = [&](Bytes16 of) { return uint64_t{of.Mask()} << part; };
      high |= mask(sixteen);
      from_a1 |= mask(sixteen.AtLeast(usual));
      from_aa |= mask(sixteen.AtLeast(user));
      from_b0 |= mask(sixteen.AtLeast(level1));
      from_f8 |= mask(sixteen.AtLeast(beyond));
      unusual |= mask(sixteen.Equal(nul).Or(sixteen.Equal(last)));
    }
    // A run that may go on behind the block begins the next one.
    const auto cut = static_cast<size_t>(std::countl_one(high));
    if (cut == kBlock) break;
    const uint64_t here = ~uint64_t{0} >> cut;
    high &= here;
    unusual |= high & ~from_a1;
    const uint64_t starts = high & ~(high << 1);
    const uint64_t behind_even = high + (starts & kEven);
    const uint64_t behind_odd = high + (starts & ~kEven);
    const uint64_t odd_length =
        ((behind_even & ~kEven) | (behind_odd & kEven)) & ~high;
    const uint64_t leads =
        (high & ~behind_even & kEven) | (high & behind_even & ~kEven);
    unusual |= leads & ((from_aa & ~from_b0) | from_f8);
    if (((unusual | odd_length) & here) != 0) break;
    pos += kBlock - cut;
  }
  return pos;
}

void AppendUtf8From(std::string_view bytes, Encoding encoding, std::string* out,
                    uint64_t* malformed) {
  switch (encoding) {
    case Encoding::kUtf8:
      if (IsValidUtf8(bytes)) {
        out->append(bytes);
      } else {
        Append(bytes, NextUtf8, out, malformed);
      }
      return;
    case Encoding::kGb18030:
      Append(bytes, NextGb18030, Gb18030Run, out, malformed);
      return;
    case Encoding::kBig5:
      Append(bytes, NextBig5, out, malformed);
      return;
    case Encoding::kWindows1252:
      Append(bytes, NextWindows1252, out, malformed);
      return;
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be: {
      Utf16ToUtf8 transcoder(encoding);
      transcoder.Feed(bytes, out);
      transcoder.Finish(out);
      if (malformed != nullptr) *malformed += transcoder.malformed();
      return;
    }
  }
}

std::string_view AsUtf8(std::string_view bytes, Encoding encoding,
                        std::string& scratch) {
  const bool is_utf8 = encoding == Encoding::kUtf8
                           ? IsValidUtf8(bytes)
                           : AsciiPrefix(bytes) == bytes.size();
  if (is_utf8) return bytes;
  scratch.clear();
  AppendUtf8From(bytes, encoding, &scratch);
  return scratch;
}

std::string DecodeToUtf8(std::string_view bytes, Encoding encoding,
                         uint64_t* malformed) {
  std::string out;
  // Two bytes of Chinese become three.
  out.reserve(bytes.size() + bytes.size() / 2);
  AppendUtf8From(bytes, encoding, &out, malformed);
  return out;
}

Gb18030Encoder::Gb18030Encoder() : two_byte_(0x10000, 0) {
  for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
    for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
      const char16_t c = Gb18030Pair(static_cast<unsigned char>(lead),
                                     static_cast<unsigned char>(trail));
      // U+3000 has two codes, A1A1 and A3A0: the first is the usual one.
      if (c != kNoCharacter && two_byte_[c] == 0) {
        two_byte_[c] = static_cast<uint16_t>(lead << 8 | trail);
      }
    }
  }
}

std::string Gb18030Encoder::Encode(std::string_view utf8) const {
  std::string out;
  out.reserve(utf8.size());
  Append(utf8, &out);
  return out;
}

void Gb18030Encoder::Append(std::string_view utf8, std::string* out) const {
  const auto put = [&](uint32_t byte) {
    out->push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  for (size_t pos = 0; pos < utf8.size();) {
    const size_t ascii = AsciiPrefix(utf8.substr(pos));
    out->append(utf8.substr(pos, ascii));
    pos += ascii;
    if (pos == utf8.size()) return;
    const char32_t c = NextCodePoint(utf8, pos);
    const uint16_t code = c < 0x10000 ? two_byte_[c] : uint16_t{0};
    if (code != 0) {
      put(code >> 8);
      put(code & 0xFF);
      continue;
    }
    uint32_t pointer = PointerFromCodePoint(c);
    // A few private-use characters have lost their codes to real ones.
    if (pointer == kNoPointer) pointer = PointerFromCodePoint(kReplacement);
    put(0x81 + pointer / 12600);
    put(0x30 + pointer / 1260 % 10);
    put(0x81 + pointer / 10 % 126);
    put(0x30 + pointer % 10);
  }
}

Utf16ToUtf8::Utf16ToUtf8(Encoding encoding)
    : big_endian_(encoding == Encoding::kUtf16Be) {}

void Utf16ToUtf8::Unit(char16_t unit, std::string* out) {
  if (at_start_) {
    at_start_ = false;
    if (unit == 0xFEFF) return;
  }
  if (high_surrogate_ != 0) {
    const char16_t high = high_surrogate_;
    high_surrogate_ = 0;
    if (unit >= 0xDC00 && unit <= 0xDFFF) {
      AppendUtf8(0x10000u + ((high - 0xD800u) << 10) + (unit - 0xDC00u), out);
      return;
    }
    ++malformed_;
    AppendUtf8(kReplacement, out);
  }
  if (unit >= 0xD800 && unit <= 0xDBFF) {
    high_surrogate_ = unit;
  } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
    ++malformed_;
    AppendUtf8(kReplacement, out);
  } else {
    AppendUtf8(unit, out);
  }
}

void Utf16ToUtf8::Feed(std::string_view bytes, std::string* out) {
  const auto unit = [&](unsigned char first, unsigned char second) {
    const unsigned value =
        big_endian_ ? first << 8 | second : second << 8 | first;
    Unit(static_cast<char16_t>(value), out);
  };
  size_t pos = 0;
  if (has_odd_byte_ && !bytes.empty()) {
    has_odd_byte_ = false;
    unit(odd_byte_, ByteAt(bytes, pos++));
  }
  for (; pos + 2 <= bytes.size(); pos += 2) {
    unit(ByteAt(bytes, pos), ByteAt(bytes, pos + 1));
  }
  if (pos < bytes.size()) {
    has_odd_byte_ = true;
    odd_byte_ = ByteAt(bytes, pos);
  }
}

void Utf16ToUtf8::Finish(std::string* out) {
  // A high surrogate and an odd byte are two broken parts.
  const int parts = (high_surrogate_ != 0 ? 1 : 0) + (has_odd_byte_ ? 1 : 0);
  for (int i = 0; i < parts; ++i) {
    ++malformed_;
    AppendUtf8(kReplacement, out);
  }
  high_surrogate_ = 0;
  has_odd_byte_ = false;
}

}  // namespace shuke::ingest
