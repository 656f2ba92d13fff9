// The first of a few byte values in a text, sixteen bytes a step.
//
// Native SSE2 and WebAssembly's simd128 have the same width, so that one source
// does for both; elsewhere a plain loop. Never reads past the end.
#ifndef SHUKE_BASE_FIND_BYTE_H_
#define SHUKE_BASE_FIND_BYTE_H_

#include <bit>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace shuke {

// The plain way, which the fast one is held to.
inline const char* FindAnySlowly(const char* at, const char* end, char a,
                                 char b, char c) {
  while (at < end && *at != a && *at != b && *at != c) ++at;
  return at;
}

// The first byte of at .. end that is `a`, `b` or `c`; `end` if there is none.
inline const char* FindAny(const char* at, const char* end, char a, char b,
                           char c) {
#if defined(__SSE2__)
  const __m128i want_a = _mm_set1_epi8(a);
  const __m128i want_b = _mm_set1_epi8(b);
  const __m128i want_c = _mm_set1_epi8(c);
  for (; end - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i found =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, want_a),
                                  _mm_cmpeq_epi8(bytes, want_b)),
                     _mm_cmpeq_epi8(bytes, want_c));
    const auto mask = static_cast<uint32_t>(_mm_movemask_epi8(found));
    if (mask != 0) return at + std::countr_zero(mask);
  }
#elif defined(__wasm_simd128__)
  const v128_t want_a = wasm_i8x16_splat(a);
  const v128_t want_b = wasm_i8x16_splat(b);
  const v128_t want_c = wasm_i8x16_splat(c);
  for (; end - at >= 16; at += 16) {
    const v128_t bytes = wasm_v128_load(at);
    const v128_t found =
        wasm_v128_or(wasm_v128_or(wasm_i8x16_eq(bytes, want_a),
                                  wasm_i8x16_eq(bytes, want_b)),
                     wasm_i8x16_eq(bytes, want_c));
    const auto mask = static_cast<uint32_t>(wasm_i8x16_bitmask(found));
    if (mask != 0) return at + std::countr_zero(mask);
  }
#endif
  return FindAnySlowly(at, end, a, b, c);
}

}  // namespace shuke

#endif  // SHUKE_BASE_FIND_BYTE_H_
