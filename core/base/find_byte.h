// The first of a few byte values in a text, sixteen bytes a step.
//
// Never reads past the end.
#ifndef SHUKE_BASE_FIND_BYTE_H_
#define SHUKE_BASE_FIND_BYTE_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/bytes16.h"

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
  const Bytes16 want_a = Bytes16::All(a);
  const Bytes16 want_b = Bytes16::All(b);
  const Bytes16 want_c = Bytes16::All(c);
  for (; end - at >= 16; at += 16) {
    const Bytes16 bytes = Bytes16::Load(at);
    const uint32_t found = bytes.Equal(want_a)
                               .Or(bytes.Equal(want_b))
                               .Or(bytes.Equal(want_c))
                               .Mask();
    if (found != 0) return at + std::countr_zero(found);
  }
  return FindAnySlowly(at, end, a, b, c);
}

// Where `byte` first stands in a short text; npos if nowhere. find() of a
// string is a call natively, and in Emscripten's library a loop over bytes.
inline size_t FindByte(std::string_view text, char byte) {
  const char* const end = text.data() + text.size();
  const char* const at = FindAny(text.data(), end, byte, byte, byte);
  return at == end ? std::string_view::npos
                   : static_cast<size_t>(at - text.data());
}

}  // namespace shuke

#endif  // SHUKE_BASE_FIND_BYTE_H_
