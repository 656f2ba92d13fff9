#include "core/ingest/ingest_policy.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace shuke::ingest {
namespace {

using nlohmann::json;

std::string Arg(const Status& status, std::string_view name) {
  if (status.ok()) return "(no error)";
  for (const auto& [key, value] : status.error().args) {
    if (key == name) return value;
  }
  return "(no such argument)";
}

Status Read(const char* text, IngestPolicy& policy) {
  return FromJson(json::parse(text), "/ingest", policy);
}

TEST(IngestPolicyJson, ReplacesListsAsAWhole) {
  IngestPolicy policy;
  policy.mappings = {{{"old", "nick"}}};
  policy.status_words = {{"old", table::OrderState::kPaid}};
  ASSERT_TRUE(Read(R"({"mappings": [{"单号": "order_id", "日期": "paid_at"}],
                       "status_words": {"已妥投": "completed"}})",
                   policy)
                  .ok());
  ASSERT_EQ(policy.mappings.size(), 1u);
  EXPECT_EQ(policy.mappings[0].at("单号"), "order_id");
  EXPECT_EQ(policy.mappings[0].at("日期"), "paid_at");
  ASSERT_EQ(policy.status_words.size(), 1u);
  EXPECT_EQ(policy.status_words.at("已妥投"), table::OrderState::kCompleted);
}

TEST(IngestPolicyJson, KnowsEveryStateByName) {
  for (const char* name : {"unpaid", "paid", "shipped", "closed", "refunded",
                           "completed", "unknown"}) {
    IngestPolicy policy;
    const json document = {{"status_words", {{"word", name}}}};
    ASSERT_TRUE(FromJson(document, "", policy).ok()) << name;
    json written;
    ToJson(policy, written);
    EXPECT_EQ(written["status_words"]["word"], name);
  }
}

TEST(IngestPolicyJson, RefusesWhatItDoesNotKnow) {
  struct Case {
    const char* text;
    const char* path;
    const char* problem;
  };
  const Case cases[] = {
      {R"({"mappings": {}})", "/ingest/mappings", "wrong_type"},
      {R"({"mappings": [{}]})", "/ingest/mappings/0", "wrong_type"},
      {R"({"mappings": [{"a": "nick"}, 5]})", "/ingest/mappings/1",
       "wrong_type"},
      {R"({"mappings": [{"a": 5}]})", "/ingest/mappings/0/a", "wrong_type"},
      {R"({"mappings": [{"a/b": "no_role"}]})", "/ingest/mappings/0/a~1b",
       "out_of_range"},
      {R"({"mappings": [{"a": "nick", "b": "nick"}]})", "/ingest/mappings/0/b",
       "repeated"},
      {R"({"status_words": []})", "/ingest/status_words", "wrong_type"},
      {R"({"status_words": {"w": 1}})", "/ingest/status_words/w", "wrong_type"},
      {R"({"status_words": {"w": "gone"}})", "/ingest/status_words/w",
       "out_of_range"},
      {R"({"utc_offset_minutes": 841})", "/ingest/utc_offset_minutes",
       "out_of_range"},
      {R"({"utc_offset_minutes": -721})", "/ingest/utc_offset_minutes",
       "out_of_range"},
      {R"({"count_zero_amount": 1})", "/ingest/count_zero_amount",
       "wrong_type"},
      {R"({"identity": {}})", "/ingest/identity", "unknown_key"}};
  for (const Case& c : cases) {
    IngestPolicy policy;
    const Status status = Read(c.text, policy);
    EXPECT_EQ(Arg(status, "path"), c.path) << c.text;
    EXPECT_EQ(Arg(status, "problem"), c.problem) << c.text;
  }
}

TEST(IngestPolicyJson, ListsTheStatesThatAWordMayMean) {
  IngestPolicy policy;
  const Status status = Read(R"({"status_words": {"w": "gone"}})", policy);
  EXPECT_EQ(Arg(status, "got"), "\"gone\"");
  EXPECT_EQ(Arg(status, "expected"),
            "unpaid | paid | shipped | closed | refunded | completed | "
            "unknown");
}

}  // namespace
}  // namespace shuke::ingest
