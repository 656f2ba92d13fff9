#include "core/base/hot_loop.h"

#include <gtest/gtest.h>

#include <vector>

namespace shuke {
namespace {

TEST(HotLoop, VisitsEachOnceInOrder) {
  for (const size_t count : {0, 1, 1023, 1024, 1025, 5000}) {
    std::vector<size_t> seen;
    HotLoop(count, [&](size_t i) { seen.push_back(i); });
    ASSERT_EQ(seen.size(), count);
    for (size_t i = 0; i < count; ++i) ASSERT_EQ(seen[i], i);
  }
}

}  // namespace
}  // namespace shuke
