// The sample shop's export read back by a small CSV reader of its own, so that
// the generator and core/ingest cannot share a mistake.
#ifndef SHUKE_TESTS_SAMPLE_REPORT_ROWS_H_
#define SHUKE_TESTS_SAMPLE_REPORT_ROWS_H_

#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/sample/sample_shop.h"

namespace shuke::sample {

inline std::string ReadAll(SampleShop& shop, size_t chunk = 1 << 16) {
  std::string bytes;
  std::string buffer(chunk, '\0');
  while (const size_t count = shop.Read(buffer.data(), buffer.size())) {
    bytes.append(buffer, 0, count);
  }
  return bytes;
}

inline std::string Export(const SampleOptions& options = {}) {
  SampleShop shop(options);
  return ReadAll(shop);
}

// Cells as they stand between the quotes, quotes undoubled, the = before a
// quote dropped.
inline std::vector<std::vector<std::string>> SplitCsv(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string cell;
  bool is_quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else {
        is_quoted = false;
      }
    } else if (c == '"') {
      is_quoted = true;
    } else if (c == ',' || c == '\n') {
      row.push_back(std::move(cell));
      cell.clear();
      if (c == '\n') {
        rows.push_back(std::move(row));
        row.clear();
      }
    } else if (c != '\r' && c != '=') {
      cell += c;
    }
  }
  return rows;
}

enum class Kind { kValid, kRefunded, kUnpaid };

struct ReportRow {
  std::string id, nick, alipay, status, message, recipient, address, mobile,
      created, paid, waybill, remark, close_reason;
  std::vector<std::string> titles;
  int64_t goods = 0, postage = 0, total = 0, paid_minor = 0, refund = 0;
  int kinds = 0, items = 0;

  Kind kind() const {
    if (close_reason == "退款") return Kind::kRefunded;
    if (status == "等待买家付款" || status == "交易关闭") return Kind::kUnpaid;
    return Kind::kValid;
  }
  // What the shop keeps, whether the paid column is already reduced or not.
  int64_t net() const {
    if (kind() != Kind::kValid) return 0;
    return std::min(paid_minor, total - refund);
  }
  Day day() const {
    return *ParseIsoDay((paid.empty() ? created : paid).substr(0, 10));
  }
};

// Minor units of "12.34".
inline int64_t Minor(const std::string& text) {
  const size_t point = text.size() - 3;
  return std::atoll(text.substr(0, point).c_str()) * 100 +
         std::atoll(text.substr(point + 1).c_str());
}

inline std::vector<std::string> SplitTitles(const std::string& text) {
  static constexpr std::string_view kComma = "，";
  std::vector<std::string> titles;
  size_t from = 0;
  while (true) {
    const size_t to = text.find(kComma, from);
    titles.push_back(text.substr(from, to - from));
    if (to == std::string::npos) return titles;
    from = to + kComma.size();
  }
}

inline std::vector<ReportRow> ReadReport(std::string_view utf8) {
  const auto cells = SplitCsv(utf8);
  std::map<std::string, size_t> column;
  for (size_t i = 0; i < cells[0].size(); ++i) column[cells[0][i]] = i;
  std::vector<ReportRow> rows;
  for (size_t i = 1; i < cells.size(); ++i) {
    const auto cell = [&](const char* name) {
      return cells[i].at(column.at(name));
    };
    ReportRow row;
    row.id = cell("订单编号");
    row.nick = cell("买家会员名");
    row.alipay = cell("买家支付宝账号");
    row.status = cell("订单状态");
    row.message = cell("买家留言");
    row.recipient = cell("收货人姓名");
    row.address = cell("收货地址 ");
    row.mobile = cell("联系手机");
    row.created = cell("订单创建时间");
    row.paid = cell("订单付款时间 ");
    row.waybill = cell("物流单号 ");
    row.remark = cell("订单备注");
    row.close_reason = cell("订单关闭原因");
    row.titles = SplitTitles(cell("宝贝标题 "));
    row.goods = Minor(cell("买家应付货款"));
    row.postage = Minor(cell("买家应付邮费"));
    row.total = Minor(cell("总金额"));
    row.paid_minor = Minor(cell("买家实际支付金额"));
    row.refund = Minor(cell("退款金额"));
    row.kinds = std::atoi(cell("宝贝种类 ").c_str());
    row.items = std::atoi(cell("宝贝总数量").c_str());
    rows.push_back(std::move(row));
  }
  return rows;
}

// The default shop, made once.
inline const std::vector<ReportRow>& DefaultRows() {
  static const std::vector<ReportRow> rows = ReadReport(Export());
  return rows;
}

}  // namespace shuke::sample

#endif  // SHUKE_TESTS_SAMPLE_REPORT_ROWS_H_
