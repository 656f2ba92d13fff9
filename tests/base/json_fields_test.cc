#include "core/base/json_fields.h"

#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>

namespace shuke {
namespace {

using nlohmann::json;

std::string Arg(const Status& status, std::string_view name) {
  if (status.ok()) return "(no error)";
  for (const auto& [key, value] : status.error().args) {
    if (key == name) return value;
  }
  return "(no such argument)";
}

TEST(JsonPath, EscapesAsRfc6901Asks) {
  EXPECT_EQ(JsonPath("", "a"), "/a");
  EXPECT_EQ(JsonPath("/a", "m~n/o"), "/a/m~0n~1o");
  EXPECT_EQ(JsonPath("/a", ""), "/a/");
  EXPECT_EQ(JsonPath("/a", size_t{12}), "/a/12");
}

TEST(QuoteJson, ShowsScalarsAndFlatLists) {
  EXPECT_EQ(QuoteJson(json::parse("null")), "null");
  EXPECT_EQ(QuoteJson(json::parse("-1.5")), "-1.5");
  EXPECT_EQ(QuoteJson(json::parse("\"a\\\"b\"")), "\"a\\\"b\"");
  EXPECT_EQ(QuoteJson(json::parse("[1,\"x\",[2],{\"a\":1},[],{}]")),
            "[1,\"x\",[…],{…},[],{}]");
  EXPECT_EQ(QuoteJson(json::parse("{\"a\":1}")), "{…}");
}

TEST(QuoteJson, CutsLongTextBetweenCharacters) {
  std::string name;
  for (int i = 0; i < 20; ++i) name += "熟";
  // A quote mark and 13 characters of three bytes are the 40 bytes that stay.
  std::string kept = "\"";
  for (int i = 0; i < 13; ++i) kept += "熟";
  EXPECT_EQ(QuoteJson(json(name)), kept + "…");
  EXPECT_EQ(QuoteJson(json("a" + name)).size(), 1 + 1 + 12 * 3 + 3u);
}

TEST(QuoteJson, DoesNotFailOnBytesThatAreNotUtf8) {
  EXPECT_EQ(QuoteJson(json("a\xFFz")), "\"a\xEF\xBF\xBDz\"");
}

TEST(JsonInteger, TakesIntegersHoweverWritten) {
  EXPECT_EQ(JsonInteger(json::parse("3")), 3);
  EXPECT_EQ(JsonInteger(json::parse("-3.0")), -3);
  EXPECT_EQ(JsonInteger(json::parse("2e3")), 2000);
  EXPECT_EQ(JsonInteger(json::parse("9223372036854775807")), INT64_MAX);
  EXPECT_EQ(JsonInteger(json::parse("-9223372036854775808")), INT64_MIN);
  for (const char* none : {"9223372036854775808", "1e300", "0.5", "\"3\"",
                           "true", "null", "[]", "{}"}) {
    EXPECT_EQ(JsonInteger(json::parse(none)), std::nullopt) << none;
  }
}

TEST(JsonFault, CountsLinesAndColumnsFromOne) {
  EXPECT_EQ(JsonFault("x"), "1:1");
  EXPECT_EQ(JsonFault("{\"a\": 1,\n \"b\": ]}"), "2:7");
  EXPECT_EQ(JsonFault("[1, 2"), "1:6");
}

TEST(JsonFields, LeavesWhatIsAbsentAlone) {
  const json document = json::object();
  int64_t whole = 7;
  double number = 0.5;
  bool flag = true;
  std::string text = "kept";
  size_t word = 1;
  std::array<int64_t, 2> list = {4, 5};
  JsonFields fields(document, "");
  fields.Integer("whole", 0, 1, whole);
  fields.Number("number", 0, 1, number);
  fields.Bool("flag", flag);
  fields.Text("text", 1, text);
  fields.Word("word", std::array<std::string_view, 2>{"a", "b"}, word);
  fields.Integers("list", 0, 1, JsonFields::Order::kAny, list);
  EXPECT_TRUE(fields.Finish().ok());
  EXPECT_EQ(whole, 7);
  EXPECT_EQ(number, 0.5);
  EXPECT_TRUE(flag);
  EXPECT_EQ(text, "kept");
  EXPECT_EQ(word, 1u);
  EXPECT_EQ(list, (std::array<int64_t, 2>{4, 5}));
}

TEST(JsonFields, ReadsEachKindOfMember) {
  const json document = json::parse(
      R"({"whole": 9, "number": 0.25, "flag": true, "text": "文",
          "word": "b", "list": [3, 1]})");
  int64_t whole = 0;
  double number = 0;
  bool flag = false;
  std::string text;
  size_t word = 0;
  std::array<int64_t, 2> list = {};
  JsonFields fields(document, "");
  fields.Integer("whole", 0, 9, whole);
  fields.Number("number", 0, 1, number);
  fields.Bool("flag", flag);
  fields.Text("text", 1, text);
  fields.Word("word", std::array<std::string_view, 2>{"a", "b"}, word);
  fields.Integers("list", 0, 9, JsonFields::Order::kFalling, list);
  ASSERT_TRUE(fields.Finish().ok());
  EXPECT_EQ(whole, 9);
  EXPECT_EQ(number, 0.25);
  EXPECT_TRUE(flag);
  EXPECT_EQ(text, "文");
  EXPECT_EQ(word, 1u);
  EXPECT_EQ(list, (std::array<int64_t, 2>{3, 1}));
}

TEST(JsonFields, KeepsTheTargetAndTheFirstFault) {
  const json document =
      json::parse(R"({"number": 2, "text": "", "word": "c"})");
  double number = 0.5;
  std::string text = "kept";
  size_t word = 1;
  JsonFields fields(document, "/slice");
  fields.Number("number", 0, 1, number);
  fields.Text("text", 1, text);
  fields.Word("word", std::array<std::string_view, 2>{"a", "b"}, word);
  const Status status = fields.Finish();
  EXPECT_EQ(Arg(status, "path"), "/slice/number");
  EXPECT_EQ(Arg(status, "got"), "2");
  EXPECT_EQ(Arg(status, "expected"), "0.0..1.0");
  EXPECT_EQ(number, 0.5);
  EXPECT_EQ(text, "kept");
  EXPECT_EQ(word, 1u);
}

TEST(JsonFields, TellsWrongTypesFromValuesOutOfRange) {
  const std::array<std::string_view, 2> words = {"a", "b"};
  for (const auto& [text, problem] :
       {std::pair("{\"word\": 1}", "wrong_type"),
        std::pair("{\"word\": \"c\"}", "out_of_range")}) {
    const json document = json::parse(text);
    size_t word = 0;
    JsonFields fields(document, "");
    fields.Word("word", words, word);
    const Status status = fields.Finish();
    EXPECT_EQ(Arg(status, "problem"), problem);
    EXPECT_EQ(Arg(status, "expected"), "a | b");
  }
}

}  // namespace
}  // namespace shuke
