#include "core/segment/facts.h"

#include <gtest/gtest.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "tests/testing/fact_fixture.h"

namespace shuke::segment {
namespace {

using table::OrderKind;
using testkit::DayOf;
using testkit::FactFixture;
using testkit::LineSpec;
using testkit::OrderBuilder;
using testkit::OrderSpec;

const Day kAsOf = DayOf("2026-11-20");

class FactsTest : public testing::Test {
 protected:
  void Add(const OrderSpec& spec) { builder_.Add(spec); }

  // The fact of `buyer` as text: "(absent)", a text, a code, a day, a number.
  // Both ways to ask must agree.
  std::string Fact(std::string_view id, std::string_view buyer = "buyer") {
    if (!fixture_) fixture_.emplace(builder_, kAsOf);
    const FactIndex fact = FindFact(id).value();
    const customers::CustomerId customer = fixture_->shop.Find(buyer);
    FactTable& table = fixture_->facts;
    const FactCell cell = table.Cell(fact, customer);
    const FactColumn& column = table.Column(fact);
    const FactInfo& info = Facts()[fact];
    switch (info.type) {
      case FactType::kText: {
        const table::StringId text = column.texts[customer];
        EXPECT_EQ(cell, text == 0 ? FactCell{} : FactCell{text}) << id;
        EXPECT_TRUE(column.integers.empty() && column.numbers.empty());
        if (text == 0) return "(absent)";
        return std::string{fixture_->shop.dictionary.At(text)};
      }
      case FactType::kNumber: {
        const double number = column.numbers[customer];
        EXPECT_EQ(cell, number == kNoNumber ? FactCell{} : FactCell{number});
        EXPECT_TRUE(column.integers.empty() && column.texts.empty());
        return number == kNoNumber ? "(absent)" : std::to_string(number);
      }
      default:
        break;
    }
    const int64_t value = column.integers[customer];
    EXPECT_EQ(cell, value == kNoInteger ? FactCell{} : FactCell{value}) << id;
    EXPECT_TRUE(column.numbers.empty() && column.texts.empty());
    if (value == kNoInteger) return "(absent)";
    if (info.type == FactType::kCode) return std::string{info.codes[value]};
    if (info.type == FactType::kDay) return FormatDay(static_cast<Day>(value));
    return std::to_string(value);
  }

 private:
  OrderBuilder builder_;
  std::optional<FactFixture> fixture_;
};

TEST(FactRegistry, HasUniqueIdsAndCodesForCodesAlone) {
  std::set<std::string_view> ids;
  for (FactIndex i = 0; i < Facts().size(); ++i) {
    const FactInfo& fact = Facts()[i];
    EXPECT_TRUE(ids.insert(fact.id).second) << fact.id;
    EXPECT_EQ(FindFact(fact.id), i);
    EXPECT_EQ(fact.codes.empty(), fact.type != FactType::kCode) << fact.id;
  }
  for (const char* id : {"buyer",
                         "province",
                         "city",
                         "first_day",
                         "last_day",
                         "recency_days",
                         "orders",
                         "net_minor",
                         "window_orders",
                         "window_net_minor",
                         "r",
                         "f",
                         "m",
                         "rfm_value",
                         "level",
                         "stage",
                         "average_order_minor",
                         "items",
                         "refunded_orders",
                         "refund_rate",
                         "favourite_category",
                         "recipient",
                         "recipient_phone",
                         "platform",
                         "rfm_segment",
                         "rfm_class",
                         "day_stage",
                         "project",
                         "phase",
                         "funnel",
                         "usual_interval_days",
                         "tier",
                         "tier_role",
                         "tier_service",
                         "membership",
                         "membership_earned_day",
                         "membership_review_day",
                         "membership_review_in_days",
                         "membership_outlook",
                         "membership_last_review",
                         "membership_within_reach",
                         "membership_missing_orders",
                         "membership_missing_items",
                         "membership_missing_net_minor",
                         "stage_before",
                         "stage_move",
                         "level_before",
                         "tier_before"}) {
    EXPECT_TRUE(ids.count(id)) << id;
  }
}

TEST(FactRegistry, KnowsTheHandbooksNames) {
  EXPECT_EQ(FindFact("frequency"), FindFact("window_orders"));
  EXPECT_EQ(FindFact("monetary"), FindFact("window_net_minor"));
  EXPECT_EQ(FindFact("Level"), std::nullopt);
  EXPECT_EQ(FindFact(""), std::nullopt);
}

TEST(FactRegistry, MarksWhatTellsWhoSomebodyIs) {
  std::set<std::string_view> personal;
  for (const FactInfo& fact : Facts()) {
    if (fact.personal) personal.insert(fact.id);
  }
  EXPECT_EQ(personal, (std::set<std::string_view>{"buyer", "recipient",
                                                  "recipient_phone"}));
}

TEST(FactTypeName, IsAsTheDocumentsSay) {
  EXPECT_EQ(FactTypeName(FactType::kText), "text");
  EXPECT_EQ(FactTypeName(FactType::kCount), "count");
  EXPECT_EQ(FactTypeName(FactType::kMoney), "money");
  EXPECT_EQ(FactTypeName(FactType::kDay), "day");
  EXPECT_EQ(FactTypeName(FactType::kCode), "code");
  EXPECT_EQ(FactTypeName(FactType::kNumber), "number");
}

TEST_F(FactsTest, TellWhatOrdersAddUpTo) {
  Add({.day = DayOf("2025-01-05"),
       .gross_minor = 30000,
       .lines = {{"p", "茶", 2}, {"q", "茶", 1}}});
  Add({.day = DayOf("2026-11-10"),
       .gross_minor = 20001,
       .refund_minor = 1000,
       .lines = {{"p", "茶", 4}}});
  Add({.day = DayOf("2026-11-12"),
       .gross_minor = 0,
       .refund_minor = 500,
       .kind = OrderKind::kCancelling});
  Add({.day = DayOf("2026-11-15"), .kind = OrderKind::kRefunded});
  Add({.day = DayOf("2026-11-16"), .kind = OrderKind::kUnpaid});
  EXPECT_EQ(Fact("buyer"), "buyer");
  EXPECT_EQ(Fact("platform"), "taobao");
  EXPECT_EQ(Fact("first_day"), "2025-01-05");
  EXPECT_EQ(Fact("last_day"), "2026-11-10");
  EXPECT_EQ(Fact("recency_days"), "10");
  EXPECT_EQ(Fact("orders"), "2");
  EXPECT_EQ(Fact("net_minor"), "48501");
  EXPECT_EQ(Fact("window_orders"), "1");
  EXPECT_EQ(Fact("window_net_minor"), "18501");
  EXPECT_EQ(Fact("average_order_minor"), "24251") << "24250.5, away from zero";
  EXPECT_EQ(Fact("items"), "7");
  EXPECT_EQ(Fact("refunded_orders"), "1");
  EXPECT_EQ(Fact("refund_rate"), std::to_string(1.0 / 3));
}

TEST_F(FactsTest, TellScoresLevelAndStage) {
  Add({.day = DayOf("2026-11-10"), .gross_minor = 58000});
  EXPECT_EQ(Fact("r"), "5");
  EXPECT_EQ(Fact("f"), "1");
  EXPECT_EQ(Fact("m"), "3");
  EXPECT_EQ(Fact("rfm_value"), "20");
  EXPECT_EQ(Fact("level"), "advanced");
  EXPECT_EQ(Fact("stage"), "new_one_order");
}

TEST_F(FactsTest, LeaveScoresOfTheUnratedAbsent) {
  Add({.day = DayOf("2025-01-05")});
  for (const char* id : {"r", "f", "m", "rfm_value"}) {
    EXPECT_EQ(Fact(id), "(absent)") << id;
  }
  EXPECT_EQ(Fact("level"), "unrated");
  EXPECT_EQ(Fact("stage"), "lost");
  EXPECT_EQ(Fact("window_orders"), "0");
  EXPECT_EQ(Fact("window_net_minor"), "0");
}

TEST_F(FactsTest, KnowOfPotentialCustomersWhatTheirOrdersSay) {
  Add({.day = DayOf("2026-11-01"),
       .kind = OrderKind::kUnpaid,
       .province = "浙江",
       .recipient = "甲",
       .recipient_phone = "1"});
  Add({.day = DayOf("2026-11-02"),
       .kind = OrderKind::kClosed,
       .province = "上海",
       .lines = {{"p", "茶", 1}}});
  for (const char* id : {"first_day", "last_day", "recency_days", "stage",
                         "average_order_minor", "refund_rate"}) {
    EXPECT_EQ(Fact(id), "(absent)") << id;
  }
  EXPECT_EQ(Fact("orders"), "0");
  EXPECT_EQ(Fact("items"), "0");
  EXPECT_EQ(Fact("province"), "上海");
  EXPECT_EQ(Fact("recipient"), "甲");
  EXPECT_EQ(Fact("favourite_category"), "茶");
}

TEST_F(FactsTest, RoundAveragesHalfAwayFromZero) {
  Add({.buyer = "up", .day = kAsOf, .gross_minor = 3});
  Add({.buyer = "up", .day = kAsOf, .gross_minor = 4});
  Add({.buyer = "down", .day = kAsOf, .gross_minor = 3});
  Add({.buyer = "down", .day = kAsOf, .gross_minor = 1});
  Add({.buyer = "down", .day = kAsOf, .gross_minor = 0});
  Add({.buyer = "minus", .day = kAsOf, .gross_minor = 1});
  Add({.buyer = "minus", .day = kAsOf, .gross_minor = 1});
  Add({.buyer = "minus",
       .day = kAsOf,
       .gross_minor = 0,
       .refund_minor = 9,
       .kind = OrderKind::kCancelling});
  EXPECT_EQ(Fact("average_order_minor", "up"), "4");      // 3.5
  EXPECT_EQ(Fact("average_order_minor", "down"), "1");    // 1.33
  EXPECT_EQ(Fact("average_order_minor", "minus"), "-4");  // -3.5
}

TEST_F(FactsTest, TakeTheRegionFromTheLatestValidOrderThatNamesOne) {
  Add({.day = DayOf("2026-03-01"), .province = "浙江", .city = "杭州"});
  Add({.day = DayOf("2026-04-01"), .country = "CN", .province = "上海"});
  Add({.day = DayOf("2026-05-01")});
  Add({.day = DayOf("2026-06-01"),
       .kind = OrderKind::kClosed,
       .province = "北京",
       .city = "北京"});
  EXPECT_EQ(Fact("province"), "上海");
  EXPECT_EQ(Fact("city"), "杭州");
  EXPECT_EQ(Fact("country"), "CN");
}

TEST_F(FactsTest, ReadTheRegionOfTheLatestOrderNotOfTheLastRow) {
  Add({.day = DayOf("2026-04-01"), .province = "上海"});
  Add({.day = DayOf("2026-03-01"), .province = "浙江"});
  EXPECT_EQ(Fact("province"), "上海");
}

TEST_F(FactsTest, PreferTheMostFrequentRecipientTiesToTheLatest) {
  Add({.buyer = "often",
       .day = DayOf("2026-03-01"),
       .recipient = "甲",
       .recipient_phone = "111"});
  Add({.buyer = "often",
       .day = DayOf("2026-03-02"),
       .recipient = "甲",
       .recipient_phone = "111"});
  Add({.buyer = "often",
       .day = DayOf("2026-03-03"),
       .recipient = "乙",
       .recipient_phone = "222"});
  Add({.buyer = "tie",
       .day = DayOf("2026-03-02"),
       .recipient = "乙",
       .recipient_phone = "222"});
  Add({.buyer = "tie",
       .day = DayOf("2026-03-01"),
       .recipient = "甲",
       .recipient_phone = "111"});
  EXPECT_EQ(Fact("recipient_phone", "often"), "111");
  EXPECT_EQ(Fact("recipient", "often"), "甲");
  EXPECT_EQ(Fact("recipient_phone", "tie"), "222");
  EXPECT_EQ(Fact("recipient", "tie"), "乙");
}

TEST_F(FactsTest, NeverPairOnePersonsNameWithAnothersPhone) {
  Add({.day = DayOf("2026-03-01"), .recipient = "甲", .recipient_phone = "1"});
  Add({.day = DayOf("2026-03-02"), .recipient = "甲", .recipient_phone = "2"});
  Add({.day = DayOf("2026-03-03"), .recipient = "甲", .recipient_phone = "3"});
  Add({.day = DayOf("2026-03-04"), .recipient = "乙", .recipient_phone = "4"});
  Add({.day = DayOf("2026-03-05"), .recipient = "乙", .recipient_phone = "4"});
  EXPECT_EQ(Fact("recipient_phone"), "4");
  EXPECT_EQ(Fact("recipient"), "乙");
}

TEST_F(FactsTest, NameTheMostFrequentRecipientWhereThereAreNoPhones) {
  Add({.day = DayOf("2026-03-01"), .recipient = "甲"});
  Add({.day = DayOf("2026-03-02"), .recipient = "甲"});
  Add({.day = DayOf("2026-03-03"), .recipient = "乙"});
  EXPECT_EQ(Fact("recipient_phone"), "(absent)");
  EXPECT_EQ(Fact("recipient"), "甲");
}

TEST_F(FactsTest, JudgeTheFavouriteCategoryByItemsTiesToTheLatest) {
  Add({.buyer = "items",
       .day = DayOf("2026-03-01"),
       .lines = {{"p", "茶", 3}}});
  Add({.buyer = "items",
       .day = DayOf("2026-03-02"),
       .lines = {{"q", "杯", 1}, {"q", "杯", 1}}});
  Add({.buyer = "tie", .day = DayOf("2026-03-02"), .lines = {{"q", "杯", 2}}});
  Add({.buyer = "tie", .day = DayOf("2026-03-01"), .lines = {{"p", "茶", 2}}});
  Add({.buyer = "refunded",
       .day = DayOf("2026-03-01"),
       .lines = {{"p", "茶", 1}}});
  Add({.buyer = "refunded",
       .day = DayOf("2026-03-02"),
       .kind = OrderKind::kRefunded,
       .lines = {{"q", "杯", 9}}});
  Add({.buyer = "returned",
       .day = DayOf("2026-03-01"),
       .lines = {{"q", "杯", 2}, {"p", "茶", 1}, {"q", "杯", -2}}});
  Add({.buyer = "none", .day = DayOf("2026-03-01"), .lines = {{"p", "", 1}}});
  EXPECT_EQ(Fact("favourite_category", "items"), "茶");
  EXPECT_EQ(Fact("favourite_category", "tie"), "杯");
  EXPECT_EQ(Fact("favourite_category", "refunded"), "茶");
  EXPECT_EQ(Fact("favourite_category", "returned"), "茶");
  EXPECT_EQ(Fact("favourite_category", "none"), "(absent)");
}

TEST(FactTable, RanksTextByUtf8Bytes) {
  OrderBuilder builder;
  // Longer than sixteen bytes and equal in them, a prefix of another, and a
  // byte above 0x7F against ASCII.
  for (const char* province : {"abcdefghijklmnop2", "浙江", "abcdefghijklmnop1",
                               "", "abc", "zz", "abcdefghijklmnop", "abc"}) {
    builder.Add({.buyer = "b" + std::to_string(builder.size()),
                 .day = kAsOf,
                 .province = province});
  }
  FactFixture fixture(builder, kAsOf);
  EXPECT_EQ(fixture.facts.TextRanks(*FindFact("province")),
            (std::vector<uint32_t>{4, 6, 3, 0, 1, 5, 2, 1}));
}

TEST(FactTable, HasEmptyColumnsForAnEmptyTable) {
  FactFixture fixture(OrderBuilder(), kAsOf);
  for (FactIndex i = 0; i < Facts().size(); ++i) {
    const FactColumn& column = fixture.facts.Column(i);
    EXPECT_TRUE(column.integers.empty());
    EXPECT_TRUE(column.numbers.empty());
    EXPECT_TRUE(column.texts.empty());
    EXPECT_TRUE(fixture.facts.TextRanks(i).empty());
  }
}

}  // namespace
}  // namespace shuke::segment
