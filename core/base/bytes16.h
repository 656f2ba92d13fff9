// Sixteen bytes at once, and what holds of each of them as sixteen bits.
//
// Native SSE2 and WebAssembly's simd128 have the same width, so that one source
// does for both; elsewhere a plain loop, which the two are held to.
#ifndef SHUKE_BASE_BYTES16_H_
#define SHUKE_BASE_BYTES16_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace shuke {

// The plain way. Of each byte a comparison makes all bits or none.
class PlainBytes16 {
 public:
  static PlainBytes16 Load(const char* at) {
    PlainBytes16 out;
    std::memcpy(out.bytes_.data(), at, out.bytes_.size());
    return out;
  }
  static PlainBytes16 All(char byte) {
    PlainBytes16 out;
    out.bytes_.fill(static_cast<uint8_t>(byte));
    return out;
  }
  PlainBytes16 Equal(PlainBytes16 other) const {
    return Each(other, [](uint8_t a, uint8_t b) { return a == b ? 0xFF : 0; });
  }
  // As numbers from 0 to 255.
  PlainBytes16 AtLeast(PlainBytes16 other) const {
    return Each(other, [](uint8_t a, uint8_t b) { return a >= b ? 0xFF : 0; });
  }
  PlainBytes16 Or(PlainBytes16 other) const {
    return Each(other, [](uint8_t a, uint8_t b) { return a | b; });
  }
  // The highest bit of each byte, that of the first one lowest.
  uint32_t Mask() const {
    uint32_t mask = 0;
    for (size_t i = 0; i < bytes_.size(); ++i)
      mask |= static_cast<uint32_t>(bytes_[i] >> 7) << i;
    return mask;
  }

 private:
  template <typename Make>
  PlainBytes16 Each(const PlainBytes16& other, Make&& make) const {
    PlainBytes16 out;
    for (size_t i = 0; i < bytes_.size(); ++i)
      out.bytes_[i] = static_cast<uint8_t>(make(bytes_[i], other.bytes_[i]));
    return out;
  }

  std::array<uint8_t, 16> bytes_;
};

#if defined(__SSE2__)

class Bytes16 {
 public:
  static Bytes16 Load(const char* at) {
    return Bytes16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)));
  }
  static Bytes16 All(char byte) { return Bytes16(_mm_set1_epi8(byte)); }
  Bytes16 Equal(Bytes16 other) const {
    return Bytes16(_mm_cmpeq_epi8(bytes_, other.bytes_));
  }
  Bytes16 AtLeast(Bytes16 other) const {
    return Bytes16(_mm_cmpeq_epi8(_mm_max_epu8(bytes_, other.bytes_), bytes_));
  }
  Bytes16 Or(Bytes16 other) const {
    return Bytes16(_mm_or_si128(bytes_, other.bytes_));
  }
  uint32_t Mask() const {
    return static_cast<uint32_t>(_mm_movemask_epi8(bytes_));
  }

 private:
  explicit Bytes16(__m128i bytes) : bytes_(bytes) {}

  __m128i bytes_;
};

#elif defined(__wasm_simd128__)

class Bytes16 {
 public:
  static Bytes16 Load(const char* at) { return Bytes16(wasm_v128_load(at)); }
  static Bytes16 All(char byte) { return Bytes16(wasm_i8x16_splat(byte)); }
  Bytes16 Equal(Bytes16 other) const {
    return Bytes16(wasm_i8x16_eq(bytes_, other.bytes_));
  }
  Bytes16 AtLeast(Bytes16 other) const {
    return Bytes16(wasm_u8x16_ge(bytes_, other.bytes_));
  }
  Bytes16 Or(Bytes16 other) const {
    return Bytes16(wasm_v128_or(bytes_, other.bytes_));
  }
  uint32_t Mask() const {
    return static_cast<uint32_t>(wasm_i8x16_bitmask(bytes_));
  }

 private:
  explicit Bytes16(v128_t bytes) : bytes_(bytes) {}

  v128_t bytes_;
};

#else

using Bytes16 = PlainBytes16;

#endif

}  // namespace shuke

#endif  // SHUKE_BASE_BYTES16_H_
