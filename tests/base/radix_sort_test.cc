#include "core/base/radix_sort.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/rng.h"

namespace shuke {
namespace {

TEST(RadixSort, AgreesWithAStableSort) {
  Rng rng(20261122);
  for (const size_t count : {0u, 1u, 2u, 3u, 100u, 5000u}) {
    // Keys that differ in few bits, in many, in the highest only.
    for (const uint64_t mask :
         {uint64_t{0}, uint64_t{7}, uint64_t{0xffff000000ff00ff},
          uint64_t{1} << 63, ~uint64_t{0}}) {
      std::vector<KeyedId> entries;
      for (uint32_t id = 0; id < count; ++id)
        entries.push_back({rng.Next() & mask, id});
      std::vector<KeyedId> expected = entries;
      std::stable_sort(
          expected.begin(), expected.end(),
          [](const KeyedId& a, const KeyedId& b) { return a.key < b.key; });
      RadixSort(entries);
      EXPECT_EQ(entries, expected) << count << " " << mask;
    }
  }
}

}  // namespace
}  // namespace shuke
