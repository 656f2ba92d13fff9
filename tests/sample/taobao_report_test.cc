// The bytes are those of the platform, the same everywhere.
#include "core/sample/taobao_report.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/ingest/encoding.h"
#include "tests/sample/report_rows.h"

namespace shuke::sample {
namespace {

// FNV-1a with 64 bits (Fowler, Noll and Vo): enough to tell two files apart.
uint64_t Hash(std::string_view bytes) {
  uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  return hash;
}

std::string EncodeGbk(std::string_view utf8) {
  static const ingest::Gb18030Encoder encoder;
  return encoder.Encode(utf8);
}

TEST(TaobaoReport, OpensWithTheHeaderLineOf2017) {
  // As a real file has it, blanks at the ends of names included.
  const std::string_view header =
      "\"订单编号\",\"买家会员名\",\"买家支付宝账号\",\"买家应付货款\","
      "\"买家应付邮费\",\"买家支付积分\",\"总金额\",\"返点积分\","
      "\"买家实际支付金额\",\"买家实际支付积分\",\"订单状态\",\"买家留言\","
      "\"收货人姓名\",\"收货地址 \",\"运送方式\",\"联系电话 \",\"联系手机\","
      "\"订单创建时间\",\"订单付款时间 \",\"宝贝标题 \",\"宝贝种类 \","
      "\"物流单号 \",\"物流公司\",\"订单备注\",\"宝贝总数量\",\"店铺Id\","
      "\"店铺名称\",\"订单关闭原因\",\"卖家服务费\",\"买家服务费\","
      "\"发票抬头\",\"是否手机订单\",\"分阶段订单信息\",\"特权订金订单id\","
      "\"是否上传合同照片\",\"是否上传小票\",\"是否代付\",\"定金排名\","
      "\"修改后的sku\",\"修改后的收货地址\",\"异常信息\",\"天猫卡券抵扣\","
      "\"集分宝抵扣\",\"是否是O2O交易\",\"退款金额\",\"预约门店\"\r\n";
  EXPECT_EQ(Export({.orders = 0}), header);
}

TEST(TaobaoReport, GuardsCellsAsThePlatformDoes) {
  TaobaoRow row;
  row.order_id = "3515313147329000001";
  row.nick = "4e135";
  row.alipay = "1@qq.example";
  row.goods_minor = 20112;
  row.postage_minor = 600;
  row.paid_minor = 20712;
  row.status = "买家已付款，等待卖家发货";
  row.buyer_message = "说\"快点\",\n谢谢";
  row.recipient = "李四";
  row.address = "广东省 广州市 越秀区 东风路1号(510180)";
  row.mobile = "15400000001";
  row.created = *TimeFromDay(*ParseIsoDay("2017-07-08"), 42 * 60 + 32);
  row.paid = row.created + 7;
  row.titles = "标题";
  row.kinds = 1;
  row.waybill = "000000000000001";
  row.carrier = "中通快递";
  row.shop_remark = "备注";
  row.items = 2;
  row.shop_name = "店";
  row.close_reason = "订单未关闭";
  row.invoice_title = "个人";
  row.is_mobile = true;
  row.refund_minor = 5;
  std::string line;
  AppendTaobaoRow(row, line);
  EXPECT_EQ(
      line,
      "=\"3515313147329000001\",\"4e135\",\"1@qq.example\",\"201.12\","
      "\"6.00\",\"0\",\"207.12\",\"0\",\"207.12\",\"0\","
      "\"买家已付款，等待卖家发货\",\"说\"\"快点\"\",\n谢谢\",\"李四\","
      "\"广东省 广州市 越秀区 东风路1号(510180)\",\"快递\",\"\","
      "\"'15400000001\",\"2017-07-08 00:42:32\",\"2017-07-08 00:42:39\","
      "\"标题\",\"1\",\"No:000000000000001\",\"中通快递\",\"备注\",\"2\","
      "\"0\",\"店\",\"订单未关闭\",\"0\",\"0元\",\"个人\",\"手机订单\","
      "\"\",=\"\",\"否\",\"否\",\"否\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
      "\"0.05\",\"\"\r\n");
}

TEST(TaobaoReport, GivesEveryRow46Cells) {
  const auto rows = SplitCsv(Export({.orders = 2000}));
  ASSERT_EQ(rows.size(), 2001u);
  for (const auto& row : rows) EXPECT_EQ(row.size(), 46u) << row[0];
}

TEST(TaobaoReport, HasTheSameBytesOnEveryMachine) {
  // Computed with g++ 12 on x86-64 and em++ 3.1.6 under Node: equal.
  EXPECT_EQ(Hash(Export()), 13063268184894555356ULL);
  EXPECT_EQ(Hash(Export({.encode = EncodeGbk})), 4582809248892690248ULL);
}

TEST(TaobaoReport, ChangesWithTheSeed) {
  EXPECT_NE(Hash(Export({.orders = 50, .seed = 1})),
            Hash(Export({.orders = 50, .seed = 2})));
}

TEST(TaobaoReport, DoesNotDependOnHowItIsRead) {
  const SampleOptions options = {.orders = 400, .encode = EncodeGbk};
  const std::string whole = Export(options);
  for (const size_t chunk :
       {size_t{1}, size_t{7}, size_t{4096}, size_t{1} << 22}) {
    SampleShop shop(options);
    EXPECT_TRUE(ReadAll(shop, chunk) == whole) << chunk;
    char byte;
    EXPECT_EQ(shop.Read(&byte, 1), 0u);  // stays at its end
  }
}

TEST(TaobaoReport, ReadsNothingIntoNoSpace) {
  SampleShop shop({.orders = 10});
  char byte = 'x';
  EXPECT_EQ(shop.Read(&byte, 0), 0u);
  EXPECT_EQ(byte, 'x');
  EXPECT_EQ(shop.Read(&byte, 1), 1u);
  EXPECT_EQ(byte, '"');
}

TEST(TaobaoReport, UsesOnlyCharactersOfGbk) {
  const std::string utf8 = Export();
  const std::string gbk = EncodeGbk(utf8);
  uint64_t malformed = 0;
  EXPECT_TRUE(ingest::DecodeToUtf8(gbk, ingest::Encoding::kGb18030,
                                   &malformed) == utf8);
  EXPECT_EQ(malformed, 0u);
  // GBK's characters have two bytes, the second never a digit; GB18030 has four
  // for the others.
  for (size_t i = 0; i < gbk.size(); ++i) {
    if (static_cast<unsigned char>(gbk[i]) < 0x80) continue;
    ++i;
    ASSERT_GE(static_cast<unsigned char>(gbk[i]), 0x40) << "at byte " << i;
  }
}

TEST(TaobaoReport, HasAFileNameInChinese) {
  EXPECT_STREQ(SampleShop::FileName(), "熟客示例店_订单报表.csv");
}

}  // namespace
}  // namespace shuke::sample
