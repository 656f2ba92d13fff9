#include "core/session/session.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace shuke::session {
namespace {

using Json = nlohmann::json;

Json Parse(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  EXPECT_FALSE(json.is_discarded()) << text;
  return json;
}

std::string ReadWhole(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// As a host does: again for as long as the session asks for it.
Json Load(Session& session, std::string_view name, std::string_view bytes,
          std::string options = "{}", size_t chunk = 100) {
  for (int reading = 0; reading < 3; ++reading) {
    const Json begun = Parse(session.BeginFile(name, options));
    if (begun["ok"] != true) return begun;
    for (size_t at = 0; at < bytes.size(); at += chunk) {
      if (!session.Feed(bytes.substr(at, chunk))) break;
    }
    const Json answer = Parse(session.FinishFile());
    if (answer["outcome"] != "reread") {
      EXPECT_EQ(answer["file"], begun["file"]);
      return answer;
    }
    EXPECT_TRUE(answer["file"].is_null()) << "a file to be read again is none";
    options = answer["options"].dump();
  }
  ADD_FAILURE() << "never settles";
  return {};
}

Json Report(Session& session) { return Parse(session.Report()); }

// The report without what is told of files.
Json Figures(Session& session) {
  Json report = Report(session);
  report.erase("ledger");
  return report;
}

std::string ErrorCode(const Json& answer) {
  EXPECT_EQ(answer["ok"], false) << answer;
  EXPECT_TRUE(answer["error"]["args"].is_object()) << answer;
  return answer["error"]["code"];
}
std::string ErrorCode(const std::string& answer) {
  return ErrorCode(Parse(answer));
}

constexpr std::string_view kWorkspace =
    R"({"secret":"00112233445566778899aabbccddeeff"})";
constexpr std::string_view kFirst =
    "order_id,buyer,order_date,paid_amount,phone,product,province\n"
    "A1,ann,2026-01-01,10.01,13900000001,cup,浙江省\n"
    "A2,ben,2026-02-02,20.02,13900000002,pot,福建省\n"
    "A3,ann,2026-03-03,30.03,13900000001,jar,浙江省\n";
constexpr std::string_view kSecond =
    "order_id,buyer,order_date,paid_amount,phone,product,province\n"
    "A3,ann,2026-03-03,30.03,13900000001,jar,浙江省\n"
    "A4,cat,2026-04-04,40.04,13900000003,lid,江苏省\n";

uint64_t Sum(const Json& counts) {
  uint64_t sum = 0;
  for (const auto& [reason, rows] : counts.items()) sum += rows.get<uint64_t>();
  return sum;
}

void ExpectLedgerAddsUp(const Json& report) {
  const Json& ledger = report["ledger"];
  uint64_t read = 0, used = 0;
  for (const Json& file : ledger["files"]) {
    EXPECT_EQ(file["rows_read"].get<uint64_t>(),
              file["rows_used"].get<uint64_t>() + Sum(file["rows_set_aside"]));
    read += file["rows_read"].get<uint64_t>();
    used += file["rows_used"].get<uint64_t>();
  }
  EXPECT_EQ(ledger["rows_read"], read);
  EXPECT_EQ(ledger["rows_used"], used);
  EXPECT_EQ(read, used + Sum(ledger["rows_set_aside"]));
  EXPECT_EQ(report["coverage"]["rows"], used) << "coverage is of used rows";
}

// ---- files

TEST(Session, TellsWhatBecameOfAFile) {
  Session session;
  const Json answer = Load(session, "first.csv", kFirst);
  EXPECT_EQ(answer["ok"], true);
  EXPECT_EQ(answer["file"], 0);
  EXPECT_EQ(answer["outcome"], "used");
  EXPECT_TRUE(answer["error"].is_null());
  const Json& entry = answer["ledgerEntry"];
  EXPECT_EQ(entry["name"], "first.csv");
  EXPECT_EQ(entry["platform"], "generic");
  EXPECT_EQ(entry["encoding"], "utf-8");
  EXPECT_EQ(entry["delimiter"], ",");
  EXPECT_EQ(entry["bytes"], kFirst.size());
  EXPECT_EQ(entry["rows_read"], 3);
  EXPECT_EQ(entry["rows_used"], 3);
  EXPECT_EQ(entry["rows_set_aside"], Json::object());
  EXPECT_TRUE(entry["error"].is_null());
  EXPECT_TRUE(session.HasOrders());
}

// 2^31 cents are 21,474,836.48: amounts behind the first such one, before it
// and of it alike stay what they are, from the rows to each customer's figures.
TEST(Session, TakesAmountsOfMoreThanThirtyTwoBitsAmongOthers) {
  Session session;
  Load(session, "large.csv",
       "order_id,buyer,order_date,paid_amount,refund_amount\n"
       "A1,ann,2026-01-01,10.01,0\n"
       "A2,ben,2026-02-02,30000000000.02,20000000000.01\n"
       "A3,ann,2026-03-03,30.03,0.02\n"
       "A4,cat,2026-04-04,0.04,0\n");
  const Json revenue = Report(session)["revenue"];
  EXPECT_EQ(revenue["gross_minor"], 3000000004010);
  EXPECT_EQ(revenue["refunds_minor"], 2000000000003);
  EXPECT_EQ(revenue["net_minor"], 1000000004007);
  std::string error;
  const auto all = session.SelectCustomers("{}", &error);
  EXPECT_EQ(error, "");
  std::map<std::string, int64_t> net;
  const Json answer =
      Parse(session.CustomerRows(all, R"(["buyer", "net_minor"])"));
  for (const Json& row : answer["rows"]) net[row[0]] = row[1];
  EXPECT_EQ(net, (std::map<std::string, int64_t>{
                     {"ann", 4002}, {"ben", 1000000000001}, {"cat", 4}}));
}

TEST(Session, CountsBytesAndRowsOfTheFileInHand) {
  Session session;
  EXPECT_EQ(Parse(session.Progress()), Json({{"bytes", 0}, {"rows", 0}}));
  session.BeginFile("first.csv", "");
  session.Feed(kFirst.substr(0, 50));
  session.Feed(kFirst.substr(50, 25));
  EXPECT_EQ(Parse(session.Progress())["bytes"], 75);
  session.AbortFile();
  EXPECT_EQ(Parse(session.Progress())["bytes"], 0);
}

TEST(Session, DropsAFileThatIsAborted) {
  Session session;
  Load(session, "first.csv", kFirst);
  const Json before = Report(session);
  session.BeginFile("second.csv", "{}");
  session.Feed(kSecond);
  session.AbortFile();
  EXPECT_EQ(Report(session), before);
  EXPECT_EQ(ErrorCode(session.FinishFile()), "no_file_begun");
  EXPECT_FALSE(session.Feed("more"));
  EXPECT_EQ(Load(session, "second.csv", kSecond)["file"], 1);
}

TEST(Session, ExtendsWhatItKnowsByALaterFile) {
  Session session;
  Load(session, "first.csv", kFirst);
  const Json one = Report(session);
  EXPECT_EQ(one["as_of"], "2026-03-03");
  EXPECT_EQ(one["orders"]["valid"], 3);
  EXPECT_EQ(one["customers"]["total"], 2);
  EXPECT_EQ(one["revenue"]["net_minor"], 6006);
  ExpectLedgerAddsUp(one);
  Load(session, "second.csv", kSecond);
  const Json two = Report(session);
  EXPECT_EQ(two["as_of"], "2026-04-04");
  EXPECT_EQ(two["as_of_source"], "data");
  EXPECT_EQ(two["orders"]["valid"], 4);
  EXPECT_EQ(two["customers"]["total"], 3);
  EXPECT_EQ(two["revenue"]["net_minor"], 10010);
  EXPECT_EQ(two["ledger"]["rows_set_aside"], Json({{"duplicate_order", 1}}));
  ExpectLedgerAddsUp(two);
}

TEST(Session, ChangesNoFigureWhenAFileComesTwice) {
  for (const std::string& bytes :
       {std::string(kFirst), ReadWhole("tests/data/orders_small.csv")}) {
    Session session;
    Load(session, "first.csv", bytes);
    const Json once = Report(session);
    ExpectLedgerAddsUp(once);
    Load(session, "first again.csv", bytes);
    const Json twice = Report(session);
    ExpectLedgerAddsUp(twice);
    EXPECT_EQ(twice["ledger"]["rows_used"], once["ledger"]["rows_used"]);
    EXPECT_EQ(twice["ledger"]["rows_read"].get<int>(),
              2 * once["ledger"]["rows_read"].get<int>());
    Json before = once, after = twice;
    before.erase("ledger");
    after.erase("ledger");
    EXPECT_EQ(after, before);
  }
}

TEST(Session, GivesTheSameFiguresWhateverTheOrderOfFiles) {
  Session forwards, backwards;
  Load(forwards, "a", kFirst);
  Load(forwards, "b", kSecond);
  Load(backwards, "b", kSecond);
  Load(backwards, "a", kFirst);
  EXPECT_EQ(Figures(forwards), Figures(backwards));
}

TEST(Session, ForgetsAFileThatIsRemoved) {
  Session session, never;
  Load(never, "first.csv", kFirst);
  Load(session, "first.csv", kFirst);
  Load(session, "second.csv", kSecond);
  EXPECT_EQ(Parse(session.RemoveFile(1)), Json({{"ok", true}}));
  EXPECT_EQ(Report(session), Report(never));
  EXPECT_EQ(ErrorCode(session.RemoveFile(1)), "unknown_file");
  EXPECT_EQ(ErrorCode(session.RemoveFile(2)), "unknown_file");
  EXPECT_EQ(ErrorCode(session.RemoveFile(-1)), "unknown_file");
  EXPECT_EQ(ErrorCode(session.Preview(1)), "unknown_file");
  EXPECT_EQ(Load(session, "second.csv", kSecond)["file"], 2)
      << "an id is never used again";
  session.RemoveFile(0);
  session.RemoveFile(2);
  EXPECT_FALSE(session.HasOrders());
  EXPECT_TRUE(Report(session)["as_of"].is_null());
  EXPECT_EQ(Report(session)["ledger"]["files"], Json::array());
}

TEST(Session, ReadsAgainWhatTheEndOfAFileOverturns) {
  const std::string text =
      "order_id,order_date,paid_amount\n"
      "A1,03/04/2026,5\nA2,25/04/2026,6\n";
  Session session;
  session.BeginFile("days.csv", "");
  session.Feed(text);
  const Json answer = Parse(session.FinishFile());
  EXPECT_EQ(answer["ok"], true);
  EXPECT_EQ(answer["outcome"], "reread");
  EXPECT_TRUE(answer["file"].is_null());
  EXPECT_EQ(answer["options"], Json({{"date_order", "dmy"}}));
  EXPECT_FALSE(session.HasOrders());
  EXPECT_EQ(Load(session, "days.csv", text)["outcome"], "used");
  EXPECT_EQ(Report(session)["months"].size(), 1u);
}

TEST(Session, SaysWhyAFileGivesNothing) {
  Session session;
  Load(session, "first.csv", kFirst);
  const Json before = Figures(session);
  const Json failed = Load(session, "empty.csv", "");
  EXPECT_EQ(failed["ok"], true);
  EXPECT_EQ(failed["outcome"], "failed");
  EXPECT_EQ(failed["error"]["code"], "empty_file");
  const Json unread = Parse(session.FailFile("gone.csv", "cannot_read"));
  EXPECT_EQ(unread["outcome"], "failed");
  EXPECT_EQ(unread["ledgerEntry"]["name"], "gone.csv");
  EXPECT_EQ(unread["ledgerEntry"]["error"]["code"], "cannot_read");
  const Json choice =
      Load(session, "days.csv",
           "order_id,order_date,paid_amount\nA1,03/04/2026,5\n");
  EXPECT_EQ(choice["outcome"], "needs_choice");
  EXPECT_EQ(choice["error"]["code"], "undecidable_date_order");
  EXPECT_EQ(Figures(session), before);
  ExpectLedgerAddsUp(Report(session));
  EXPECT_EQ(Report(session)["ledger"]["files"].size(), 4u);
  EXPECT_EQ(ErrorCode(session.Preview(1)), "empty_file");
}

TEST(Session, RefusesOptionsThatItDoesNotKnow) {
  Session session;
  const auto refuse = [&](const char* options) {
    return ErrorCode(session.BeginFile("x.csv", options));
  };
  EXPECT_EQ(refuse("not json"), "bad_option");
  EXPECT_EQ(refuse("[]"), "bad_option");
  EXPECT_EQ(refuse(R"({"colour":"red"})"), "bad_option");
  EXPECT_EQ(refuse(R"({"platform":"amazing"})"), "unknown_platform");
  EXPECT_EQ(refuse(R"({"platform":7})"), "bad_option");
  EXPECT_EQ(refuse(R"({"encoding":"klingon"})"), "unknown_encoding");
  EXPECT_EQ(refuse(R"({"date_order":"ymd"})"), "bad_option");
  EXPECT_EQ(refuse(R"({"map":{"wizard":"a"}})"), "unknown_role");
  EXPECT_EQ(refuse(R"({"map":{"order_id":1}})"), "bad_option");
  EXPECT_EQ(refuse(R"({"map":"order_id=a"})"), "bad_option");
  EXPECT_EQ(ErrorCode(session.FinishFile()), "no_file_begun");
  EXPECT_EQ(Parse(session.BeginFile("x.csv", R"({"bytes":123})"))["ok"], true);
  EXPECT_EQ(Load(session, "x.csv", kFirst,
                 R"({"map":{"order_id":"none"}})")["error"]["code"],
            "unknown_header");
}

TEST(Session, ShowsTheHeadOfAFileWhoseColumnsItDoesNotKnow) {
  const std::string_view text =
      "凭证,谁,何时,多少\n"
      "X100001,安,2026-01-05 09:00,100.01\n"
      "X100002,柏,2026-01-06 10:00,200.02\n";
  Session session;
  const Json answer = Load(session, "odd.csv", text);
  EXPECT_EQ(answer["outcome"], "needs_mapping");
  EXPECT_EQ(answer["error"]["code"], "no_order_columns");
  const Json preview = Parse(session.Preview(answer["file"].get<int>()));
  EXPECT_EQ(preview["ok"], true);
  EXPECT_EQ(preview["headers"], Json({"凭证", "谁", "何时", "多少"}));
  EXPECT_EQ(preview["rows"].size(), 2u);
  EXPECT_EQ(preview["rows"][1][3], "200.02");
  EXPECT_EQ(preview["mapping"], Json::object());
  EXPECT_EQ(preview["platform"], "generic");
  EXPECT_EQ(preview["encoding"], "utf-8");
  EXPECT_EQ(preview["delimiter"], ",");
  std::map<std::string, std::string> best;
  for (const Json& candidate : preview["candidates"]) {
    EXPECT_EQ(candidate["header"],
              preview["headers"][candidate["column"].get<size_t>()]);
    best.try_emplace(candidate["header"], candidate["role"]);
  }
  EXPECT_EQ(best["凭证"], "order_id");
  EXPECT_EQ(best["何时"], "created_at");
  EXPECT_EQ(best["多少"], "paid_amount");
  bool order_id_required = false;
  for (const Json& role : preview["roles"])
    order_id_required |= role["role"] == "order_id" && role["required"] == true;
  EXPECT_TRUE(order_id_required);

  const Json mapped = Load(session, "odd.csv", text,
                           R"({"map":{"order_id":"凭证","nick":"谁",)"
                           R"("created_at":"何时","paid_amount":"多少"}})");
  EXPECT_EQ(mapped["outcome"], "used");
  EXPECT_EQ(Report(session)["revenue"]["net_minor"], 30003);
}

TEST(Session, RemembersAMappingByThePolicy) {
  Session session;
  const Json set = Parse(session.SetPolicy(
      R"({"ingest":{"mappings":[{"凭证":"order_id","何时":"created_at",)"
      R"("多少":"paid_amount"}]}})"));
  ASSERT_EQ(set["ok"], true) << set;
  const Json answer =
      Load(session, "odd.csv", "凭证,谁,何时,多少\nX1,安,2026-01-05,100.01\n");
  EXPECT_EQ(answer["outcome"], "used");
}

TEST(Session, GivesTheSampleShopAsBytes) {
  Session session;
  EXPECT_EQ(session.ReadSample(100), "") << "none was begun";
  session.BeginSample();
  std::string head = session.ReadSample(10'000);
  EXPECT_EQ(head.size(), 10'000u);
  session.BeginSample();
  EXPECT_EQ(session.ReadSample(10'000), head) << "begins anew, the same bytes";
  EXPECT_NE(std::string_view(Session::SampleName()), "");
  // Whole rows of the head are a file of their own.
  head.resize(head.rfind('\n') + 1);
  EXPECT_EQ(Load(session, Session::SampleName(), head)["outcome"], "used");
  EXPECT_EQ(Report(session)["ledger"]["files"][0]["encoding"], "gb18030");
  EXPECT_EQ(Report(session)["ledger"]["files"][0]["platform"], "taobao_orders");
}

// ---- settings

TEST(Session, SetsOrdersAfterTheAsOfDayAside) {
  Session session;
  Load(session, "first.csv", kFirst);
  const Json before = Report(session);
  EXPECT_EQ(Parse(session.SetAsOf("2026-02-02")), Json({{"ok", true}}));
  const Json report = Report(session);
  EXPECT_EQ(report["as_of"], "2026-02-02");
  EXPECT_EQ(report["as_of_source"], "given");
  EXPECT_EQ(report["orders"]["total"], 2);
  EXPECT_EQ(report["ledger"]["rows_set_aside"], Json({{"after_as_of", 1}}));
  ExpectLedgerAddsUp(report);
  EXPECT_EQ(ErrorCode(session.SetAsOf("2026-02-30")), "bad_as_of");
  EXPECT_EQ(ErrorCode(session.SetAsOf("yesterday")), "bad_as_of");
  EXPECT_EQ(Report(session), report) << "a bad day changes nothing";
  EXPECT_EQ(Parse(session.SetAsOf("2025-12-31")), Json({{"ok", true}}));
  EXPECT_EQ(Report(session)["orders"]["total"], 0);
  EXPECT_TRUE(Report(session)["rfm"]["levels"][0]["share"].is_null());
  session.SetAsOf("");
  EXPECT_EQ(Report(session), before);
}

TEST(Session, AnalysesOneCurrencyAndTellsTheOthersApart) {
  Session session;
  Load(session, "money.csv",
       "order_id,buyer,order_date,paid_amount,currency\n"
       "A1,ann,2026-01-01,10.01,CNY\n"
       "A2,ann,2026-01-02,20.02,CNY\n"
       "A3,ben,2026-01-03,3000,JPY\n");
  const Json yuan = Report(session);
  EXPECT_EQ(yuan["revenue"]["currency"], "CNY");
  EXPECT_EQ(yuan["revenue"]["net_minor"], 3003);
  EXPECT_EQ(yuan["customers"]["total"], 1);
  ASSERT_EQ(yuan["other_currencies"].size(), 1u);
  EXPECT_EQ(yuan["other_currencies"][0]["currency"], "JPY");
  EXPECT_EQ(yuan["other_currencies"][0]["net_minor"], 3000);
  EXPECT_EQ(yuan["other_currencies"][0]["minor_digits"], 0);
  EXPECT_EQ(Parse(session.SetCurrency("JPY"))["ok"], true);
  const Json yen = Report(session);
  EXPECT_EQ(yen["revenue"]["minor_digits"], 0);
  EXPECT_EQ(yen["revenue"]["net_minor"], 3000);
  EXPECT_EQ(yen["other_currencies"][0]["currency"], "CNY");
  for (const char* bad : {"yen", "jp", "JPYN", "J1Y"})
    EXPECT_EQ(ErrorCode(session.SetCurrency(bad)), "bad_currency");
  EXPECT_EQ(Report(session), yen);
  session.SetCurrency("");
  EXPECT_EQ(Report(session), yuan);
}

TEST(Session, KeepsItsPolicyWhenGivenABadOne) {
  Session session;
  Load(session, "zero.csv",
       "order_id,buyer,order_date,paid_amount\n"
       "A1,ann,2026-01-01,10.01\nA2,ben,2026-01-02,0\n");
  const std::string policy = session.Policy();
  const Json before = Report(session);
  EXPECT_EQ(ErrorCode(session.SetPolicy("{")), "policy_not_json");
  const Json refused = Parse(session.SetPolicy(
      R"({"ingest":{"count_zero_amount":true,"utc_offset_minutes":9999}})"));
  EXPECT_EQ(ErrorCode(refused), "policy_invalid");
  EXPECT_EQ(refused["error"]["args"]["path"], "/ingest/utc_offset_minutes");
  EXPECT_EQ(session.Policy(), policy);
  EXPECT_EQ(Report(session), before);
  EXPECT_EQ(before["orders"]["zero_amount"], 1);
  EXPECT_EQ(Parse(session.SetPolicy(
                R"({"ingest":{"count_zero_amount":true}})"))["ok"],
            true);
  EXPECT_EQ(Report(session)["orders"]["valid"], 2);
  EXPECT_EQ(Parse(session.SetPolicy(policy))["ok"], true);
  EXPECT_EQ(session.Policy(), policy);
  EXPECT_EQ(Report(session), before);
}

// ---- answers

TEST(Session, SelectsAndTellsCustomers) {
  Session session;
  Load(session, "first.csv", kFirst);
  Load(session, "second.csv", kSecond);
  std::string error;
  const auto all = session.SelectCustomers(
      R"({"sort":{"fact":"net_minor","descending":true}})", &error);
  EXPECT_EQ(error, "");
  ASSERT_EQ(all.size(), 3u);
  const Json rows = Parse(session.CustomerRows(
      all, R"(["buyer","net_minor","last_day","stage","favourite_category",)"
           R"("province"])"));
  EXPECT_EQ(rows["ok"], true);
  EXPECT_EQ(rows["rows"][0][0], "ann");
  EXPECT_EQ(rows["rows"][0][1], 4004);
  EXPECT_EQ(rows["rows"][0][2], "2026-03-03");
  EXPECT_TRUE(rows["rows"][0][4].is_null());
  EXPECT_EQ(rows["rows"][0][5], "浙江");
  EXPECT_EQ(rows["rows"][1][0], "cat");
  EXPECT_EQ(rows["rows"][2][0], "ben");
  const auto found = session.SelectCustomers(
      R"({"rule":{"fact":"orders","op":"eq","value":1},"search":"BE"})",
      &error);
  ASSERT_EQ(found.size(), 1u);

  const Json person = Parse(session.Customer(all[0]));
  EXPECT_EQ(person["customer"]["key"], "ann");
  EXPECT_EQ(person["customer"]["facts"]["orders"], 2);
  ASSERT_EQ(person["customer"]["orders"].size(), 2u);
  const Json& latest = person["customer"]["orders"][0];
  EXPECT_EQ(latest["order_id"], "A3");
  EXPECT_EQ(latest["day"], "2026-03-03");
  EXPECT_EQ(latest["kind"], "valid");
  EXPECT_EQ(latest["net_minor"], 3003);
  EXPECT_EQ(latest["products"], Json({"jar"}));
}

TEST(Session, RefusesQueriesThatMeanNothing) {
  Session session;
  Load(session, "first.csv", kFirst);
  std::string error;
  EXPECT_TRUE(
      session
          .SelectCustomers(R"({"rule":{"all":[{"fact":"orders","op":"eq",)"
                           R"("value":"many"}]}})",
                           &error)
          .empty());
  const Json answer = Parse(error);
  EXPECT_EQ(answer["ok"], false);
  EXPECT_EQ(answer["error"]["args"]["path"], "/rule/all/0/value");
  error.clear();
  EXPECT_TRUE(session.SelectCustomers("nonsense", &error).empty());
  EXPECT_NE(ErrorCode(error), "");
  const std::vector<uint32_t> one = {0}, far = {0, 99};
  EXPECT_EQ(ErrorCode(session.CustomerRows(one, R"(["shoe_size"])")),
            "bad_option");
  EXPECT_EQ(ErrorCode(session.CustomerRows(one, "{}")), "bad_option");
  EXPECT_EQ(ErrorCode(session.CustomerRows(far, R"(["buyer"])")),
            "unknown_customer");
  EXPECT_EQ(ErrorCode(session.Customer(99)), "unknown_customer");
  Session empty;
  EXPECT_EQ(ErrorCode(empty.Customer(0)), "unknown_customer");
  EXPECT_TRUE(empty.SelectCustomers("{}", &error).empty());
}

TEST(Session, ListsEveryFactWithItsType) {
  const Json facts = Parse(Session::Facts());
  ASSERT_TRUE(facts.is_array());
  bool stage = false, phone = false;
  for (const Json& fact : facts) {
    EXPECT_TRUE(fact["id"].is_string());
    EXPECT_TRUE(fact["personal"].is_boolean());
    EXPECT_EQ(fact.contains("codes"), fact["type"] == "code");
    stage |= fact["id"] == "stage" && fact["codes"].size() == 7;
    phone |= fact["id"] == "recipient_phone" && fact["personal"] == true;
  }
  EXPECT_TRUE(stage);
  EXPECT_TRUE(phone);
}

TEST(Session, AnswersEverythingBeforeAnyFile) {
  Session session;
  const Json report = Report(session);
  EXPECT_TRUE(report["as_of"].is_null());
  EXPECT_TRUE(report["revenue"]["currency"].is_null());
  EXPECT_EQ(report["orders"]["total"], 0);
  EXPECT_TRUE(report["lifecycle"]["stages"][0]["share"].is_null());
  EXPECT_EQ(report["months"], Json::array());
  EXPECT_FALSE(session.HasOrders());
  EXPECT_EQ(Parse(session.CustomerRows({}, "[]"))["rows"], Json::array());
  EXPECT_EQ(session.CustomersCsv().find("buyer"), 3u) << "a header alone";
  session.SetAsOf("2026-01-01");
  EXPECT_TRUE(Report(session)["revenue"]["currency"].is_null());
  session.SetWorkspace(kWorkspace);
  EXPECT_EQ(Parse(session.Draft(R"({"rule":{"all":[]},"shop":"店"})"))["ok"],
            true);
}

// ---- campaigns

std::string ManyBuyers() {
  std::string text =
      "order_id,buyer,order_date,paid_amount,recipient,recipient_phone,"
      "product\n";
  for (int i = 0; i < 300; ++i) {
    const std::string n = std::to_string(1000 + i);
    text += "A" + n + ",buyer" + n + ",2026-01-01," + n + ".50,人" + n + ",";
    if (i % 10 != 0) text += "1390000" + n;
    text += ",cup" + n + "\n";
  }
  return text;
}

TEST(Session, DraftsACampaignThatAddsUp) {
  Session session;
  session.SetWorkspace(kWorkspace);
  Load(session, "many.csv", ManyBuyers());
  const std::string request =
      R"({"rule":{"fact":"orders","op":"ge","value":1},"name":"spring",)"
      R"("channel":"sms","template":"{nick}您好","shop":"示例店",)"
      R"("control_percent":10,"control_min":20})";
  const Json answer = Parse(session.Draft(request));
  ASSERT_EQ(answer["ok"], true) << answer;
  const Json& draft = answer["draft"];
  EXPECT_EQ(draft["audience"], 300);
  EXPECT_EQ(draft["suppressed"]["no_channel"], 30);
  EXPECT_GE(draft["control"].get<int>(), 20);
  EXPECT_EQ(draft["audience"].get<int>(),
            draft["treated"].get<int>() + draft["control"].get<int>() +
                draft["suppressed"]["total"].get<int>());
  EXPECT_EQ(Parse(session.Draft(request)), answer) << "drawn the same again";
  std::string name, error;
  const std::string list = session.DraftFile(request, "list", &name, &error);
  EXPECT_EQ(error, "");
  EXPECT_NE(name, "");
  size_t rows = 0;
  for (const char c : list) rows += c == '\n';
  EXPECT_EQ(rows, draft["treated"].get<size_t>() + 1);
}

TEST(Session, RefusesADraftOfNothing) {
  Session session;
  Load(session, "first.csv", kFirst);
  EXPECT_NE(ErrorCode(session.Draft("{}")), "");
  EXPECT_NE(ErrorCode(session.Draft("no json")), "");
  EXPECT_NE(ErrorCode(session.Draft(R"({"activity":"dance"})")), "");
  std::string name, error;
  EXPECT_EQ(session.DraftFile(R"({"rule":{"all":[]}})", "poem", &name, &error),
            "");
  EXPECT_EQ(ErrorCode(error), "bad_option");
  EXPECT_EQ(session.DraftFile("{}", "list", &name, &error), "");
  EXPECT_NE(ErrorCode(error), "bad_option");
}

TEST(Session, ListsItsActivities) {
  const Session session;
  const Json answer = Parse(session.Activities());
  EXPECT_EQ(answer["ok"], true);
  ASSERT_FALSE(answer["activities"].empty());
  for (const Json& activity : answer["activities"]) {
    EXPECT_TRUE(activity["name"].is_string());
    EXPECT_TRUE(activity["kind"].is_string());
  }
}

}  // namespace
}  // namespace shuke::session
