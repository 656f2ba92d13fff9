#include "core/campaign/list_csv.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/campaign/draft_json.h"
#include "tests/campaign/invented_shop.h"

namespace shuke::campaign {
namespace {

using nlohmann::json;

const SipHashKey kSecret = *ParseSipHashKey("0f1e2d3c4b5a69788796a5b4c3d2e1f0");
constexpr std::string_view kBom = "\xEF\xBB\xBF";

Draft Compose(InventedShop& shop, std::string_view request_json) {
  const DraftRequest request = ParseDraftRequest(request_json).value();
  return ComposeDraft(request, {}, shop.facts(), shop.people(), kSecret)
      .value();
}

const std::vector<InventedOrder> kTwo = {
    {.nick = "小雨",
     .days_ago = 20,
     .recipient_phone = "13800000001",
     .recipient = "王小雨",
     .email = "yu@example.com"},
    {.nick = "=cmd|' /C calc'!A0",
     .days_ago = 8,
     .recipient_phone = "+86 138 0000 0002",
     .recipient = "@李强",
     .email = "qiang@example.com"},
};

std::string List(std::string_view channel) {
  InventedShop shop(kTwo);
  const std::string request =
      R"({"rule":{"all":[]},"control_min":0,"control_percent":0,"shop":"熟客",
          "template":"{nick}好","subject":"{shop}","opt_out":"","channel":")" +
      std::string(channel) + "\"}";
  return WriteDraftFile(Compose(shop, request), DraftFile::kList);
}

TEST(WriteDraftFile, GivesAnSmsListNothingButNumberAndMessage) {
  EXPECT_EQ(List("sms"), std::string(kBom) +
                             "phone,message\r\n"
                             "13800000002,【熟客】=cmd|' /C calc'!A0好\r\n"
                             "13800000001,【熟客】小雨好\r\n");
}

TEST(WriteDraftFile, MakesHostileNicksHarmless) {
  EXPECT_EQ(List("wangwang"),
            std::string(kBom) +
                "nick,message\r\n"
                "'=cmd|' /C calc'!A0,'=cmd|' /C calc'!A0好\r\n"
                "小雨,小雨好\r\n");
}

TEST(WriteDraftFile, GuardsNicksThatASpreadsheetWouldTouch) {
  InventedShop shop({
      {.nick = "00123", .days_ago = 1},
      {.nick = "tb551312012", .days_ago = 2},
      {.nick = "mar05", .days_ago = 3},
      {.nick = "小雨", .days_ago = 4},
  });
  const Draft draft =
      Compose(shop, R"({"rule":{"all":[]},"control_min":0,"control_percent":0,
                "channel":"wangwang","template":"好"})");
  EXPECT_EQ(WriteDraftFile(draft, DraftFile::kList),
            std::string(kBom) +
                "nick,message\r\n\"=\"\"00123\"\"\",好\r\n"
                "tb551312012,好\r\n\"=\"\"mar05\"\"\",好\r\n"
                "小雨,好\r\n");
}

TEST(WriteDraftFile, GivesACallerTheName) {
  EXPECT_EQ(List("phone"), std::string(kBom) +
                               "phone,name,message\r\n"
                               "13800000002,'@李强,'=cmd|' /C calc'!A0好\r\n"
                               "13800000001,王小雨,小雨好\r\n");
}

TEST(WriteDraftFile, GivesAnEmailItsSubjectAndItsPage) {
  const std::string list = List("email");
  EXPECT_TRUE(list.starts_with(
      std::string(kBom) +
      "email,subject,message,html\r\n"
      "qiang@example.com,熟客,'=cmd|' /C calc'!A0好,\"<!DOCTYPE html>"))
      << list;
  EXPECT_NE(list.find("\r\nyu@example.com,熟客,小雨好,\"<!DOCTYPE html>"),
            std::string::npos)
      << list;
}

TEST(WriteDraftFile, WritesTheHeaderOfAnEmptyList) {
  InventedShop shop({});
  EXPECT_EQ(
      WriteDraftFile(Compose(shop, R"({"rule":{"all":[]}})"), DraftFile::kList),
      std::string(kBom) + "phone,message\r\n");
}

TEST(WriteDraftFile, CutsALongListIntoBatchesInItsOrder) {
  InventedShop shop(RandomOrders(3, 200));
  Draft draft = Compose(shop, R"({"rule":{"all":[]}})");
  const std::string whole = WriteDraftFile(draft, DraftFile::kList);
  const size_t header = whole.find('\n') + 1;
  ASSERT_GT(draft.treated.size(), 20u);
  draft.batch_size = static_cast<int64_t>(draft.treated.size() / 2 - 1);
  ASSERT_EQ(draft.Batches().size(), 3u);
  EXPECT_EQ(draft.Batches()[2].size(), 2 + draft.treated.size() % 2);
  std::string joined = whole.substr(0, header);
  for (size_t batch = 1; batch <= 3; ++batch) {
    const DraftFileId id(DraftFile::kList, batch);
    EXPECT_EQ(DraftFileName(draft, id),
              "campaign-sms-" + std::to_string(batch) + ".csv");
    joined += WriteDraftFile(draft, id).substr(header);
  }
  EXPECT_EQ(joined, whole);
  draft.batch_size = 0;
  EXPECT_EQ(draft.Batches().size(), 1u);
  draft.treated.clear();
  EXPECT_TRUE(draft.Batches().empty());
}

TEST(FindDraftFile, KnowsBatchesOfListsAlone) {
  EXPECT_EQ(FindDraftFile("list")->batch, 0u);
  EXPECT_EQ(FindDraftFile("list-12")->batch, 12u);
  EXPECT_EQ(FindDraftFile("rows-1")->file, DraftFile::kRows);
  for (const char* code : {"", "lists", "list-", "list-0", "list-1x", "list--1",
                           "control-1", "campaign-2"}) {
    EXPECT_FALSE(FindDraftFile(code)) << code;
  }
}

TEST(WriteDraftFile, NamesTheControlGroupByHashesAlone) {
  InventedShop shop(RandomOrders(3, 200));
  const Draft draft = Compose(shop, R"({"rule":{"all":[]}})");
  ASSERT_GT(draft.control(), 10);
  std::string expected = std::string(kBom) + "customer_hash\r\n";
  for (const PersonHashes& hashes : draft.control_hashes) {
    expected += HashText(hashes.front()) + "\r\n";
  }
  EXPECT_EQ(WriteDraftFile(draft, DraftFile::kControl), expected);
}

TEST(WriteDraftFile, WritesACampaignThatCanBeMeasuredLater) {
  InventedShop shop(RandomOrders(3, 200));
  const Draft draft =
      Compose(shop, R"({"activity":"win_back_140","name":"秋","shop":"熟客"})");
  const json file = json::parse(WriteDraftFile(draft, DraftFile::kCampaign));
  EXPECT_EQ(file["schema_version"], 2);
  EXPECT_EQ(file["as_of"], "2026-11-22");
  EXPECT_EQ(file["definition"]["name"], "秋");
  EXPECT_EQ(file["definition"]["activity"], "win_back_140");
  EXPECT_EQ(file["counts"]["audience"],
            file["counts"]["treated"].get<int>() +
                file["counts"]["control"].get<int>() +
                file["counts"]["suppressed"]["total"].get<int>());
  EXPECT_EQ(file["treated"].size(), draft.treated.size());
  EXPECT_EQ(file["control"].size(), draft.control_hashes.size());
  ASSERT_FALSE(draft.control_hashes.empty());
  EXPECT_EQ(file["control"][0],
            json::array({HashText(draft.control_hashes[0][0])}));
  EXPECT_EQ(file["hash"]["algorithm"], "siphash-2-4-128");
  EXPECT_EQ(file["hash"]["key_check"], HashText(SipHash24Wide(kSecret, "")));
}

// Neither the campaign file nor the control file nor the summary may tell who
// anybody is.
TEST(WriteDraftFile, KeepsEveryPlainKeyOutOfWhatIsNotTheList) {
  std::vector<InventedOrder> orders;
  for (int i = 0; i < 120; ++i) {
    const std::string n = std::to_string(i);
    orders.push_back({.nick = "昵称某人" + n,
                      .days_ago = 10,
                      .recipient_phone = std::to_string(13877770000 + i),
                      .recipient = "收件某人" + n,
                      .email = "someone" + n + "@example.com"});
  }
  InventedShop shop(orders);
  for (const char* channel : {"sms", "wangwang", "email", "phone"}) {
    const Draft draft = Compose(shop, std::string(R"({"rule":{"all":[]},
            "template":"{nick}，{recipient}","channel":")") +
                                          channel + "\"}");
    ASSERT_FALSE(draft.treated.empty()) << channel;
    json summary;
    SummaryToJson(draft, summary);
    const std::string texts[] = {summary.dump(),
                                 WriteDraftFile(draft, DraftFile::kCampaign),
                                 WriteDraftFile(draft, DraftFile::kControl)};
    for (const std::string& text : texts) {
      for (const char* secret : {"称某人", "件某人", "1387777", "omeone"}) {
        EXPECT_EQ(text.find(secret), std::string::npos)
            << channel << " " << secret;
      }
    }
  }
}

TEST(WriteDraftFile, WritesACampaignOfNobodyAsJsonToo) {
  InventedShop shop({});
  const json file = json::parse(WriteDraftFile(
      Compose(shop, R"({"rule":{"all":[]}})"), DraftFile::kCampaign));
  EXPECT_EQ(file["treated"], json::array());
  EXPECT_EQ(file["control"], json::array());
}

TEST(SummaryToJson, HasTheCountsThatThePageShows) {
  InventedShop shop(kTwo);
  const Draft draft = Compose(shop, R"({"activity":"second_order","shop":"熟客",
                        "control_percent":50,"control_min":0})");
  json summary;
  SummaryToJson(draft, summary);
  EXPECT_EQ(summary["activity"], "second_order");
  EXPECT_EQ(summary["audience"], 2);
  EXPECT_EQ(summary["treated"], 1);
  EXPECT_EQ(summary["control"], 1);
  EXPECT_EQ(
      summary["suppressed"],
      json::parse(R"({"total":0,"bad_actor":0,"opted_out":0,"no_channel":0,
                            "missing_variable":0,"duplicate_contact":0,
                            "open_refund":0,"contacted_lately":0})"));
  EXPECT_EQ(summary["messages"],
            json::parse(R"({"total":1,"parts":1,"sms_parts":{"1":1},
                            "cost_minor_x100":500})"));
  EXPECT_EQ(summary["columns"], json::parse(R"(["phone","message"])"));
  ASSERT_EQ(summary["preview"].size(), 1u);
  EXPECT_EQ(
      summary["preview"][0]["address_masked"].get<std::string>().substr(0, 7),
      "138****");
  int treated = 0;
  int control = 0;
  for (const json& row : summary["balance"]) {
    EXPECT_EQ(row["stage"], "new_one_order");
    treated += row["treated"].get<int>();
    control += row["control"].get<int>();
  }
  EXPECT_EQ(treated, 1);
  EXPECT_EQ(control, 1);
}

TEST(SummaryToJson, GivesAnEmptyGroupNoMeans) {
  InventedShop shop({});
  json summary;
  SummaryToJson(Compose(shop, R"({"rule":{"all":[]}})"), summary);
  EXPECT_TRUE(summary["means"]["control"]["orders"].is_null());
  EXPECT_EQ(summary["messages"]["sms_parts"], json::object());
  EXPECT_EQ(summary["preview"], json::array());
}

TEST(DraftFileName, IsSafeOnAnySystem) {
  InventedShop shop({});
  const Draft activity = Compose(shop, R"({"activity":"second_order"})");
  EXPECT_EQ(DraftFileName(activity, DraftFile::kList), "second_order-sms.csv");
  EXPECT_EQ(DraftFileName(activity, DraftFile::kControl),
            "second_order-control.csv");
  EXPECT_EQ(DraftFileName(activity, DraftFile::kCampaign),
            "second_order-campaign.json");
  const Draft stage =
      Compose(shop, R"({"activity":"stage:lost","channel":"wangwang"})");
  EXPECT_EQ(DraftFileName(stage, DraftFile::kList), "stage_lost-wangwang.csv");
  const Draft own = Compose(shop, R"({"rule":{"all":[]},"name":"../../x"})");
  EXPECT_EQ(DraftFileName(own, DraftFile::kList), "campaign-sms.csv");
}

TEST(DraftFileName, IsAnotherForEveryStepOfUnpaidOrders) {
  InventedShop shop({});
  std::set<std::string> names;
  for (const std::string_view step : kUnpaidStepCodes) {
    const json request = {{"activity", kUnpaidActivity}, {"unpaid", step}};
    const Draft draft = Compose(shop, request.dump());
    json definition;
    ToJson(draft.definition, definition);
    EXPECT_EQ(definition["unpaid"], step);
    for (const DraftFile file :
         {DraftFile::kList, DraftFile::kControl, DraftFile::kCampaign}) {
      names.insert(DraftFileName(draft, file));
    }
  }
  EXPECT_EQ(names.size(), 3 * kUnpaidSteps);
  EXPECT_EQ(names.count("unpaid_reminder_sms_after_chat-sms.csv"), 1u);
}

TEST(HashText, IsTextToASpreadsheet) {
  EXPECT_EQ(HashText(SipHash24Wide(
                *ParseSipHashKey("000102030405060708090a0b0c0d0e0f"), "")),
            "ha3817f04ba25a8e66df67214c7550293");
}

TEST(FindDraftFile, KnowsTheFiles) {
  EXPECT_EQ(FindDraftFile("list")->file, DraftFile::kList);
  EXPECT_EQ(FindDraftFile("control")->file, DraftFile::kControl);
  EXPECT_EQ(FindDraftFile("campaign")->file, DraftFile::kCampaign);
  EXPECT_FALSE(FindDraftFile("lists"));
}

}  // namespace
}  // namespace shuke::campaign
