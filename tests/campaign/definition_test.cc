#include "core/campaign/definition.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace shuke::campaign {
namespace {

std::string Arg(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.args) {
    if (key == name) return value;
  }
  return "(none)";
}

Result<CampaignDefinition> Define(std::string_view request_json,
                                  const CampaignPolicy& policy = {}) {
  const Result<DraftRequest> request = ParseDraftRequest(request_json);
  if (!request.ok()) return request.error();
  return DefineCampaign(request.value(), policy);
}

TEST(ParseDraftRequest, ReadsEveryMember) {
  const DraftRequest request = ParseDraftRequest(R"({
        "activity": "win_back_90", "rule": {"all": []}, "name": "九月唤回",
        "channel": "email", "language": "en", "template": "t", "subject": "s",
        "opt_out": "o", "shop": "熟客店", "coupon": "c", "product": "p",
        "link": "l", "control_percent": 20, "control_min": 5})")
                                   .value();
  EXPECT_EQ(request.activity, "win_back_90");
  EXPECT_EQ(request.rule, segment::ParseRule(R"({"all":[]})").value());
  EXPECT_EQ(request.name, "九月唤回");
  EXPECT_EQ(request.channel, Channel::kEmail);
  EXPECT_EQ(request.language, Language::kEn);
  EXPECT_EQ(request.text, "t");
  EXPECT_EQ(request.subject, "s");
  EXPECT_EQ(request.opt_out, "o");
  EXPECT_EQ(request.shop, "熟客店");
  EXPECT_EQ(request.coupon, "c");
  EXPECT_EQ(request.product, "p");
  EXPECT_EQ(request.link, "l");
  EXPECT_EQ(request.control_percent, 20);
  EXPECT_EQ(request.control_min, 5);
}

TEST(ParseDraftRequest, TellsAbsentFromEmptyAndZero) {
  const DraftRequest absent = ParseDraftRequest("{}").value();
  EXPECT_FALSE(absent.rule || absent.channel || absent.text || absent.opt_out ||
               absent.control_percent || absent.control_min);
  const DraftRequest empty =
      ParseDraftRequest(R"({"opt_out":"","control_percent":0,"control_min":0})")
          .value();
  EXPECT_EQ(empty.opt_out, "");
  EXPECT_EQ(empty.control_percent, 0);
  EXPECT_EQ(empty.control_min, 0);
}

TEST(ParseDraftRequest, NamesTheFaultAndItsPath) {
  const struct {
    const char* text;
    const char* code;
    const char* path;
    const char* problem;
  } kCases[] = {
      {"{", "draft_invalid", "", "not_json"},
      {"[]", "draft_invalid", "", "wrong_type"},
      {R"({"activty":"x"})", "draft_invalid", "/activty", "unknown_key"},
      {R"({"activity":5})", "draft_invalid", "/activity", "wrong_type"},
      {R"({"channel":"fax"})", "draft_invalid", "/channel", "out_of_range"},
      {R"({"language":"fr"})", "draft_invalid", "/language", "out_of_range"},
      {R"({"control_percent":51})", "draft_invalid", "/control_percent",
       "out_of_range"},
      {R"({"control_percent":-1})", "draft_invalid", "/control_percent",
       "out_of_range"},
      {R"({"control_min":"50"})", "draft_invalid", "/control_min",
       "wrong_type"},
      {R"({"rule":{"all":[{"fact":"x","op":"eq","value":1}]}})",
       "rule_unknown_fact", "/rule/all/0/fact", "(none)"},
  };
  for (const auto& c : kCases) {
    const Result<DraftRequest> read = ParseDraftRequest(c.text);
    ASSERT_FALSE(read.ok()) << c.text;
    EXPECT_EQ(read.error().code, c.code) << c.text;
    EXPECT_EQ(Arg(read.error(), "path"), c.path) << c.text;
    EXPECT_EQ(Arg(read.error(), "problem"), c.problem) << c.text;
  }
}

TEST(DefineCampaign, FillsInFromTheActivityThenThePolicy) {
  const CampaignPolicy policy;
  const CampaignDefinition d =
      Define(R"({"activity":"second_order","shop":"熟客店"})").value();
  const Activity& activity = *policy.FindActivity("second_order");
  EXPECT_EQ(d.name, "second_order");
  EXPECT_EQ(d.activity, "second_order");
  EXPECT_EQ(d.kind, ActivityKind::kMarketing);
  EXPECT_EQ(d.goal, "second_order");
  EXPECT_EQ(d.rule, activity.rule);
  EXPECT_EQ(d.channel, Channel::kSms);
  EXPECT_EQ(d.text, activity.text.zh);
  EXPECT_EQ(d.coupon, activity.coupon.zh);
  EXPECT_EQ(d.signature, "【熟客店】");
  EXPECT_EQ(d.opt_out, "拒收请回复R");
  EXPECT_EQ(d.subject, "");
  EXPECT_EQ(d.control_percent, 10);
  EXPECT_EQ(d.control_min, 50);
}

TEST(DefineCampaign, SpeaksEnglishWhenAsked) {
  const CampaignDefinition d =
      Define(R"({"activity":"vip_care","shop":"Shuke","language":"en"})")
          .value();
  EXPECT_EQ(d.text, CampaignPolicy().FindActivity("vip_care")->text.en);
  EXPECT_EQ(d.signature, "Shuke:");
  EXPECT_EQ(d.opt_out, "Reply R to opt out");
  EXPECT_EQ(d.kind, ActivityKind::kCare);
}

TEST(DefineCampaign, LetsTheRequestHaveTheLastWord) {
  const CampaignDefinition d =
      Define(R"({"activity":"second_order","rule":{"all":[]},"name":"双十一",
                 "template":"{nick|朋友}好","opt_out":"退订回T","shop":"甲",
                 "coupon":"8元券","control_percent":0,"control_min":0})")
          .value();
  EXPECT_EQ(d.name, "双十一");
  EXPECT_EQ(d.activity, "second_order");
  EXPECT_EQ(d.rule, segment::ParseRule(R"({"all":[]})").value());
  EXPECT_EQ(d.text, "{nick|朋友}好");
  EXPECT_EQ(d.opt_out, "退订回T");
  EXPECT_EQ(d.coupon, "8元券");
  EXPECT_EQ(d.control_percent, 0);
  EXPECT_EQ(d.control_min, 0);
}

TEST(DefineCampaign, CallsFansAsThePolicySaysUnlessTheRequestDoes) {
  CampaignPolicy policy;
  policy.fan_name = {"果粉", "fruit fan"};
  const auto fan_name = [&](const char* text) {
    return DefineCampaign(ParseDraftRequest(text).value(), policy)
        .value()
        .fan_name;
  };
  EXPECT_EQ(fan_name(R"({"activity":"second_order"})"), "果粉");
  EXPECT_EQ(fan_name(R"({"activity":"second_order","language":"en"})"),
            "fruit fan");
  EXPECT_EQ(fan_name(R"({"activity":"second_order","fan_name":"老铁"})"),
            "老铁");
  EXPECT_EQ(fan_name(R"({"activity":"second_order","fan_name":""})"), "");
  EXPECT_EQ(Define(R"({"activity":"second_order"})").value().fan_name, "");
}

TEST(DefineCampaign, DraftsStagesLevelsAndRulesWithTheGeneralText) {
  const CampaignPolicy policy;
  const CampaignDefinition stage =
      Define(R"({"activity":"stage:silent"})").value();
  EXPECT_EQ(stage.rule, *GroupRule("stage:silent"));
  EXPECT_EQ(stage.name, "stage:silent");
  EXPECT_EQ(stage.text, policy.general_text.zh);
  EXPECT_EQ(stage.coupon, policy.general_coupon.zh);
  const CampaignDefinition rule =
      Define(R"({"rule":{"fact":"orders","op":"ge","value":5}})").value();
  EXPECT_EQ(rule.name, "campaign");
  EXPECT_EQ(rule.activity, "");
  EXPECT_EQ(rule.text, policy.general_text.zh);
}

TEST(DefineCampaign, PutsAroundAMessageWhatItsChannelNeeds) {
  const CampaignDefinition wangwang =
      Define(R"({"activity":"second_order","channel":"wangwang","shop":"甲"})")
          .value();
  EXPECT_EQ(wangwang.signature + wangwang.opt_out + wangwang.subject, "");
  const CampaignDefinition email =
      Define(R"({"activity":"second_order","channel":"email","shop":"甲"})")
          .value();
  EXPECT_EQ(email.signature, "");
  EXPECT_EQ(email.opt_out, CampaignPolicy().email_opt_out.zh);
  EXPECT_EQ(email.subject, CampaignPolicy().email_subject.zh);
  EXPECT_EQ(Define(R"({"activity":"second_order"})").value().signature, "");
}

TEST(DefineCampaign, SaysWhatIsWrong) {
  EXPECT_EQ(Define("{}").error().code, "draft_no_audience");
  const Error unknown = Define(R"({"activity":"third_order"})").error();
  EXPECT_EQ(unknown.code, "draft_unknown_activity");
  EXPECT_EQ(Arg(unknown, "name"), "third_order");
  EXPECT_NE(Arg(unknown, "known").find("second_order, "), std::string::npos);
  // A rule does not excuse a name that nobody knows.
  EXPECT_EQ(Define(R"({"activity":"x","rule":{"all":[]}})").error().code,
            "draft_unknown_activity");
  EXPECT_EQ(
      Define(R"({"activity":"second_order","template":"{x}"})").error().code,
      "template_unknown_variable");
  EXPECT_EQ(
      Define(R"({"activity":"second_order","template":" "})").error().code,
      "template_empty");
  EXPECT_EQ(Define(R"({"activity":"second_order","channel":"email",
                       "subject":"{nick"})")
                .error()
                .code,
            "template_unclosed");
}

TEST(DefineCampaign, WritesEveryFieldAsJson) {
  nlohmann::json written;
  ToJson(Define(R"({"activity":"second_order","shop":"熟客店","link":"x.cn/1",
                    "product":"衬衫","coupon":"c","channel":"email"})")
             .value(),
         written);
  EXPECT_EQ(written["activity"], "second_order");
  EXPECT_EQ(written["name"], "second_order");
  EXPECT_EQ(written["kind"], "marketing");
  EXPECT_EQ(written["goal"], "second_order");
  EXPECT_EQ(written["rule"]["all"][0]["fact"], "orders");
  EXPECT_EQ(written["channel"], "email");
  EXPECT_EQ(written["language"], "zh");
  EXPECT_EQ(written["shop"], "熟客店");
  EXPECT_EQ(written["link"], "x.cn/1");
  EXPECT_EQ(written["product"], "衬衫");
  EXPECT_EQ(written["coupon"], "c");
  EXPECT_EQ(written["fan_name"], "");
  EXPECT_EQ(written["control_percent"], 10);
  EXPECT_EQ(written["control_min"], 50);
  EXPECT_EQ(written.size(), 21u);
}

}  // namespace
}  // namespace shuke::campaign
