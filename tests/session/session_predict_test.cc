#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/session/session.h"

namespace shuke::session {
namespace {

using Json = nlohmann::json;

class SessionPredictTest : public testing::Test {
 protected:
  // 60 customers buy tea every 20 days, and a pot at their second purchase; 30
  // buy a cup, once.
  void SetUp() override {
    std::string csv = "order_id,nick,date,amount,product\n";
    int order = 0;
    const auto add = [&](int customer, int day, const std::string& product) {
      const int month = 1 + day / 28, of_month = 1 + day % 28;
      csv += std::to_string(++order) + ",c" + std::to_string(customer) +
             ",2025-" + (month < 10 ? "0" : "") + std::to_string(month) + "-" +
             (of_month < 10 ? "0" : "") + std::to_string(of_month) + ",1" +
             std::to_string(customer % 10) + ".00," + product + "\n";
    };
    for (int customer = 0; customer < 60; ++customer) {
      for (int day = customer % 28; day < 300; day += 28)
        add(customer, day, day >= 28 && day < 56 ? "pot" : "tea");
    }
    for (int customer = 60; customer < 90; ++customer)
      add(customer, customer, "cup");
    ASSERT_EQ(Parse(session_.BeginFile("shop.csv", "{}"))["ok"], true);
    session_.Feed(csv);
    const Json answer = Parse(session_.FinishFile());
    ASSERT_EQ(answer["outcome"], "used") << answer.dump();
  }

  static Json Parse(const std::string& text) {
    return Json::parse(text, nullptr, false);
  }

  Session session_;
};

TEST_F(SessionPredictTest, PredictsAndSaysHowFarToTrustIt) {
  const Json answer = Parse(session_.Predict(""));
  ASSERT_EQ(answer["ok"], true) << answer.dump();
  EXPECT_EQ(answer["rung"], "priors");
  EXPECT_EQ(answer["reason"], "few_customers");
  EXPECT_EQ(answer["customers"], 90);
  EXPECT_EQ(answer["repeat_customers"], 60);
  EXPECT_EQ(answer["models"].size(), 3u);
  EXPECT_GT(answer["value"]["current_minor"], 0);
  int64_t in_stages = 0;
  for (const Json& stage : answer["value"]["by_stage"])
    in_stages += stage["customers"].get<int64_t>();
  EXPECT_EQ(in_stages, 90);
}

TEST_F(SessionPredictTest, MinesWhatComesNextAndWhoHasItNotYet) {
  // All who return buy a pot, so that tea before it is no surprise.
  ASSERT_EQ(Parse(session_.Mine(""))["sequences"]["found"], 0);
  ASSERT_EQ(Parse(session_.SetPolicy(
                R"({"mine": {"false_discovery_percent": 100}})"))["ok"],
            true);
  const Json answer = Parse(session_.Mine(""));
  ASSERT_EQ(answer["ok"], true) << answer.dump();
  EXPECT_EQ(answer["level"], "product");
  const Json& flow = answer["sequences"]["list"][0];
  EXPECT_EQ(flow["from"]["name"], "tea");
  EXPECT_EQ(flow["to"]["name"], "pot");
  EXPECT_EQ(flow["customers"], 60);
  EXPECT_EQ(answer["cycles"]["list"][0]["item"]["name"], "tea");
  // Its customers by a rule: first tea, then a pot; and tea without a pot.
  const auto sized = [&](const char* rule) {
    return Parse(session_.RuleSizes(rule))["sizes"][0]["customers"];
  };
  EXPECT_EQ(sized(R"({"all": [
      {"fact": "first_products", "op": "eq", "value": "tea"},
      {"fact": "second_products", "op": "in", "value": ["pot"]}]})"),
            60);
  EXPECT_EQ(sized(R"({"all": [
      {"fact": "second_products", "op": "contains", "value": "PO"},
      {"not": {"fact": "bought_products", "op": "eq", "value": "pot"}}]})"),
            0);
}

TEST_F(SessionPredictTest, ExplainsAGroupByOtherFacts) {
  const Json rule = Parse(session_.Mine(
      R"({"explain": {"fact": "orders", "op": "ge", "value": 2}})"));
  ASSERT_EQ(rule["ok"], true) << rule.dump();
  EXPECT_EQ(rule["tree"]["nodes"][0]["in_group"], 60);
  EXPECT_NE(rule["tree"]["nodes"][0]["fact"], "orders");
  EXPECT_EQ(rule["tree"]["cross_validated"], 1);
}

TEST_F(SessionPredictTest, SaysAGroupInRulesThatHoldForJustItsCustomers) {
  const Json answer = Parse(session_.ExplainGroup(
      R"({"rule": {"fact": "orders", "op": "ge", "value": 2}})"));
  ASSERT_EQ(answer["ok"], true) << answer.dump();
  uint64_t customers = 0;
  for (const Json& leaf : answer["tree"]["leaves"]) {
    const Json sized = Parse(session_.RuleSizes(leaf["rule"].dump()));
    EXPECT_EQ(sized["sizes"][0]["customers"], leaf["customers"]) << leaf.dump();
    customers += leaf["customers"].get<uint64_t>();
  }
  EXPECT_EQ(customers, 90u);
  // Why somebody has not bought for long is not told by how long that is.
  const Json lost = Parse(session_.ExplainGroup(
      R"({"rule": {"fact": "recency_days", "op": "ge", "value": 100},
          "without": ["orders"]})"));
  ASSERT_EQ(lost["ok"], true) << lost.dump();
  for (const Json& node : lost["tree"]["nodes"]) {
    if (!node.contains("fact")) continue;
    EXPECT_NE(node["fact"], "stage");
    EXPECT_NE(node["fact"], "r");
    EXPECT_NE(node["fact"], "latest_order_days");
    EXPECT_NE(node["fact"], "orders");
  }
}

TEST_F(SessionPredictTest, OffersWhatCustomersAlikeBought) {
  std::string error;
  const auto tea_only = session_.SelectCustomers(
      R"({"rule": {"fact": "bought_products", "op": "eq", "value": "cup"}})",
      &error);
  ASSERT_EQ(tea_only.size(), 30u) << error;
  // Nobody who has a cup has anything else.
  EXPECT_TRUE(Parse(session_.Recommend(tea_only[0]))["items"].empty());
  const auto drinkers = session_.SelectCustomers(
      R"({"rule": {"fact": "bought_products", "op": "eq", "value": "tea"}})",
      &error);
  const Json offers = Parse(session_.Recommend(drinkers[0]))["items"];
  ASSERT_FALSE(offers.empty());
  EXPECT_EQ(offers[0]["item"], "tea");  // which is bought again and again
  EXPECT_EQ(offers[0]["because"], "pot");
}

TEST_F(SessionPredictTest, CountsTheValuesOfTexts) {
  const Json values = Parse(session_.FactValues("bought_products", 2));
  ASSERT_EQ(values["ok"], true) << values.dump();
  EXPECT_EQ(values["present"], 90);
  EXPECT_EQ(values["distinct"], 3);
  EXPECT_EQ(values["values"][0]["customers"], 60);
  // Nothing sorts by what a customer has several of.
  std::string error;
  session_.SelectCustomers(R"({"sort": {"fact": "bought_products"}})", &error);
  EXPECT_NE(error.find("rule_unknown_fact"), std::string::npos) << error;
}

TEST_F(SessionPredictTest, RefusesWhatItDoesNotKnow) {
  for (const std::string& answer :
       {session_.Predict(R"({"colour": 1})"), session_.Mine(R"([])"),
        session_.Mine(R"({"level": "brand"})"),
        session_.Mine(R"({"most": -1})"), session_.Recommend(100000)}) {
    EXPECT_EQ(Parse(answer)["error"]["code"], "bad_option") << answer;
  }
}

TEST_F(SessionPredictTest, KeepsWhatAPolicyDoesNotTouchAndDropsTheRest) {
  const Json before = Parse(session_.Predict(""));
  ASSERT_EQ(
      Parse(session_.SetPolicy(R"({"predict": {"margin_percent": 50}})"))["ok"],
      true);
  const Json after = Parse(session_.Predict(""));
  EXPECT_EQ(after["models"], before["models"]);
  EXPECT_LT(after["value"]["current_minor"], before["value"]["current_minor"]);
}

TEST_F(SessionPredictTest, FillsTheFactsOfEveryCustomer) {
  std::string error;
  const auto ids = session_.SelectCustomers(
      R"({"sort": {"fact": "clv_minor", "descending": true}})", &error);
  ASSERT_EQ(ids.size(), 90u) << error;
  const Json rows = Parse(session_.CustomerRows(
      ids, R"(["clv_minor", "p_alive", "clv_band", "early_warning"])"))["rows"];
  EXPECT_GE(rows[0][0], rows[1][0]);
  EXPECT_EQ(rows[0][2], "top");
  for (const Json& row : rows) {
    EXPECT_TRUE(row[1] >= 0 && row[1] <= 1);
    EXPECT_FALSE(row[3].is_null());
  }
}

// No file names a category here: products stand in.
TEST_F(SessionPredictTest, TellsAfterHowLongTheLastThingIsUsuallyBoughtAgain) {
  std::string error;
  const Json cycle = Parse(session_.Mine(""))["cycles"]["list"][0];
  ASSERT_EQ(cycle["item"]["name"], "tea");
  // The same day of the next month.
  EXPECT_GE(cycle["typical_days"], 28);
  EXPECT_LE(cycle["typical_days"], 31);
  for (const auto& [item, days] : {std::pair("tea", cycle["typical_days"]),
                                   std::pair("cup", Json(nullptr))}) {
    const Json rule = {
        {"rule", {{"fact", "bought_products"}, {"op", "eq"}, {"value", item}}}};
    const auto ids = session_.SelectCustomers(rule.dump(), &error);
    ASSERT_FALSE(ids.empty()) << error;
    const Json rows = Parse(
        session_.CustomerRows(ids, R"(["category_interval_days"])"))["rows"];
    for (const Json& row : rows) EXPECT_EQ(row[0], days) << item;
  }
}

}  // namespace
}  // namespace shuke::session
