#include "core/segment/saved_segments.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/testing/fact_fixture.h"

namespace shuke::segment {
namespace {

using nlohmann::json;

std::string Arg(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.args) {
    if (key == name) return value;
  }
  return "(no such argument)";
}

// What reading the slice says: "" if it is taken, else "code path".
std::string Fault(const std::string& text) {
  SegmentsPolicy policy;
  const Status status = FromJson(json::parse(text), "/segments", policy);
  if (status.ok()) return "";
  return status.error().code + " " + Arg(status.error(), "path");
}

std::string One(const std::string& id, const std::string& rule) {
  return R"({"saved": [{"id": ")" + id +
         R"(", "name": {"zh": "名"}, "rule": )" + rule + "}]}";
}

TEST(ReadyMadeSegments, AreReadBackFromTheirJson) {
  const SegmentsPolicy policy;
  EXPECT_GE(policy.saved.size(), 6u);
  json written;
  ToJson(policy, written);
  SegmentsPolicy read;
  read.saved.clear();
  ASSERT_TRUE(FromJson(written, "/segments", read).ok());
  EXPECT_EQ(read, policy);
}

TEST(ReadyMadeSegments, HaveTheirOwnIdsAndBothNames) {
  std::set<std::string> ids;
  for (const SavedSegment& segment : ReadyMadeSegments()) {
    EXPECT_TRUE(ids.insert(segment.id).second) << segment.id;
    EXPECT_FALSE(segment.name.zh.empty()) << segment.id;
    EXPECT_FALSE(segment.name.en.empty()) << segment.id;
  }
}

// One customer a segment is made for, and one a day or a cent beside it.
TEST(ReadyMadeSegments, HoldWhomTheyAreNamedFor) {
  using testkit::DayOf;
  const Day as_of = DayOf("2026-11-20");
  testkit::OrderBuilder builder;
  builder.Add({.buyer = "44 days", .day = as_of - 44});
  builder.Add({.buyer = "45 days", .day = as_of - 45});
  builder.Add({.buyer = "89 days", .day = as_of - 89, .gross_minor = 50000});
  builder.Add({.buyer = "90 days", .day = as_of - 90, .gross_minor = 49999});
  builder.Add({.buyer = "spender", .day = as_of - 90, .gross_minor = 200000});
  testkit::FactFixture shop(builder, as_of);
  const SegmentsPolicy policy;
  const auto members = [&](std::string_view id) {
    const std::vector<uint8_t> matches =
        EvaluateRule(policy.Find(id)->rule, shop.facts);
    std::string names;
    for (size_t i = 0; i < matches.size(); ++i) {
      if (matches[i]) names += (names.empty() ? "" : ", ") + std::to_string(i);
    }
    return names;
  };
  EXPECT_EQ(members("second_order_now"), "0");
  EXPECT_EQ(members("second_order_late"), "1, 2");
  EXPECT_EQ(members("generous_first_order"), "2");
  EXPECT_EQ(members("big_spenders_at_risk"), "4");
}

TEST(SegmentsPolicy, ReplacesTheReadyMadeOnesByTheListThatIsStated) {
  SegmentsPolicy policy;
  ASSERT_TRUE(FromJson(json::parse(R"({"saved": []})"), "", policy).ok());
  EXPECT_TRUE(policy.saved.empty());
  SegmentsPolicy untouched;
  ASSERT_TRUE(FromJson(json::parse("{}"), "", untouched).ok());
  EXPECT_EQ(untouched, SegmentsPolicy{});
}

TEST(SegmentsPolicy, NamesTheVeryPlaceOfWhatIsWrong) {
  const std::string everybody = R"({"all": []})";
  EXPECT_EQ(Fault(One("a", everybody)), "");
  EXPECT_EQ(Fault(R"({"saved": {}})"), "policy_invalid /segments/saved");
  EXPECT_EQ(Fault(R"({"saved": [3]})"), "policy_invalid /segments/saved/0");
  EXPECT_EQ(Fault(One("A b", everybody)),
            "policy_invalid /segments/saved/0/id");
  EXPECT_EQ(Fault(One(std::string(65, 'a'), everybody)),
            "policy_invalid /segments/saved/0/id");
  EXPECT_EQ(Fault(R"({"saved": [{"id": "a", "rule": {"all": []}}]})"),
            "policy_invalid /segments/saved/0/name");
  EXPECT_EQ(
      Fault(
          R"({"saved": [{"id": "a", "name": {"zh": ""}, "rule": {"all": []}}]})"),
      "policy_invalid /segments/saved/0/name/zh");
  EXPECT_EQ(Fault(R"({"saved": [{"id": "a", "name": {"en": "A"}}]})"),
            "policy_invalid /segments/saved/0/rule");
  EXPECT_EQ(
      Fault(One("a", R"({"any": [{"not": {"fact": "orders", "op": "eq"}}]})")),
      "rule_bad_shape /segments/saved/0/rule/any/0/not");
  EXPECT_EQ(Fault(One("a", R"({"fact": "nick", "op": "eq", "value": 1})")),
            "rule_unknown_fact /segments/saved/0/rule/fact");
  EXPECT_EQ(Fault(One("a", R"({"fact": "orders", "op": "contains",
                               "value": "1"})")),
            "rule_unknown_operator /segments/saved/0/rule/op");
}

TEST(SegmentsPolicy, RefusesAnIdTwice) {
  SegmentsPolicy policy;
  const Status status = FromJson(json::parse(R"({"saved": [
      {"id": "a", "name": {"zh": "一"}, "rule": {"all": []}},
      {"id": "a", "name": {"zh": "二"}, "rule": {"any": []}}]})"),
                                 "/segments", policy);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(Arg(status.error(), "path"), "/segments/saved/1/id");
  EXPECT_EQ(Arg(status.error(), "problem"), "repeated");
}

TEST(SegmentsPolicy, HoldsNoMoreThanAPageCanList) {
  json saved = json::array();
  for (size_t i = 0; i <= kMostSavedSegments; ++i) {
    saved.push_back({{"id", "s" + std::to_string(i)},
                     {"name", {{"zh", "名"}}},
                     {"rule", {{"all", json::array()}}}});
  }
  EXPECT_EQ(Fault(json{{"saved", saved}}.dump()),
            "policy_invalid /segments/saved");
  saved.erase(0);
  EXPECT_EQ(Fault(json{{"saved", saved}}.dump()), "");
}

// A policy is passed on: it may not say who anybody is.
TEST(SegmentsPolicy, RefusesARuleOverEveryPersonalFact) {
  int personal = 0;
  for (const FactInfo& fact : Facts()) {
    if (!fact.personal || fact.type != FactType::kText) continue;
    ++personal;
    const std::string leaf = R"({"fact": ")" + std::string(fact.id) +
                             R"(", "op": "eq", "value": "x"})";
    EXPECT_EQ(
        Fault(One("a", R"({"all": [{"any": []}, {"not": )" + leaf + "}]}")),
        "rule_personal_fact /segments/saved/0/rule/all/1/not/fact")
        << fact.id;
  }
  EXPECT_GE(personal, 3);
}

}  // namespace
}  // namespace shuke::segment
