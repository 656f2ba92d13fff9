// Segments of people who were picked by hand, and who came to a segment or left
// it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/session/session.h"

namespace shuke::session {
namespace {

using Json = nlohmann::json;
using Ids = std::vector<uint32_t>;

Json Parse(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  EXPECT_FALSE(json.is_discarded()) << text;
  return json;
}

constexpr char kSecret[] = "000102030405060708090a0b0c0d0e0f";

// ann (0): 2026-10-01 and 2026-11-10; ben (1): 2026-09-21; cleo (2):
// 2026-11-10.
void LoadShop(Session& session) {
  const std::string csv =
      "订单编号,买家会员名,买家实际支付金额,订单状态,订单付款时间\n"
      "1001,ann,100.00,交易成功,2026-10-01 10:00:00\n"
      "1002,ann,200.00,交易成功,2026-11-10 10:00:00\n"
      "1003,ben,1000.50,交易成功,2026-09-21 10:00:00\n"
      "1004,cleo,50.00,交易成功,2026-11-10 11:00:00\n";
  ASSERT_EQ(Parse(session.BeginFile("orders.csv", "{}"))["ok"], true);
  session.Feed(csv);
  ASSERT_EQ(Parse(session.FinishFile())["outcome"], "used");
  ASSERT_EQ(Parse(session.SetAsOf("2026-11-20"))["ok"], true);
}

Ids Select(Session& session, const Json& query) {
  std::string error;
  Ids ids = session.SelectCustomers(query.dump(), &error);
  EXPECT_EQ(error, "");
  return ids;
}

Json OnLists(const std::vector<std::string>& names) {
  return {{"fact", "list"}, {"op", "in"}, {"value", names}};
}

// A workspace with these customers of the session on these lists.
std::string WithLists(Session& session,
                      const std::vector<std::pair<std::string, Ids>>& lists) {
  Json document = {{"secret", kSecret}, {"lists", Json::array()}};
  for (const auto& [name, ids] : lists) {
    document["lists"].push_back(
        {{"name", name}, {"people", Parse(session.PeopleOf(ids))["people"]}});
  }
  return document.dump();
}

TEST(SessionLists, HoldThePeopleWhoWerePicked) {
  Session session;
  LoadShop(session);
  ASSERT_EQ(Parse(session.SetWorkspace(WithLists(
                session, {{"老朋友", {0, 2}}, {"to call", {1, 2}}})))["ok"],
            true);
  EXPECT_EQ(Select(session, {{"rule", OnLists({"老朋友"})}}), (Ids{0, 2}));
  EXPECT_EQ(Select(session, {{"rule", OnLists({"to call"})}}), (Ids{1, 2}));
  EXPECT_EQ(Select(session, {{"rule", OnLists({"老朋友", "to call"})}}),
            (Ids{0, 1, 2}));
  EXPECT_EQ(Select(session, {{"rule", {{"not", OnLists({"老朋友"})}}}}),
            (Ids{1}));
  EXPECT_EQ(Select(session, {{"rule", OnLists({"no such list"})}}), Ids{});
}

TEST(SessionLists, AreAFactOfTheirPeople) {
  Session session;
  LoadShop(session);
  session.SetWorkspace(
      WithLists(session, {{"老朋友", {0, 2}}, {"to call", {2}}}));
  const Json rows =
      Parse(session.CustomerRows(Ids{0, 1, 2}, R"(["list"])"))["rows"];
  EXPECT_EQ(rows.dump(), R"([["老朋友"],[null],["老朋友; to call"]])");
  const Json values = Parse(session.FactValues("list", 5));
  EXPECT_EQ(values["present"], 2);
  EXPECT_EQ(values["values"].dump(), R"([{"customers":2,"value":"老朋友"},)"
                                     R"({"customers":1,"value":"to call"}])");
  std::string error;
  EXPECT_EQ(session.RowsCsv(Ids{2}, R"(["buyer", "list"])", &error),
            "\xEF\xBB\xBF"
            "buyer,list\r\ncleo,\"老朋友; to call\"\r\n");
}

TEST(SessionLists, AreFollowedWhenTheWorkspaceChanges) {
  Session session;
  LoadShop(session);
  session.SetWorkspace(WithLists(session, {{"a", {0}}}));
  EXPECT_EQ(Select(session, {{"rule", OnLists({"a"})}}), (Ids{0}));
  session.SetWorkspace(WithLists(session, {{"a", {1, 2}}}));
  EXPECT_EQ(Select(session, {{"rule", OnLists({"a"})}}), (Ids{1, 2}));
  session.SetWorkspace("{}");
  EXPECT_EQ(Select(session, {{"rule", OnLists({"a"})}}), Ids{});
}

TEST(SessionLists, MayMakeASavedSegmentSinceTheyNameNobody) {
  Session session;
  LoadShop(session);
  session.SetWorkspace(WithLists(session, {{"vip friends", {0, 1}}}));
  const Json policy = {{"segments",
                        {{"saved",
                          {{{"id", "friends"},
                            {"name", {{"en", "Friends"}}},
                            {"rule", OnLists({"vip friends"})}}}}}}};
  ASSERT_EQ(Parse(session.SetPolicy(policy.dump()))["ok"], true);
  EXPECT_EQ(Parse(session.Segments())["segments"][0]["customers"], 2);
}

TEST(SessionLists, MarkBadActorsAndOptOuts) {
  Session session;
  LoadShop(session);
  const Json document = {
      {"secret", kSecret},
      {"bad_actors", Parse(session.PeopleOf(Ids{1}))["people"]},
      {"opt_outs", Parse(session.PeopleOf(Ids{2}))["people"]}};
  ASSERT_EQ(Parse(session.SetWorkspace(document.dump()))["ok"], true);
  const Json rows = Parse(session.CustomerRows(
      Ids{0, 1, 2}, R"(["bad_actor","opted_out"])"))["rows"];
  EXPECT_EQ(rows.dump(), R"([["no","no"],["yes","no"],["no","yes"]])");
}

TEST(SessionLists, SayWhatIsWrongWithOne) {
  Session session;
  EXPECT_EQ(Parse(session.RuleSizes(
                R"({"fact":"list","op":"eq","value":"a"})"))["error"]["code"],
            "rule_unknown_operator");
  EXPECT_EQ(
      Parse(session.RuleSizes(
          R"({"fact":"list","op":"in","value":["",""]})"))["error"]["args"]
                                                          ["path"],
      "/value/0");
  EXPECT_EQ(Parse(session.PeopleOf(Ids{0}))["error"]["code"],
            "unknown_customer");
}

TEST(SessionMoves, OpenWhoCameToASegmentAndWhoLeftIt) {
  Session session;
  LoadShop(session);
  session.SetWorkspace(Json{{"secret", kSecret}}.dump());
  session.SetAsOf("2026-10-31");
  std::string error;
  const std::string before = session.Snapshot(&error);
  session.SetAsOf("2026-11-20");
  const auto moved = [](const char* segment, const char* how) {
    return Json{{"moved", {{"segment", segment}, {"how", how}}}};
  };
  EXPECT_EQ(
      session.SelectCustomers(moved("second_order_now", "left").dump(), &error),
      Ids{});
  EXPECT_EQ(Parse(error)["error"]["code"], "no_comparison");

  ASSERT_EQ(Parse(session.CompareSnapshot(before))["ok"], true);
  // Of ann and ben, who had one young order, ann ordered again and ben grew
  // old; cleo came.
  EXPECT_EQ(Select(session, moved("second_order_now", "entered")), (Ids{2}));
  EXPECT_EQ(Select(session, moved("second_order_now", "left")), (Ids{0, 1}));
  EXPECT_EQ(Select(session, moved("stage:new_repeat", "entered")), (Ids{0}));
  EXPECT_EQ(Select(session, moved("there is none", "entered")), Ids{});
  Json both = moved("second_order_now", "left");
  both["rule"] = {{"fact", "orders"}, {"op", "ge"}, {"value", 2}};
  EXPECT_EQ(Select(session, both), (Ids{0}));

  // The answer follows the day.
  session.SetAsOf("2026-11-05");
  EXPECT_EQ(Select(session, moved("second_order_now", "left")), (Ids{1}));
}

TEST(SessionMoves, SayWhatIsWrongWithTheQuestion) {
  Session session;
  std::string error;
  session.SelectCustomers(R"({"moved":{"segment":"a","how":"fled"}})", &error);
  EXPECT_EQ(Parse(error)["error"]["args"]["path"], "/moved/how");
}

}  // namespace
}  // namespace shuke::session
