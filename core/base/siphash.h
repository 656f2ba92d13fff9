// SipHash-2-4: a keyed hash of short strings, in its 64-bit and its 128-bit
// form.
//
// Without the key nobody can say which input a hash belongs to, nor find two
// inputs with the same hash, so a customer can be written into a file as a
// hash. The same key and bytes give the same hash on every machine.
// O(length), no allocation, no failure.
#ifndef SHUKE_BASE_SIPHASH_H_
#define SHUKE_BASE_SIPHASH_H_

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shuke {

// 16 secret bytes, in the order in which they are written down.
struct SipHashKey {
  std::array<uint8_t, 16> bytes{};

  friend bool operator==(const SipHashKey&, const SipHashKey&) = default;
};

// 16 bytes of hash. Ordered as its hexadecimal text is.
struct Hash128 {
  std::array<uint8_t, 16> bytes{};

  friend bool operator==(const Hash128&, const Hash128&) = default;
  // Not defaulted: the arrays of Emscripten 3.1.6 have no <=>.
  friend bool operator<(const Hash128& a, const Hash128& b) {
    return a.bytes < b.bytes;
  }
};

uint64_t SipHash24(const SipHashKey& key, std::string_view input);
Hash128 SipHash24Wide(const SipHashKey& key, std::string_view input);

// 32 lower-case hexadecimal digits, and back: nothing unless `text` is exactly
// 32 hexadecimal digits of either case.
std::string HexText(const Hash128& hash);
std::optional<SipHashKey> ParseSipHashKey(std::string_view text);

}  // namespace shuke

#endif  // SHUKE_BASE_SIPHASH_H_
