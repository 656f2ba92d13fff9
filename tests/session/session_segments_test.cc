#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "core/session/session.h"

namespace shuke::session {
namespace {

using Json = nlohmann::json;

Json Parse(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  EXPECT_FALSE(json.is_discarded()) << text;
  return json;
}

// ann: two orders, 300 in all, 10 days ago; ben: one, 1,000.50, 60 days ago;
// cleo: one, 50, 10 days ago. As of 2026-11-20.
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

TEST(SessionSegments, GiveSizeShareAndRevenueOfEverySavedOne) {
  Session session;
  LoadShop(session);
  ASSERT_EQ(Parse(session.SetPolicy(R"({"segments": {"saved": [
      {"id": "once", "name": {"zh": "一次"},
       "rule": {"fact": "orders", "op": "eq", "value": 1}},
      {"id": "nobody", "name": {"en": "Nobody"}, "rule": {"any": []}}]}})"))
                ["ok"],
            true);
  const Json answer = Parse(session.Segments());
  EXPECT_EQ(answer["customers"], 3);
  EXPECT_EQ(answer["revenue_minor"], 135050);
  ASSERT_EQ(answer["segments"].size(), 2u);
  const Json& once = answer["segments"][0];
  EXPECT_EQ(once["id"], "once");
  EXPECT_EQ(once["name"]["zh"], "一次");
  EXPECT_EQ(once["customers"], 2);
  EXPECT_EQ(once["revenue_minor"], 105050);
  EXPECT_DOUBLE_EQ(once["share"].get<double>(), 2.0 / 3);
  EXPECT_EQ(answer["segments"][1]["customers"], 0);
}

TEST(SessionSegments, HaveNoShareWithoutCustomers) {
  Session session;
  const Json answer = Parse(session.Segments());
  EXPECT_EQ(answer["customers"], 0);
  for (const Json& segment : answer["segments"])
    EXPECT_TRUE(segment["share"].is_null());
}

TEST(SessionSegments, DoNotWaitForModelsWhereTheyAreWantedAtOnce) {
  Session session;
  LoadShop(session);
  session.SetPolicy(R"({"segments": {"saved": [
      {"id": "once", "name": {"zh": "一次"},
       "rule": {"fact": "orders", "op": "eq", "value": 1}},
      {"id": "foreseen", "name": {"zh": "预测"},
       "rule": {"all": [{"not": {"fact": "clv_band", "op": "eq",
                                 "value": "top"}}]}}]}})");
  const auto customers = [&](bool at_once) {
    const Json answer = Parse(session.Segments(at_once));
    return std::pair{answer["segments"][0]["customers"],
                     answer["segments"][1]["customers"]};
  };
  EXPECT_EQ(customers(true), std::pair(Json(2), Json(nullptr)));
  EXPECT_EQ(customers(false), std::pair(Json(2), Json(3)));
  // What was computed once is there at once.
  EXPECT_EQ(customers(true), std::pair(Json(2), Json(3)));
}

TEST(SessionSegments, SizeEveryPartOfARuleBeforeItsChildren) {
  Session session;
  LoadShop(session);
  const Json answer = Parse(session.RuleSizes(R"({"all": [
      {"fact": "orders", "op": "eq", "value": 1},
      {"not": {"fact": "recency_days", "op": "ge", "value": 60}}]})"));
  ASSERT_EQ(answer["ok"], true);
  std::string sizes;
  for (const Json& size : answer["sizes"])
    sizes += std::to_string(size["customers"].get<int>()) + " " +
             std::to_string(size["revenue_minor"].get<int>()) + "; ";
  EXPECT_EQ(sizes, "1 5000; 2 105050; 2 35000; 1 100050; ");
}

TEST(SessionSegments, FollowAThresholdThatThePolicyMoves) {
  Session session;
  LoadShop(session);
  const std::string rule = R"({"fact": "f", "op": "eq", "value": 2})";
  EXPECT_EQ(Parse(session.RuleSizes(rule))["sizes"][0]["customers"], 1);
  ASSERT_EQ(Parse(session.SetPolicy(
                R"({"rfm": {"frequency_orders": [9, 8, 7, 1]}})"))["ok"],
            true);
  EXPECT_EQ(Parse(session.RuleSizes(rule))["sizes"][0]["customers"], 3);
}

TEST(SessionSegments, SayWhereARuleIsWrong) {
  Session session;
  LoadShop(session);
  const Json wrong =
      Parse(session.RuleSizes(R"({"any": [{"fact": "x", "op": "eq",
                                           "value": 1}]})"));
  EXPECT_EQ(wrong["error"]["code"], "rule_unknown_fact");
  EXPECT_EQ(wrong["error"]["args"]["path"], "/any/0/fact");
  EXPECT_EQ(Parse(session.RuleSizes("{"))["error"]["code"], "rule_not_json");
}

TEST(SessionSegments, TellWhatCustomersHaveOfAFact) {
  Session session;
  LoadShop(session);
  const Json orders = Parse(session.FactValues("orders", 5));
  EXPECT_EQ(orders["low"], 1);
  EXPECT_EQ(orders["high"], 2);
  const Json days = Parse(session.FactValues("last_day", 5));
  EXPECT_EQ(days["low"], "2026-09-21");
  const Json stages = Parse(session.FactValues("stage", 5));
  ASSERT_FALSE(stages["values"].empty());
  EXPECT_TRUE(stages["values"][0]["value"].is_string());
  EXPECT_EQ(Parse(session.FactValues("nothing", 5))["error"]["code"],
            "bad_option");
}

TEST(SessionSegments, WriteChosenRowsWithChosenColumns) {
  Session session;
  LoadShop(session);
  std::string error;
  const std::vector<uint32_t> chosen = {2, 0};
  EXPECT_EQ(session.RowsCsv(chosen, R"(["buyer", "net_minor"])", &error),
            "\xEF\xBB\xBF"
            "buyer,net\r\ncleo,50.00\r\nann,300.00\r\n");
  EXPECT_EQ(error, "");
  const std::vector<uint32_t> nobody = {3};
  EXPECT_EQ(session.RowsCsv(nobody, "[]", &error), "");
  EXPECT_EQ(Parse(error)["error"]["code"], "unknown_customer");
}

constexpr char kSecret[] = R"({"secret": "000102030405060708090a0b0c0d0e0f"})";

TEST(SessionSegments, AreComparedWithASnapshotOfAnotherDay) {
  Session session;
  LoadShop(session);
  std::string error;
  EXPECT_EQ(session.Snapshot(&error), "");
  EXPECT_EQ(Parse(error)["error"]["code"], "no_secret");
  ASSERT_EQ(Parse(session.SetWorkspace(kSecret))["ok"], true);
  ASSERT_EQ(Parse(session.SetAsOf("2026-10-31"))["ok"], true);
  error.clear();
  const std::string before = session.Snapshot(&error);
  ASSERT_EQ(error, "");
  for (const char* name : {"ann", "ben", "cleo"})
    EXPECT_EQ(before.find(name), std::string::npos) << name;

  // Since: ann bought again and is no longer a customer of one order; cleo came
  // with her first; ben's only order is now 60 days old.
  ASSERT_EQ(Parse(session.SetAsOf("2026-11-20"))["ok"], true);
  const Json answer = Parse(session.CompareSnapshot(before));
  ASSERT_EQ(answer["ok"], true) << answer.dump();
  EXPECT_EQ(answer["before"], "2026-10-31");
  EXPECT_EQ(answer["after"], "2026-11-20");
  std::map<std::string, std::string> moves;
  for (const Json& move : answer["segments"])
    moves[move["id"]] = move["before"]["customers"].dump() + " " +
                        move["after"]["customers"].dump() + " +" +
                        move["entered"].dump() + "/" +
                        move["newcomers"].dump() + " -" + move["left"].dump() +
                        "/" + move["gone"].dump();
  EXPECT_EQ(moves["second_order_now"], "2 1 +1/1 -2/0");
  EXPECT_EQ(moves["second_order_late"], "0 1 +1/0 -0/0");
  EXPECT_EQ(moves["stage:new_repeat"], "0 1 +1/0 -0/0");
}

TEST(SessionSegments, KnowNobodyOfASnapshotUnderAnotherSecret) {
  Session session;
  LoadShop(session);
  ASSERT_EQ(Parse(session.SetWorkspace(kSecret))["ok"], true);
  std::string error;
  const std::string before = session.Snapshot(&error);
  ASSERT_EQ(Parse(session.SetWorkspace(
                R"({"secret": "ff0102030405060708090a0b0c0d0e0f"})"))["ok"],
            true);
  EXPECT_EQ(Parse(session.CompareSnapshot(before))["error"]["code"],
            "snapshot_other_secret");
  EXPECT_EQ(Parse(session.CompareSnapshot("x"))["error"]["code"],
            "snapshot_unreadable");
}

TEST(SessionSegments, AreAudiencesOfADraftByTheirId) {
  Session session;
  session.SetWorkspace(R"({"secret":"00112233445566778899aabbccddeeff"})");
  LoadShop(session);
  const Json draft =
      Parse(session.Draft(R"({"activity": "segment:second_order_now"})"));
  ASSERT_EQ(draft["ok"], true) << draft.dump();
  EXPECT_EQ(draft["draft"]["audience"], 1);
  EXPECT_EQ(Parse(session.Draft(
                R"({"activity": "segment:there_is_none"})"))["error"]["code"],
            "draft_unknown_activity");
  EXPECT_EQ(Parse(session.SegmentRule("second_order_now"))["ok"], true);
  const Json unknown = Parse(session.SegmentRule("there_is_none"));
  EXPECT_EQ(unknown["error"]["code"], "unknown_segment");
}

}  // namespace
}  // namespace shuke::session
