// Identity, workspace and what they do to figures, ledger and drafts, through
// the one face that hosts see.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/session/session.h"

namespace shuke::session {
namespace {

using Json = nlohmann::json;

// Two gift givers who send to each other's friend, one shopper with two
// platforms' accounts behind one address, a member of staff.
constexpr std::string_view kTaobao =
    "订单编号,买家会员名,总金额,买家实际支付金额,订单状态,收货人姓名,联系手机,"
    "订单创建时间,订单付款时间\n"
    "1001,送礼甲,100,100,交易成功,王甲,15400000001,2026-01-01 10:00:00,"
    "2026-01-01 10:00:00\n"
    "1002,送礼甲,100,100,交易成功,李乙,15400000002,2026-01-02 10:00:00,"
    "2026-01-02 10:00:00\n"
    "1003,收礼乙,100,100,交易成功,李乙,15400000002,2026-01-03 10:00:00,"
    "2026-01-03 10:00:00\n"
    "1004,送礼丙,100,100,交易成功,李乙,15400000002,2026-01-04 10:00:00,"
    "2026-01-04 10:00:00\n"
    "1005,店小二,100,100,交易成功,赵丁,15400000004,2026-01-05 10:00:00,"
    "2026-01-05 10:00:00\n";
constexpr std::string_view kShops =
    "order_id,buyer,email,order_date,paid_amount\n"
    "A1,ann,ann@x.example,2026-01-06,10.01\n"
    "A2,annie,ann@x.example,2026-01-07,20.02\n"
    "A3,ben,ben@x.example,2026-01-08,30.03\n";
constexpr const char* kSecret = "00112233445566778899aabbccddeeff";

Json Parse(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  EXPECT_FALSE(json.is_discarded()) << text;
  return json;
}

void Load(Session& session, std::string_view name, std::string_view bytes) {
  ASSERT_EQ(Parse(session.BeginFile(name, "{}"))["ok"], true);
  session.Feed(bytes);
  const Json end = Parse(session.FinishFile());
  ASSERT_EQ(end["outcome"], "used") << end;
}

void Set(Session& session, const Json& workspace) {
  const Json answer = Parse(session.SetWorkspace(workspace.dump()));
  ASSERT_EQ(answer["ok"], true) << answer;
}

Json Review(Session& session, const char* list) {
  return Parse(session.Identity(Json{{"list", list}}.dump()));
}

uint64_t Sum(const Json& counts) {
  uint64_t sum = 0;
  for (const auto& [key, value] : counts.items()) sum += value.get<uint64_t>();
  return sum;
}

TEST(SessionIdentity, RecipientPhonesNeverMergeGiftGivers) {
  Session session;
  Load(session, "gifts.csv", kTaobao);
  const Json report = Parse(session.Report());
  EXPECT_EQ(report["customers"]["total"], 4) << "as many as there are nicks";
  EXPECT_EQ(report["identity"]["joined"]["recipient"], 0);
  EXPECT_EQ(Review(session, "merged")["total"], 0);
}

TEST(SessionIdentity, TellsWhatMergesDoToTheFigures) {
  Session session;
  Load(session, "shops.csv", kShops);
  const Json identity = Parse(session.Report())["identity"];
  EXPECT_EQ(identity["accounts"], 3);
  EXPECT_EQ(identity["people"], 2);
  EXPECT_EQ(identity["joined"]["email"], 1);
  EXPECT_EQ(identity["accounts"],
            identity["people"].get<uint64_t>() + Sum(identity["joined"]));
  EXPECT_EQ(
      identity["customers"],
      (Json{{"now", 2}, {"without_merges", 3}, {"probable_switched", 2}}));
  const Json merged = Review(session, "merged");
  ASSERT_EQ(merged["total"], 1) << merged;
  const Json& row = merged["rows"][0];
  EXPECT_EQ(row["net_minor"], 3003);
  EXPECT_EQ(row["links"][0]["key"],
            (Json{{"kind", "email"}, {"key", "ann@x.example"}}));
}

TEST(SessionIdentity, AMergeCanBeUndoneAndMadeAgain) {
  Session session;
  Load(session, "shops.csv", kShops);
  const Json accounts = Review(session, "merged")["rows"][0]["accounts"];
  const Json pair = {accounts[0]["key"], accounts[1]["key"]};
  Set(session, {{"separated", {pair}}});
  EXPECT_EQ(Parse(session.Report())["customers"]["total"], 3);
  EXPECT_EQ(Review(session, "merged")["total"], 0);
  EXPECT_EQ(Parse(session.Workspace())["separated"][0], pair);
  Set(session, Json::object());
  EXPECT_EQ(Parse(session.Report())["customers"]["total"], 2);
}

TEST(SessionIdentity, RowsOfExcludedBuyersAreSetAsideAndAddUp) {
  Session session;
  Load(session, "gifts.csv", kTaobao);
  Load(session, "shops.csv", kShops);
  const Json before = Parse(session.Report());
  Set(session,
      {{"excluded",
        {{{"reason", "staff"},
          {"keys", {{{"kind", "nick"}, {"key", "店小二"}}}}},
         {{"reason", "wholesale"},
          {"keys", {{{"kind", "email"}, {"key", "ANN@x.example"}}}}}}}});
  const Json report = Parse(session.Report());
  EXPECT_EQ(report["identity"]["people_excluded"], 2);
  EXPECT_EQ(report["customers"]["total"],
            before["customers"]["total"].get<int>() - 2);
  EXPECT_EQ(report["orders"]["total"],
            before["orders"]["total"].get<int>() - 3);
  EXPECT_EQ(report["ledger"]["rows_set_aside"]["excluded_by_rule"], 3);
  for (const Json& file : report["ledger"]["files"]) {
    EXPECT_EQ(file["rows_read"],
              file["rows_used"].get<uint64_t>() + Sum(file["rows_set_aside"]));
  }
  EXPECT_EQ(report["ledger"]["files"][0]["rows_set_aside"]["excluded_by_rule"],
            1);
}

TEST(SessionIdentity, DraftsOnlyUnderASecretAndReachesNobodyListed) {
  Session session;
  Load(session, "gifts.csv", kTaobao);
  const std::string request =
      R"({"rule":{"all":[]},"channel":"wangwang","template":"好",)"
      R"("control_percent":0,"control_min":0})";
  EXPECT_EQ(Parse(session.Draft(request))["error"]["code"], "no_secret");
  Json workspace = {{"secret", kSecret}};
  Set(session, workspace);
  EXPECT_EQ(Parse(session.Draft(request))["draft"]["treated"], 4);
  workspace["opt_outs"] = {{{"keys", {{{"kind", "nick"}, {"key", "收礼乙"}}}}}};
  workspace["bad_actors"] = {
      {{"keys", {{{"kind", "nick"}, {"key", "送礼甲"}}}}}};
  Set(session, workspace);
  const Json draft = Parse(session.Draft(request))["draft"];
  EXPECT_EQ(draft["treated"], 2);
  EXPECT_EQ(draft["suppressed"]["opted_out"], 1);
  EXPECT_EQ(draft["suppressed"]["bad_actor"], 1);
}

TEST(SessionIdentity, ASecretDecidesTheHashesAndStaysOutOfThem) {
  std::string name, error;
  const auto campaign = [&](const std::string& secret) {
    Session session;
    Load(session, "shops.csv", kShops);
    Set(session, {{"secret", secret}});
    return session.DraftFile(
        R"({"rule":{"all":[]},"channel":"email","control_percent":0,)"
        R"("control_min":0})",
        "campaign", &name, &error);
  };
  const std::string first = campaign(kSecret);
  EXPECT_EQ(first, campaign(kSecret));
  EXPECT_NE(first, campaign("ff112233445566778899aabbccddeeff"));
  EXPECT_EQ(first.find(kSecret), std::string::npos);
  // ann has three keys: two nicks and an address.
  const Json groups = Parse(first);
  size_t most = 0;
  for (const Json& hashes : groups["treated"])
    most = std::max(most, hashes.size());
  EXPECT_EQ(most, 3u);
}

TEST(SessionIdentity, AFaultyWorkspaceChangesNothing) {
  Session session;
  Set(session, {{"secret", kSecret}});
  const std::string before = session.Workspace();
  const Json answer = Parse(session.SetWorkspace(R"({"opt_outs":[{}]})"));
  EXPECT_EQ(answer["error"]["code"], "workspace_invalid");
  EXPECT_EQ(answer["error"]["args"]["path"], "/opt_outs/0/keys");
  EXPECT_EQ(session.Workspace(), before);
}

TEST(SessionIdentity, RefusesAListThatThereIsNotAndPagesThroughOthers) {
  Session session;
  for (const char* query :
       {"", "[]", "{}", R"({"list":"all"})",
        R"({"list":"merged","limit":1001})", R"({"list":"merged","from":1})"}) {
    EXPECT_EQ(Parse(session.Identity(query))["error"]["code"], "bad_option")
        << query;
  }
  Load(session, "shops.csv", kShops);
  const auto page = [&](int offset) {
    return Parse(session.Identity(
        Json{{"list", "merged"}, {"offset", offset}, {"limit", 1}}.dump()));
  };
  EXPECT_EQ(page(0)["rows"].size(), 1u);
  EXPECT_EQ(page(1)["rows"].size(), 0u);
  EXPECT_EQ(page(99)["total"], 1);
}

TEST(SessionIdentity, ProbableJoinsAreAPolicyAndChangeTheFiguresAtOnce) {
  Session session;
  Load(session, "masked.csv",
       "订单编号,买家会员名,总金额,买家实际支付金额,订单状态,收货人姓名,"
       "联系手机,收货地址,订单创建时间,订单付款时间\n"
       "1,一,9,9,交易成功,王**,154****0001,广东省 广州市 天河区 x,"
       "2026-01-01 10:00:00,2026-01-01 10:00:00\n");
  Load(session, "masked_shop.csv",
       "order_id,email,order_date,paid_amount,recipient,recipient_phone,city\n"
       "7,a@x.example,2026-01-02,8,王**,154****0001,广州市\n");
  const Json before = Parse(session.Report());
  EXPECT_EQ(before["customers"]["total"], 2);
  EXPECT_EQ(before["identity"]["probable"],
            (Json{{"on", false}, {"joins", 1}}));
  EXPECT_EQ(before["identity"]["customers"]["probable_switched"], 1);
  EXPECT_EQ(Review(session, "probable")["total"], 1);
  session.SetPolicy(R"({"identity":{"join_probable":true}})");
  const Json after = Parse(session.Report());
  EXPECT_EQ(after["customers"]["total"], 1);
  EXPECT_EQ(after["identity"]["customers"]["probable_switched"], 2);
}

}  // namespace
}  // namespace shuke::session
