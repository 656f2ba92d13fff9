// SipHash-2-4 after Aumasson and Bernstein, "SipHash: a fast short-input PRF"
// (INDOCRYPT 2012), section 2.1: the state v0..v3 is the key mixed with four
// constants; every 8-byte little-endian word m is compressed as v3 ^= m, two
// SipRounds, v0 ^= m; the last word carries length mod 256 in its top byte;
// four SipRounds finish. The 128-bit form is that of the authors' reference
// code: v1 ^= 0xee at the start, v2 ^= 0xee before the end, and a second half
// after v1 ^= 0xdd and four more rounds.
//
// Words are assembled byte by byte, so the result does not depend on the
// machine's byte order or on alignment.
#include "core/base/siphash.h"

#include <cstddef>

namespace shuke {
namespace {

uint64_t RotateLeft(uint64_t value, int bits) {
  return (value << bits) | (value >> (64 - bits));
}

uint64_t ReadLittleEndian(const uint8_t* bytes, size_t count) {
  uint64_t word = 0;
  for (size_t i = 0; i < count; ++i) word |= uint64_t{bytes[i]} << (8 * i);
  return word;
}

class State {
 public:
  explicit State(const SipHashKey& key) {
    const uint64_t k0 = ReadLittleEndian(key.bytes.data(), 8);
    const uint64_t k1 = ReadLittleEndian(key.bytes.data() + 8, 8);
    // "somepseudorandomlygeneratedbytes" as four big-endian words.
    v0_ = k0 ^ 0x736f6d6570736575u;
    v1_ = k1 ^ 0x646f72616e646f6du;
    v2_ = k0 ^ 0x6c7967656e657261u;
    v3_ = k1 ^ 0x7465646279746573u;
  }

  void Absorb(std::string_view input) {
    const auto* bytes = reinterpret_cast<const uint8_t*>(input.data());
    const size_t whole = input.size() / 8 * 8;
    for (size_t at = 0; at < whole; at += 8) {
      Compress(ReadLittleEndian(bytes + at, 8));
    }
    Compress(ReadLittleEndian(bytes + whole, input.size() - whole) |
             uint64_t{input.size() & 0xff} << 56);
  }

  uint64_t Finish() {
    for (int i = 0; i < 4; ++i) Round();
    return v0_ ^ v1_ ^ v2_ ^ v3_;
  }

  void Tweak1(uint64_t constant) { v1_ ^= constant; }
  void Tweak2(uint64_t constant) { v2_ ^= constant; }

 private:
  void Compress(uint64_t word) {
    v3_ ^= word;
    Round();
    Round();
    v0_ ^= word;
  }

  void Round() {
    v0_ += v1_;
    v1_ = RotateLeft(v1_, 13) ^ v0_;
    v0_ = RotateLeft(v0_, 32);
    v2_ += v3_;
    v3_ = RotateLeft(v3_, 16) ^ v2_;
    v0_ += v3_;
    v3_ = RotateLeft(v3_, 21) ^ v0_;
    v2_ += v1_;
    v1_ = RotateLeft(v1_, 17) ^ v2_;
    v2_ = RotateLeft(v2_, 32);
  }

  uint64_t v0_, v1_, v2_, v3_;
};

void WriteLittleEndian(uint64_t word, uint8_t* bytes) {
  for (int i = 0; i < 8; ++i) bytes[i] = static_cast<uint8_t>(word >> (8 * i));
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

uint64_t SipHash24(const SipHashKey& key, std::string_view input) {
  State state(key);
  state.Absorb(input);
  state.Tweak2(0xff);
  return state.Finish();
}

Hash128 SipHash24Wide(const SipHashKey& key, std::string_view input) {
  State state(key);
  state.Tweak1(0xee);
  state.Absorb(input);
  Hash128 hash;
  state.Tweak2(0xee);
  WriteLittleEndian(state.Finish(), hash.bytes.data());
  state.Tweak1(0xdd);
  WriteLittleEndian(state.Finish(), hash.bytes.data() + 8);
  return hash;
}

std::string HexText(const Hash128& hash) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(32);
  for (uint8_t byte : hash.bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::optional<SipHashKey> ParseSipHashKey(std::string_view text) {
  SipHashKey key;
  if (text.size() != 2 * key.bytes.size()) return std::nullopt;
  for (size_t i = 0; i < key.bytes.size(); ++i) {
    const int high = HexDigit(text[2 * i]);
    const int low = HexDigit(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    key.bytes[i] = static_cast<uint8_t>(high << 4 | low);
  }
  return key;
}

}  // namespace shuke
