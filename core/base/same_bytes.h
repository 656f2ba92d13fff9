// Whether two short texts are the same, without a call.
//
// memcmp is a call natively and, in Emscripten's C library, a loop over bytes;
// cells of a table are compared by the million and are seldom longer than a few
// words.
#ifndef SHUKE_BASE_SAME_BYTES_H_
#define SHUKE_BASE_SAME_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace shuke {

// Eight bytes a step; the last step overlaps the one before.
inline bool SameBytes(std::string_view a, std::string_view b) {
  const size_t size = a.size();
  if (size != b.size()) return false;
  const auto differ = [&]<typename Word>(size_t at, Word) {
    Word x, y;
    std::memcpy(&x, a.data() + at, sizeof(Word));
    std::memcpy(&y, b.data() + at, sizeof(Word));
    return x != y;
  };
  if (size >= 8) {
    // The ends of cells tell more than their beginnings do.
    if (differ(size - 8, uint64_t{})) return false;
    for (size_t at = 0; at + 8 < size; at += 8) {
      if (differ(at, uint64_t{})) return false;
    }
    return true;
  }
  if (size >= 4) return !differ(0, uint32_t{}) && !differ(size - 4, uint32_t{});
  for (size_t at = 0; at < size; ++at) {
    if (a[at] != b[at]) return false;
  }
  return true;
}

}  // namespace shuke

#endif  // SHUKE_BASE_SAME_BYTES_H_
