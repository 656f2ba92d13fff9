// Least significant digit first. Digits in which all keys agree are passed
// over, so that days and counts take one pass or two.
#include "core/base/radix_sort.h"

#include <array>
#include <cstddef>

namespace shuke {
namespace {

constexpr int kDigitBits = 11;
constexpr size_t kDigits = size_t{1} << kDigitBits;

}  // namespace

void RadixSort(std::vector<KeyedId>& entries) {
  uint64_t differing = 0;
  for (const KeyedId& entry : entries)
    differing |= entry.key ^ entries.front().key;
  std::vector<KeyedId> other(differing == 0 ? 0 : entries.size());
  for (int shift = 0; shift < 64; shift += kDigitBits) {
    if ((differing >> shift & (kDigits - 1)) == 0) continue;
    std::array<uint32_t, kDigits> next = {};
    for (const KeyedId& entry : entries)
      ++next[entry.key >> shift & (kDigits - 1)];
    uint32_t sum = 0;
    for (uint32_t& count : next) {
      const uint32_t here = count;
      count = sum;
      sum += here;
    }
    for (const KeyedId& entry : entries)
      other[next[entry.key >> shift & (kDigits - 1)]++] = entry;
    entries.swap(other);
  }
}

}  // namespace shuke
