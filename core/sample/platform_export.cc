// An order is made as the sample shop makes it, told in plain terms (Story),
// and each cell of the format's table is looked up in that.
#include "core/sample/platform_export.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/rng.h"
#include "core/sample/basket.h"
#include "core/sample/catalog.h"
#include "core/sample/fulfilment.h"
#include "core/sample/people.h"
#include "core/sample/remarks.h"
#include "core/sample/shopping.h"

namespace shuke::sample {
namespace {

constexpr size_t kBlockBytes = 1 << 16;
constexpr int32_t kShopOffsetSeconds = 8 * 3600;

struct Column {
  std::string_view header, cell;
  char guard = 0;
};

std::vector<Column> ParseColumns(std::string_view text) {
  std::vector<Column> columns;
  while (!text.empty()) {
    const size_t bar = std::min(text.find('|'), text.size());
    std::string_view entry = text.substr(0, bar);
    text.remove_prefix(std::min(bar + 1, text.size()));
    Column column;
    const size_t arrow = entry.find('>');
    column.header = entry.substr(0, arrow);
    if (arrow != std::string_view::npos) {
      column.cell = entry.substr(arrow + 1);
      if (std::string_view("='~^").find(column.cell.back()) !=
          std::string_view::npos) {
        column.guard = column.cell.back();
        column.cell.remove_suffix(1);
      }
    }
    columns.push_back(column);
  }
  return columns;
}

std::string Format(const char* pattern, auto... values) {
  char text[64];
  std::snprintf(text, sizeof text, pattern, values...);
  return text;
}

std::string WriteTime(LocalTime time, DateStyle style) {
  constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr",
                                                   "May", "Jun", "Jul", "Aug",
                                                   "Sep", "Oct", "Nov", "Dec"};
  if (time == kNoTime) return {};
  const std::string iso = FormatTime(
      style == DateStyle::kIsoUtc ? time - kShopOffsetSeconds : time);
  const std::string day = iso.substr(0, 10), clock = iso.substr(11);
  const int month = std::stoi(iso.substr(5, 2));
  const char* name = kMonths[static_cast<size_t>(month - 1)];
  const std::string date = iso.substr(8, 2), year = iso.substr(0, 4);
  switch (style) {
    case DateStyle::kIso:
      return iso;
    case DateStyle::kIsoOffset:
      return iso + " +0800";
    case DateStyle::kIsoUtc:
      return day + "T" + clock + "+00:00";
    case DateStyle::kMonthDayYear:
      return iso.substr(5, 2) + "/" + date + "/" + year.substr(2);
    case DateStyle::kMonthName:
      return std::string(name) + "-" + date + "-" + year.substr(2);
    case DateStyle::kDay:
      return day;
    case DateStyle::kWords: {
      const int hour = std::stoi(clock.substr(0, 2));
      return Format("%s %d, %s %d%s %s", name, std::stoi(date), year.c_str(),
                    hour % 12 == 0 ? 12 : hour % 12, clock.substr(2).c_str(),
                    hour < 12 ? "AM" : "PM");
    }
  }
  return iso;
}

struct StoryLine {
  std::string_view title, category;
  std::string product_id, line_id;
  int32_t quantity = 0;
  int64_t unit_minor = 0;
  int64_t amount_minor = 0;  // its share of what the order comes to
  int64_t refund_minor = 0;
};

// One order, in terms that every platform has words for.
struct Story {
  std::string order_id, nick, alipay, email, phone, name;
  Recipient recipient;
  std::string province, city;
  uint32_t buyer = 0;
  OrderStage stage = OrderStage::kPaid;
  LocalTime created = kNoTime, paid = kNoTime, completed = kNoTime;
  int64_t goods_minor = 0, postage_minor = 0, total_minor = 0;
  int64_t refund_minor = 0;
  int32_t items = 0;
  std::string titles, buyer_remark, shop_remark;
  std::vector<StoryLine> lines;
};

bool IsPaid(OrderStage stage) {
  return stage == OrderStage::kPaid || stage == OrderStage::kShipped ||
         stage == OrderStage::kCompleted || stage == OrderStage::kRefunded;
}

class Exporter {
 public:
  Exporter(const PlatformFormat& format, const SampleOptions& options,
           const std::function<void(std::string_view)>& write)
      : format_(format),
        options_(options),
        write_(write),
        people_(options.seed),
        columns_(ParseColumns(format.columns)),
        first_day_(FirstDay(options.end_day)),
        end_(*TimeFromDay(options.end_day, 86399)) {
    for (const Column& column : columns_) cells_.insert(column.cell);
  }

  ExportTruth Run() {
    if (format_.charset == Charset::kUtf8Bom) text_ += "\xEF\xBB\xBF";
    for (const Column& column : columns_) AppendCell(column.header, 0);
    EndRow();
    for (const Order& order :
         GenerateOrders(options_.orders, options_.seed, options_.end_day)) {
      Story story = Tell(order);
      if (Fit(story)) Append(story);
      if (text_.size() >= kBlockBytes) Flush();
    }
    Flush();
    truth_.customers = buyers_.size();
    truth_.has_buyers = !BuyerKey({}).empty();
    return truth_;
  }

 private:
  bool Has(std::string_view cell) const { return cells_.count(cell) > 0; }

  Story Tell(const Order& order) {
    const Basket basket = FillBasket(order, options_.seed, first_day_, people_);
    Rng rng(options_.seed, uint64_t(order.created) << 32 | order.salt);
    const Fulfilment end = Fulfil(order, basket, end_, rng);
    const Remarks remarks = PickRemarks(order, basket, end, rng);
    Story story;
    for (int i = 0; i < options_.remark_repeat; ++i) {
      story.buyer_remark += remarks.buyer;
      story.shop_remark += remarks.shop;
    }
    story.buyer = order.buyer;
    ++number_;
    story.order_id =
        Format("%010llu", static_cast<unsigned long long>(number_ + 7000000));
    story.nick = people_.Nick(order.buyer);
    story.alipay = people_.Alipay(order.buyer);
    story.email = Format("buyer%u@mail.example", order.buyer);
    const Recipient self = people_.Self(order.buyer, false);
    story.phone = self.mobile;
    story.name = self.name;
    story.recipient = basket.recipient;
    const std::string& address = story.recipient.address;
    const size_t first = address.find(' ');
    const size_t second = address.find(' ', first + 1);
    story.province = address.substr(0, first);
    story.city = address.substr(first + 1, second - first - 1);
    story.created = order.created;
    story.paid = end.paid;
    story.goods_minor = basket.goods_minor;
    story.postage_minor = basket.postage_minor;
    story.total_minor = basket.TotalMinor();
    story.stage = StageOf(end);
    if (story.stage == OrderStage::kRefunded) {
      story.refund_minor = story.total_minor;
    } else if (IsPaid(story.stage)) {
      story.refund_minor =
          std::min<int64_t>(end.refund_minor, story.total_minor);
    }
    if (story.stage == OrderStage::kCompleted)
      story.completed = std::min<LocalTime>(end_, story.paid + 8 * 86400);
    TellLines(basket, story);
    return story;
  }

  // The sample shop words its orders as Taobao does.
  static OrderStage StageOf(const Fulfilment& end) {
    if (end.status == "交易成功") return OrderStage::kCompleted;
    if (end.status == "等待买家付款") return OrderStage::kUnpaid;
    if (end.status == "买家已付款，等待卖家发货") return OrderStage::kPaid;
    if (end.status == "卖家已发货，等待买家确认") return OrderStage::kShipped;
    return end.paid == kNoTime ? OrderStage::kClosed : OrderStage::kRefunded;
  }

  // Shares of the total by list price, the rest to the last line; refunds are
  // taken from the first lines on.
  static void TellLines(const Basket& basket, Story& story) {
    int64_t left = story.total_minor, refund = story.refund_minor;
    for (size_t i = 0; i < basket.lines; ++i) {
      const BasketLine& item = basket.line[i];
      const Product& product = Products()[item.product];
      StoryLine line;
      line.title = product.title;
      line.category = CategoryOf(product.category).name;
      line.product_id = Format("SKU%04u", unsigned{item.product});
      line.line_id = story.order_id + Format("%02u", unsigned(i + 1));
      line.quantity = item.quantity;
      line.unit_minor = item.list_minor / item.quantity;
      line.amount_minor = i + 1 == basket.lines
                              ? left
                              : story.total_minor * item.list_minor /
                                    std::max(1, basket.list_minor);
      left -= line.amount_minor;
      line.refund_minor = std::min(refund, line.amount_minor);
      refund -= line.refund_minor;
      if (i > 0) story.titles += "，";
      story.titles += product.title;
      story.items += item.quantity;
      story.lines.push_back(std::move(line));
    }
  }

  // Leaves out what the report cannot tell. False: the order is not in it.
  bool Fit(Story& story) const {
    if (format_.only_completed && story.stage != OrderStage::kCompleted)
      return false;
    const auto word = [&](OrderStage stage) {
      return !format_.status[static_cast<size_t>(stage)].empty();
    };
    const bool tells_refunds = Has("refund_amount") || Has("adjusted_amount") ||
                               Has("line_refund") || format_.has_refund_rows;
    if (story.stage == OrderStage::kUnpaid && !word(story.stage) &&
        !Has("paid_at")) {
      return false;
    }
    if (story.stage == OrderStage::kClosed && !word(story.stage)) return false;
    if (story.stage == OrderStage::kRefunded && !word(story.stage) &&
        !Has("refund_status")) {
      story.stage = OrderStage::kCompleted;
      if (story.completed == kNoTime)
        story.completed = std::min<LocalTime>(end_, story.paid + 8 * 86400);
    }
    if (!tells_refunds) {
      if (story.stage != OrderStage::kRefunded) story.refund_minor = 0;
      for (StoryLine& line : story.lines) line.refund_minor = 0;
    }
    return true;
  }

  // What tells this buyer in this report; empty: nothing does.
  std::string BuyerKey(const Story& story) const {
    if (Has("nick") || Has("member_id") || Has("email") || Has("phone"))
      return Format("%u", story.buyer);
    if (Has("recipient") && Has("recipient_phone"))
      return story.recipient.name + " " + story.recipient.mobile;
    return {};
  }

  void Append(const Story& story) {
    ++truth_.orders;
    const bool valid = IsPaid(story.stage) &&
                       story.stage != OrderStage::kRefunded &&
                       story.total_minor > story.refund_minor;
    if (valid) {
      ++truth_.valid;
      truth_.net_minor += story.total_minor - story.refund_minor;
      const std::string key = BuyerKey(story);
      if (!key.empty()) buyers_.insert(key);
    }
    const size_t rows = format_.rows_are_lines ? story.lines.size() : 1;
    for (size_t row = 0; row < rows; ++row) AppendRow(story, row, false);
    if (!format_.has_refund_rows || story.refund_minor == 0) return;
    if (!format_.rows_are_lines) return AppendRow(story, 0, true);
    for (size_t row = 0; row < rows; ++row) {
      if (story.lines[row].refund_minor > 0) AppendRow(story, row, true);
    }
  }

  void AppendRow(const Story& story, size_t row, bool refund) {
    ++truth_.rows;
    for (const Column& column : columns_) {
      const bool left_out = column.guard == '^' && row > 0;
      AppendCell(
          left_out ? std::string() : Cell(column.cell, story, row, refund),
          column.guard);
    }
    EndRow();
  }

  std::string Money(int64_t minor) const {
    std::string text = minor < 0 ? "-" : "";
    return text + std::string(format_.currency_sign) +
           FormatMinor(minor < 0 ? -minor : minor, 2);
  }

  std::string Cell(std::string_view cell, const Story& story, size_t row,
                   bool refund) const {
    const StoryLine& line = story.lines[row];
    const bool lines = format_.rows_are_lines;
    if (cell.empty()) return {};
    if (cell == "order_id") return story.order_id;
    if (cell == "line_id") return line.line_id;
    if (cell == "nick") return story.nick;
    if (cell == "member_id") return Format("C%07u", story.buyer);
    if (cell == "alipay") return story.alipay;
    if (cell == "email") return story.email;
    if (cell == "phone") return story.phone;
    if (cell == "name") return story.name;
    if (cell == "recipient") return story.recipient.name;
    if (cell == "recipient_phone") return story.recipient.mobile;
    if (cell == "address") return story.recipient.address;
    if (cell == "country") return "China";
    if (cell == "province") return story.province;
    if (cell == "city") return story.city;
    if (cell == "created_at") return WriteTime(story.created, format_.date);
    if (cell == "created_clock") return FormatTime(story.created).substr(11);
    if (cell == "paid_at") return WriteTime(story.paid, format_.date);
    if (cell == "completed_at") return WriteTime(story.completed, format_.date);
    if (cell == "status") return Status(story, refund);
    if (cell == "refund_status")
      return story.stage == OrderStage::kRefunded ? "退款成功"
                                                  : "无售后或售后取消";
    if (cell == "event") return refund ? "Refund" : "Payment";
    if (cell == "order_amount") return Money(story.total_minor);
    if (cell == "paid_amount")
      return refund                ? Money(-story.refund_minor)
             : IsPaid(story.stage) ? Money(story.total_minor)
                                   : Money(0);
    if (cell == "formatted") return "$" + FormatMinor(story.total_minor, 2);
    if (cell == "refund_amount") return Money(story.refund_minor);
    if (cell == "adjusted_amount")
      return story.refund_minor > 0
                 ? Money(story.total_minor - story.refund_minor)
                 : std::string();
    if (cell == "line_amount")
      return Money(refund ? -line.refund_minor : line.amount_minor);
    if (cell == "line_refund") return Money(line.refund_minor);
    if (cell == "unit_price") return Money(line.unit_minor);
    if (cell == "quantity")
      return std::to_string(lines ? line.quantity : story.items);
    if (cell == "postage") return Money(story.postage_minor);
    if (cell == "discount") return Money(0);
    if (cell == "product_id") return line.product_id;
    if (cell == "product")
      return lines ? std::string(line.title) : story.titles;
    if (cell == "category") return std::string(line.category);
    if (cell == "close_reason")
      return story.stage == OrderStage::kClosed ? "买家未付款" : "订单未关闭";
    if (cell == "buyer_remark") return story.buyer_remark;
    if (cell == "shop_remark") return story.shop_remark;
    if (cell == "currency") return "USD";
    if (cell == "shop") return "熟客示例店";
    return {};
  }

  std::string Status(const Story& story, bool refund) const {
    const OrderStage stage = refund ? OrderStage::kRefunded : story.stage;
    return std::string(format_.status[static_cast<size_t>(stage)]);
  }

  void AppendCell(std::string_view value, char guard) {
    std::string text(value);
    const bool excel = guard == '=';
    if (guard == '\'' && !text.empty()) text = "'" + text;
    if (guard == '~') text = "\t" + text;
    const bool quoted = format_.quote_all || excel ||
                        text.find_first_of("\"\r\n") != std::string::npos ||
                        text.find(format_.delimiter) != std::string::npos;
    if (excel) text_ += '=';
    if (quoted) text_ += '"';
    for (const char c : text) {
      if (quoted && c == '"') text_ += '"';
      text_ += c;
    }
    if (quoted) text_ += '"';
    text_ += format_.delimiter;
  }

  void EndRow() {
    text_.pop_back();
    text_ += "\r\n";
  }

  void Flush() {
    const bool encoded = format_.charset == Charset::kGbk && options_.encode;
    write_(encoded ? options_.encode(text_) : text_);
    text_.clear();
  }

  const PlatformFormat& format_;
  const SampleOptions options_;
  const std::function<void(std::string_view)>& write_;
  const People people_;
  const std::vector<Column> columns_;
  std::set<std::string_view> cells_;
  const Day first_day_;
  const LocalTime end_;
  uint64_t number_ = 0;
  std::string text_;
  std::set<std::string> buyers_;
  ExportTruth truth_;
};

}  // namespace

ExportTruth WritePlatformExport(
    const PlatformFormat& format, const SampleOptions& options,
    const std::function<void(std::string_view bytes)>& write) {
  return Exporter(format, options, write).Run();
}

}  // namespace shuke::sample
