// Every platform profile against an export in that platform's own format
// (tests/data/platforms): its header line, encoding, guards and quirks, with
// invented orders. The expected figures are worked out by hand from the rows.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/ingest/file_reader.h"
#include "core/ingest/profile.h"
#include "core/session/session.h"
#include "core/table/dictionary.h"

namespace shuke::ingest {
namespace {

using session::Session;
using table::MoneyField;
using table::TextField;
using table::TimeField;
using Json = nlohmann::json;

std::string ReadFixture(std::string_view name) {
  std::ifstream in("tests/data/platforms/" + std::string(name),
                   std::ios::binary);
  EXPECT_TRUE(in.good()) << name;
  return {std::istreambuf_iterator<char>(in), {}};
}

// As a host does: again for as long as the session asks for it.
void Load(Session& session, std::string_view name) {
  const std::string bytes = ReadFixture(name);
  std::string options = "{}";
  for (int reading = 0; reading < 3; ++reading) {
    session.BeginFile(name, options);
    session.Feed(bytes);
    const Json answer = Json::parse(session.FinishFile());
    if (answer["outcome"] != "reread") return;
    options = answer["options"].dump();
  }
  ADD_FAILURE() << name << " never settles";
}

Json ReportOf(const std::vector<std::string_view>& files) {
  Session session;
  for (const std::string_view file : files) Load(session, file);
  return Json::parse(session.Report());
}

// ---- the figures of each fixture

struct Case {
  std::string_view file, profile, encoding, delimiter;
  int read, used;
  std::string_view set_aside;  // JSON
  int valid, refunded, closed, unpaid, cancelling;
  int identified, customers;
  std::string_view currency;
  int64_t gross, refunds, net;
  std::string_view as_of;
};

void PrintTo(const Case& expected, std::ostream* out) { *out << expected.file; }

constexpr Case kCases[] = {
    // 201.12 + 88.50 + 30.05 valid, 120.00 paid and refunded.
    {"taobao_orders_2016.csv", "taobao_orders", "gb18030", ",", 6, 6, "{}", 3,
     1, 1, 1, 0, 3, 2, "CNY", 43967, 12000, 31967, "2016-07-14"},
    // 201.12 + (327.70 - 148.90) + 99.00 valid, 64.80 refunded.
    {"taobao_orders_2017.csv", "taobao_orders", "gb18030", ",", 5, 5, "{}", 3,
     1, 0, 1, 0, 3, 3, "CNY", 69262, 21370, 47892, "2017-07-13"},
    // (150.00 - 20.00) + 45.60.
    {"taobao_orders_2018.csv", "taobao_orders", "gb18030", ",", 3, 3, "{}", 2,
     0, 1, 0, 0, 2, 2, "CNY", 19560, 2000, 17560, "2018-11-13"},
    // 158.00 + (100.00 - 30.00) valid, 64.80 refunded.
    {"taobao_orders_2021.csv", "taobao_orders", "gb18030", ",", 5, 5, "{}", 2,
     1, 1, 1, 0, 2, 2, "CNY", 32280, 9480, 22800, "2021-06-04"},
    // No date in it, and no order report beside it.
    {"taobao_items_old.csv", "taobao_items", "gb18030", ",", 6, 0,
     R"({"no_date": 6})", 0, 0, 0, 0, 0, 0, 0, "", 0, 0, 0, ""},
    // The orders of 2021 by their lines; no buyer.
    {"taobao_items_new.csv", "taobao_items", "gb18030", ",", 7, 7, "{}", 2, 1,
     1, 1, 0, 0, 0, "CNY", 32280, 9480, 22800, "2021-06-04"},
    // 34.90 + 85.80 + 45.00 valid, 25.00 + 58.00 refunded; the last was never
    // dated.
    {"pinduoduo_orders.csv", "pinduoduo_orders", "utf-8", ",", 8, 7,
     R"({"no_date": 1})", 3, 2, 1, 1, 0, 0, 0, "CNY", 24870, 8300, 16570,
     "2025-01-06"},
    // 70.00 valid, 18.80 refunded.
    {"pinduoduo_orders_full.csv", "pinduoduo_orders", "utf-8", ",", 3, 3, "{}",
     1, 1, 0, 1, 0, 0, 0, "CNY", 8880, 1880, 7000, "2026-03-03"},
    // 148.00, once for its two lines, + 105.00 valid, 188.00 refunded.
    {"jd_orders.csv", "jd_orders", "gb18030", ",", 6, 6, "{}", 2, 1, 1, 1, 0, 2,
     2, "CNY", 44100, 18800, 25300, "2025-05-06"},
    // 129.00 + (129.00 + 40.00 - 40.00) valid, 299.00 refunded; whose phone is
    // masked has no key.
    {"douyin_orders.csv", "douyin_orders", "utf-8", ",", 6, 6, "{}", 2, 1, 1, 1,
     0, 1, 1, "CNY", 59700, 33900, 25800, "2025-08-05"},
    // 258.00 + 50.00 valid, 10.00 refunded.
    {"douyin_orders_2026.csv", "douyin_orders", "utf-8", ",", 3, 3, "{}", 2, 1,
     0, 0, 0, 0, 0, "CNY", 31800, 1000, 30800, "2026-01-03"},
    // 110.00 + (86.00 - 26.00) + 10.50 valid, 45.00 refunded.
    {"youzan_orders.csv", "youzan_orders", "utf-8", ",", 6, 6, "{}", 3, 1, 1, 1,
     0, 3, 2, "CNY", 25150, 7100, 18050, "2026-01-06"},
    // (73.33 + 36.67) + (40.00 + 40.00 - 26.00); what was not completed has no
    // date here.
    {"youzan_items.csv", "youzan_items", "utf-8", ",", 5, 4,
     R"({"no_date": 1})", 2, 0, 0, 0, 0, 2, 2, "CNY", 19000, 2600, 16400,
     "2026-01-09"},
    // 75.00 + (100.00 - 25.50) + 18.25 valid, 40.00 refunded.
    {"shopify_orders.csv", "shopify_orders", "utf-8", ",", 7, 7, "{}", 3, 1, 1,
     1, 0, 3, 2, "USD", 23325, 6550, 16775, "2023-04-28"},
    // 2999.00 + 450.50 valid, 800.00 refunded; a name is no key.
    {"woocommerce_orders.csv", "woocommerce_orders", "utf-8", ",", 5, 5, "{}",
     2, 1, 1, 1, 0, 0, 0, "BDT", 424950, 80000, 344950, "2026-02-05"},
    // 59.97.
    {"woocommerce_orders_old.csv", "woocommerce_orders", "utf-8", ",", 3, 3,
     "{}", 1, 0, 0, 2, 0, 0, 0, "USD", 5997, 0, 5997, "2020-02-03"},
    // 38.50 valid, 21.00 refunded.
    {"woocommerce_orders_fr.csv", "woocommerce_orders", "utf-8", ",", 3, 3,
     "{}", 1, 1, 0, 1, 0, 0, 0, "USD", 5950, 2100, 3850, "2026-02-03"},
    // (39.98 + 5.50) + 64.00 + 11.00 valid, 5.50 returned; what was cancelled
    // has no price.
    {"amazon_orders.txt", "amazon_orders", "utf-8", "\t", 7, 6,
     R"({"no_amount": 1})", 3, 1, 0, 1, 0, 0, 0, "USD", 12598, 550, 12048,
     "2026-03-06"},
    {"amazon_orders_buyers.txt", "amazon_orders", "utf-8", "\t", 7, 6,
     R"({"no_amount": 1})", 3, 1, 0, 1, 0, 3, 2, "USD", 12598, 550, 12048,
     "2026-03-06"},
    // Buyers and no amount: those are in the report of all orders.
    {"amazon_unshipped.txt", "amazon_unshipped", "utf-8", "\t", 4, 0,
     R"({"no_amount": 4})", 0, 0, 0, 0, 0, 0, 0, "", 0, 0, 0, "2026-03-06"},
    // 58.20 + 1250.00 + 23.19 valid, 25.00 refunded; 16.00 EUR stand apart.
    {"etsy_orders.csv", "etsy_orders", "utf-8", ",", 6, 6, "{}", 3, 1, 1, 0, 0,
     3, 2, "USD", 135639, 2500, 133139, "2026-07-18"},
    // (36.00 + 18.00) + 1250.00 + 18.99.
    {"etsy_items.csv", "etsy_items", "utf-8", ",", 5, 5, "{}", 3, 0, 0, 1, 0, 3,
     2, "USD", 132299, 0, 132299, "2026-07-18"},
    // 900.00 + 26.49 + 1120.00; two records of blanks, two of a footer.
    {"ebay_orders.csv", "ebay_orders", "utf-8", ",", 9, 5,
     R"({"blank": 2, "no_date": 2})", 3, 0, 0, 1, 0, 3, 2, "USD", 204649, 0,
     204649, "2026-07-25"},
    // 15.70 + 12.00.
    {"ebay_orders_uk.csv", "ebay_orders", "utf-8", ",", 3, 3, "{}", 2, 0, 0, 1,
     0, 2, 2, "GBP", 2770, 0, 2770, "2026-07-25"},
    // (7.00 + 3.50) + (24.00 - 12.00) + 4.00 valid, 3.50 refunded, and a refund
    // of 2.00 under a number of its own.
    {"square_items.csv", "square_items", "utf-8", ",", 8, 8, "{}", 3, 1, 0, 0,
     1, 3, 2, "USD", 4200, 1750, 2450, "2026-07-21"},
    // 13.34 + (24.00 - 12.00) valid, 3.50 refunded, and a refund of 5.00 under
    // a number of its own.
    {"square_transactions.csv", "square_transactions", "utf-8", ",", 6, 6, "{}",
     2, 1, 0, 0, 1, 2, 2, "USD", 4084, 2050, 2034, "2026-07-21"},
    // 1234.00 + (80.00 - 15.50) valid, 42.00 refunded.
    {"magento_orders.csv", "magento_orders", "utf-8", ",", 5, 5, "{}", 2, 1, 1,
     1, 0, 2, 2, "USD", 135600, 5750, 129850, "2026-07-22"},
};

class Platforms : public testing::TestWithParam<Case> {};

TEST_P(Platforms, GiveTheOrdersOfTheirExport) {
  const Case& expected = GetParam();
  const Json report = ReportOf({expected.file});
  const Json& file = report["ledger"]["files"][0];
  EXPECT_EQ(file["platform"], expected.profile);
  EXPECT_EQ(file["encoding"], expected.encoding);
  EXPECT_EQ(file["delimiter"], expected.delimiter);
  EXPECT_TRUE(file["error"].is_null()) << file["error"];
  EXPECT_EQ(file["rows_read"], expected.read);
  EXPECT_EQ(file["rows_used"], expected.used);
  EXPECT_EQ(file["rows_set_aside"], Json::parse(expected.set_aside));
  EXPECT_EQ(file["unknown_status"], Json::array());
  EXPECT_EQ(file["flags"]["repeated_rows"], 0);
  EXPECT_EQ(file["flags"]["damaged_ids"], 0);
  EXPECT_EQ(file["flags"]["malformed_bytes"], 0);

  const Json& orders = report["orders"];
  EXPECT_EQ(orders["valid"], expected.valid);
  EXPECT_EQ(orders["refunded"], expected.refunded);
  EXPECT_EQ(orders["closed"], expected.closed);
  EXPECT_EQ(orders["unpaid"], expected.unpaid);
  EXPECT_EQ(orders["cancelling"], expected.cancelling);
  EXPECT_EQ(orders["zero_amount"], 0);
  EXPECT_EQ(orders["identified"], expected.identified);
  EXPECT_EQ(report["customers"]["total"], expected.customers);
  const Json& revenue = report["revenue"];
  EXPECT_EQ(revenue["currency"],
            expected.currency.empty() ? Json() : Json(expected.currency));
  EXPECT_EQ(revenue["gross_minor"], expected.gross);
  EXPECT_EQ(revenue["refunds_minor"], expected.refunds);
  EXPECT_EQ(revenue["net_minor"], expected.net);
  EXPECT_EQ(report["as_of"],
            expected.as_of.empty() ? Json() : Json(expected.as_of));
}

TEST_P(Platforms, GiveNothingMoreWhenTheExportComesTwice) {
  const Case& expected = GetParam();
  Json once = ReportOf({expected.file});
  Json twice = ReportOf({expected.file, expected.file});
  EXPECT_EQ(twice["ledger"]["rows_used"], once["ledger"]["rows_used"]);
  once.erase("ledger");
  twice.erase("ledger");
  EXPECT_EQ(twice, once);
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Platforms, testing::ValuesIn(kCases),
                         [](const testing::TestParamInfo<Case>& info) {
                           std::string name(info.param.file);
                           name.resize(name.find('.'));
                           return name;
                         });

TEST(PlatformFixtures, CoverEveryProfileOfAPlatform) {
  std::set<std::string_view> proven = {"generic", "online_retail"};
  for (const Case& known : kCases) proven.insert(known.profile);
  for (const Profile& profile : Profiles()) {
    EXPECT_EQ(proven.count(profile.id), 1u)
        << profile.id << " has no file in tests/data/platforms";
  }
}

TEST(PlatformFixtures, KeepOtherCurrenciesApart) {
  const Json report = ReportOf({"etsy_orders.csv"});
  ASSERT_EQ(report["other_currencies"].size(), 1u);
  EXPECT_EQ(report["other_currencies"][0]["currency"], "EUR");
  EXPECT_EQ(report["other_currencies"][0]["net_minor"], 1600);
}

// ---- what single rows say

// All that row `row` (from 0) of a fixture gives, but for empty cells.
std::string Row(std::string_view file, size_t row) {
  static constexpr std::pair<TextField, std::string_view> kTexts[] = {
      {TextField::kOrderId, "order"},
      {TextField::kLineId, "line"},
      {TextField::kMemberId, "member"},
      {TextField::kNick, "nick"},
      {TextField::kAlipay, "alipay"},
      {TextField::kEmail, "email"},
      {TextField::kPhone, "phone"},
      {TextField::kName, "name"},
      {TextField::kProductId, "sku"},
      {TextField::kProduct, "product"},
      {TextField::kSpec, "spec"},
      {TextField::kCategory, "category"},
      {TextField::kRecipient, "to"},
      {TextField::kRecipientPhone, "to_phone"},
      {TextField::kProvince, "province"},
      {TextField::kCity, "city"},
      {TextField::kCurrency, "currency"},
  };
  static constexpr std::pair<TimeField, std::string_view> kTimes[] = {
      {TimeField::kCreated, "created"},
      {TimeField::kPaid, "paid"},
      {TimeField::kCompleted, "completed"}};
  static constexpr std::pair<MoneyField, std::string_view> kAmounts[] = {
      {MoneyField::kOrderAmount, "total"},
      {MoneyField::kPaidAmount, "paid_amount"},
      {MoneyField::kRefundAmount, "refund"},
      {MoneyField::kLineAmount, "amount"},
      {MoneyField::kLineRefund, "line_refund"}};

  const IngestPolicy policy;
  table::Dictionary dictionary;
  ReadOptions options;
  FileOutcome outcome;
  do {
    FileReader reader(std::string(file), options, policy);
    reader.Feed(ReadFixture(file));
    outcome = reader.Finish(dictionary);
    options = outcome.options;
  } while (outcome.outcome == Outcome::kReread);
  const table::OrderLines& lines = outcome.lines;
  if (row >= lines.size()) return "no such row";
  std::string out;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!out.empty()) out += "; ";
    out += name;
    out += '=';
    out += value;
  };
  for (const auto& [field, name] : kTexts)
    add(name, dictionary.At(lines.Text(field, row)));
  for (const auto& [field, name] : kTimes) {
    if (lines.Time(field, row) != kNoTime)
      add(name, FormatTime(lines.Time(field, row)));
  }
  for (const auto& [field, name] : kAmounts) {
    if (lines.Money(field, row) != table::kNoMoney)
      add(name, std::to_string(lines.Money(field, row)));
  }
  if (!lines.quantity.empty())
    add("quantity", std::to_string(lines.quantity[row]));
  return out;
}

TEST(PlatformRows, OfTaobaoLoseTheirGuards) {
  EXPECT_EQ(Row("taobao_orders_2017.csv", 1),
            "order=3515313147320102; nick=tb2017样例; alipay=b17@example.com; "
            "product=竹编果篮，大号; to=钱二; to_phone=15400000002; "
            "province=浙江; city=杭州; created=2017-07-09 10:00:00; "
            "paid=2017-07-09 10:05:00; total=32770; paid_amount=17880; "
            "refund=14890; quantity=3");
  // Columns inserted in the middle of the vintage of 2021.
  EXPECT_EQ(Row("taobao_orders_2021.csv", 0),
            "order=5021000000000101; nick=竹林听雨88; "
            "alipay=a88@example.com; product=青瓷茶壶,杯垫; to=赵一; "
            "to_phone=15400000001; province=广东; city=广州; "
            "created=2021-06-01 08:00:00; paid=2021-06-01 08:02:00; "
            "completed=2021-06-09 09:00:00; total=16800; paid_amount=15800; "
            "refund=0; quantity=3");
  EXPECT_EQ(Row("taobao_items_new.csv", 3),
            "order=5021000000000102; line=5021000000000204; "
            "product=亚麻桌布; spec=颜色分类：原色; "
            "created=2021-06-02 10:00:00; paid=2021-06-02 10:05:00; "
            "amount=3000; line_refund=3000; quantity=1");
}

// "无退款申请" in a column of refunds says that there is none.
TEST(PlatformRows, OfTaobaoReadWordsInARefundColumnAsNone) {
  const std::string row = Row("taobao_orders_2017.csv", 4);
  EXPECT_NE(row.find("paid_amount=9900"), std::string::npos) << row;
  EXPECT_EQ(row.find("refund"), std::string::npos) << row;
}

TEST(PlatformRows, OfPinduoduoHaveNoBuyerAndSometimesNoRegion) {
  EXPECT_EQ(Row("pinduoduo_orders.csv", 1),
            "order=250102-100000000000002; sku=900001; product=粗陶马克杯; "
            "spec=米白,350ml; created=2025-01-02 08:08:08; total=7980; "
            "paid_amount=8580; quantity=2");
  EXPECT_EQ(Row("pinduoduo_orders_full.csv", 0),
            "order=260301-200000000000001; sku=900001; product=粗陶马克杯; "
            "spec=米白; category=家居; province=浙江; city=杭州; "
            "created=2026-02-28 23:59:50; paid=2026-03-01 00:00:10; "
            "total=6660; paid_amount=7000; quantity=2");
  EXPECT_EQ(Row("pinduoduo_orders_full.csv", 1).find("province"),
            std::string::npos);
}

TEST(PlatformRows, OfJdRepeatTheOrderOnEveryLine) {
  EXPECT_EQ(Row("jd_orders.csv", 1),
            "order=280000000001; nick=jd_sample_a; sku=10002; "
            "product=杯刷,长柄; to=周五; to_phone=15400000005; "
            "province=广东; city=深圳; created=2025-05-01 09:00:00; "
            "paid=2025-05-01 09:01:00; completed=2025-05-08 10:00:00; "
            "total=15800; paid_amount=14800; amount=5900; quantity=2");
}

TEST(PlatformRows, OfDouyinLoseTheTabBeforeTheirNumbers) {
  EXPECT_EQ(Row("douyin_orders.csv", 2),
            "order=6900000000000000002; line=6900000000000000003; "
            "sku=3600001; product=滤纸; to=郑*; to_phone=*******0007; "
            "province=河南; city=郑州; created=2025-08-02 21:00:00; "
            "paid=2025-08-02 21:00:10; amount=4000; quantity=4");
  EXPECT_EQ(Row("douyin_orders_2026.csv", 1),
            "order=6910000000000000002; line=6910000000000000002; "
            "sku=3600001; product=滤纸; to=郑*; to_phone=*******0007; "
            "province=河南; city=郑州; created=2026-01-02 20:00:00; "
            "paid=2026-01-02 20:01:00; amount=5000; quantity=5");
}

TEST(PlatformRows, OfYouzanTellTheBuyerFromTheRecipient) {
  EXPECT_EQ(Row("youzan_orders.csv", 2),
            "order=E20260103000000000003; phone=19400000010; name=十里; "
            "product=手工皂、皂盒; to=褚一; to_phone=15400000011; "
            "province=上海; city=上海; created=2026-01-03 10:00:00; "
            "paid=2026-01-03 10:01:00; total=4500; paid_amount=4500; "
            "refund=4500");
  EXPECT_EQ(Row("youzan_items.csv", 0),
            "order=E20260101000000000001; sku=手01; product=手工皂; "
            "category=洗护; to=冯九; to_phone=15400000009; province=北京; "
            "city=北京; completed=2026-01-08 10:00:00; amount=7333; "
            "line_refund=0; quantity=2");
}

// Times are converted to the shop's zone, UTC+8 unless the policy says
// otherwise.
TEST(PlatformRows, OfShopifyContinueAnOrderWithLittleButTheirItem) {
  EXPECT_EQ(Row("shopify_orders.csv", 1),
            "order=#AP-512189; email=ann@example.com; name=Ann Sample; "
            "sku=MUG; product=Mug; province=California; "
            "city=Huntington Beach; currency=USD; "
            "created=2023-04-28 00:59:00; paid=2023-04-28 01:00:00; "
            "total=7500; refund=0; amount=4000; quantity=2");
  EXPECT_EQ(Row("shopify_orders.csv", 2),
            "order=#AP-512189; email=ann@example.com; sku=BOWL; "
            "product=Bowl, \"large\"; created=2023-04-28 00:59:00; "
            "amount=3000; quantity=1");
}

TEST(PlatformRows, OfWooCommerceReadTranslatedHeaders) {
  EXPECT_EQ(Row("woocommerce_orders.csv", 0),
            "order=1001; name=Ann Sample; product=Product A x 1, Product B x "
            "2; currency=BDT; created=2026-02-01 09:15:00; "
            "paid_amount=299900; quantity=3");
  EXPECT_EQ(Row("woocommerce_orders_fr.csv", 2),
            "order=2003; name=Luc Exemple; product=Bol x 1, Tasse x 1; "
            "created=2026-02-03 09:15:00; paid_amount=4025; quantity=2");
}

TEST(PlatformRows, OfAmazonMayLackABuyer) {
  EXPECT_EQ(Row("amazon_orders.txt", 0),
            "order=111-0000001-0000001; sku=MUG-12; "
            "product=Steel \"Mug\", 12oz; province=WA; city=SEATTLE; "
            "currency=USD; created=2026-03-02 02:20:30; amount=3998; "
            "quantity=2");
  EXPECT_NE(Row("amazon_orders_buyers.txt", 0)
                .find("email=ann1@marketplace.example.com; name=Ann Sample"),
            std::string::npos);
}

TEST(PlatformRows, OfEtsyBreakLinesInsideACell) {
  EXPECT_EQ(Row("etsy_orders.csv", 1),
            "order=3000000002; nick=bobsample; name=Bob Sample; province=TX; "
            "city=Austin; currency=USD; created=2026-07-04 00:00:00; "
            "total=125000; quantity=1");
  EXPECT_EQ(Row("etsy_items.csv", 1),
            "order=3000000001; line=4000000002; nick=annsample; "
            "sku=950000002; product=Bowl, small; spec=Color:Blue\n"
            "Personalization:Line one\r\nLine &quot;two&quot;; "
            "to=Ann Sample; province=TX; city=Austin; currency=USD; "
            "created=2026-07-18 00:00:00; paid=2026-07-18 00:00:00; "
            "amount=1800; quantity=1");
}

TEST(PlatformRows, OfEbayLeaveTheOrderToTheRowAbove) {
  EXPECT_EQ(Row("ebay_orders.csv", 1),
            "order=19-10000-00002; nick=bob_sample; email=bob@example.com; "
            "name=Bob Sample; sku=110000002; product=Lens cap, 52mm; "
            "spec=[Color:Black,Size:52]; to=Bob Sample; province=NV; "
            "city=Reno; created=2026-07-24 00:00:00; "
            "paid=2026-07-24 00:00:00; total=2649; amount=1450; quantity=2");
  EXPECT_EQ(Row("ebay_orders.csv", 2),
            "order=19-10000-00002; sku=110000003; product=Strap; amount=799; "
            "quantity=1");
}

TEST(PlatformRows, OfSquareJoinTheDateAndItsClock) {
  EXPECT_EQ(Row("square_items.csv", 0),
            "order=TxA001; member=CUST1; name=Ann Sample; product=Latte; "
            "spec=Regular; category=Drinks; created=2026-07-18 12:59:30; "
            "amount=700; quantity=2");
  EXPECT_EQ(Row("square_items.csv", 3),
            "order=TxA002; member=CUST2; name=Bob Sample; product=Beans 1kg; "
            "spec=Regular; category=Beans; created=2026-07-19 09:00:00; "
            "amount=-1200; quantity=-1");
  EXPECT_EQ(Row("square_transactions.csv", 2),
            "order=TxB002; member=CUST2; name=Bob Sample; product=Beans 1kg; "
            "created=2026-07-19 09:00:00; paid_amount=-1200");
}

TEST(PlatformRows, OfMagentoJoinPeopleByEmail) {
  EXPECT_EQ(Row("magento_orders.csv", 2),
            "order=000000103; email=ann@example.com; name=Ann Sample; "
            "to=Ann Sample; created=2026-07-20 09:00:00; total=4200; "
            "refund=4200");
}

// ---- an order report and the items of its orders

// What is told of orders and people, and each person's items.
Json Told(const std::vector<std::string_view>& files) {
  Session session;
  for (const std::string_view file : files) Load(session, file);
  const Json report = Json::parse(session.Report());
  std::string error;
  const auto people = session.SelectCustomers(
      R"({"sort": {"fact": "buyer", "descending": false}})", &error);
  const Json rows = Json::parse(session.CustomerRows(
      people, R"(["buyer", "orders", "net_minor", "items"])"));
  return {{"as_of", report["as_of"]},
          {"orders", report["orders"]},
          {"revenue", report["revenue"]},
          {"customers", report["customers"]},
          {"people", rows["rows"]}};
}

struct Pair {
  std::string_view orders, items;
};

TEST(PlatformReports, OfOrdersAndItemsGiveTheFiguresOfTheOrders) {
  for (const auto& [orders, items] : {
           Pair{"taobao_orders_2017.csv", "taobao_items_old.csv"},
           Pair{"taobao_orders_2021.csv", "taobao_items_new.csv"},
           Pair{"etsy_orders.csv", "etsy_items.csv"},
       }) {
    const Json alone = Told({orders});
    EXPECT_FALSE(alone["people"].empty()) << orders;
    EXPECT_EQ(Told({orders, items}), alone) << orders;
    EXPECT_EQ(Told({items, orders}), alone) << orders;
    EXPECT_EQ(Told({items, orders, items}), alone) << orders;
  }
}

TEST(PlatformReports, OfItemsAreUsedOnceTheirOrdersAreThere) {
  const Json report =
      ReportOf({"taobao_items_old.csv", "taobao_orders_2017.csv"});
  EXPECT_EQ(report["ledger"]["files"][0]["rows_used"], 6);
  EXPECT_EQ(report["ledger"]["rows_set_aside"], Json::object());
}

TEST(PlatformReports, OfAmazonWithoutBuyersGetThemFromTheUnshippedReport) {
  Json alone = Told({"amazon_orders_buyers.txt"});
  for (const std::vector<std::string_view>& files :
       {std::vector<std::string_view>{"amazon_orders.txt",
                                      "amazon_unshipped.txt"},
        {"amazon_unshipped.txt", "amazon_orders.txt"}}) {
    const Json both = Told(files);
    EXPECT_EQ(both["orders"], alone["orders"]);
    EXPECT_EQ(both["revenue"], alone["revenue"]);
    EXPECT_EQ(both["customers"], alone["customers"]);
    EXPECT_EQ(both["people"], alone["people"]);
  }
}

// The order report of Youzan counts no items: the line report does.
TEST(PlatformReports, OfYouzanItemsAddWhatTheOrdersLeaveOut) {
  Json alone = Told({"youzan_orders.csv"});
  Json both = Told({"youzan_items.csv", "youzan_orders.csv"});
  EXPECT_EQ(both["orders"], alone["orders"]);
  EXPECT_EQ(both["revenue"], alone["revenue"]);
  // 2 + 1 of the order with lines and 1 of the order without; 1 + 1.
  EXPECT_EQ(both["people"], Json::parse(R"([["15400000009", 2, 12050, 4],
                                            ["19400000010", 1, 6000, 2]])"));
}

}  // namespace
}  // namespace shuke::ingest
