#include "core/workspace/workspace.h"

#include <gtest/gtest.h>

#include <string>

namespace shuke::workspace {
namespace {

using customers::KeyKind;

std::string Arg(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.args) {
    if (key == name) return value;
  }
  return "(none)";
}

Key KeyOf(KeyKind kind, const std::string& text,
          const std::string& platform = {}) {
  return {.kind = kind,
          .platform = platform,
          .text = text,
          .phone = {},
          .city = {}};
}

Workspace Full() {
  Workspace workspace;
  workspace.secret = ParseSipHashKey("000102030405060708090a0b0c0d0e0f");
  workspace.separated = {{KeyOf(KeyKind::kNick, "小雨", "taobao"),
                          KeyOf(KeyKind::kMemberId, "77", "jd")}};
  workspace.excluded = {
      {{{KeyOf(KeyKind::kPhone, "13900000001")}, "our own"}, Exclusion::kStaff},
      {{{KeyOf(KeyKind::kNick, "批发王")}, ""}, Exclusion::kWholesale},
      {{{KeyOf(KeyKind::kEmail, "t@t.example"),
         {.kind = KeyKind::kRecipient,
          .platform = {},
          .text = "王一",
          .phone = "15400000001",
          .city = {}}},
        ""},
       Exclusion::kTest}};
  workspace.bad_actors = {{{KeyOf(KeyKind::kAlipay, "a@b.example")}, "x"}};
  workspace.opt_outs = {{{{.kind = KeyKind::kProbable,
                           .platform = {},
                           .text = "王**",
                           .phone = "154****0001",
                           .city = "广州"}},
                         ""}};
  return workspace;
}

TEST(FormatWorkspace, WritesWhatParseWorkspaceReadsBack) {
  for (const Workspace& workspace : {Workspace{}, Full()}) {
    const std::string text = FormatWorkspace(workspace);
    const Result<Workspace> read = ParseWorkspace(text);
    ASSERT_TRUE(read.ok()) << Arg(read.error(), "path");
    EXPECT_EQ(read.value(), workspace);
    EXPECT_EQ(FormatWorkspace(read.value()), text);
  }
}

TEST(ParseWorkspace, AnEmptyObjectIsAnEmptyWorkspace) {
  EXPECT_EQ(ParseWorkspace("{}").value(), Workspace{});
  EXPECT_EQ(ParseWorkspace(R"({"secret":null})").value(), Workspace{});
}

struct Fault {
  const char* text;
  const char* path;
  const char* problem;
  const char* got;
  const char* expected;
};

class WorkspaceFault : public testing::TestWithParam<Fault> {};

TEST_P(WorkspaceFault, NamesItsPlaceAndWhatMayStandThere) {
  const Fault& fault = GetParam();
  const Result<Workspace> workspace = ParseWorkspace(fault.text);
  ASSERT_FALSE(workspace.ok());
  EXPECT_EQ(workspace.error().code, "workspace_invalid");
  EXPECT_EQ(Arg(workspace.error(), "path"), fault.path);
  EXPECT_EQ(Arg(workspace.error(), "problem"), fault.problem);
  EXPECT_EQ(Arg(workspace.error(), "got"), fault.got);
  EXPECT_EQ(Arg(workspace.error(), "expected"), fault.expected);
}

constexpr const char* kKinds =
    "member_id | nick | alipay | email | phone | recipient | probable";

INSTANTIATE_TEST_SUITE_P(
    OfTheDocument, WorkspaceFault,
    testing::Values(
        Fault{"[]", "", "wrong_type", "[]", "{…}"},
        Fault{R"({"secrets":1})", "/secrets", "unknown_key", "\"secrets\"",
              "schema_version | secret | separated | excluded | bad_actors | "
              "opt_outs | lists"},
        // What was meant to be a secret is not quoted.
        Fault{R"({"secret":"00010203"})", "/secret", "out_of_range", "…",
              "32 × [0-9a-f]"},
        Fault{R"({"secret":7})", "/secret", "wrong_type", "…", "32 × [0-9a-f]"},
        Fault{R"({"separated":{}})", "/separated", "wrong_type", "{}", "[…]"},
        Fault{R"({"separated":[[{"kind":"nick","key":"a"}]]})", "/separated/0",
              "wrong_type", "[{…}]", "[{…}, {…}]"},
        Fault{R"({"separated":[[{"kind":"nick","key":"a"},
                               {"kind":"nick","key":"a"}]]})",
              "/separated/0/1", "repeated", "{…}", "a ≠ b"},
        Fault{R"({"opt_outs":[{"keys":[]}]})", "/opt_outs/0/keys",
              "out_of_range", "[]", "[{…}, …]"},
        Fault{R"({"opt_outs":[{"keys":[{"kind":"nick","key":"a"},
                                       {"kind":"fax","key":"1"}]}]})",
              "/opt_outs/0/keys/1/kind", "out_of_range", "\"fax\"", kKinds},
        Fault{R"({"bad_actors":[{"keys":[{"key":"1"}]}]})",
              "/bad_actors/0/keys/0/kind", "wrong_type", "null", kKinds},
        Fault{R"({"bad_actors":[{"keys":[{"kind":"nick","key":""}]}]})",
              "/bad_actors/0/keys/0/key", "out_of_range", "\"\"", "\"…\""},
        Fault{R"({"bad_actors":[{"keys":[{"kind":"email","key":"a",
                                          "platform":"jd"}]}]})",
              "/bad_actors/0/keys/0/platform", "unknown_key", "\"platform\"",
              "kind | key"},
        Fault{R"({"excluded":[{"keys":[{"kind":"recipient","key":"a"}]}]})",
              "/excluded/0/keys/0/phone", "wrong_type", "null", "\"…\""},
        Fault{R"({"excluded":[{"keys":[{"kind":"nick","key":"a"}],
                               "reason":"friend"}]})",
              "/excluded/0/reason", "out_of_range", "\"friend\"",
              "staff | wholesale | test"},
        Fault{R"({"lists":[{"people":[]}]})", "/lists/0/name", "wrong_type",
              "null", "\"…\""},
        Fault{R"({"lists":[{"name":"a"},{"name":"a"}]})", "/lists/1/name",
              "repeated", "\"a\"", "a ≠ b"},
        Fault{R"({"lists":[{"name":"a","people":[{"keys":[]}]}]})",
              "/lists/0/people/0/keys", "out_of_range", "[]", "[{…}, …]"}));

TEST(ParseWorkspace, ReadsListsOfHandPickedPeopleBack) {
  const Result<Workspace> workspace = ParseWorkspace(
      R"({"lists":[{"name":"老朋友","people":[{"keys":[
            {"kind":"nick","platform":"taobao","key":"ann"}],"note":"n"}]},
          {"name":"to call","people":[]}]})");
  ASSERT_TRUE(workspace.ok());
  ASSERT_EQ(workspace.value().lists.size(), 2u);
  EXPECT_EQ(workspace.value().lists[0].name, "老朋友");
  EXPECT_EQ(workspace.value().lists[0].people[0].keys[0].text, "ann");
  EXPECT_EQ(ParseWorkspace(FormatWorkspace(workspace.value())).value(),
            workspace.value());
}

TEST(ParseWorkspace, RefusesMoreListsThanAFactCanHold) {
  std::string lists;
  for (size_t i = 0; i <= kMostLists; ++i) {
    lists += (i == 0 ? "" : ",") + std::string(R"({"name":"list )") +
             std::to_string(i) + "\"}";
  }
  const Result<Workspace> workspace =
      ParseWorkspace(R"({"lists":[)" + lists + "]}");
  ASSERT_FALSE(workspace.ok());
  EXPECT_EQ(Arg(workspace.error(), "path"), "/lists");
  EXPECT_EQ(Arg(workspace.error(), "got"), "61");
}

TEST(ParseWorkspace, SaysWhereTextStopsBeingJson) {
  const Result<Workspace> workspace = ParseWorkspace("{\n  \"secret\": ,\n}");
  ASSERT_FALSE(workspace.ok());
  EXPECT_EQ(workspace.error().code, "workspace_not_json");
  EXPECT_EQ(Arg(workspace.error(), "at"), "2:13");
}

TEST(ParseWorkspace, SurvivesHostileNesting) {
  const std::string deep(100000, '[');
  EXPECT_FALSE(ParseWorkspace(deep).ok());
  EXPECT_FALSE(
      ParseWorkspace("{\"opt_outs\": " + deep + std::string(100000, ']') + "}")
          .ok());
}

}  // namespace
}  // namespace shuke::workspace
