#include "core/base/short_list.h"

#include <gtest/gtest.h>

#include <vector>

namespace shuke {
namespace {

TEST(ShortList, HoldsWhatAVectorHoldsAtEveryLength) {
  for (size_t length = 0; length <= 9; ++length) {
    ShortList<int, 4> list;
    std::vector<int> wanted;
    for (size_t i = 0; i < length; ++i) {
      list.push_back(static_cast<int>(7 * i + 1));
      wanted.push_back(static_cast<int>(7 * i + 1));
    }
    EXPECT_EQ(std::vector<int>(list.begin(), list.end()), wanted);
    EXPECT_EQ(list.size(), length);
    EXPECT_EQ(list.empty(), length == 0);
  }
}

}  // namespace
}  // namespace shuke
