// PlainNumber: a number as nearly every cell of a table has it.
#ifndef SHUKE_BASE_PLAIN_NUMBER_H_
#define SHUKE_BASE_PLAIN_NUMBER_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace shuke {

// Digits, perhaps a minus before them, perhaps a point and more digits behind
// it; 18 characters at most but for the minus.
struct PlainNumber {
  int64_t units = 0;   // all its digits: of 12.50 these are 1250,
  int scale = 0;       // of which two stand behind the point
  bool point = false;  // which may be there without them
};

namespace plain_number {

constexpr uint64_t Each(unsigned char byte) {
  return ~uint64_t{0} / 0xFF * byte;
}

// Up to eight characters as one word, the last of them highest, zeros before
// the first.
inline uint64_t Word(std::string_view text) {
  const size_t size = text.size();
  const auto at = [&](size_t i) {
    return uint64_t{static_cast<unsigned char>(text[i])};
  };
  const auto four = [&](size_t i) {
    uint32_t word;
    std::memcpy(&word, text.data() + i, sizeof word);
    return uint64_t{word};
  };
  const size_t empty = 8 * (8 - size);
  if (size >= 4) return four(0) << empty | four(size - 4) << 32;
  const size_t middle = size / 2;
  return at(0) << empty | at(middle) << (empty + 8 * middle) |
         at(size - 1) << 56;
}

// A text of one to eight characters that begins with a digit, read all at once:
// the point is taken out, what is left of it must be digits, and pairs of them
// become numbers, then pairs of these, and of these.
inline bool ReadShort(std::string_view text, PlainNumber& out) {
  uint64_t word = Word(text);
  size_t digits = text.size();
  const uint64_t other = word ^ Each('.');
  const uint64_t points = (other - Each(1)) & ~other & Each(0x80);
  PlainNumber number;
  if (points != 0) {
    const auto at = static_cast<size_t>(std::countr_zero(points)) / 8;
    const uint64_t before = (uint64_t{1} << 8 * at) - 1;
    const uint64_t behind = ~before << 8;
    word = (word & before) << 8 | (word & behind);
    number.point = true;
    number.scale = static_cast<int>(7 - at);
    --digits;
  }
  word |= Each('0') >> 8 * (digits - 1) >> 8;
  const uint64_t high = Each(0xF0);
  if (((word & high) | ((word + Each(6)) & high) >> 4) != Each(0x33))
    return false;
  word = (word & Each(0x0F)) * (10 * 256 + 1) >> 8;
  word = (word & 0x00FF00FF00FF00FF) * (100 * 65536 + 1) >> 16;
  word = (word & 0x0000FFFF0000FFFF) * (uint64_t{10000} << 32 | 1) >> 32;
  number.units = static_cast<int64_t>(word);
  out = number;
  return true;
}

}  // namespace plain_number

// Whether `text` is one. ParseMoney and ParseDecimal read it the same, by a
// point, and whatever else there is.
[[gnu::always_inline]] inline bool ReadPlain(std::string_view text,
                                             PlainNumber& out) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 18) return false;
  const auto digit = [](char c) { return static_cast<unsigned>(c - '0'); };
  if (digit(text[0]) > 9) return false;
  if (std::endian::native == std::endian::little && text.size() <= 8) {
    if (!plain_number::ReadShort(text, out)) return false;
    if (negative) out.units = -out.units;
    return true;
  }
  // Not in `out`, which would be written to memory after each character: for
  // all that a compiler knows, the text stands there.
  PlainNumber number;
  for (const char c : text) {
    if (digit(c) <= 9) {
      number.units = number.units * 10 + digit(c);
      number.scale += number.point;
    } else if (c == '.' && !number.point) {
      number.point = true;
    } else {
      return false;
    }
  }
  if (negative) number.units = -number.units;
  out = number;
  return true;
}

}  // namespace shuke

#endif  // SHUKE_BASE_PLAIN_NUMBER_H_
