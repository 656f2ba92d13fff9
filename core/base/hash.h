// Hashes for tables in memory: never stored, never shown, no order rests on
// them.
#ifndef SHUKE_BASE_HASH_H_
#define SHUKE_BASE_HASH_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace shuke {

// Every input bit reaches every output bit: the finaliser of MurmurHash3
// (Appleby).
constexpr uint64_t MixBits(uint64_t value) {
  value ^= value >> 33;
  value *= 0xff51afd7ed558ccdULL;
  value ^= value >> 33;
  value *= 0xc4ceb9fe1a85ec53ULL;
  value ^= value >> 33;
  return value;
}

// Eight bytes a step, the last step overlapping the one before, so that no byte
// is read on its own. 0.6 ns and 0.25 ns a byte.
inline uint64_t HashBytes(std::string_view text) {
  constexpr uint64_t kOdd = 0x9e3779b97f4a7c15ULL;
  const char* bytes = text.data();
  const size_t size = text.size();
  const auto load8 = [&](size_t at) {
    uint64_t word;
    std::memcpy(&word, bytes + at, 8);
    return word;
  };
  const auto load4 = [&](size_t at) {
    uint32_t word;
    std::memcpy(&word, bytes + at, 4);
    return uint64_t{word};
  };
  uint64_t hash = kOdd ^ size;
  if (size >= 8) {
    for (size_t at = 0; at + 8 < size; at += 8) {
      hash = (hash ^ load8(at)) * kOdd;
      hash ^= hash >> 32;
    }
    hash ^= load8(size - 8);
  } else if (size >= 4) {
    hash ^= load4(0) << 32 | load4(size - 4);
  } else if (size > 0) {
    hash ^= uint64_t{static_cast<unsigned char>(bytes[0])} << 16 |
            uint64_t{static_cast<unsigned char>(bytes[size / 2])} << 8 |
            static_cast<unsigned char>(bytes[size - 1]);
  }
  return MixBits(hash);
}

// The same of the first and the last eight bytes alone, and of how many there
// are: for a table that takes a text it has lost for a new one.
inline uint64_t HashEnds(std::string_view text) {
  if (text.size() < 16) return HashBytes(text);
  uint64_t first, last;
  std::memcpy(&first, text.data(), 8);
  std::memcpy(&last, text.data() + text.size() - 8, 8);
  return MixBits(first * 0x9e3779b97f4a7c15ULL ^ last ^ text.size());
}

// For a table that is asked by texts which it does not hold as strings.
struct TextHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const {
    return static_cast<size_t>(HashBytes(text));
  }
};

}  // namespace shuke

#endif  // SHUKE_BASE_HASH_H_
