#include "core/campaign/short_title.h"

#include <gtest/gtest.h>

namespace shuke::campaign {
namespace {

TEST(ShortTitle, LeavesWhatIsShortAlone) {
  EXPECT_EQ(ShortTitle("猫条", 20), "猫条");
  EXPECT_EQ(ShortTitle("豆腐猫砂除臭无尘绿茶", 20), "豆腐猫砂除臭无尘绿茶");
  EXPECT_EQ(ShortTitle("", 20), "");
  EXPECT_EQ(ShortTitle("豆腐猫砂除臭无尘绿茶味2.5kg*4包", 0),
            "豆腐猫砂除臭无尘绿茶味2.5kg*4包");
}

TEST(ShortTitle, CutsBetweenChineseCharacters) {
  EXPECT_EQ(ShortTitle("豆腐猫砂除臭无尘绿茶味2.5kg*4包", 20),
            "豆腐猫砂除臭无尘绿茶");
  EXPECT_EQ(ShortTitle("豆腐猫砂除臭无尘绿茶味2.5kg*4包", 21),
            "豆腐猫砂除臭无尘绿茶");
}

TEST(ShortTitle, KeepsWordsAndNumbersWhole) {
  EXPECT_EQ(ShortTitle("WHITE HANGING HEART T-LIGHT HOLDER", 20),
            "WHITE HANGING HEART");
  EXPECT_EQ(ShortTitle("LANTERN, WHITE", 10), "LANTERN");
  EXPECT_EQ(ShortTitle("燕麦片1000g装", 9), "燕麦片");
  EXPECT_EQ(ShortTitle("Überraschungsei", 6), "Überra");
}

}  // namespace
}  // namespace shuke::campaign
