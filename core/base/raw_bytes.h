// RawBytes: bytes one after another. Room for more of them is not set to zero.
//
//   RawBytes bytes;
//   AppendBytes("anna", bytes);
//
// Texts are appended by the million and are seldom longer than a few words:
// std::vector's insert is two calls for each, and memcpy in Emscripten's C
// library a loop over bytes.
#ifndef SHUKE_BASE_RAW_BYTES_H_
#define SHUKE_BASE_RAW_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

namespace shuke {

// Leaves what is only made room for as it is.
template <typename T>
struct RawAllocator : std::allocator<T> {
  template <typename U>
  struct rebind {
    using other = RawAllocator<U>;
  };
  template <typename U>
  void construct(U* at) {
    ::new (static_cast<void*>(at)) U;
  }
};

using RawBytes = std::vector<char, RawAllocator<char>>;

// Copies `text`, which does not overlap `to`. Eight bytes a step; the last step
// overlaps the one before.
inline void CopyShort(std::string_view text, char* to) {
  const size_t size = text.size();
  const auto copy = [&]<typename Word>(size_t at, Word word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    std::memcpy(to + at, &word, sizeof word);
  };
  constexpr size_t kLong = 64;
  if (size > kLong) {
    std::memcpy(to, text.data(), size);
  } else if (size >= 8) {
    for (size_t at = 0; at + 8 < size; at += 8) copy(at, uint64_t{});
    copy(size - 8, uint64_t{});
  } else if (size >= 4) {
    copy(0, uint32_t{});
    copy(size - 4, uint32_t{});
  } else {
    for (size_t at = 0; at < size; ++at) to[at] = text[at];
  }
}

// `text` is not one of `bytes`.
inline void AppendBytes(std::string_view text, RawBytes& bytes) {
  const size_t at = bytes.size();
  bytes.resize(at + text.size());
  CopyShort(text, bytes.data() + at);
}

}  // namespace shuke

#endif  // SHUKE_BASE_RAW_BYTES_H_
