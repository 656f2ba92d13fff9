#include "core/segment/order_rule.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/segment/rule.h"
#include "tests/testing/order_builder.h"

namespace shuke::segment {
namespace {

using testkit::DayOf;
using testkit::OrderBuilder;
using testkit::TestShop;

// Who is in, as the buyers' names in order.
std::string Who(const TestShop& shop, const char* leaf) {
  const auto rule = ParseRule(leaf);
  EXPECT_TRUE(rule.ok()) << leaf;
  if (!rule.ok()) return "?";
  const auto matches = EvaluateOrderRule(
      *rule.value().orders, {shop.orders, shop.lines, shop.dictionary,
                             shop.customers, shop.as_of, 2});
  std::string out;
  for (customers::CustomerId id = 0; id < matches.size(); ++id) {
    if (matches[id] != 0) out += shop.dictionary.At(shop.customers.key[id]);
  }
  return out;
}

TestShop Shop() {
  OrderBuilder builder;
  const auto add = [&](const char* buyer, const char* day, int64_t gross,
                       const char* product, const char* province, int hour) {
    builder.Add({.buyer = buyer,
                 .day = DayOf(day),
                 .gross_minor = gross,
                 .second_of_day = hour * 3600,
                 .province = province,
                 .lines = {{.product = product, .category = "tea"}}});
  };
  add("a", "2026-01-05", 1000, "green", "浙江", 9);  // a Monday
  add("a", "2026-01-15", 2000, "black", "浙江", 10);
  add("a", "2026-03-01", 4000, "green", "上海", 23);
  add("b", "2026-01-15", 9000, "black", "", 10);
  add("c", "2026-03-02", 500, "white", "上海", 0);
  return builder.Build(DayOf("2026-03-31"));
}

TEST(OrderRule, CountsOrdersThatMeetEveryCondition) {
  const TestShop shop = Shop();
  EXPECT_EQ(Who(shop, R"({"bought":{},"orders":[1,null]})"), "abc");
  EXPECT_EQ(Who(shop, R"({"bought":{},"orders":[2,null]})"), "a");
  EXPECT_EQ(Who(shop, R"({"bought":{"to":"2026-01-31"},"orders":[2,2]})"), "a");
  EXPECT_EQ(Who(shop, R"({"bought":{"from":"2026-03-01"},"orders":[0,0]})"),
            "b");
  EXPECT_EQ(Who(shop, R"({"bought":{"products":["black"]},"orders":[1,null]})"),
            "ab");
  EXPECT_EQ(Who(shop, R"({"bought":{"provinces":["浙江"]},"orders":[2,null]})"),
            "a");
  EXPECT_EQ(Who(shop, R"({"bought":{"provinces":[""]},"orders":[1,null]})"),
            "b");
  EXPECT_EQ(Who(shop, R"({"bought":{"weekdays":[1],"hours":[9]},
                          "orders":[1,null]})"),
            "a");
  EXPECT_EQ(Who(shop, R"({"bought":{"order_minor":[null,999]},
                          "orders":[1,null]})"),
            "c");
  EXPECT_EQ(Who(shop, R"({"bought":{"products":["none"]},"orders":[1,null]})"),
            "");
}

TEST(OrderRule, FindsAProductAmongTheTitlesOfAWholeOrder) {
  OrderBuilder builder;
  const auto add = [&](const char* buyer, const char* titles) {
    builder.Add({.buyer = buyer,
                 .day = DayOf("2026-01-05"),
                 .lines = {{.product = titles}}});
  };
  add("a", "green");
  add("b", "black");
  add("c", "black，green");
  add("d", "");
  TestShop shop = builder.Build(DayOf("2026-03-31"));
  shop.lines.flags.assign(4, 0);
  EXPECT_EQ(Who(shop, R"({"bought":{"products":["green"]},"orders":[1,null]})"),
            "ac");
  EXPECT_EQ(Who(shop, R"({"bought":{"products":[""]},"orders":[1,null]})"),
            "d");
}

TEST(OrderRule, TellsTheNthOrderAndTheGapBeforeIt) {
  const TestShop shop = Shop();
  EXPECT_EQ(Who(shop, R"({"bought":{"nth":[1,1],"from":"2026-03-01"},
                          "orders":[1,null]})"),
            "c");
  EXPECT_EQ(Who(shop, R"({"bought":{"nth":[2,2],"gap_days":[10,10]},
                          "orders":[1,null]})"),
            "a");
  EXPECT_EQ(Who(shop, R"({"bought":{"gap_days":[0,9]},"orders":[1,null]})"),
            "");
}

TEST(OrderRule, SumsNetAmountsOfWhoeverHasSuchOrders) {
  const TestShop shop = Shop();
  EXPECT_EQ(Who(shop, R"({"bought":{},"net_minor":[7000,9000]})"), "ab");
  EXPECT_EQ(Who(shop, R"({"bought":{"from":"2026-03-01"},
                          "net_minor":[null,500]})"),
            "c")
      << "b bought nothing then, which is no amount";
}

TEST(OrderRule, IsTheSameAfterAJourneyThroughJson) {
  for (const char* leaf :
       {R"({"bought":{},"orders":[1,null]})",
        R"({"bought":{"from":"2026-01-01","hours":[0,23],"nth":[2,null],
            "platforms":["taobao"],"city_tiers":["tier_1"]},
            "net_minor":[null,-5]})"}) {
    const auto rule = ParseRule(leaf);
    ASSERT_TRUE(rule.ok());
    EXPECT_EQ(RuleToJson(rule.value()), nlohmann::json::parse(leaf));
  }
}

TEST(OrderRule, SaysWhatIsWrongAndWhere) {
  const auto fault = [](const char* leaf) {
    const auto rule = ParseRule(leaf);
    EXPECT_FALSE(rule.ok()) << leaf;
    if (rule.ok()) return std::string();
    for (const auto& [name, value] : rule.error().args) {
      if (name == "path") return rule.error().code + " " + value;
    }
    return rule.error().code;
  };
  EXPECT_EQ(fault(R"({"bought":{}})"), "rule_bad_shape ");
  EXPECT_EQ(fault(R"({"bought":{},"orders":[1,null],"net_minor":[1,2]})"),
            "rule_bad_shape /orders");
  EXPECT_EQ(fault(R"({"bought":{"when":1},"orders":[1,null]})"),
            "rule_bad_shape /bought/when");
  EXPECT_EQ(fault(R"({"bought":{"hours":[24]},"orders":[1,null]})"),
            "rule_bad_value /bought/hours/0");
  EXPECT_EQ(fault(R"({"bought":{"from":"soon"},"orders":[1,null]})"),
            "rule_bad_value /bought/from");
  EXPECT_EQ(fault(R"({"bought":{"city_tiers":["x"]},"orders":[1,null]})"),
            "rule_bad_value /bought/city_tiers");
  EXPECT_EQ(fault(R"({"bought":{},"orders":[3,1]})"), "rule_bad_value /orders");
}

}  // namespace
}  // namespace shuke::segment
