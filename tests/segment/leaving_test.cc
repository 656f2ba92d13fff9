#include "core/segment/leaving.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/testing/fact_fixture.h"

namespace shuke::segment {
namespace {

using testkit::FactFixture;
using testkit::OrderBuilder;
using testkit::OrderSpec;

constexpr Day kAsOf = 20777;  // 2026-11-20

class LeavingTest : public testing::Test {
 protected:
  void Add(const OrderSpec& spec) { builder_.Add(spec); }

  const std::vector<LeavingReason>& ReasonsOf(std::string_view buyer) {
    if (!fixture_) fixture_.emplace(builder_, kAsOf);
    reasons_ = LeavingReasonsOf(fixture_->segments, fixture_->shop.Find(buyer));
    return reasons_;
  }
  // The codes, one after another.
  std::string Codes(std::string_view buyer) {
    std::string codes;
    for (const LeavingReason& reason : ReasonsOf(buyer)) {
      if (!codes.empty()) codes += ' ';
      codes += kLeavingCodes[static_cast<size_t>(reason.reason)];
    }
    return codes;
  }
  const Evidence& Find(const LeavingReason& reason, std::string_view name) {
    const auto found =
        std::find_if(reason.evidence.begin(), reason.evidence.end(),
                     [&](const Evidence& each) { return each.name == name; });
    EXPECT_NE(found, reason.evidence.end()) << name;
    return *found;
  }

 private:
  OrderBuilder builder_;
  std::optional<FactFixture> fixture_;
  std::vector<LeavingReason> reasons_;
};

TEST_F(LeavingTest, IsAskedOfNobodyWhoStillBuys) {
  Add({.buyer = "buys", .day = kAsOf - 5, .gift_words = true});
  Add({.buyer = "gone", .day = kAsOf - 200, .gift_words = true});
  EXPECT_EQ(Codes("buys"), "");
  EXPECT_EQ(Codes("gone"), "occasion");
}

TEST_F(LeavingTest, RefundAmongTheLastOrders) {
  using table::OrderKind;
  Add({.buyer = "part",
       .day = kAsOf - 200,
       .refund_minor = 500,
       .refund_reason = "少件"});
  Add({.buyer = "full", .day = kAsOf - 210});
  Add({.buyer = "full",
       .day = kAsOf - 200,
       .refund_minor = 10000,
       .kind = OrderKind::kRefunded});
  Add({.buyer = "long_ago", .day = kAsOf - 230, .refund_minor = 500});
  Add({.buyer = "long_ago", .day = kAsOf - 210});
  Add({.buyer = "long_ago", .day = kAsOf - 200});
  EXPECT_EQ(Codes("part"), "refund");
  EXPECT_EQ(Find(ReasonsOf("part")[0], "refund_minor").integer, 500);
  EXPECT_EQ(Find(ReasonsOf("part")[0], "day").integer, kAsOf - 200);
  EXPECT_NE(Find(ReasonsOf("part")[0], "refund_reason").text,
            table::kEmptyString);
  EXPECT_EQ(Codes("full"), "refund");
  EXPECT_EQ(Codes("long_ago"), "");
}

TEST_F(LeavingTest, DeliveryTwiceAsSlowAsTheShops) {
  for (int i = 0; i < 5; ++i)
    Add({.buyer = "others", .day = kAsOf - 9, .completed_day = kAsOf - 6});
  Add({.buyer = "slow", .day = kAsOf - 200, .completed_day = kAsOf - 194});
  Add({.buyer = "fair", .day = kAsOf - 200, .completed_day = kAsOf - 195});
  EXPECT_EQ(Codes("slow"), "slow_delivery");
  EXPECT_EQ(Find(ReasonsOf("slow")[0], "days").integer, 6);
  EXPECT_EQ(Find(ReasonsOf("slow")[0], "median_days").integer, 3);
  EXPECT_EQ(Codes("fair"), "");
}

TEST_F(LeavingTest, FavouriteProductNoLongerSold) {
  Add({.buyer = "fan", .day = kAsOf - 250, .lines = {{"旧款", "", 3}}});
  for (int i = 0; i < 4; ++i)
    Add({.buyer = "last", .day = kAsOf - 120, .lines = {{"旧款", "", 1}}});
  Add({.buyer = "rare", .day = kAsOf - 200, .lines = {{"孤品", "", 1}}});
  Add({.buyer = "other", .day = kAsOf - 200, .lines = {{"新款", "", 1}}});
  Add({.buyer = "buys", .day = kAsOf - 2, .lines = {{"新款", "", 1}}});
  EXPECT_EQ(Codes("fan"), "product_gone");
  EXPECT_EQ(Find(ReasonsOf("fan")[0], "last_sold").integer, kAsOf - 120);
  EXPECT_EQ(Codes("other"), "");
  EXPECT_EQ(Codes("rare"), "");  // sold once: nobody expects it
}

TEST_F(LeavingTest, PriceOfTheCategoryWentUp) {
  const auto tea = [](table::Minor amount) {
    return std::vector<testkit::LineSpec>{
        {.product = "茶", .category = "茶", .amount_minor = amount}};
  };
  Add({.buyer = "gone", .day = kAsOf - 200, .lines = tea(10000)});
  Add({.buyer = "now", .day = kAsOf - 3, .lines = tea(11500)});
  EXPECT_EQ(Codes("gone"), "price_up");
  EXPECT_EQ(Find(ReasonsOf("gone")[0], "then_minor").integer, 10000);
  EXPECT_EQ(Find(ReasonsOf("gone")[0], "now_minor").integer, 11500);
}

TEST_F(LeavingTest, APriceThatRoseALittleIsNoReason) {
  const auto tea = [](table::Minor amount) {
    return std::vector<testkit::LineSpec>{
        {.product = "茶", .category = "茶", .amount_minor = amount}};
  };
  Add({.buyer = "gone", .day = kAsOf - 200, .lines = tea(10000)});
  Add({.buyer = "now", .day = kAsOf - 3, .lines = tea(11499)});
  EXPECT_EQ(Codes("gone"), "");
}

TEST_F(LeavingTest, DiscountsEnded) {
  Add({.buyer = "hunter", .day = kAsOf - 200, .coupon = "A"});
  Add({.buyer = "full", .day = kAsOf - 200});
  for (int i = 0; i < 4; ++i) Add({.buyer = "now", .day = kAsOf - 3});
  EXPECT_EQ(Codes("hunter"), "discount_ended");
  EXPECT_EQ(Find(ReasonsOf("hunter")[0], "own_share").number, 1);
  EXPECT_EQ(Find(ReasonsOf("hunter")[0], "then_share").number, 0.5);
  EXPECT_EQ(Find(ReasonsOf("hunter")[0], "now_share").number, 0);
  EXPECT_EQ(Codes("full"), "");
}

}  // namespace
}  // namespace shuke::segment
