#include "core/table/minor_column.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace shuke::table {
namespace {

constexpr Minor kMost32 = std::numeric_limits<int32_t>::max();
constexpr Minor kLeast32 = std::numeric_limits<int32_t>::min();

TEST(MinorColumn, TellsAnyAmountAsItWasGiven) {
  const Minor amounts[] = {0,        -1,           kMost32,      kMost32 + 1,
                           kLeast32, kLeast32 + 1, kLeast32 - 1, kNoMoney,
                           99,       kNoMoney + 1};
  for (const Minor amount : amounts) {
    MinorColumn column = {5, kNoMoney};
    column.push_back(amount);
    EXPECT_EQ(column, (MinorColumn{5, kNoMoney, amount})) << amount;
    EXPECT_EQ(column[0], 5);
    EXPECT_EQ(column.At(1), kNoMoney);
    EXPECT_EQ(column[2], amount);
  }
}

TEST(MinorColumn, IsWideOnlyIfAnAmountIs) {
  MinorColumn column = {1, kNoMoney, kMost32, kLeast32 + 1};
  EXPECT_FALSE(column.wide());
  column.push_back(kLeast32);
  EXPECT_TRUE(column.wide());
}

TEST(MinorColumn, SaysNothingOfARowWhileItIsEmpty) {
  EXPECT_EQ(MinorColumn().At(7), kNoMoney);
}

// Whatever is done to it, it holds what a plain vector does.
TEST(MinorColumn, BehavesAsAVector) {
  constexpr unsigned kSeed = 20261123;
  std::mt19937 random(kSeed);
  const auto amount = [&]() -> Minor {
    switch (random() % 8) {
      case 0:
        return kNoMoney;
      case 1:
        return random() % 4 == 0 ? Minor{1} << 40 : 7;
      default:
        return static_cast<Minor>(random() % 1000) - 500;
    }
  };
  for (int round = 0; round < 300; ++round) {
    MinorColumn column;
    std::vector<Minor> plain;
    for (int step = 0; step < 20; ++step) {
      const Minor next = amount();
      const size_t size = random() % 12;
      switch (random() % 5) {
        case 0:
          column.resize(size, next);
          plain.resize(size, next);
          break;
        case 1:
          if (!plain.empty()) {
            column.Set(size % plain.size(), next);
            plain[size % plain.size()] = next;
          }
          break;
        case 2: {
          MinorColumn more;
          for (size_t i = 0; i < size; ++i) {
            more.push_back(amount());
            plain.push_back(more[i]);
          }
          column.Append(more);
          break;
        }
        case 3: {
          ByteWriter writer;
          column.Write(writer);
          const std::string bytes = writer.Bytes();
          ByteReader reader(bytes);
          MinorColumn again;
          again.Read(reader);
          ASSERT_TRUE(reader.Done());
          column = std::move(again);
          break;
        }
        default:
          column.reserve(size);
          column.push_back(next);
          plain.push_back(next);
      }
      ASSERT_EQ(column.size(), plain.size()) << "seed " << kSeed;
      ASSERT_EQ(column.empty(), plain.empty());
      for (size_t i = 0; i < plain.size(); ++i) {
        ASSERT_EQ(column[i], plain[i]) << "seed " << kSeed;
        ASSERT_EQ(column.At(i), plain[i]);
      }
    }
  }
}

}  // namespace
}  // namespace shuke::table
