#include "core/ingest/remark.h"

#include <gtest/gtest.h>

#include <string_view>

namespace shuke::ingest {
namespace {

TEST(SpeaksOfGift, KnowsWhatGiversAskFor) {
  for (const std::string_view remark :
       {"送朋友的生日礼物，麻烦包装好一点", "送长辈的，请不要放发票",
        "已附手写贺卡", "礼品单，不放小票", "Please write a BIRTHDAY card",
        "It's a gift!", "老顾客了给个小礼品吧，是送老师的"}) {
    EXPECT_TRUE(SpeaksOfGift(remark)) << remark;
  }
}

TEST(SpeaksOfGift, DoesNotTakeFreebiesAndGoodsForGifts) {
  for (const std::string_view remark :
       {"尽快发货，谢谢", "老顾客了，给个小礼品吧", "老板说好送的开罐器别忘了",
        "paid by gift card", "送货前请打电话", ""}) {
    EXPECT_FALSE(SpeaksOfGift(remark)) << remark;
  }
}

}  // namespace
}  // namespace shuke::ingest
