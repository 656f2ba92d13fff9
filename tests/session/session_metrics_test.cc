#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/session/session.h"

namespace shuke::session {
namespace {

using nlohmann::json;

constexpr std::string_view kOrders =
    "order_id,nick,date,amount,province,city,product,category\n"
    "1,ann,2026-01-05,100,浙江,杭州,mug,cups\n"
    "2,ann,2026-02-10,250,浙江,杭州,bowl,bowls\n"
    "3,ben,2026-02-12,50,广东,广州,mug,cups\n"
    "4,cat,2026-03-20,80,广东,深圳,mug,cups\n";

class SessionMetrics : public testing::Test {
 protected:
  SessionMetrics() {
    session_.BeginFile("orders.csv", "{}");
    session_.Feed(kOrders);
    session_.FinishFile();
  }
  json Ask(const char* request) {
    return json::parse(session_.Metrics(request));
  }

  Session session_;
};

TEST_F(SessionMetrics, AnswersEverySectionByDefault) {
  const json answer = Ask("{}");
  ASSERT_TRUE(answer["ok"]) << answer.dump();
  const json& metrics = answer["metrics"];
  for (const char* section :
       {"filters", "base", "key_figures", "orders", "customers", "regions",
        "products", "cohorts", "control", "forecast"}) {
    EXPECT_TRUE(metrics.contains(section)) << section;
  }
  EXPECT_EQ(metrics["range"]["to"], "2026-03-20");
  EXPECT_EQ(metrics["cohorts"]["cohorts"].size(), 3u);
  EXPECT_EQ(metrics["forecast"]["refused"]["code"], "forecast_too_short");
}

TEST_F(SessionMetrics, AnswersOneSectionForAFilter) {
  const json answer = Ask(
      R"({"section":"key_figures","filter":{"from":"2026-02-01",
          "to":"2026-02-28"}})");
  ASSERT_TRUE(answer["ok"]) << answer.dump();
  const json& metrics = answer["metrics"];
  EXPECT_FALSE(metrics.contains("base"));
  ASSERT_EQ(metrics["key_figures"]["months"].size(), 1u);
  const json& month = metrics["key_figures"]["months"][0];
  EXPECT_EQ(month["period"], "2026-02");
  EXPECT_EQ(month["all"]["customers"], 2);
  EXPECT_EQ(month["new"]["net_minor"], 5000);
  EXPECT_EQ(month["old"]["net_minor"], 25000);
  EXPECT_EQ(month["old"]["repeat_net_minor"], 25000);
  EXPECT_EQ(metrics["previous"]["from"], "2026-01-01");
}

TEST_F(SessionMetrics, FollowsThePolicy) {
  ASSERT_TRUE(json::parse(
      session_.SetPolicy(R"({"metrics":{"period_months":1}})"))["ok"]);
  EXPECT_EQ(Ask(R"({"section":"base"})")["metrics"]["range"]["from"],
            "2026-02-21");
}

TEST_F(SessionMetrics, SaysWhatIsWrongWithARequest) {
  const auto code = [&](const char* request) {
    return Ask(request)["error"]["code"].get<std::string>();
  };
  EXPECT_EQ(code("[]"), "bad_option");
  EXPECT_EQ(code(R"({"section":"weather"})"), "bad_option");
  EXPECT_EQ(code(R"({"topic":"base"})"), "bad_option");
  EXPECT_EQ(code(R"({"filter":{"from":"soon"}})"), "bad_filter");
  EXPECT_EQ(code(R"({"filter":{"from":"2027-01-01"}})"), "bad_filter");
}

TEST(SessionMetricsWithoutFiles, HasNoDay) {
  Session session;
  const json answer = json::parse(session.Metrics("{}"));
  EXPECT_TRUE(answer["ok"]);
  EXPECT_TRUE(answer["metrics"]["as_of"].is_null());
}

}  // namespace
}  // namespace shuke::session
