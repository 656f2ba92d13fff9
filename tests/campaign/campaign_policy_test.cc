#include "core/campaign/campaign_policy.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace shuke::campaign {
namespace {

using nlohmann::json;

// Reads `text` over the defaults.
Result<CampaignPolicy> Read(const char* text) {
  CampaignPolicy policy;
  const Status status = FromJson(json::parse(text), "/campaign", policy);
  if (!status.ok()) return status.error();
  return policy;
}

std::string Arg(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.args) {
    if (key == name) return value;
  }
  return "(none)";
}

TEST(CampaignPolicy, ReadsBackWhatItWrites) {
  CampaignPolicy policy;
  policy.control_percent = 20;
  policy.control_min = 7;
  policy.unit_cost_minor_x100 = {450, 1, 90, 3000};
  policy.fan_name = {"果粉", "fruit fan"};
  policy.signature = {"[{shop}]", "{shop} -"};
  policy.signature_position = SignaturePosition::kBack;
  policy.sms_opt_out = {"退订回T", "STOP"};
  policy.email_subject = {"甲", "A"};
  policy.email_opt_out = {"乙", "B"};
  policy.general_text = {"丙{nick|朋友}", "C {nick|you}"};
  policy.general_coupon = {"丁", "D"};
  policy.activities[0].kind = ActivityKind::kMarketing;
  policy.activities[0].goal = "visit";
  policy.activities[0].channel = Channel::kWangwang;
  policy.activities[0].text.zh = "{nick}好";
  policy.activities[0].coupon.en = "E";
  policy.activities[0].rule =
      segment::ParseRule(R"({"fact":"province","op":"in","value":["浙江"]})")
          .value();
  Activity own = policy.activities[1];
  own.name = "zz_own";
  policy.activities.push_back(own);

  json written;
  ToJson(policy, written);
  CampaignPolicy read;
  const Status status = FromJson(written, "/campaign", read);
  ASSERT_TRUE(status.ok()) << Arg(status.error(), "path");
  EXPECT_EQ(read, policy);
  EXPECT_NE(read, CampaignPolicy());
}

TEST(CampaignPolicy, IsTheDefaultsWhenNothingIsSaid) {
  EXPECT_EQ(Read("{}").value(), CampaignPolicy());
  json written;
  ToJson(CampaignPolicy(), written);
  EXPECT_EQ(written["control_percent"], 10);
  EXPECT_EQ(written["control_min"], 50);
  EXPECT_EQ(written["unit_cost_minor_x100"]["sms"], 500);
  EXPECT_EQ(written["unit_cost_minor_x100"]["email"], 100);
  EXPECT_EQ(written["signature_position"], "front");
  EXPECT_EQ(written["sms_opt_out"]["zh"], "拒收请回复R");
}

TEST(CampaignPolicy, ChangesOnlyWhatIsSaidOfAnActivity) {
  const CampaignPolicy policy =
      Read(R"({"activities":{"second_order":{"coupon":{"zh":"8元券"}}}})")
          .value();
  CampaignPolicy expected;
  for (Activity& activity : expected.activities) {
    if (activity.name == "second_order") activity.coupon.zh = "8元券";
  }
  EXPECT_EQ(policy, expected);
  EXPECT_NE(policy, CampaignPolicy());
}

TEST(CampaignPolicy, TakesInAnActivityOfTheShopsOwn) {
  const CampaignPolicy policy = Read(R"({"activities":{"fans_day":{
        "rule":{"fact":"orders","op":"ge","value":3},
        "template":{"zh":"{nick|朋友}，粉丝日见"}}}})")
                                    .value();
  ASSERT_NE(policy.FindActivity("fans_day"), nullptr);
  EXPECT_EQ(policy.FindActivity("fans_day")->goal, "fans_day");
  EXPECT_EQ(policy.FindActivity("fans_day")->channel, Channel::kSms);
  EXPECT_EQ(policy.activities.size(), CampaignPolicy().activities.size() + 1);
}

TEST(CampaignPolicy, FindsActivitiesByNameAlone) {
  const CampaignPolicy policy;
  EXPECT_EQ(policy.FindActivity("win_back_90")->name, "win_back_90");
  EXPECT_EQ(policy.FindActivity("stage:silent"), nullptr);
  EXPECT_EQ(policy.FindActivity(""), nullptr);
}

TEST(CampaignPolicy, NamesTheFaultAndItsPath) {
  const struct {
    const char* text;
    const char* code;
    const char* path;
    const char* problem;
  } kCases[] = {
      {"[]", "policy_invalid", "/campaign", "wrong_type"},
      {R"({"kontrol":1})", "policy_invalid", "/campaign/kontrol",
       "unknown_key"},
      {R"({"control_percent":51})", "policy_invalid",
       "/campaign/control_percent", "out_of_range"},
      {R"({"control_min":-1})", "policy_invalid", "/campaign/control_min",
       "out_of_range"},
      {R"({"unit_cost_minor_x100":{"sms":0.5}})", "policy_invalid",
       "/campaign/unit_cost_minor_x100/sms", "wrong_type"},
      {R"({"unit_cost_minor_x100":{"fax":5}})", "policy_invalid",
       "/campaign/unit_cost_minor_x100/fax", "unknown_key"},
      {R"({"signature_position":"middle"})", "policy_invalid",
       "/campaign/signature_position", "out_of_range"},
      {R"({"signature":{"zh":"【{nick}】"}})", "policy_invalid",
       "/campaign/signature/zh", "out_of_range"},
      {R"({"general_template":{"en":"{nikc}"}})", "template_unknown_variable",
       "/campaign/general_template/en", "(none)"},
      {R"({"activities":[]})", "policy_invalid", "/campaign/activities",
       "wrong_type"},
      {R"({"activities":{"second_order":{"template":{"zh":"{nick"}}}})",
       "template_unclosed", "/campaign/activities/second_order/template/zh",
       "(none)"},
      {R"({"activities":{"second_order":{"rule":{"fact":"x","op":"eq",
        "value":1}}}})",
       "rule_unknown_fact", "/campaign/activities/second_order/rule/fact",
       "(none)"},
      {R"({"activities":{"Second Order":{}}})", "policy_invalid",
       "/campaign/activities/Second Order", "unknown_key"},
      // A misspelt name must not become an activity for everybody.
      {R"({"activities":{"second_ordr":{"coupon":{"zh":"8元券"}}}})",
       "policy_invalid", "/campaign/activities/second_ordr/rule", "wrong_type"},
      {R"({"activities":{"own":{"rule":{"all":[]}}}})", "policy_invalid",
       "/campaign/activities/own/template/zh", "wrong_type"},
  };
  for (const auto& c : kCases) {
    const Result<CampaignPolicy> read = Read(c.text);
    ASSERT_FALSE(read.ok()) << c.text;
    EXPECT_EQ(read.error().code, c.code) << c.text;
    EXPECT_EQ(Arg(read.error(), "path"), c.path) << c.text;
    EXPECT_EQ(Arg(read.error(), "problem"), c.problem) << c.text;
  }
}

}  // namespace
}  // namespace shuke::campaign
