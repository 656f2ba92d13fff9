// Sorting of many 64-bit keys that carry a number.
#ifndef SHUKE_BASE_RADIX_SORT_H_
#define SHUKE_BASE_RADIX_SORT_H_

#include <cstdint>
#include <vector>

namespace shuke {

struct KeyedId {
  uint64_t key = 0;
  uint32_t id = 0;

  friend bool operator==(const KeyedId&, const KeyedId&) = default;
};

// By key, those of equal keys as they stood. O(n) a digit of 11 bits in which
// any two keys differ; as much memory again.
void RadixSort(std::vector<KeyedId>& entries);

}  // namespace shuke

#endif  // SHUKE_BASE_RADIX_SORT_H_
