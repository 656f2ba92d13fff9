#include "core/segment/selection.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/testing/fact_fixture.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::OrderKind;
using testkit::DayOf;
using testkit::FactFixture;
using testkit::OrderBuilder;

const Day kAsOf = DayOf("2026-11-20");
using Ids = std::vector<CustomerId>;

Ids Select(FactFixture& fixture, const std::string& query_text) {
  const Result<CustomerQuery> query = ParseCustomerQuery(query_text);
  EXPECT_TRUE(query.ok()) << query_text;
  if (!query.ok()) return {};
  return SelectCustomers(fixture.facts, query.value());
}

// Ids: 0 Zoe, 1 amy (never paid), 2 bob, 3 Amy, 4 李雷.
OrderBuilder Shop() {
  OrderBuilder builder;
  builder.Add({.buyer = "Zoe",
               .day = DayOf("2026-11-01"),
               .gross_minor = 500,
               .province = "浙江",
               .city = "杭州",
               .recipient = "王芳"});
  builder.Add({.buyer = "amy", .day = kAsOf, .kind = OrderKind::kUnpaid});
  builder.Add({.buyer = "bob",
               .day = DayOf("2024-01-01"),
               .gross_minor = 700,
               .province = "上海"});
  builder.Add({.buyer = "Amy", .day = kAsOf, .gross_minor = 500});
  builder.Add({.buyer = "李雷",
               .day = kAsOf,
               .gross_minor = 300,
               .province = "上海",
               .recipient = "Zoe Li"});
  return builder;
}

TEST(SelectCustomers, TakesEverybodyWithAValidOrderById) {
  FactFixture fixture(Shop(), kAsOf);
  EXPECT_EQ(Select(fixture, "{}"), (Ids{0, 2, 3, 4}));
}

TEST(SelectCustomers, FollowsTheRuleButNeverTakesPotentialCustomers) {
  FactFixture fixture(Shop(), kAsOf);
  EXPECT_EQ(Select(fixture, R"({"rule": {"fact": "net_minor", "op": "le",
                                         "value": 500}})"),
            (Ids{0, 3, 4}));
  EXPECT_EQ(Select(fixture, R"({"rule": {"any": []}})"), Ids{});
}

TEST(SelectCustomers, SearchesBuyerRecipientProvinceAndCity) {
  FactFixture fixture(Shop(), kAsOf);
  EXPECT_EQ(Select(fixture, R"({"search": "zoe"})"), (Ids{0, 4}));
  EXPECT_EQ(Select(fixture, R"({"search": "AMY"})"), Ids{3});
  EXPECT_EQ(Select(fixture, R"({"search": "王"})"), Ids{0});
  EXPECT_EQ(Select(fixture, R"({"search": "上海"})"), (Ids{2, 4}));
  EXPECT_EQ(Select(fixture, R"({"search": "杭"})"), Ids{0});
  EXPECT_EQ(Select(fixture, R"({"search": "taobao"})"), Ids{});
  EXPECT_EQ(Select(fixture, R"({"search": ""})"), (Ids{0, 2, 3, 4}));
  EXPECT_EQ(Select(fixture,
                   R"({"search": "上海", "rule": {"fact": "net_minor",
                       "op": "gt", "value": 300}})"),
            Ids{2});
}

TEST(SelectCustomers, SortsTiesByIdInBothDirections) {
  FactFixture fixture(Shop(), kAsOf);
  EXPECT_EQ(Select(fixture, R"({"sort": {"fact": "net_minor"}})"),
            (Ids{4, 0, 3, 2}));
  EXPECT_EQ(Select(fixture, R"({"sort": {"fact": "net_minor",
                                         "descending": true}})"),
            (Ids{2, 0, 3, 4}));
}

TEST(SelectCustomers, PutsAbsentValuesLastInBothDirections) {
  FactFixture fixture(Shop(), kAsOf);
  // bob is unrated, Amy has no province.
  EXPECT_EQ(Select(fixture, R"({"sort": {"fact": "rfm_value"}})"),
            (Ids{0, 3, 4, 2}));
  EXPECT_EQ(Select(fixture, R"({"sort": {"fact": "rfm_value",
                                         "descending": true}})"),
            (Ids{0, 3, 4, 2}));
  EXPECT_EQ(Select(fixture, R"({"sort": {"fact": "province"}})"),
            (Ids{2, 4, 0, 3}));
  EXPECT_EQ(Select(fixture, R"({"sort": {"fact": "province",
                                         "descending": true}})"),
            (Ids{0, 2, 4, 3}));
}

TEST(SelectCustomers, SortsTextByBytesAndCodesAsListed) {
  FactFixture fixture(Shop(), kAsOf);
  EXPECT_EQ(Select(fixture, R"({"sort": {"fact": "buyer"}})"),
            (Ids{3, 0, 2, 4}))
      << "Amy, Zoe, bob, 李雷";
  EXPECT_EQ(Select(fixture, R"({"sort": {"fact": "level"}})"),
            (Ids{0, 3, 4, 2}));
  EXPECT_EQ(Select(fixture, R"({"sort": {"fact": "last_day"}})"),
            (Ids{2, 0, 3, 4}));
}

TEST(SelectCustomers, SelectsNobodyFromAnEmptyTable) {
  FactFixture fixture(OrderBuilder(), kAsOf);
  EXPECT_EQ(Select(fixture, R"({"search": "a", "rule": {"all": []},
                                "sort": {"fact": "buyer"}})"),
            Ids{});
}

// The obvious way: compare two customers' cells, absent last, ties by id.
bool Before(const FactTable& facts, FactIndex fact, bool descending,
            CustomerId a, CustomerId b) {
  const FactCell x = facts.Cell(fact, a), y = facts.Cell(fact, b);
  const bool x_absent = x.index() == 0, y_absent = y.index() == 0;
  if (x_absent != y_absent) return y_absent;
  if (x_absent || x == y) return a < b;
  bool less = x < y;
  if (Facts()[fact].type == FactType::kText) {
    const table::Dictionary& dictionary = facts.inputs().dictionary;
    less = dictionary.At(std::get<table::StringId>(x)) <
           dictionary.At(std::get<table::StringId>(y));
  }
  return less != descending;
}

TEST(SelectCustomers, AgreesWithTheObviousSortOnEveryFact) {
  constexpr unsigned kSeed = 20261120;
  std::mt19937 random(kSeed);
  const auto below = [&](int n) { return static_cast<int>(random() % n); };
  const char* provinces[] = {"", "浙江", "上海", "浙江省", "江苏"};
  const OrderKind kinds[] = {OrderKind::kValid, OrderKind::kValid,
                             OrderKind::kRefunded, OrderKind::kCancelling};
  OrderBuilder builder;
  for (int i = 0; i < 1500; ++i) {
    const OrderKind kind = kinds[below(4)];
    const bool cancelling = kind == OrderKind::kCancelling;
    builder.Add({.buyer = "buyer" + std::to_string(below(400)),
                 .day = kAsOf - below(900),
                 .gross_minor = cancelling ? 0 : 1 + below(300000),
                 .refund_minor = cancelling ? below(400000) : 0,
                 .kind = kind,
                 .scope = below(3) == 0 ? "" : "taobao",
                 .province = provinces[below(5)],
                 .city = provinces[below(5)],
                 .recipient = std::string(static_cast<size_t>(below(12)), 'r'),
                 .recipient_phone = std::to_string(below(9)),
                 .lines = {{"p", provinces[below(5)], below(4)}}});
  }
  FactFixture fixture(builder, kAsOf);
  const Ids everybody = SelectCustomers(fixture.facts, {});
  ASSERT_GT(everybody.size(), 300u);
  for (FactIndex fact = 0; fact < Facts().size(); ++fact) {
    for (const bool descending : {false, true}) {
      Ids expected = everybody;
      std::sort(expected.begin(), expected.end(),
                [&](CustomerId a, CustomerId b) {
                  return Before(fixture.facts, fact, descending, a, b);
                });
      CustomerQuery query;
      query.sort_fact = fact;
      query.descending = descending;
      EXPECT_EQ(SelectCustomers(fixture.facts, query), expected)
          << Facts()[fact].id << (descending ? " descending" : "") << ", seed "
          << kSeed;
    }
  }
}

TEST(ParseCustomerQuery, NamesTheFaultsPlace) {
  struct Case {
    const char* text;
    const char* code;
    const char* path;
  };
  const Case cases[] = {
      {"3", "rule_bad_shape", ""},
      {R"({"order": 1})", "rule_bad_shape", "/order"},
      {R"({"search": 1})", "rule_bad_value", "/search"},
      {R"({"rule": {"all": [{}]}})", "rule_bad_shape", "/rule/all/0"},
      {R"({"rule": null})", "rule_bad_shape", "/rule"},
      {R"({"sort": "level"})", "rule_bad_shape", "/sort"},
      {R"({"sort": {}})", "rule_bad_shape", "/sort"},
      {R"({"sort": {"fact": "age"}})", "rule_unknown_fact", "/sort/fact"},
      {R"({"sort": {"fact": 1}})", "rule_unknown_fact", "/sort/fact"},
      {R"({"sort": {"fact": "level", "descending": 1}})", "rule_bad_value",
       "/sort/descending"},
      {R"({"sort": {"fact": "level", "by": 1}})", "rule_bad_shape",
       "/sort/by"}};
  for (const Case& c : cases) {
    const Result<CustomerQuery> query = ParseCustomerQuery(c.text);
    ASSERT_FALSE(query.ok()) << c.text;
    EXPECT_EQ(query.error().code, c.code) << c.text;
    ASSERT_EQ(query.error().args[0].first, "path");
    EXPECT_EQ(query.error().args[0].second, c.path) << c.text;
  }
  EXPECT_EQ(ParseCustomerQuery("{\n").error(),
            (Error{"rule_not_json", {{"at", "2:1"}}}));
}

TEST(SelectCustomers, KeepsTheLastOrderAndFollowsWhatWasDropped) {
  FactFixture fixture(Shop(), kAsOf);
  const FactIndex stage = *FindFact("stage");
  const Ids by_stage = fixture.facts.Order(stage, false);
  EXPECT_EQ(&fixture.facts.Order(stage, false),
            &fixture.facts.Order(stage, false));
  EXPECT_NE(fixture.facts.Order(stage, true), by_stage);
  fixture.facts.Drop("lifecycle");
  EXPECT_EQ(fixture.facts.Order(stage, false), by_stage);
}

TEST(ParseCustomerQuery, ReadsWhoMovedAndSaysWhatIsWrongWithIt) {
  const auto query = ParseCustomerQuery(
      R"({"moved": {"segment": "stage:lost", "how": "left"}})");
  ASSERT_TRUE(query.ok());
  EXPECT_EQ(query.value().moved->segment, "stage:lost");
  EXPECT_TRUE(query.value().moved->left);
  EXPECT_FALSE(
      ParseCustomerQuery(R"({"moved": {"segment": "a", "how": "x"}})").ok());
  EXPECT_FALSE(ParseCustomerQuery(R"({"moved": {"segmnt": "a"}})").ok());
}

}  // namespace
}  // namespace shuke::segment
