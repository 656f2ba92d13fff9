// The tags of facts_place.cc, facts_habit.cc and facts_group.cc, asked for
// through the registry, as every reader of them does.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "tests/testing/fact_fixture.h"

namespace shuke::segment {
namespace {

using testkit::DayOf;
using testkit::FactFixture;
using testkit::OrderBuilder;
using testkit::OrderSpec;

constexpr Day kAsOf = 20777;  // 2026-11-20

class TagsTest : public testing::Test {
 protected:
  void Add(const OrderSpec& spec) { builder_.Add(spec); }

  // The fact of the customer as it is written; "-" where it is absent.
  std::string Fact(std::string_view id, std::string_view buyer = "buyer") {
    if (!fixture_) fixture_.emplace(builder_, kAsOf);
    const auto fact = FindFact(id);
    EXPECT_TRUE(fact) << id;
    const auto customer = fixture_->shop.Find(buyer);
    EXPECT_NE(customer, customers::kNobody) << buyer;
    const FactCell cell = fixture_->facts.Cell(*fact, customer);
    // A column says the same as a cell.
    const FactColumn& column = fixture_->facts.Column(*fact);
    if (std::holds_alternative<std::monostate>(cell)) {
      if (!column.integers.empty()) {
        EXPECT_EQ(column.integers[customer], kNoInteger);
      }
      return "-";
    }
    if (const auto* integer = std::get_if<int64_t>(&cell)) {
      EXPECT_EQ(column.integers[customer], *integer);
      const FactInfo& info = Facts()[*fact];
      if (info.type == FactType::kCode)
        return std::string(info.codes[static_cast<size_t>(*integer)]);
      return std::to_string(*integer);
    }
    if (const auto* number = std::get_if<double>(&cell)) {
      EXPECT_EQ(column.numbers[customer], *number);
      std::string text = std::to_string(*number);
      return text.substr(0, text.find('.') + 4);
    }
    const auto text = std::get<table::StringId>(cell);
    EXPECT_EQ(column.texts[customer], text);
    return std::string(fixture_->shop.dictionary.At(text));
  }

 private:
  OrderBuilder builder_;
  std::optional<FactFixture> fixture_;
};

TEST_F(TagsTest, PlaceAndNumberTellRegionTierCarrierAndProvider) {
  ASSERT_EQ(DayOf("2026-11-20"), kAsOf);
  Add({.buyer = "ann",
       .day = kAsOf - 10,
       .province = "浙江",
       .city = "杭州",
       .recipient_phone = "13912345678",
       .alipay = "ann@163.com",
       .gender = "女"});
  Add({.buyer = "ben",
       .day = kAsOf - 10,
       .recipient_phone = "13912345678",
       .phone = "18612345678"});
  EXPECT_EQ(Fact("region", "ann"), "east");
  EXPECT_EQ(Fact("city_tier", "ann"), "new_tier_1");
  EXPECT_EQ(Fact("gender", "ann"), "female");
  EXPECT_EQ(Fact("carrier", "ann"), "china_mobile");
  EXPECT_EQ(Fact("carrier_era", "ann"), "gsm");
  EXPECT_EQ(Fact("email_provider", "ann"), "netease");
  // The buyer's own number goes before the recipient's.
  EXPECT_EQ(Fact("carrier", "ben"), "china_unicom");
  EXPECT_EQ(Fact("carrier_era", "ben"), "3g");
  for (const char* id :
       {"region", "city_tier", "gender", "email_provider", "occupation"}) {
    EXPECT_EQ(Fact(id, "ben"), "-") << id;
  }
}

TEST_F(TagsTest, OccupationIsWhatMostParcelsSpeakOf) {
  using table::Occupation;
  for (const Occupation occupation :
       {Occupation::kHome, Occupation::kStudent, Occupation::kNone,
        Occupation::kStudent, Occupation::kHome}) {
    Add({.day = kAsOf - 10, .occupation = occupation});
  }
  Add({.buyer = "none", .day = kAsOf - 9});
  EXPECT_EQ(Fact("occupation"), "home");  // two each: the latest
  EXPECT_EQ(Fact("occupation", "none"), "-");
}

// 2026-11-20 is a Friday.
TEST_F(TagsTest, HabitsAreTheMostFrequentAndOfEqualsTheLatest) {
  Add({.day = kAsOf - 14, .second_of_day = 9 * 3600});
  Add({.day = kAsOf - 7, .second_of_day = 21 * 3600});
  Add({.day = kAsOf - 2, .second_of_day = 21 * 3600 + 59});
  Add({.buyer = "dates", .day = kAsOf - 4, .second_of_day = 0});
  EXPECT_EQ(Fact("usual_hour"), "21");
  EXPECT_EQ(Fact("usual_weekday"), "fri");
  EXPECT_EQ(Fact("account_age_days"), "14");
  EXPECT_EQ(Fact("usual_hour", "dates"), "-");
  EXPECT_EQ(Fact("usual_weekday", "dates"), "mon");
}

TEST_F(TagsTest, ProductsAndCategoriesAreCountedByItemsAndOrders) {
  Add({.day = kAsOf - 30, .lines = {{"绿茶", "茶", 1}, {"杯", "杯子", 5}}});
  Add({.day = kAsOf - 20, .lines = {{"绿茶", "茶", 2}}});
  Add({.day = kAsOf - 10, .lines = {{"红茶", "茶", 1}}});
  EXPECT_EQ(Fact("favourite_product"), "杯");
  EXPECT_EQ(Fact("categories"), "2");
  EXPECT_EQ(Fact("category_preference"), "1.000");
}

TEST_F(TagsTest, FirstAndSecondOrderStandBesideEachOther) {
  Add({.day = kAsOf - 30, .gross_minor = 10000});
  Add({.day = kAsOf - 20, .gross_minor = 15000, .refund_minor = 3000});
  Add({.day = kAsOf - 10, .gross_minor = 99900});
  Add({.buyer = "once", .day = kAsOf - 10, .gross_minor = 99900});
  EXPECT_EQ(Fact("first_order_minor"), "10000");
  EXPECT_EQ(Fact("second_order_minor"), "12000");
  EXPECT_EQ(Fact("second_to_first"), "1.200");
  EXPECT_EQ(Fact("second_order_minor", "once"), "-");
  EXPECT_EQ(Fact("times_bought"), "three_or_more");
  EXPECT_EQ(Fact("times_bought", "once"), "once");
}

TEST_F(TagsTest, DiscountsComeFromColumnsCouponsAndListPrices) {
  Add({.day = kAsOf - 40, .gross_minor = 9000, .discount_minor = 1000});
  Add({.day = kAsOf - 30, .gross_minor = 10000, .coupon = "SPRING"});
  Add({.day = kAsOf - 20,
       .gross_minor = 8000,
       .lines = {{.product = "p",
                  .quantity = 2,
                  .unit_price_minor = 5000,
                  .amount_minor = 8000}}});
  Add({.day = kAsOf - 10, .gross_minor = 10000, .coupon = "无"});
  Add({.buyer = "full", .day = kAsOf - 10});
  EXPECT_EQ(Fact("coupon_share"), "0.750");
  // (1000 + 2000) of 9000 + 10000 + 8000 + 10000 + 3000.
  EXPECT_EQ(Fact("average_discount"), "0.075");
  EXPECT_EQ(Fact("coupon_affinity"), "high");
  EXPECT_EQ(Fact("coupon_affinity", "full"), "none");
}

// A shop whose files know no discounts has no full-price buyers either.
TEST_F(TagsTest, NoDiscountAnywhereTellsNothing) {
  Add({.day = kAsOf - 10});
  EXPECT_EQ(Fact("coupon_share"), "-");
  EXPECT_EQ(Fact("average_discount"), "-");
  EXPECT_EQ(Fact("coupon_affinity"), "-");
}

TEST_F(TagsTest, DealShareIsOfOrdersThatNameTheirChannel) {
  Add({.day = kAsOf - 30, .channel = "聚划算频道"});
  Add({.day = kAsOf - 20, .channel = "搜索"});
  Add({.day = kAsOf - 10});
  Add({.buyer = "en", .day = kAsOf - 10, .channel = "Daily DEALS"});
  Add({.buyer = "silent", .day = kAsOf - 10});
  EXPECT_EQ(Fact("deal_share"), "0.500");
  EXPECT_EQ(Fact("deal_share", "en"), "1.000");
  EXPECT_EQ(Fact("deal_share", "silent"), "-");
}

TEST_F(TagsTest, DeliveryIsFromPaidToCompleted) {
  Add({.day = kAsOf - 60, .completed_day = kAsOf - 58});
  Add({.day = kAsOf - 40, .completed_day = kAsOf - 37});
  Add({.day = kAsOf - 20, .completed_day = kAsOf - 10});
  Add({.buyer = "quick", .day = kAsOf - 20, .completed_day = kAsOf - 17});
  Add({.buyer = "open", .day = kAsOf - 20});
  EXPECT_EQ(Fact("delivery_days"), "3");
  EXPECT_EQ(Fact("delivery_band"), "slow");
  EXPECT_EQ(Fact("delivery_band", "quick"), "in_time");  // 3 is not over 3
  EXPECT_EQ(Fact("delivery_days", "open"), "-");
  EXPECT_EQ(Fact("delivery_band", "open"), "-");
}

TEST_F(TagsTest, GiftsGoElsewhereOrSaySo) {
  for (const int days : {90, 60})
    Add({.day = kAsOf - days,
         .recipient_phone = "13900000001",
         .address_hash = 7});
  Add({.day = kAsOf - 40, .recipient_phone = "13900000002", .address_hash = 7});
  Add({.day = kAsOf - 30, .recipient_phone = "13900000001", .address_hash = 9});
  Add({.day = kAsOf - 20,
       .recipient_phone = "13900000001",
       .address_hash = 7,
       .gift_words = true});
  EXPECT_EQ(Fact("gift_orders"), "3");
  EXPECT_EQ(Fact("occasion"), "gift");
}

// Two orders to two places: neither is the usual one, so neither is a gift.
TEST_F(TagsTest, NothingIsUsualAfterOneOrder) {
  Add({.day = kAsOf - 90, .address_hash = 7});
  Add({.day = kAsOf - 60, .address_hash = 9});
  EXPECT_EQ(Fact("gift_orders"), "0");
  EXPECT_EQ(Fact("occasion"), "own_use");
}

TEST_F(TagsTest, StockIsFarMoreThanUsual) {
  for (const int days : {90, 60, 50})
    Add({.day = kAsOf - days, .lines = {{"p", "", 2}}});
  Add({.day = kAsOf - 20, .lines = {{"p", "", 6}}});
  Add({.buyer = "few", .day = kAsOf - 20, .lines = {{"p", "", 5}}});
  EXPECT_EQ(Fact("stock_up_orders"), "1");
  EXPECT_EQ(Fact("occasion"), "own_use");
  EXPECT_EQ(Fact("stock_up_orders", "few"), "0");  // the shop's median is 2
}

TEST_F(TagsTest, BandsIncludeTheirLowerBound) {
  struct Case {
    const char* buyer;
    int days;
    table::Minor gross;
    const char *recency, *price;
  };
  const Case cases[] = {{"a", 0, 9999, "care", "low"},
                        {"b", 14, 10000, "care", "middle"},
                        {"c", 15, 29999, "offer", "middle"},
                        {"d", 60, 30000, "win_back", "high"},
                        {"e", 180, 1, "beyond", "low"}};
  for (const Case& each : cases) {
    Add({.buyer = each.buyer,
         .day = kAsOf - each.days,
         .gross_minor = each.gross});
  }
  for (const Case& each : cases) {
    EXPECT_EQ(Fact("recency_band", each.buyer), each.recency) << each.buyer;
    EXPECT_EQ(Fact("price_band", each.buyer), each.price) << each.buyer;
  }
}

// Half of three paid orders or more.
TEST_F(TagsTest, BadActorsRefundHalfOfThreeOrders) {
  using table::OrderKind;
  const auto orders = [&](const char* buyer, int valid, int refunded) {
    for (int i = 0; i < valid; ++i) Add({.buyer = buyer, .day = kAsOf - 9});
    for (int i = 0; i < refunded; ++i) {
      Add({.buyer = buyer,
           .day = kAsOf - 8,
           .refund_minor = 10000,
           .kind = OrderKind::kRefunded,
           .refund_reason = "质量问题"});
    }
  };
  orders("bad", 1, 2);
  orders("half", 2, 2);
  orders("few", 1, 1);
  orders("fine", 3, 2);
  EXPECT_EQ(Fact("bad_actor", "bad"), "yes");
  EXPECT_EQ(Fact("bad_actor", "half"), "yes");
  EXPECT_EQ(Fact("bad_actor", "few"), "no");
  EXPECT_EQ(Fact("bad_actor", "fine"), "no");
  EXPECT_EQ(Fact("refund_affinity", "fine"), "high");
  EXPECT_EQ(Fact("refund_reason", "bad"), "质量问题");
}

// Rulings 16: high >= 4, mid 3, low <= 2.
TEST_F(TagsTest, RfmxGroupsNeedScoresAndCategories) {
  // R 5, F 5, M 4.
  for (int i = 0; i < 6; ++i)
    Add({.buyer = "strategic", .day = kAsOf - i, .gross_minor = 20000});
  // R 5, F 3, M 3, one category or two.
  for (int i = 0; i < 3; ++i) {
    Add({.buyer = "potential",
         .day = kAsOf - i,
         .gross_minor = 20000,
         .lines = {{"p", i == 0 ? "茶" : "杯子"}}});
    Add({.buyer = "plain",
         .day = kAsOf - i,
         .gross_minor = 20000,
         .lines = {{"p", "茶"}}});
  }
  // R 1 or 2, F 2, M 3: both orders of one category, or neither of any.
  for (int i = 0; i < 2; ++i) {
    Add({.buyer = "dormant",
         .day = kAsOf - 200 - i,
         .gross_minor = 30000,
         .lines = {{"p", "茶"}}});
    Add({.buyer = "unclear", .day = kAsOf - 200 - i, .gross_minor = 30000});
  }
  EXPECT_EQ(Fact("rfmx_group", "strategic"), "strategic");
  EXPECT_EQ(Fact("rfmx_group", "potential"), "potential");
  EXPECT_EQ(Fact("rfmx_group", "plain"), "-");
  EXPECT_EQ(Fact("rfmx_group", "dormant"), "dormant");
  EXPECT_EQ(Fact("rfmx_group", "unclear"), "-");
}

TEST_F(TagsTest, PotentialCustomersHaveNoHabits) {
  Add({.day = kAsOf - 5, .kind = table::OrderKind::kUnpaid});
  for (const char* id :
       {"usual_hour", "usual_weekday", "coupon_share", "deal_share",
        "delivery_days", "first_order_minor", "categories", "price_band",
        "recency_band", "times_bought", "occasion", "rfmx_group",
        "leaving_reason", "account_age_days", "coupon_affinity"}) {
    EXPECT_EQ(Fact(id), "-") << id;
  }
  EXPECT_EQ(Fact("bad_actor"), "no");
}

}  // namespace
}  // namespace shuke::segment
