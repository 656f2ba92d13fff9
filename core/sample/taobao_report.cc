// Every header and cell is quoted, quotes inside are doubled. The guards that
// keep Excel from damaging cells are the platform's own: ="…" around order
// numbers (the = stands outside the quotes), an apostrophe before a mobile,
// "No:" before a waybill. Six header names end in a blank, as in the real
// files. Lines end in CR LF, line breaks that people typed are LF. A row,
// shortened:
//
//   ="2784…","tb5…","…@qq.example","201.12","0.00","0","201.12",…
#include "core/sample/taobao_report.h"

#include <cstdio>

namespace shuke::sample {
namespace {

constexpr std::string_view kColumns[] = {
    "订单编号",         "买家会员名",       "买家支付宝账号",
    "买家应付货款",     "买家应付邮费",     "买家支付积分",
    "总金额",           "返点积分",         "买家实际支付金额",
    "买家实际支付积分", "订单状态",         "买家留言",
    "收货人姓名",       "收货地址 ",        "运送方式",
    "联系电话 ",        "联系手机",         "订单创建时间",
    "订单付款时间 ",    "宝贝标题 ",        "宝贝种类 ",
    "物流单号 ",        "物流公司",         "订单备注",
    "宝贝总数量",       "店铺Id",           "店铺名称",
    "订单关闭原因",     "卖家服务费",       "买家服务费",
    "发票抬头",         "是否手机订单",     "分阶段订单信息",
    "特权订金订单id",   "是否上传合同照片", "是否上传小票",
    "是否代付",         "定金排名",         "修改后的sku",
    "修改后的收货地址", "异常信息",         "天猫卡券抵扣",
    "集分宝抵扣",       "是否是O2O交易",    "退款金额",
    "预约门店"};
static_assert(std::size(kColumns) == 46);

constexpr std::string_view kLineEnd = "\r\n";

void AppendCell(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += "\",";
}

void AppendMoney(int32_t minor, std::string& out) {
  char text[24];
  std::snprintf(text, sizeof text, "\"%d.%02d\",", minor / 100, minor % 100);
  out += text;
}

void AppendNumber(int32_t value, std::string& out) {
  AppendCell(std::to_string(value), out);
}

void AppendTime(LocalTime time, std::string& out) {
  AppendCell(time == kNoTime ? std::string() : FormatTime(time), out);
}

void EndLine(std::string& out) {
  out.pop_back();  // the comma behind the last cell
  out += kLineEnd;
}

}  // namespace

void AppendTaobaoHeader(std::string& out) {
  for (const std::string_view column : kColumns) AppendCell(column, out);
  EndLine(out);
}

void AppendTaobaoRow(const TaobaoRow& row, std::string& out) {
  out += '=';
  AppendCell(row.order_id, out);
  AppendCell(row.nick, out);
  AppendCell(row.alipay, out);
  AppendMoney(row.goods_minor, out);
  AppendMoney(row.postage_minor, out);
  AppendCell("0", out);  // points
  AppendMoney(row.goods_minor + row.postage_minor, out);
  AppendCell("0", out);  // points back
  AppendMoney(row.paid_minor, out);
  AppendCell("0", out);  // points paid
  AppendCell(row.status, out);
  AppendCell(row.buyer_message, out);
  AppendCell(row.recipient, out);
  AppendCell(row.address, out);
  AppendCell("快递", out);
  AppendCell("", out);  // landline
  AppendCell("'" + row.mobile, out);
  AppendTime(row.created, out);
  AppendTime(row.paid, out);
  AppendCell(row.titles, out);
  AppendNumber(row.kinds, out);
  AppendCell(row.waybill.empty() ? row.waybill : "No:" + row.waybill, out);
  AppendCell(row.carrier, out);
  AppendCell(row.shop_remark, out);
  AppendNumber(row.items, out);
  AppendCell("0", out);  // shop id
  AppendCell(row.shop_name, out);
  AppendCell(row.close_reason, out);
  AppendCell("0", out);    // seller's fee
  AppendCell("0元", out);  // buyer's fee
  AppendCell(row.invoice_title, out);
  AppendCell(row.is_mobile ? "手机订单" : "", out);
  AppendCell("", out);  // stages
  out += '=';
  AppendCell("", out);    // deposit order
  AppendCell("否", out);  // contract photo
  AppendCell("否", out);  // receipt
  AppendCell(row.is_paid_by_other ? "是" : "否", out);
  for (int blank = 0; blank < 7; ++blank) AppendCell("", out);
  AppendMoney(row.refund_minor, out);
  AppendCell("", out);  // store
  EndLine(out);
}

}  // namespace shuke::sample
