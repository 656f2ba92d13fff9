#include "core/base/lazy.h"

#include <gtest/gtest.h>

namespace shuke {
namespace {

TEST(Lazy, MakesItsValueOnceAndOnlyWhenAsked) {
  int made = 0;
  Lazy<int> lazy([&] { return ++made; });
  EXPECT_EQ(made, 0);
  EXPECT_FALSE(lazy.made());
  EXPECT_EQ(lazy.Get(), 1);
  EXPECT_EQ(lazy.Get(), 1);
  EXPECT_TRUE(lazy.made());
}

TEST(Lazy, MakesItAnewAfterADrop) {
  int input = 2;
  Lazy<int> lazy([&] { return input * input; });
  EXPECT_EQ(lazy.Get(), 4);
  input = 3;
  EXPECT_EQ(lazy.Get(), 4);
  lazy.Drop();
  EXPECT_EQ(lazy.Get(), 9);
}

}  // namespace
}  // namespace shuke
