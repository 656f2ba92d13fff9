#include "core/ingest/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shuke::ingest {
namespace {

using namespace std::string_view_literals;

// Header lines as the platform writes them, blanks at the ends of names
// included.
constexpr std::string_view kTaobao2016 =
    "订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,"
    "总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,"
    "收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,"
    "订单付款时间 ,宝贝标题 ,宝贝种类 ,物流单号 ,物流公司,订单备注,宝贝总数量,"
    "店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,"
    "分阶段订单信息,特权订金订单id,定金排名,修改后的sku,修改后的收货地址,"
    "异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易\r\n";
constexpr std::string_view kTaobao2017 =
    R"("订单编号","买家会员名","买家支付宝账号","买家应付货款","买家应付邮费",)"
    R"("买家支付积分","总金额","返点积分","买家实际支付金额","买家实际支付积分",)"
    R"("订单状态","买家留言","收货人姓名","收货地址 ","运送方式","联系电话 ",)"
    R"("联系手机","订单创建时间","订单付款时间 ","宝贝标题 ","宝贝种类 ",)"
    R"("物流单号 ","物流公司","订单备注","宝贝总数量","店铺Id","店铺名称",)"
    R"("订单关闭原因","卖家服务费","买家服务费","发票抬头","是否手机订单",)"
    R"("分阶段订单信息","特权订金订单id","是否上传合同照片","是否上传小票",)"
    R"("是否代付","定金排名","修改后的sku","修改后的收货地址","异常信息",)"
    R"("天猫卡券抵扣","集分宝抵扣","是否是O2O交易","退款金额","预约门店")"
    "\r\n";

std::string Gbk(std::string_view utf8) {
  static const Gb18030Encoder encoder;
  return encoder.Encode(utf8);
}

Result<Layout> Detect(std::string_view head, const ReadOptions& options = {},
                      const IngestPolicy& policy = {}) {
  return DetectLayout(head, true, options, policy);
}

std::string ErrorOf(std::string_view head, const ReadOptions& options = {}) {
  const auto layout = Detect(head, options);
  return layout.ok() ? "" : layout.error().code;
}

// The header that plays `role`, "" if none does.
std::string HeaderOf(const Layout& layout, const std::string& role) {
  const auto found = layout.columns.find(role);
  return found == layout.columns.end() ? "" : layout.headers[found->second];
}

TEST(DetectLayout, KnowsTheTaobaoReportsOf2016And2017) {
  for (const std::string_view header : {kTaobao2016, kTaobao2017}) {
    const auto layout = Detect(Gbk(header));
    ASSERT_TRUE(layout.ok());
    const Layout& found = layout.value();
    EXPECT_EQ(found.encoding, Encoding::kGb18030);
    EXPECT_EQ(found.dialect, Dialect{});
    EXPECT_EQ(found.records_before_rows, 1u);
    EXPECT_EQ(found.profile->id, "taobao_orders");
    EXPECT_TRUE(found.Sufficient());
    EXPECT_EQ(found.headers.size(), header == kTaobao2016 ? 41u : 46u);
    EXPECT_EQ(HeaderOf(found, "order_id"), "订单编号");
    EXPECT_EQ(HeaderOf(found, "nick"), "买家会员名");
    EXPECT_EQ(HeaderOf(found, "alipay"), "买家支付宝账号");
    EXPECT_EQ(HeaderOf(found, "order_amount"), "总金额");
    EXPECT_EQ(HeaderOf(found, "paid_amount"), "买家实际支付金额");
    EXPECT_EQ(HeaderOf(found, "status"), "订单状态");
    EXPECT_EQ(HeaderOf(found, "created_at"), "订单创建时间");
    // The blank at the end may be stripped with the guards of cells.
    EXPECT_EQ(HeaderOf(found, "paid_at").substr(0, 18), "订单付款时间");
    EXPECT_EQ(HeaderOf(found, "product").substr(0, 12), "宝贝标题");
    EXPECT_EQ(HeaderOf(found, "address").substr(0, 12), "收货地址");
    EXPECT_EQ(HeaderOf(found, "recipient_phone"), "联系手机");
    EXPECT_EQ(HeaderOf(found, "close_reason"), "订单关闭原因");
    EXPECT_EQ(HeaderOf(found, "refund_amount"),
              header == kTaobao2016 ? "" : "退款金额");
  }
}

TEST(DetectLayout, KnowsOnlineRetail) {
  const auto layout = Detect(
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,"
      "CustomerID,Country\n"
      "536365,85123A,HOLDER,6,12/1/2010 8:26,2.55,17850,United Kingdom\n");
  ASSERT_TRUE(layout.ok());
  EXPECT_EQ(layout.value().profile->id, "online_retail");
  EXPECT_EQ(layout.value().encoding, Encoding::kUtf8);
  EXPECT_FALSE(layout.value().read_non_ascii);
  EXPECT_EQ(HeaderOf(layout.value(), "unit_price"), "UnitPrice");
  EXPECT_EQ(HeaderOf(layout.value(), "member_id"), "CustomerID");
  EXPECT_TRUE(layout.value().Sufficient());
}

TEST(DetectLayout, FindsTheHeaderBehindAPreamble) {
  const std::string text = Gbk(
      "示例店订单报表\r\n导出时间：2026-01-01 08:00:00,,\r\n\r\n,,,\r\n" +
      std::string(kTaobao2016) +
      "=\"1\",tb_a,a@qq.com,1,0,0,1,0,1,0,交易成功,,甲,某地,,,,2026-01-01,,,,"
      ",,,1,,,,,,,,,,,,,,,,\r\n");
  const auto layout = Detect(text);
  ASSERT_TRUE(layout.ok());
  EXPECT_EQ(layout.value().profile->id, "taobao_orders");
  EXPECT_EQ(layout.value().records_before_rows, 5u);
  ASSERT_EQ(layout.value().preview.size(), 1u);
  EXPECT_EQ(layout.value().preview[0][0], "1") << "guards are off";
  EXPECT_EQ(layout.value().preview[0][10], "交易成功");
  // Without a profile: the first record of words as wide as the rows.
  const auto generic = Detect(
      "Orders of 2026\n\norder_id,buyer,date,total\nA1,ann,2026-01-01,5\n"
      "A2,ben,2026-01-02,6\n");
  ASSERT_TRUE(generic.ok());
  EXPECT_EQ(generic.value().records_before_rows, 3u);
  EXPECT_TRUE(generic.value().Sufficient());
}

TEST(DetectLayout, FindsTheDelimiter) {
  for (const char delimiter : {',', '\t', ';', '|', ' '}) {
    std::string text;
    for (const std::string_view line :
         {"order_id,buyer,date,total\n"sv, "A1,ann,2026-01-01,5.5\n"sv,
          "A2,ben,2026-01-02,6.5\n"sv}) {
      for (const char c : line) text += c == ',' ? delimiter : c;
    }
    const auto layout = Detect(text);
    ASSERT_TRUE(layout.ok()) << delimiter;
    EXPECT_EQ(layout.value().dialect.delimiter, delimiter);
    EXPECT_TRUE(layout.value().Sufficient()) << delimiter;
  }
}

TEST(DetectLayout, IsNotFooledByDecimalCommasAndSentences) {
  const auto semicolons = Detect(
      "order_id;buyer;date;total;price;qty\n"
      "A1;ann;2026-01-01;5,50;2,75;2\nA2;ben;2026-01-02;6,50;6,50;1\n");
  ASSERT_TRUE(semicolons.ok());
  EXPECT_EQ(semicolons.value().dialect.delimiter, ';');
  const auto tabs = Detect(
      "order_id\tdate\ttotal\tproduct\n"
      "A1\t2026-01-01\t5\ta, b, c, d, e and f\n"
      "A2\t2026-01-02\t6\tg, h, i, j, k and l\n");
  ASSERT_TRUE(tabs.ok());
  EXPECT_EQ(tabs.value().dialect.delimiter, '\t');
  // Pipes step over characters only where a second byte can be one.
  const auto pipes =
      Detect(Gbk("订单号|下单时间|金额|商品\n"
                 "A1|2026-01-01|5|畖色的茶杯\n"));
  ASSERT_TRUE(pipes.ok());
  EXPECT_EQ(pipes.value().dialect, (Dialect{'|', true}));
  EXPECT_EQ(pipes.value().preview[0][3], "畖色的茶杯");
}

TEST(DetectLayout, RanksWhatUnknownColumnsMayBe) {
  const auto layout = Detect(
      "凭证,谁,何时,多少,电话号码\n"
      "X100001,安,2026-01-05 09:00,100.01,13900000001\n"
      "X100002,柏,2026-01-06 10:00,200.02,13900000002\n");
  ASSERT_TRUE(layout.ok());
  EXPECT_FALSE(layout.value().Sufficient());
  EXPECT_EQ(layout.value().profile->id, "generic");
  EXPECT_TRUE(layout.value().columns.empty());
  const auto best = [&](uint32_t column) -> std::string {
    for (const RoleCandidate& candidate : layout.value().candidates) {
      if (candidate.column == column) return candidate.role;
    }
    return "";
  };
  EXPECT_EQ(best(0), "order_id");
  EXPECT_EQ(best(1), "");
  EXPECT_EQ(best(2), "created_at");
  EXPECT_EQ(best(3), "paid_amount");
  EXPECT_EQ(best(4), "phone");
  const auto& candidates = layout.value().candidates;
  EXPECT_TRUE(std::is_sorted(
      candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return a.column != b.column ? a.column < b.column : a.score > b.score;
      }));
}

TEST(DetectLayout, TakesTheOwnersMappingOverItsOwn) {
  const std::string_view text =
      "order_id,nr,date,total,paid_amount\nA1,B1,2026-01-01,5,4\n";
  ReadOptions options;
  options.map = {{"order_id", " NR "}, {"paid_amount", ""}};
  const auto layout = Detect(text, options);
  ASSERT_TRUE(layout.ok());
  EXPECT_EQ(HeaderOf(layout.value(), "order_id"), "nr");
  EXPECT_EQ(HeaderOf(layout.value(), "paid_amount"), "");
  EXPECT_EQ(HeaderOf(layout.value(), "order_amount"), "total");
  options.map = {{"order_id", "number"}};
  EXPECT_EQ(ErrorOf(text, options), "unknown_header");
  options.map = {{"wizard", "nr"}};
  EXPECT_EQ(ErrorOf(text, options), "unknown_role");
}

TEST(DetectLayout, TakesAMappingThatThePolicyRemembers) {
  IngestPolicy policy;
  policy.mappings = {
      {{"凭证", "order_id"}, {"不在", "nick"}},
      {{"凭证", "order_id"}, {"何时", "created_at"}, {"多少", "paid_amount"}}};
  const auto layout =
      Detect("说明\n凭证,谁,何时,多少\n1,安,2026-01-05,9\n", {}, policy);
  ASSERT_TRUE(layout.ok());
  EXPECT_EQ(layout.value().records_before_rows, 2u);
  EXPECT_EQ(HeaderOf(layout.value(), "created_at"), "何时");
  EXPECT_EQ(HeaderOf(layout.value(), "nick"), "")
      << "only a mapping of which every header is there";
  EXPECT_TRUE(layout.value().Sufficient());
}

TEST(DetectLayout, ObeysAPlatformAndAnEncoding) {
  ReadOptions options;
  options.platform = "generic";
  const auto generic = Detect(Gbk(kTaobao2017), options);
  ASSERT_TRUE(generic.ok());
  EXPECT_EQ(generic.value().profile->id, "generic");
  options.platform = "amazing";
  EXPECT_EQ(ErrorOf(kTaobao2017, options), "unknown_platform");
  options.platform.clear();
  options.encoding = Encoding::kWindows1252;
  const auto latin = Detect("order_id,date,total,caf\xE9\n", options);
  ASSERT_TRUE(latin.ok());
  EXPECT_EQ(latin.value().headers[3], "café");
  EXPECT_TRUE(latin.value().encoding_certain);
}

TEST(DetectLayout, SaysWhatIsNoTable) {
  EXPECT_EQ(ErrorOf(""), "empty_file");
  EXPECT_EQ(ErrorOf("\xEF\xBB\xBF"), "empty_file");
  EXPECT_EQ(ErrorOf("\r\n  \r\n\r\n"), "empty_file");
  EXPECT_EQ(ErrorOf(",,,\n,,,\n"), "empty_file");
  EXPECT_EQ(ErrorOf("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0"sv), "not_text");
  EXPECT_EQ(ErrorOf("PK\x03\x04\x14\0\0\0\x08\0 orders.csv"sv), "zip_file");
  EXPECT_EQ(ErrorOf(std::string(kMaxRecordBytes + 10, 'x')), "line_too_long");
}

TEST(DetectLayout, TakesOneLineForAHeader) {
  const auto layout = Detect("order_id,date,total");
  ASSERT_TRUE(layout.ok());
  EXPECT_TRUE(layout.value().Sufficient());
  EXPECT_TRUE(layout.value().preview.empty());
  const auto prose = Detect("just one line of words");
  ASSERT_TRUE(prose.ok());
  EXPECT_FALSE(prose.value().Sufficient());
}

TEST(DetectLayout, ReadsTwoHundredColumnsButNotThousands) {
  const auto table = [](size_t columns) {
    std::string header = "order_id,date", row = "A1,2026-01-01";
    for (size_t i = 2; i + 1 < columns; ++i) {
      header += ",column " + std::to_string(i);
      row += ",x" + std::to_string(i);
    }
    return header + ",total\n" + row + ",5\n";
  };
  const auto layout = Detect(table(200));
  ASSERT_TRUE(layout.ok());
  EXPECT_EQ(layout.value().headers.size(), 200u);
  EXPECT_EQ(layout.value().columns.at("order_amount"), 199u);
  EXPECT_EQ(ErrorOf(table(2001)), "too_many_columns");
}

TEST(DetectLayout, TakesTheFirstOfTwoColumnsWithOneName) {
  const auto layout = Detect("order_id,date,total,total\nA1,2026-01-01,5,6\n");
  ASSERT_TRUE(layout.ok());
  EXPECT_EQ(layout.value().columns.at("order_amount"), 2u);
}

TEST(DetectLayout, ReadsHeadersInEitherWidthAndCase) {
  const auto layout = Detect("  ORDER　ID ,Date,ＴＯＴＡＬ\nA1,2026-01-01,5\n");
  ASSERT_TRUE(layout.ok());
  EXPECT_TRUE(layout.value().Sufficient());
}

TEST(NeedsReread, OfWhatTheFileReadsByAndOfNothingElse) {
  const auto table =
      Detect("order_id,date,total,status\nA1,2026-01-01,5,gone\n");
  const auto bare = Detect("order_id,date,total\nA1,2026-01-01,5\n");
  const auto foreign = Detect("nr,tag,summe\nA1,2026-01-01,5\n");
  ASSERT_TRUE(table.ok() && bare.ok() && foreign.ok());
  const IngestPolicy before;

  IngestPolicy words;
  words.status_words["gone"] = table::OrderState::kClosed;
  EXPECT_TRUE(NeedsReread(table.value(), {}, before, words));
  EXPECT_FALSE(NeedsReread(table.value(), {}, words, words));
  EXPECT_FALSE(NeedsReread(bare.value(), {}, before, words));

  IngestPolicy clock;
  clock.utc_offset_minutes = 0;
  EXPECT_TRUE(NeedsReread(bare.value(), {}, before, clock));
  EXPECT_FALSE(NeedsReread(foreign.value(), {}, before, clock));

  IngestPolicy mapping;
  mapping.mappings = {
      {{"nr", "order_id"}, {"tag", "created_at"}, {"summe", "order_amount"}}};
  EXPECT_TRUE(NeedsReread(foreign.value(), {}, before, mapping));
  EXPECT_FALSE(NeedsReread(bare.value(), {}, before, mapping));
  // What the owner said of this file stands over what is remembered.
  ReadOptions told;
  told.map = {
      {"order_id", "nr"}, {"created_at", "tag"}, {"order_amount", "summe"}};
  const auto mapped =
      DetectLayout("nr,tag,summe\nA1,2026-01-01,5\n", true, told, before);
  ASSERT_TRUE(mapped.ok());
  EXPECT_FALSE(NeedsReread(mapped.value(), told, before, mapping));

  IngestPolicy zero;
  zero.count_zero_amount = true;
  EXPECT_FALSE(NeedsReread(table.value(), {}, before, zero));
}

TEST(DetectLayout, LeavesOutARecordThatTheHeadCutsOff) {
  const std::string text = "order_id,date,total\nA1,2026-01-01,5\nA2,2026-";
  const auto layout = DetectLayout(text, false, {}, {});
  ASSERT_TRUE(layout.ok());
  EXPECT_EQ(layout.value().preview.size(), 1u);
}

}  // namespace
}  // namespace shuke::ingest
