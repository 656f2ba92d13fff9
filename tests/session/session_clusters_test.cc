// Clusters through the session: in steps, as a fact, and gone with its files.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/session/session.h"

namespace shuke::session {
namespace {

using Json = nlohmann::json;

// Two hundred buyers, a quarter of whom buy five times as much.
std::string Orders() {
  std::string csv = "订单号,买家,金额,付款时间\n";
  for (int i = 0; i < 200; ++i) {
    const bool good = i % 4 == 0;
    for (int order = 0; order < (good ? 5 : 1); ++order) {
      csv += "o" + std::to_string(i) + "-" + std::to_string(order) + ",b" +
             std::to_string(i) + "," + std::to_string(good ? 500 + i : 50) +
             (good ? ",2026-03-0" : ",2025-01-0") + std::to_string(order + 1) +
             " 10:00:00\n";
    }
  }
  return csv;
}

void Load(Session& session) {
  session.BeginFile("orders.csv", "{}");
  session.Feed(Orders());
  ASSERT_EQ(Json::parse(session.FinishFile())["outcome"], "used");
}

TEST(SessionClusters, RunInStepsAndBecomeAFact) {
  Session session;
  Load(session);
  ASSERT_EQ(Json::parse(session.BeginClusters(R"({"k":2})"))["ok"], true);
  Json answer;
  double progress = 0;
  int steps = 0;
  do {
    answer = Json::parse(session.StepClusters());
    ASSERT_EQ(answer["ok"], true);
    if (answer["done"] == false) {
      EXPECT_GE(answer["progress"], progress);
      progress = answer["progress"];
    }
    ++steps;
  } while (answer["done"] == false);
  EXPECT_GE(steps, 3);
  EXPECT_EQ(answer["clusters"]["clusters"][0]["customers"], 50);
  std::string error;
  const auto first = session.SelectCustomers(
      R"({"rule":{"fact":"cluster","op":"eq","value":1}})", &error);
  EXPECT_EQ(first.size(), 50u) << error;
  // The same in one go.
  EXPECT_EQ(Json::parse(session.Clusters(R"({"k":2})"))["clusters"],
            answer["clusters"]);
}

TEST(SessionClusters, AreGoneWithWhatTheyWereMadeOf) {
  Session session;
  Load(session);
  session.Clusters("{}");
  session.SetAsOf("2026-03-02");
  std::string error;
  EXPECT_TRUE(
      session
          .SelectCustomers(R"({"rule":{"fact":"cluster","op":"ge","value":1}})",
                           &error)
          .empty());
  EXPECT_EQ(error, "");
  session.BeginClusters("{}");
  session.SetAsOf("");
  EXPECT_EQ(Json::parse(session.StepClusters())["error"]["code"],
            "no_clusters");
}

TEST(SessionClusters, SayWhatTheyCannotDo) {
  Session session;
  EXPECT_EQ(Json::parse(session.Clusters("{}"))["error"]["code"],
            "too_few_customers");
  for (const char* options :
       {R"({"k":1})", R"({"k":13})", R"({"amount":"some"})", "[]", "{"}) {
    EXPECT_EQ(Json::parse(session.Clusters(options))["error"]["code"],
              "bad_option")
        << options;
  }
}

}  // namespace
}  // namespace shuke::session
