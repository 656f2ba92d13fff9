// The bytes of Taobao's 订单报表 (ExportOrderList), 46 columns, 2017 vintage.
#ifndef SHUKE_SAMPLE_TAOBAO_REPORT_H_
#define SHUKE_SAMPLE_TAOBAO_REPORT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace shuke::sample {

// The columns in which orders differ. Money is in fen.
struct TaobaoRow {
  std::string order_id;
  std::string nick;
  std::string alipay;
  int32_t goods_minor = 0;
  int32_t postage_minor = 0;
  int32_t paid_minor = 0;
  std::string_view status;
  std::string buyer_message;
  std::string recipient;
  std::string address;
  std::string mobile;
  LocalTime created = kNoTime;
  LocalTime paid = kNoTime;
  std::string titles;  // joined by ，
  int32_t kinds = 0;
  std::string waybill;  // empty until shipped
  std::string_view carrier;
  std::string shop_remark;
  int32_t items = 0;
  std::string_view shop_name;
  std::string_view close_reason;
  std::string_view invoice_title;
  bool is_mobile = false;
  bool is_paid_by_other = false;
  int32_t refund_minor = 0;
};

// Both in UTF-8 with the line end.
void AppendTaobaoHeader(std::string& out);
void AppendTaobaoRow(const TaobaoRow& row, std::string& out);

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_TAOBAO_REPORT_H_
