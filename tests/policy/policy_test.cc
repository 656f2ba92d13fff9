#include "core/policy/policy.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace shuke::policy {
namespace {

using nlohmann::json;

std::string Arg(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.args) {
    if (key == name) return value;
  }
  return "(no such argument)";
}

TEST(ParsePolicy, ReadsAnEmptyObjectAsTheDefaults) {
  const Result<Policy> policy = ParsePolicy("{}");
  ASSERT_TRUE(policy.ok());
  EXPECT_EQ(policy.value(), Policy{});
}

TEST(ParsePolicy, MergesAPartialDocumentOverTheDefaults) {
  const Result<Policy> policy = ParsePolicy(
      R"({"rfm": {"window_months": 24, "recency_months": [2, 6, 12, 18]},
          "ingest": {"utc_offset_minutes": 0}})");
  ASSERT_TRUE(policy.ok());
  Policy expected;
  expected.segment.rfm.window_months = 24;
  expected.segment.rfm.recency_months = {2, 6, 12, 18};
  expected.ingest.utc_offset_minutes = 0;
  EXPECT_EQ(policy.value(), expected);
}

// Every member of the slices of ingest, rfm and lifecycle differs from its
// default and from the others.
Policy Unusual() {
  Policy policy;
  policy.ingest.mappings = {{{"单号", "order_id"}, {"日期", "paid_at"}},
                            {{"a/b~c", "nick"}}};
  policy.ingest.status_words = {{"已妥投", table::OrderState::kCompleted},
                                {"备货中", table::OrderState::kPaid}};
  policy.ingest.utc_offset_minutes = -300;
  policy.ingest.count_zero_amount = true;
  policy.identity = {.max_stronger_keys = 3, .join_probable = true};
  policy.segment.rfm = {.scheme = segment::RfmScheme::kQuintiles,
                        .frequency_by = segment::FrequencyBy::kDays,
                        .monetary_by = segment::MonetaryBy::kMean,
                        .window_months = 36,
                        .recency_months = {0, 5, 9, 31},
                        .frequency_orders = {50, 41, 32, 23},
                        .monetary_major = {900000000001, 80, 7, 0},
                        .recency_weight = 11,
                        .frequency_weight = 13,
                        .monetary_weight = 17,
                        .level_value = {101, 71, 51, 19}};
  policy.campaign.control_percent = 20;
  policy.segments.saved = {
      {"two", {"二", ""}, segment::ParseRule(R"({"any": []})").value()},
      {"one",
       {"一", "one"},
       segment::ParseRule(
           R"({"fact": "province", "op": "in", "value": ["浙江", "上海"]})")
           .value()}};
  policy.segment.lifecycle = {
      .new_months = 2, .silent_months = 8, .sleeping_months = 14};
  policy.segment.rfm.segments[4][0] = segment::RfmSegment::kAtRisk;
  policy.segment.day_stages = {
      .variant = segment::DayStageVariant::kProductCycle,
      .from_days = {3, 21, 61, 161, 361},
      .cycle_percent = {44, 111, 222, 333},
      .category_gaps = 77};
  policy.segment.phases = {.introduction_days = 33,
                           .maturity_orders = 4,
                           .decline_percent = 130,
                           .churn_percent = 290,
                           .churn_days = 400,
                           .own_gaps = 5};
  policy.segment.funnel = {.loyal_orders = 6, .fan_percent = 12};
  policy.segment.tiers.revenue_percent = {40, 30, 0, 29};
  std::swap(policy.segment.tiers.role[0], policy.segment.tiers.role[4]);
  std::swap(policy.segment.tiers.service[1], policy.segment.tiers.service[2]);
  policy.segment.membership = {
      .groups = {{9, 6, 2}, {90, 60, 0}, {55555, 44444, 33333}},
      .window_months = 10,
      .valid_months = 15,
      .review_days = 25,
      .reach_percent = 66,
      .never_lower_on_change = true,
      .former_groups =
          segment::MemberConditions{{8, 7, 1}, {81, 71, 11}, {88, 77, 11}}};
  policy.segment.designer = {.spend_major = {10, 20, 300},
                             .price_percent = {99, 98, 50},
                             .least_climb_percent = 7};
  policy.segment.migration.months = 6;
  return policy;
}

TEST(FormatPolicy, WritesWhatParsePolicyReadsBack) {
  for (const Policy& policy : {Policy{}, Unusual()}) {
    const std::string text = FormatPolicy(policy);
    const Result<Policy> read = ParsePolicy(text);
    ASSERT_TRUE(read.ok()) << Arg(read.error(), "path");
    EXPECT_EQ(read.value(), policy);
    EXPECT_EQ(FormatPolicy(read.value()), text);
  }
}

TEST(FormatPolicy, WritesSortedKeysWithTwoSpacesAndANewlineAtTheEnd) {
  const std::string text = FormatPolicy({});
  EXPECT_TRUE(text.starts_with("{\n  \"campaign\": {\n    \"activities\": {"))
      << text;
  EXPECT_NE(text.find("  },\n  \"schema_version\": 1,\n  \"segments\": {"),
            std::string::npos)
      << text;
  EXPECT_TRUE(text.ends_with("\n  }\n}\n")) << text;
}

json Schema() {
  std::ifstream file("core/policy/policy.schema.json");
  EXPECT_TRUE(file) << "run from the root of the repository";
  return json::parse(file, nullptr, false);
}

std::set<std::string> Keys(const json& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

TEST(FormatPolicy, WritesTheMembersAndDefaultsThatTheSchemaStates) {
  const json schema = Schema();
  const json document = json::parse(FormatPolicy({}));
  EXPECT_EQ(Keys(schema["properties"]), Keys(document));
  for (const auto& [key, slice] : schema["properties"].items()) {
    if (slice.contains("default")) {
      EXPECT_EQ(document[key], slice["default"]) << key;
      continue;
    }
    EXPECT_EQ(slice["additionalProperties"], false) << key;
    EXPECT_EQ(Keys(slice["properties"]), Keys(document[key]));
    for (const auto& [name, property] : slice["properties"].items()) {
      // Words are not repeated in the schema.
      if (property.contains("$ref") || name == "activities") continue;
      EXPECT_EQ(document[key][name], property["default"]) << key << "/" << name;
    }
  }
}

TEST(FormatPolicy, WritesActivitiesAsTheSchemaDescribesThem) {
  const json members = Schema()["$defs"]["activity"]["properties"];
  const json document = json::parse(FormatPolicy({}));
  const json& activities = document["campaign"]["activities"];
  ASSERT_FALSE(activities.empty());
  for (const auto& [name, activity] : activities.items()) {
    EXPECT_EQ(Keys(activity), Keys(members)) << name;
  }
}

TEST(ParsePolicy, KeepsToTheBoundsThatTheSchemaStates) {
  const json schema = Schema();
  int checked = 0;
  for (const auto& [key, slice] : schema["properties"].items()) {
    if (!slice.contains("properties")) continue;
    for (const auto& [name, property] : slice["properties"].items()) {
      const bool list =
          property.contains("items") && property["items"].contains("minimum");
      if (!list && !property.contains("minimum")) continue;
      const json& bounds = list ? property["items"] : property;
      const std::pair<int64_t, std::string> outside[] = {
          {bounds["minimum"].get<int64_t>() - 1, "below"},
          {bounds["maximum"].get<int64_t>() + 1, "above"}};
      for (const auto& [value, side] : outside) {
        json document = {{key, {{name, value}}}};
        if (list) {
          document[key][name] =
              std::vector<int64_t>(property.value("minItems", 4), value);
        }
        const Result<Policy> policy = ParsePolicy(document.dump());
        ASSERT_FALSE(policy.ok()) << key << "/" << name << " " << side;
        EXPECT_EQ(Arg(policy.error(), "problem"), "out_of_range");
        EXPECT_EQ(Arg(policy.error(), "path"),
                  "/" + key + "/" + name + (list ? "/0" : ""));
        EXPECT_EQ(Arg(policy.error(), "expected"),
                  bounds["minimum"].dump() + ".." + bounds["maximum"].dump());
        ++checked;
      }
    }
  }
  EXPECT_GE(checked, 24);
}

struct Fault {
  const char* text;
  const char* path;
  const char* problem;
  const char* got;
  const char* expected;
};

class PolicyFault : public testing::TestWithParam<Fault> {};

TEST_P(PolicyFault, NamesItsPlaceAndWhatMayStandThere) {
  const Fault& fault = GetParam();
  const Result<Policy> policy = ParsePolicy(fault.text);
  ASSERT_FALSE(policy.ok()) << fault.text;
  EXPECT_EQ(policy.error().code, "policy_invalid");
  EXPECT_EQ(Arg(policy.error(), "path"), fault.path);
  EXPECT_EQ(Arg(policy.error(), "problem"), fault.problem);
  EXPECT_EQ(Arg(policy.error(), "got"), fault.got);
  EXPECT_EQ(Arg(policy.error(), "expected"), fault.expected);
}

INSTANTIATE_TEST_SUITE_P(
    OfTheDocument, PolicyFault,
    testing::Values(Fault{"[]", "", "wrong_type", "[]", "{…}"},
                    Fault{"null", "", "wrong_type", "null", "{…}"},
                    Fault{R"({"schema_version": 2})", "/schema_version",
                          "out_of_range", "2", "1..1"},
                    Fault{R"({"rfm": 3})", "/rfm", "wrong_type", "3", "{…}"},
                    Fault{R"({"lifecycle": {"a/b~c": 1}})",
                          "/lifecycle/a~1b~0c", "unknown_key", "\"a/b~c\"",
                          "new_months | silent_months | sleeping_months"}));

INSTANTIATE_TEST_SUITE_P(
    OfRfm, PolicyFault,
    testing::Values(Fault{R"({"rfm": {"window_months": "12"}})",
                          "/rfm/window_months", "wrong_type", "\"12\"",
                          "1..1200"},
                    Fault{R"({"rfm": {"window_months": 1.5}})",
                          "/rfm/window_months", "wrong_type", "1.5", "1..1200"},
                    Fault{R"({"rfm": {"window_months": 99999999999999999999}})",
                          "/rfm/window_months", "wrong_type", "1e+20",
                          "1..1200"},
                    Fault{R"({"rfm": {"recency_months": [1, 3, 4]}})",
                          "/rfm/recency_months", "wrong_type", "[1,3,4]",
                          "[a , b , c , d]"},
                    Fault{R"({"rfm": {"recency_months": [1, 3, 3, 7]}})",
                          "/rfm/recency_months/2", "wrong_order", "[1,3,3,7]",
                          "[a < b < c < d]"},
                    Fault{R"({"rfm": {"recency_months": [1, 3, 4, 13]}})",
                          "/rfm/recency_months", "wrong_order", "13", "0..12"},
                    Fault{R"({"rfm": {"window_months": 6}})",
                          "/rfm/recency_months", "wrong_order", "7", "0..6"},
                    Fault{R"({"rfm": {"frequency_orders": [6, 4, 3, 3]}})",
                          "/rfm/frequency_orders/3", "wrong_order", "[6,4,3,3]",
                          "[a > b > c > d]"},
                    Fault{R"({"rfm": {"monetary_major": [1, 2, 3, 4]}})",
                          "/rfm/monetary_major/1", "wrong_order", "[1,2,3,4]",
                          "[a > b > c > d]"},
                    Fault{R"({"rfm": {"monetary_major": [5, 4, "x", 2]}})",
                          "/rfm/monetary_major/2", "wrong_type", "\"x\"",
                          "0..1000000000000"},
                    Fault{R"({"rfm": {"level_value": [40, 26, 17, 17]}})",
                          "/rfm/level_value/3", "wrong_order", "[40,26,17,17]",
                          "[a > b > c > d]"}));

INSTANTIATE_TEST_SUITE_P(
    OfIdentity, PolicyFault,
    testing::Values(Fault{R"({"identity": {"max_stronger_keys": 0}})",
                          "/identity/max_stronger_keys", "out_of_range", "0",
                          "1..1000"},
                    Fault{R"({"identity": {"join_probable": 1}})",
                          "/identity/join_probable", "wrong_type", "1",
                          "true | false"}));

INSTANTIATE_TEST_SUITE_P(
    OfLifecycle, PolicyFault,
    testing::Values(
        Fault{R"({"lifecycle": {"silent_months": 3}})",
              "/lifecycle/silent_months", "wrong_order", "3", "4..1200"},
        Fault{R"({"lifecycle": {"new_months": 6}})", "/lifecycle/silent_months",
              "wrong_order", "6", "7..1200"},
        Fault{R"({"lifecycle": {"sleeping_months": 6}})",
              "/lifecycle/sleeping_months", "wrong_order", "6", "7..1200"},
        Fault{R"({"lifecycle": {"new_months": true}})", "/lifecycle/new_months",
              "wrong_type", "true", "1..1200"}));

INSTANTIATE_TEST_SUITE_P(
    OfSegments, PolicyFault,
    testing::Values(
        Fault{R"({"rfm": {"scheme": "deciles"}})", "/rfm/scheme",
              "out_of_range", "\"deciles\"", "bins | quintiles"},
        Fault{R"({"rfm": {"segments": []}})", "/rfm/segments", "wrong_type",
              "[]", "[R1, R2, R3, R4, R5]"},
        Fault{R"({"rfm": {"segments": [[], [], [], [], []]}})",
              "/rfm/segments/0", "wrong_type", "[]", "[F1, F2, F3, F4, F5]"},
        Fault{R"({"phases": {"churn_percent": 150}})", "/phases/churn_percent",
              "wrong_order", "150", "151..10000"},
        Fault{R"({"tiers": {"revenue_percent": [50, 25, 15, 11]}})",
              "/tiers/revenue_percent", "out_of_range", "101", "0..100"},
        Fault{R"({"tiers": {"service": ["basic"]}})", "/tiers/service",
              "wrong_type", "[\"basic\"]", "[a, b, c, d, e]"},
        Fault{
            R"({"tiers": {"service": ["basic", "basic", "basic", "basic", 1]}})",
            "/tiers/service/4", "wrong_type", "1",
            "partner | active | responsible | passive | basic"},
        Fault{R"({"membership": {"groups": {"items": [5, 10, 20]}}})",
              "/membership/groups/items/1", "wrong_order", "[5,10,20]",
              "[a > b > c]"},
        Fault{R"({"membership": {"former_groups": 7}})",
              "/membership/former_groups", "wrong_type", "7", "{…}"},
        Fault{R"({"designer": {"spend_major": []}})", "/designer/spend_major",
              "out_of_range", "[]", "[1..12]"},
        Fault{R"({"designer": {"spend_major": [5, 9]}})",
              "/designer/price_percent", "out_of_range", "[95,90,85,80]",
              "[2]"}));

TEST(ParsePolicy, NamesTheSlicesWhereOneIsUnknown) {
  const Result<Policy> policy = ParsePolicy(R"({"rmf": {}})");
  ASSERT_FALSE(policy.ok());
  EXPECT_EQ(Arg(policy.error(), "path"), "/rmf");
  EXPECT_EQ(Arg(policy.error(), "problem"), "unknown_key");
  const std::string expected = Arg(policy.error(), "expected");
  const auto document = nlohmann::json::parse(FormatPolicy({}));
  for (const auto& [slice, value] : document.items()) {
    EXPECT_NE((" " + expected + " ").find(" " + slice + " "), std::string::npos)
        << slice;
  }
}

TEST(ParsePolicy, SaysWhereTextStopsBeingJson) {
  const Result<Policy> policy = ParsePolicy("{\n  \"rfm\": {,}\n}");
  ASSERT_FALSE(policy.ok());
  EXPECT_EQ(policy.error().code, "policy_not_json");
  EXPECT_EQ(Arg(policy.error(), "at"), "2:11");
  EXPECT_EQ(ParsePolicy("").error().code, "policy_not_json");
}

TEST(ParsePolicy, SurvivesHostileNesting) {
  const std::string deep(100000, '[');
  EXPECT_FALSE(ParsePolicy(deep).ok());
  const std::string closed =
      "{\"rfm\": " + deep + std::string(100000, ']') + "}";
  const Result<Policy> policy = ParsePolicy(closed);
  ASSERT_FALSE(policy.ok());
  EXPECT_EQ(Arg(policy.error(), "got"), "[[…]]");
}

}  // namespace
}  // namespace shuke::policy
