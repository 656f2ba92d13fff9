#include "core/segment/rule.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/testing/fact_fixture.h"

namespace shuke::segment {
namespace {

using nlohmann::json;
using table::OrderKind;
using testkit::DayOf;
using testkit::FactFixture;
using testkit::OrderBuilder;

const Day kAsOf = DayOf("2026-11-20");

// Customers by id: 0 ann, 1 Ben, 2 cleo, 3 dan (never paid). What the rules
// below look at:
//   id  last_day    recency  orders  net      level     stage          province
//   0   2026-11-20  0        2       250000   vip       new_repeat     浙江
//   1   2026-10-06  45       1       10000    regular   new_one_order  (none)
//   2   2025-01-01  688      1       30001    unrated   lost           上海
//   3   (none)      (none)   0       0        unrated   (none)         北京
// refund_rate: 0, 0.5, 0, (none).
OrderBuilder Shop() {
  OrderBuilder builder;
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-11-19"),
               .gross_minor = 100000,
               .province = "浙江"});
  builder.Add({.buyer = "Ben", .day = DayOf("2026-10-06")});
  builder.Add({.buyer = "ann",
               .day = DayOf("2026-11-20"),
               .gross_minor = 50000,
               .province = "浙江"});
  builder.Add({.buyer = "cleo",
               .day = DayOf("2025-01-01"),
               .gross_minor = 30001,
               .province = "上海"});
  builder.Add({.buyer = "Ben",
               .day = DayOf("2026-10-07"),
               .refund_minor = 10000,
               .kind = OrderKind::kRefunded});
  builder.Add({.buyer = "dan",
               .day = DayOf("2026-11-18"),
               .kind = OrderKind::kUnpaid,
               .province = "北京"});
  return builder;
}

// The ids that match, as "0 2"; or the error's code.
std::string Matches(const std::string& rule_text) {
  const Result<Rule> rule = ParseRule(rule_text);
  if (!rule.ok()) return rule.error().code;
  FactFixture fixture(Shop(), kAsOf);
  const std::vector<uint8_t> matches =
      EvaluateRule(rule.value(), fixture.facts);
  EXPECT_EQ(matches.size(), 4u);
  std::string ids;
  for (size_t i = 0; i < matches.size(); ++i) {
    if (matches[i]) ids += (ids.empty() ? "" : " ") + std::to_string(i);
  }
  return ids;
}

std::string Leaf(const std::string& fact, const std::string& op,
                 const std::string& value) {
  return R"({"fact": ")" + fact + R"(", "op": ")" + op + R"(", "value": )" +
         value + "}";
}

struct LeafCase {
  const char* fact;
  const char* op;
  const char* value;
  const char* matches;
};

class RuleLeaf : public testing::TestWithParam<LeafCase> {};

TEST_P(RuleLeaf, MatchesWhomItSays) {
  const LeafCase& c = GetParam();
  EXPECT_EQ(Matches(Leaf(c.fact, c.op, c.value)), c.matches)
      << c.fact << " " << c.op << " " << c.value;
}

INSTANTIATE_TEST_SUITE_P(
    Counts, RuleLeaf,
    testing::Values(LeafCase{"recency_days", "eq", "45", "1"},
                    LeafCase{"recency_days", "ne", "45", "0 2"},
                    LeafCase{"recency_days", "lt", "45", "0"},
                    LeafCase{"recency_days", "le", "45", "0 1"},
                    LeafCase{"recency_days", "gt", "45", "2"},
                    LeafCase{"recency_days", "ge", "45", "1 2"},
                    LeafCase{"recency_days", "between", "[45, 688]", "1 2"},
                    LeafCase{"recency_days", "between", "[46, 687]", ""},
                    LeafCase{"recency_days", "between", "[45, 45]", "1"},
                    LeafCase{"recency_days", "in", "[688, 1, 0]", "0 2"},
                    LeafCase{"recency_days", "in", "[]", ""},
                    LeafCase{"frequency", "eq", "1", "1"},
                    LeafCase{"orders", "ge", "0", "0 1 2 3"},
                    LeafCase{"orders", "lt", "1.0", "3"},
                    LeafCase{"orders", "ge", "-9223372036854775808", "0 1 2 3"},
                    LeafCase{"r", "le", "5", "0 1"},
                    LeafCase{"r", "ne", "5", "1"}));

INSTANTIATE_TEST_SUITE_P(
    Money, RuleLeaf,
    testing::Values(LeafCase{"net_minor", "ge", "30001", "0 2"},
                    LeafCase{"net_minor", "gt", "30001", "0"},
                    LeafCase{"net_minor", "between", "[10000, 30001]", "1 2"},
                    LeafCase{"window_net_minor", "eq", "0", "2 3"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, RuleLeaf,
    testing::Values(LeafCase{"refund_rate", "eq", "0.5", "1"},
                    LeafCase{"refund_rate", "ne", "0.5", "0 2"},
                    LeafCase{"refund_rate", "lt", "0.5", "0 2"},
                    LeafCase{"refund_rate", "le", "0.5", "0 1 2"},
                    LeafCase{"refund_rate", "gt", "0", "1"},
                    LeafCase{"refund_rate", "ge", "0.5", "1"},
                    LeafCase{"refund_rate", "between", "[0.25, 1]", "1"},
                    LeafCase{"refund_rate", "in", "[0.5, 0.75]", "1"}));

INSTANTIATE_TEST_SUITE_P(
    Days, RuleLeaf,
    testing::Values(LeafCase{"last_day", "eq", R"("2026-10-06")", "1"},
                    LeafCase{"last_day", "ne", R"("2026-10-06")", "0 2"},
                    LeafCase{"last_day", "lt", R"("2026-10-06")", "2"},
                    LeafCase{"last_day", "le", R"("2026-10-06")", "1 2"},
                    LeafCase{"last_day", "gt", R"("2026-10-06")", "0"},
                    LeafCase{"last_day", "ge", R"("2026-10-06")", "0 1"},
                    LeafCase{"last_day", "between",
                             R"(["2025-01-01", "2026-10-06"])", "1 2"},
                    LeafCase{"last_day", "in",
                             R"(["2025-01-01", "2026-11-20"])", "0 2"},
                    LeafCase{"last_day", "within_days", "1", "0"},
                    LeafCase{"last_day", "within_days", "45", "0"},
                    LeafCase{"last_day", "within_days", "46", "0 1"},
                    LeafCase{"last_day", "within_days", "36525000", "0 1 2"}));

INSTANTIATE_TEST_SUITE_P(
    Codes, RuleLeaf,
    testing::Values(
        LeafCase{"level", "eq", R"("vip")", "0"},
        LeafCase{"level", "ne", R"("vip")", "1 2 3"},
        LeafCase{"level", "in", R"(["regular", "unrated"])", "1 2 3"},
        LeafCase{"stage", "in", R"(["lost", "new_one_order"])", "1 2"},
        LeafCase{"stage", "ne", R"("lost")", "0 1"}));

INSTANTIATE_TEST_SUITE_P(
    Texts, RuleLeaf,
    testing::Values(LeafCase{"province", "eq", R"("浙江")", "0"},
                    LeafCase{"province", "eq", R"("nowhere")", ""},
                    LeafCase{"province", "ne", R"("浙江")", "2 3"},
                    LeafCase{"province", "in", R"(["上海", "浙江"])", "0 2"},
                    LeafCase{"province", "in", "[]", ""},
                    LeafCase{"province", "contains", R"("江")", "0"},
                    LeafCase{"province", "eq", R"("")", ""},
                    LeafCase{"buyer", "eq", R"("ben")", ""},
                    LeafCase{"buyer", "eq", R"("Ben")", "1"},
                    LeafCase{"buyer", "contains", R"("BE")", "1"},
                    LeafCase{"buyer", "contains", R"("n")", "0 1 3"}));

TEST(Rule, JoinsWithAllAnyAndNot) {
  const std::string rich = Leaf("net_minor", "ge", "30000");
  const std::string recent = Leaf("recency_days", "lt", "100");
  const std::string shanghai = Leaf("province", "eq", R"("上海")");
  EXPECT_EQ(Matches(R"({"all": [)" + rich + "," + recent + "]}"), "0");
  EXPECT_EQ(Matches(R"({"any": [)" + rich + "," + recent + "]}"), "0 1 2");
  EXPECT_EQ(Matches(R"({"not": )" + rich + "}"), "1 3");
  EXPECT_EQ(Matches(R"({"all": [{"not": )" + shanghai + R"(}, {"any": [)" +
                    rich + "," + recent + "]}]}"),
            "0 1");
}

TEST(Rule, TakesAnEmptyAllAsEverybodyAndAnEmptyAnyAsNobody) {
  EXPECT_EQ(Matches(R"({"all": []})"), "0 1 2 3");
  EXPECT_EQ(Matches(R"({"any": []})"), "");
}

TEST(Rule, IsFalseOfAbsentValuesUnlessNegatedFromOutside) {
  EXPECT_EQ(Matches(Leaf("province", "ne", R"("浙江")")), "2 3");
  EXPECT_EQ(Matches(R"({"not": )" + Leaf("province", "eq", R"("浙江")") + "}"),
            "1 2 3");
}

TEST(Rule, ReadsTheHandbooksExample) {
  EXPECT_EQ(Matches(R"({"all":[
      {"fact":"recency_days","op":"between","value":[45,90]},
      {"fact":"frequency","op":"eq","value":1},
      {"fact":"province","op":"in","value":["上海","浙江"]}]})"),
            "")
      << "Ben has no province";
}

TEST(Rule, EvaluatesOverAnEmptyTable) {
  FactFixture fixture(OrderBuilder(), kAsOf);
  for (const std::string& text :
       {Leaf("province", "contains", R"("x")"), Leaf("orders", "eq", "1"),
        std::string(R"({"not": {"any": []}})")}) {
    EXPECT_TRUE(EvaluateRule(ParseRule(text).value(), fixture.facts).empty());
  }
}

TEST(RuleToJson, WritesWhatRuleFromJsonReads) {
  for (const char* text :
       {R"({"all": []})",
        R"({"any": [{"not": {"fact": "level", "op": "eq", "value": "vip"}}]})",
        R"({"fact": "stage", "op": "in", "value": ["silent", "lost"]})",
        R"({"fact": "stage", "op": "in", "value": []})",
        R"({"fact": "last_day", "op": "between",
            "value": ["2025-01-01", "2026-10-06"]})",
        R"({"fact": "last_day", "op": "within_days", "value": 30})",
        R"({"fact": "refund_rate", "op": "lt", "value": 0.5})",
        R"({"fact": "refund_rate", "op": "in", "value": [0.25, 1.0]})",
        R"({"fact": "net_minor", "op": "between", "value": [-5, 9]})",
        R"({"fact": "buyer", "op": "contains", "value": "a\"b"})"}) {
    const Result<Rule> rule = ParseRule(text);
    ASSERT_TRUE(rule.ok()) << text;
    const json written = RuleToJson(rule.value());
    EXPECT_EQ(written, json::parse(text));
    EXPECT_EQ(RuleFromJson(written, "").value(), rule.value()) << text;
  }
}

struct Fault {
  const char* text;
  const char* code;
  const char* path;
  const char* got;
  const char* expected;  // its beginning
};

class RuleFault : public testing::TestWithParam<Fault> {};

TEST_P(RuleFault, NamesItsPlaceAndWhatMayStandThere) {
  const Fault& fault = GetParam();
  const Result<Rule> rule = ParseRule(fault.text);
  ASSERT_FALSE(rule.ok()) << fault.text;
  EXPECT_EQ(rule.error().code, fault.code);
  const ErrorArgs& args = rule.error().args;
  ASSERT_EQ(args.size(), 3u);
  EXPECT_EQ(args[0], std::pair(std::string("path"), std::string(fault.path)));
  EXPECT_EQ(args[1], std::pair(std::string("got"), std::string(fault.got)));
  EXPECT_EQ(args[2].first, "expected");
  EXPECT_TRUE(args[2].second.starts_with(fault.expected)) << args[2].second;
}

constexpr char kForms[] = "{all} | {any} | {not} | {fact, op, value}";
constexpr char kShape[] = "rule_bad_shape";
constexpr char kValue[] = "rule_bad_value";
constexpr char kFact[] = "rule_unknown_fact";
constexpr char kOperator[] = "rule_unknown_operator";

INSTANTIATE_TEST_SUITE_P(
    Shape, RuleFault,
    testing::Values(
        Fault{"[]", kShape, "", "[]", kForms},
        Fault{"7", kShape, "", "7", kForms},
        Fault{"{}", kShape, "", "{}", kForms},
        Fault{R"({"alll": []})", kShape, "/alll", "\"alll\"", kForms},
        Fault{R"({"all": [], "any": []})", kShape, "/any", "\"any\"", kForms},
        Fault{R"({"all": {}})", kShape, "/all", "{}", "[{…}, …]"},
        Fault{R"({"any": [{"all": []}, null]})", kShape, "/any/1", "null",
              kForms},
        Fault{R"({"not": []})", kShape, "/not", "[]", kForms},
        Fault{R"({"not": {"all": [{}]}})", kShape, "/not/all/0", "{}", kForms},
        Fault{R"({"fact": "orders", "op": "eq"})", kShape, "", "{…}",
              "{fact, op, value}"},
        Fault{R"({"fact": "orders", "value": 1})", kShape, "", "{…}",
              "{fact, op, value}"},
        Fault{R"({"fact": "orders", "op": "eq", "value": 1, "x/y": 2})", kShape,
              "/x~1y", "\"x/y\"", "fact | op | value"},
        Fault{R"({"fact": "orders", "all": []})", kShape, "/all", "\"all\"",
              "fact | op | value"}));

INSTANTIATE_TEST_SUITE_P(
    FactsAndOperators, RuleFault,
    testing::Values(
        Fault{R"({"all": [{"fact": "age", "op": "eq", "value": 1}]})", kFact,
              "/all/0/fact", "\"age\"", "buyer | platform | country"},
        Fault{R"({"fact": 3, "op": "eq", "value": 1})", kFact, "/fact", "3",
              "buyer | "},
        Fault{R"({"fact": "orders", "op": "=", "value": 1})", kOperator, "/op",
              "\"=\"", "eq | ne | lt | le | gt | ge | between | in"},
        Fault{R"({"fact": "orders", "op": null, "value": 1})", kOperator, "/op",
              "null", "eq | "},
        Fault{R"({"fact": "orders", "op": "contains", "value": "1"})",
              kOperator, "/op", "\"contains\"", "eq | "},
        Fault{R"({"fact": "orders", "op": "within_days", "value": 1})",
              kOperator, "/op", "\"within_days\"", "eq | "},
        Fault{R"({"fact": "province", "op": "lt", "value": "x"})", kOperator,
              "/op", "\"lt\"", "eq | ne | in | contains"},
        Fault{R"({"fact": "level", "op": "ge", "value": "vip"})", kOperator,
              "/op", "\"ge\"", "eq | ne | in"},
        Fault{R"({"fact": "refund_rate", "op": "within_days", "value": 1})",
              kOperator, "/op", "\"within_days\"", "eq | "}));

INSTANTIATE_TEST_SUITE_P(
    Values, RuleFault,
    testing::Values(
        Fault{R"({"all": [{"all": []},
                          {"fact": "orders", "op": "eq", "value": "1"}]})",
              kValue, "/all/1/value", "\"1\"", "123"},
        Fault{R"({"fact": "orders", "op": "eq", "value": 1.5})", kValue,
              "/value", "1.5", "123"},
        Fault{R"({"fact": "net_minor", "op": "eq",
                  "value": 9223372036854775808})",
              kValue, "/value", "9223372036854775808", "123"},
        Fault{R"({"fact": "orders", "op": "eq", "value": [1]})", kValue,
              "/value", "[1]", "123"},
        Fault{R"({"fact": "orders", "op": "in", "value": 1})", kValue, "/value",
              "1", "[123, …]"},
        Fault{R"({"fact": "orders", "op": "in", "value": [1, null]})", kValue,
              "/value/1", "null", "123"},
        Fault{R"({"fact": "orders", "op": "between", "value": [1]})", kValue,
              "/value", "[1]", "[123, 123]"},
        Fault{R"({"fact": "orders", "op": "between", "value": [1, 2, 3]})",
              kValue, "/value", "[1,2,3]", "[123, 123]"},
        Fault{R"({"fact": "orders", "op": "between", "value": [2, 1]})", kValue,
              "/value", "[2,1]", "[a ≤ b]"},
        Fault{R"({"fact": "refund_rate", "op": "between", "value": [1, 0]})",
              kValue, "/value", "[1,0]", "[a ≤ b]"},
        Fault{R"({"fact": "refund_rate", "op": "eq", "value": "0.5"})", kValue,
              "/value", "\"0.5\"", "0.5"},
        Fault{R"({"fact": "last_day", "op": "eq", "value": 20000})", kValue,
              "/value", "20000", "\"YYYY-MM-DD\""},
        Fault{R"({"fact": "last_day", "op": "eq", "value": "2026-02-29"})",
              kValue, "/value", "\"2026-02-29\"", "\"YYYY-MM-DD\""},
        Fault{R"({"fact": "last_day", "op": "between",
                  "value": ["2026-02-02", "2026-02-01"]})",
              kValue, "/value", "[\"2026-02-02\",\"2026-02-01\"]", "[a ≤ b]"},
        Fault{R"({"fact": "last_day", "op": "within_days", "value": 0})",
              kValue, "/value", "0", "1..36525000"},
        Fault{R"({"fact": "last_day", "op": "within_days",
                  "value": 36525001})",
              kValue, "/value", "36525001", "1..36525000"},
        Fault{R"({"fact": "level", "op": "eq", "value": "gold"})", kValue,
              "/value", "\"gold\"",
              "supreme | vip | advanced | regular | unrated"},
        Fault{R"({"fact": "stage", "op": "in", "value": ["lost", "gone"]})",
              kValue, "/value/1", "\"gone\"", "new_one_order | "},
        Fault{R"({"fact": "province", "op": "eq", "value": 3})", kValue,
              "/value", "3", "\"…\""},
        Fault{R"({"fact": "province", "op": "contains", "value": ""})", kValue,
              "/value", "\"\"", "\"…\" (1+)"}));

TEST(ParseRule, SaysWhereTextStopsBeingJson) {
  const Result<Rule> rule = ParseRule(R"({"all": [)");
  ASSERT_FALSE(rule.ok());
  EXPECT_EQ(rule.error(), (Error{"rule_not_json", {{"at", "1:10"}}}));
}

std::string Nested(int nots) {
  std::string text;
  for (int i = 0; i < nots; ++i) text += R"({"not": )";
  text += R"({"all": []})";
  return text + std::string(static_cast<size_t>(nots), '}');
}

TEST(ParseRule, AllowsDepthUpToItsLimitAndNoMore) {
  EXPECT_TRUE(ParseRule(Nested(kMaxRuleDepth - 1)).ok());
  const Result<Rule> deeper = ParseRule(Nested(kMaxRuleDepth));
  ASSERT_FALSE(deeper.ok());
  EXPECT_EQ(deeper.error().code, "rule_bad_shape");
  EXPECT_EQ(deeper.error().args[2].second, "≤ 64 × {…}");
}

TEST(ParseRule, SurvivesHostileNesting) {
  EXPECT_FALSE(ParseRule(Nested(100000)).ok());
  EXPECT_FALSE(ParseRule(std::string(100000, '[')).ok());
}

}  // namespace
}  // namespace shuke::segment
