#include "core/ingest/file_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"

namespace shuke::ingest {
namespace {

using table::kNoMoney;
using table::Minor;
using table::MoneyField;
using table::OrderState;
using table::TextField;
using table::TimeField;

constexpr size_t kChunks[] = {1, 2, 3, 7, 4096};
const IngestPolicy kNoPolicy;

// A file as it was read, kept with its dictionary.
struct ReadFile {
  FileOutcome outcome;
  table::Dictionary words;
  int rereads = 0;

  size_t rows() const { return outcome.lines.size(); }
  const FileLedger& ledger() const { return outcome.ledger; }
  std::string Text(TextField field, size_t row) const {
    return std::string(words.At(outcome.lines.Text(field, row)));
  }
  std::string Time(TimeField field, size_t row) const {
    const LocalTime time = outcome.lines.Time(field, row);
    return time == kNoTime ? "" : FormatTime(time);
  }
  Minor Money(MoneyField field, size_t row) const {
    return outcome.lines.Money(field, row);
  }
  std::string Error() const {
    return ledger().error ? ledger().error->code : "";
  }
};

// Reads `bytes` as a host does: again for as long as the reader asks for it.
ReadFile Read(std::string_view bytes, size_t chunk = 4096,
              ReadOptions options = {}, const IngestPolicy& policy = {}) {
  ReadFile file;
  while (true) {
    FileReader reader("orders.csv", options, policy);
    for (size_t at = 0; at < bytes.size(); at += chunk) {
      if (!reader.Feed(bytes.substr(at, chunk))) break;
    }
    file.outcome = reader.Finish(file.words);
    if (file.outcome.outcome != Outcome::kReread) break;
    options = file.outcome.options;
    if (++file.rereads > 2) {
      ADD_FAILURE() << "the reader never settles";
      break;
    }
  }
  // Rows read = rows used + rows set aside, whatever the file.
  const FileLedger& ledger = file.ledger();
  if (file.outcome.outcome == Outcome::kUsed) {
    EXPECT_EQ(ledger.RowsUsed(), file.rows());
    EXPECT_EQ(ledger.bytes, bytes.size());
    EXPECT_FALSE(ledger.error);
  } else {
    EXPECT_EQ(file.rows(), 0u);
    EXPECT_EQ(ledger.RowsUsed(), 0u);
    EXPECT_TRUE(ledger.error);
  }
  const table::OrderLines& lines = file.outcome.lines;
  for (const auto& column : lines.text)
    EXPECT_TRUE(column.empty() || column.size() == lines.size());
  for (const auto& column : lines.time)
    EXPECT_TRUE(column.empty() || column.size() == lines.size());
  for (const auto& column : lines.money)
    EXPECT_TRUE(column.empty() || column.size() == lines.size());
  EXPECT_EQ(lines.state.size(), lines.size());
  EXPECT_EQ(lines.flags.size(), lines.size());
  return file;
}

std::string Gbk(std::string_view utf8) {
  static const Gb18030Encoder encoder;
  return encoder.Encode(utf8);
}

std::string Utf16(std::string_view ascii_and_bmp, bool big_endian) {
  std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  std::string_view text = ascii_and_bmp;
  for (size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    uint32_t unit = lead;
    size_t length = 1;
    if (lead >= 0xE0) {
      unit = (lead & 0x0Fu) << 12 |
             (static_cast<unsigned char>(text[at + 1]) & 0x3Fu) << 6 |
             (static_cast<unsigned char>(text[at + 2]) & 0x3Fu);
      length = 3;
    }
    at += length;
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

uint64_t SetAside(const ReadFile& file, Reason reason) {
  return file.ledger().set_aside[static_cast<size_t>(reason)];
}

// Every column of the Taobao report that we read, all values distinct.
constexpr std::string_view kTaobao =
    "\"订单编号\",\"买家会员名\",\"买家支付宝账号\",\"买家应付邮费\","
    "\"总金额\","
    "\"买家实际支付金额\",\"订单状态\",\"收货人姓名\",\"收货地址 "
    "\",\"联系手机\","
    "\"订单创建时间\",\"订单付款时间 \",\"宝贝标题 "
    "\",\"宝贝总数量\",\"店铺名称\","
    "\"订单关闭原因\",\"退款金额\"\r\n"
    "=\"351531314732911\",\"tb_甲\",\"a@qq.com\",\"10.00\",\"327.70\",\"148."
    "90\","
    "\"交易成功\",\"张三\",\"广东省 广州市 越秀区 某路1号(510180)\","
    "\"'13900000001\",\"2017-07-08 00:42:32\",\"2017-07-08 00:43:39\","
    "\"27\"\"显示器\",\"3\",\"甲店\",\"订单未关闭\",\"178.80\"\r\n"
    "=\"351531314732912\",\"tb_乙\",\"b@qq.com\",\"0.00\",\"64.80\",\"0.00\","
    "\"交易关闭\",\"李四\",\"上海 上海市 徐汇区 某路2号(200030)\","
    "\"'13900000002\",\"2017-07-09 08:00:00\",\"2017-07-09 08:01:00\","
    "\"茶杯\",\"1\",\"甲店\",\"买家退款\",\"64.80\"\r\n"
    "=\"351531314732913\",\"tb_丙\",\"c@qq.com\",\"0.00\",\"20.00\",\"0.00\","
    "\"交易关闭\",\"王五\",\"北京 北京市 海淀区 某路3号(100080)\","
    "\"'13900000003\",\"2017-07-10 09:00:00\",\"\","
    "\"茶盘\",\"1\",\"甲店\",\"买家未付款\",\"0.00\"\r\n";

TEST(FileReader, ReadsATaobaoReportTheSameInEveryEncodingAndChunk) {
  const std::string utf8(kTaobao);
  const struct {
    std::string bytes;
    std::string_view encoding;
  } files[] = {{Gbk(utf8), "gb18030"},
               {utf8, "utf-8"},
               {"\xEF\xBB\xBF" + utf8, "utf-8"},
               {Utf16(utf8, false), "utf-16le"},
               {Utf16(utf8, true), "utf-16be"}};
  for (const auto& [bytes, encoding] : files) {
    for (const size_t chunk : kChunks) {
      SCOPED_TRACE(std::string(encoding) + ", chunks of " +
                   std::to_string(chunk));
      const ReadFile file = Read(bytes, chunk);
      ASSERT_EQ(file.outcome.outcome, Outcome::kUsed) << file.Error();
      EXPECT_EQ(file.ledger().encoding, encoding);
      EXPECT_EQ(file.ledger().platform, "taobao_orders");
      EXPECT_EQ(file.ledger().malformed_bytes, 0u);
      ASSERT_EQ(file.rows(), 3u);
      EXPECT_EQ(file.Text(TextField::kOrderId, 0), "351531314732911");
      EXPECT_EQ(file.Text(TextField::kNick, 0), "tb_甲");
      EXPECT_EQ(file.Text(TextField::kAlipay, 0), "a@qq.com");
      EXPECT_EQ(file.Text(TextField::kRecipient, 0), "张三");
      EXPECT_EQ(file.Text(TextField::kRecipientPhone, 0), "13900000001");
      EXPECT_EQ(file.Text(TextField::kProvince, 0), "广东");
      EXPECT_EQ(file.Text(TextField::kCity, 0), "广州");
      EXPECT_EQ(file.Text(TextField::kProduct, 0), "27\"显示器");
      EXPECT_EQ(file.Text(TextField::kShop, 0), "甲店");
      EXPECT_EQ(file.Time(TimeField::kCreated, 0), "2017-07-08 00:42:32");
      EXPECT_EQ(file.Time(TimeField::kPaid, 0), "2017-07-08 00:43:39");
      EXPECT_EQ(file.Time(TimeField::kPaid, 2), "");
      EXPECT_EQ(file.Money(MoneyField::kOrderAmount, 0), 32770);
      EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 0), 14890);
      EXPECT_EQ(file.Money(MoneyField::kRefundAmount, 0), 17880);
      EXPECT_EQ(file.Money(MoneyField::kPostage, 0), 1000);
      EXPECT_EQ(file.outcome.lines.quantity[0], 3);
      EXPECT_EQ(file.outcome.lines.state[0], OrderState::kCompleted);
      EXPECT_EQ(file.outcome.lines.row[2], 3u);
    }
  }
}

// A new dictionary takes over the strings of a file in UTF-8, one that holds
// others takes each of them up: the texts are the same.
TEST(FileReader, GivesTheSameTextsWhetherOrNotTheDictionaryIsNew) {
  std::string rows(kTaobao);
  rows +=
      "=\"351531314732914\",\"　tb_丁 \",\"D@QQ.com\",\"0\",\"20\",\"0\","
      "\"交易成功\",\" 赵六\",\"江苏省 南京市 玄武区 某路4号\","
      "\"+86 139-0000-0004\",\"2017-07-10 09:00:00\",\"\","
      "\"\xE3\x80\x80茶盘\",\"1\",\"甲店\",\"\",\"0.00\"\r\n";
  for (const bool broken : {false, true}) {
    if (broken) rows += "\"35\",\"tb_\xFF\",\"\",\"\",\"1\",\"1\"\r\n";
    const ReadFile taken = Read(rows);
    ReadFile added;
    added.words.Intern("something else");
    FileReader reader("orders.csv", {}, kNoPolicy);
    reader.Feed(rows);
    added.outcome = reader.Finish(added.words);
    ASSERT_EQ(added.rows(), taken.rows());
    ASSERT_GE(taken.rows(), 4u);
    for (size_t field = 0; field < table::kTextFields; ++field) {
      for (size_t row = 0; row < taken.rows(); ++row) {
        const auto text = static_cast<TextField>(field);
        EXPECT_EQ(taken.Text(text, row), added.Text(text, row));
      }
    }
    EXPECT_EQ(taken.ledger().malformed_bytes, added.ledger().malformed_bytes);
    EXPECT_EQ(taken.Text(TextField::kNick, 3), "tb_丁");
    EXPECT_EQ(taken.Text(TextField::kProvince, 3), "江苏");
  }
}

TEST(FileReader, SplitsAClosedOrderByItsCloseReason) {
  const ReadFile file = Read(Gbk(kTaobao));
  ASSERT_EQ(file.rows(), 3u);
  EXPECT_EQ(file.outcome.lines.state[1], OrderState::kRefunded);
  EXPECT_EQ(file.outcome.lines.state[2], OrderState::kClosed);
}

// ---- the ledger

constexpr std::string_view kMixed =
    "order_id,buyer,order_date,paid_amount,status\n"
    "A1,ann,2026-03-01,10.50,completed\n"
    ",,,,\n"
    "   ,\t,  ,,\n"
    "\n"
    ",ben,2026-03-02,11,completed\n"
    "A3,cat,soon,12,completed\n"
    "A4,dan,,13,completed\n"
    "A5,eve,2026-03-05,much,completed\n"
    "A6,fay,2026-03-06,,completed\n"
    "A7,gus,2026-03-07,17,completed,shifted\n"
    "A8,hal,2026-03-08,18,completed,,,\n"
    "合计,,2026-03-09,999,\n"
    "Total,,2026-03-09,999,\n"
    "A9,ida,2026-03-09,19\n"
    "A10,joe,2026-03-10,20,teleported\n"
    "A11,kay,2026-03-11,21,teleported\n"
    "A12,lea,2026-03-12,22,vanished";

TEST(FileReader, SetsRowsAsideForTheReasonThatHolds) {
  for (const size_t chunk : kChunks) {
    SCOPED_TRACE(chunk);
    const ReadFile file = Read(kMixed, chunk);
    ASSERT_EQ(file.outcome.outcome, Outcome::kUsed);
    EXPECT_EQ(file.ledger().rows_read, 17u);
    EXPECT_EQ(SetAside(file, Reason::kBlank), 3u);
    EXPECT_EQ(SetAside(file, Reason::kNoOrderId), 1u);
    EXPECT_EQ(SetAside(file, Reason::kUnreadableDate), 1u);
    EXPECT_EQ(SetAside(file, Reason::kNoDate), 1u);
    EXPECT_EQ(SetAside(file, Reason::kUnreadableAmount), 1u);
    EXPECT_EQ(SetAside(file, Reason::kNoAmount), 1u);
    EXPECT_EQ(SetAside(file, Reason::kWrongFieldCount), 1u);
    EXPECT_EQ(SetAside(file, Reason::kTotalRow), 2u);
    EXPECT_EQ(file.ledger().RowsSetAside(), 11u);
    ASSERT_EQ(file.rows(), 6u);
    EXPECT_EQ(file.Text(TextField::kOrderId, 1), "A8");
    EXPECT_EQ(file.Text(TextField::kOrderId, 2), "A9");
    EXPECT_EQ(file.outcome.lines.row[1], 11u);
  }
}

TEST(FileReader, CountsStatusWordsThatNobodyKnows) {
  const ReadFile file = Read(kMixed);
  EXPECT_EQ(file.ledger().unknown_status_rows, 3u);
  EXPECT_EQ(
      file.ledger().unknown_status,
      (std::map<std::string, uint64_t>{{"teleported", 2}, {"vanished", 1}}));
  IngestPolicy policy;
  policy.status_words["teleported"] = OrderState::kShipped;
  const ReadFile told = Read(kMixed, 4096, {}, policy);
  EXPECT_EQ(told.ledger().unknown_status_rows, 1u);
  EXPECT_EQ(told.ledger().own_status,
            (std::map<std::string, OwnStatus>{
                {"teleported", {OrderState::kShipped, 2}}}));
  // A word may be left to the money on purpose.
  policy.status_words["teleported"] = OrderState::kUnknown;
  const ReadFile left = Read(kMixed, 4096, {}, policy);
  EXPECT_EQ(left.ledger().unknown_status_rows, 3u);
  EXPECT_EQ(left.ledger().own_status.count("teleported"), 1u);
  EXPECT_EQ(told.outcome.lines.state[3], OrderState::kShipped);
}

TEST(FileReader, ShowsTheFirstRowsOfEachReason) {
  std::string text = "order_id,order_date,paid_amount\n";
  for (int i = 0; i < 20; ++i) text += "甲,never,1\n";
  text += "A1,2026-03-01,\nA2,2026-03-01,5\n";
  const ReadFile file = Read(Gbk(text));
  ASSERT_EQ(file.ledger().samples.size(), kShownPerReason + 1);
  EXPECT_EQ(file.ledger().samples[0].row, 1u);
  EXPECT_EQ(file.ledger().samples[0].text, "甲,never,1");
  EXPECT_EQ(file.ledger().samples.back().reason, Reason::kNoAmount);
  EXPECT_EQ(file.ledger().samples.back().row, 21u);
}

TEST(FileReader, CountsARecordThatIsTooLong) {
  std::string text = "order_id,order_date,paid_amount\nA1,2026-03-01,5\n";
  text += std::string(kMaxRecordBytes + 100, 'x') + "\nA2,2026-03-02,6\n";
  const ReadFile file = Read(text, 1 << 20);
  EXPECT_EQ(SetAside(file, Reason::kRecordTooLong), 1u);
  ASSERT_EQ(file.rows(), 2u);
  EXPECT_EQ(file.Text(TextField::kOrderId, 1), "A2");
}

TEST(FileReader, SetsAsideARowInWhichTheFileBreaksOff) {
  const std::string whole =
      "order_id,order_date,paid_amount,status\n"
      "A1,2026-03-01,5,completed\n"
      "A2,2026-03-02,6,closed\n";
  const ReadFile file = Read(whole.substr(0, whole.size() - 8));
  EXPECT_EQ(SetAside(file, Reason::kTruncated), 1u);
  EXPECT_EQ(file.rows(), 1u);
}

TEST(FileReader, GivesTheOrdersOfAGbkFileThatIsCutInsideACharacter) {
  const std::string whole = Gbk(kTaobao);
  const std::string last = Gbk("茶盘");
  const size_t at = whole.find(last);
  ASSERT_NE(at, std::string::npos);
  for (size_t cut = at; cut <= at + last.size(); ++cut) {
    const ReadFile file = Read(std::string_view(whole).substr(0, cut));
    ASSERT_EQ(file.outcome.outcome, Outcome::kUsed) << cut;
    EXPECT_EQ(file.ledger().encoding, "gb18030");
    EXPECT_EQ(file.rows(), 2u);
    EXPECT_EQ(file.Text(TextField::kProduct, 1), "茶杯");
  }
}

TEST(FileReader, SaysWhyAFileGivesNothing) {
  const std::string header = "order_id,order_date,paid_amount\n";
  EXPECT_EQ(Read("").Error(), "empty_file");
  EXPECT_EQ(Read("\xEF\xBB\xBF").Error(), "empty_file");
  EXPECT_EQ(Read("\n\n \n").Error(), "empty_file");
  EXPECT_EQ(Read(",,,\n,,,\n").Error(), "empty_file");
  EXPECT_EQ(Read(header).Error(), "header_only");
  EXPECT_EQ(Read(header.substr(0, header.size() - 1)).Error(), "header_only");
  EXPECT_EQ(Read(header + "\nA1,never,1\n,,\n").Error(), "no_usable_rows");
  EXPECT_EQ(Read(header + "\nA1,never,1\n,,\n").ledger().rows_read, 3u);
  EXPECT_EQ(Read("a,b\n1,2\n").Error(), "no_order_columns");
  EXPECT_EQ(Read("date,amount\n2026-01-02,2\n").Error(), "no_order_numbers");
  EXPECT_EQ(Read("a,b\n1,2\n").outcome.outcome, Outcome::kNeedsMapping);
  EXPECT_EQ(Read("PK\x03\x04rest of a zip").outcome.outcome, Outcome::kFailed);
}

TEST(FileReader, WantsNoMoreOfAFileThatItCannotUse) {
  const IngestPolicy policy;
  FileReader reader("photo.png", {}, policy);
  const std::string picture = "\x89PNG\r\n\x1a\n" + std::string(300'000, '\0');
  EXPECT_FALSE(reader.Feed(picture));
  table::Dictionary words;
  EXPECT_EQ(reader.Finish(words).ledger.error->code, "not_text");
}

// ---- encodings that show late

std::string LongAscii(size_t rows) {
  std::string text = "order_id,buyer,order_date,paid_amount,product,status\n";
  for (size_t i = 0; i < rows; ++i) {
    const std::string n = std::to_string(100'000 + i);
    text += "A" + n + ",ann" + n + ",2026-03-01,10.50,cup,completed\n";
  }
  return text;
}

TEST(FileReader, ReadsTextRightWhoseEncodingShowsLate) {
  std::string text = LongAscii(8000);
  ASSERT_GT(text.size(), 350'000u);
  text += "B1,乙,2026-03-02,11,蓝色的茶杯和茶盘,completed\n";
  text += "B2,丙,2026-03-03,12,红色的茶壶,completed\n";
  for (const auto& [bytes, encoding] :
       {std::pair{Gbk(text), "gb18030"}, {text, "utf-8"}}) {
    const ReadFile file = Read(bytes, 65536);
    ASSERT_EQ(file.outcome.outcome, Outcome::kUsed);
    EXPECT_EQ(file.ledger().encoding, encoding);
    ASSERT_EQ(file.rows(), 8002u);
    EXPECT_EQ(file.Text(TextField::kProduct, 8000), "蓝色的茶杯和茶盘");
    EXPECT_EQ(file.Text(TextField::kNick, 8001), "丙");
    EXPECT_EQ(file.rereads, 0) << "text is decoded at the end";
    EXPECT_EQ(file.ledger().malformed_bytes, 0u);
  }
}

TEST(FileReader, ReadsAgainWhereALateEncodingMeansAnotherAmount) {
  std::string text = LongAscii(8000);
  text += "B1,乙,2026-03-02,￥１１.５０,茶杯,交易成功\n";
  text += "B2,丙,2026年3月3日,12元,茶壶,已退款\n";
  const ReadFile file = Read(Gbk(text), 65536);
  ASSERT_EQ(file.outcome.outcome, Outcome::kUsed);
  EXPECT_EQ(file.rereads, 1);
  EXPECT_EQ(file.outcome.options.encoding, Encoding::kGb18030);
  ASSERT_EQ(file.rows(), 8002u);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 8000), 1150);
  EXPECT_EQ(file.outcome.lines.state[8000], OrderState::kCompleted);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 8001), 1200);
  EXPECT_EQ(file.Time(TimeField::kCreated, 8001), "2026-03-03 00:00:00");
  EXPECT_EQ(file.outcome.lines.state[8001], OrderState::kRefunded);
}

TEST(FileReader, SplitsLateGbkTextAtPipesButNotInsideCharacters) {
  // 畖 is 0xAE 0x7C in GBK: its second byte is a pipe.
  std::string text = LongAscii(8000);
  std::replace(text.begin(), text.end(), ',', '|');
  text += "B1|乙|2026-03-02|11|畖色的茶杯和茶盘|completed\n";
  const std::string bytes = Gbk(text);
  ASSERT_NE(bytes.find("\xAE|"), std::string::npos);
  const ReadFile file = Read(bytes, 65536);
  ASSERT_EQ(file.rows(), 8001u);
  EXPECT_EQ(file.ledger().RowsSetAside(), 0u);
  EXPECT_EQ(file.Text(TextField::kProduct, 8000), "畖色的茶杯和茶盘");
}

// As in Online Retail, whose first pound sign stands 2.6 MB in.
TEST(FileReader, ReadsAPoundSignThatComesAfterMegabytesOfAscii) {
  std::string bytes = LongAscii(65'000);
  ASSERT_GT(bytes.size(), 2'600'000u);
  bytes +=
      "B1,bob,2026-03-02,\xA3"
      "11.50,VOUCHER \xA3"
      "5,completed\n";
  bytes += "B2,bob,2026-03-03,12,GIFT,completed\n";
  const ReadFile file = Read(bytes, 65536);
  ASSERT_EQ(file.outcome.outcome, Outcome::kUsed);
  EXPECT_EQ(file.ledger().encoding, "windows-1252");
  ASSERT_EQ(file.rows(), 65'002u);
  EXPECT_EQ(file.Text(TextField::kProduct, 65'000), "VOUCHER £5");
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 65'000), 1150);
  EXPECT_EQ(file.Text(TextField::kCurrency, 65'000), "GBP");
}

// 0xD8E9 is one rare hanzi in GB18030 and two letters in Windows-1252.
TEST(FileReader, AsksWhereTwoEncodingsReadEquallyWell) {
  const std::string bytes =
      "order_id,buyer,order_date,paid_amount\nA1,\xD8\xE9,2026-03-01,5\n";
  const ReadFile file = Read(bytes);
  EXPECT_EQ(file.outcome.outcome, Outcome::kNeedsChoice);
  EXPECT_EQ(file.Error(), "undecidable_encoding");
  EXPECT_EQ(file.ledger().rows_read, 0u);
  ReadOptions told;
  told.encoding = Encoding::kWindows1252;
  EXPECT_EQ(Read(bytes, 7, told).Text(TextField::kNick, 0), "Øé");
  told.encoding = Encoding::kGb18030;
  EXPECT_EQ(Read(bytes, 7, told).Text(TextField::kNick, 0), "亻");
}

TEST(FileReader, ReadsWhatTheBytesDoNotDecideAsThePlatformWrites) {
  ReadOptions taobao;
  taobao.platform = "taobao_orders";
  taobao.map = {{"order_id", "id"},
                {"nick", "nick"},
                {"created_at", "day"},
                {"paid_amount", "paid"}};
  const ReadFile file =
      Read("id,nick,day,paid\nA1,\xD8\xE9,2026-03-01,5\n", 4096, taobao);
  ASSERT_EQ(file.outcome.outcome, Outcome::kUsed);
  EXPECT_EQ(file.ledger().encoding, "gb18030");
  EXPECT_FALSE(file.ledger().encoding_certain);
  EXPECT_EQ(file.Text(TextField::kNick, 0), "亻");
}

TEST(FileReader, CountsMalformedBytesWhereverTheyStand) {
  std::string text = "order_id,buyer,order_date,paid_amount,product\n";
  for (int i = 0; i < 40; ++i) {
    text += "A" + std::to_string(i) + ",客户" + std::to_string(i) +
            ",2026-03-01,5,杯\xFF子\n";
  }
  ReadOptions options;
  options.encoding = Encoding::kUtf8;
  const ReadFile file = Read(text, 4096, options);
  EXPECT_EQ(file.ledger().malformed_bytes, 40u);
  EXPECT_EQ(file.Text(TextField::kProduct, 7), "杯\uFFFD子");
}

TEST(FileReader, DecodesRowsThatItSetsAsideAsItDecodesTheFile) {
  std::string text = LongAscii(8000);
  text += "B1,乙,2026-03-02,11,蓝色的茶杯和茶盘,completed\n";
  text += "B2,丙,never,12,红色的茶壶,completed\n";
  const ReadFile file = Read(Gbk(text), 65536);
  ASSERT_EQ(file.ledger().samples.size(), 1u);
  EXPECT_EQ(file.ledger().samples[0].text,
            "B2,丙,never,12,红色的茶壶,completed");
}

// ---- the decimal mark

std::string Amounts(const std::vector<std::string>& amounts) {
  std::string text = "order_id;order_date;paid_amount\n";
  for (size_t i = 0; i < amounts.size(); ++i)
    text += "A" + std::to_string(i) + ";2026-03-01;" + amounts[i] + "\n";
  return text;
}

TEST(FileReader, ReadsDecimalCommasByWhatTheColumnShows) {
  for (const size_t chunk : kChunks) {
    const ReadFile file =
        Read(Amounts({"1.234", "12,90", "1.234,56", "7"}), chunk);
    EXPECT_EQ(file.rereads, 1);
    ASSERT_EQ(file.rows(), 4u);
    EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 0), 123400);
    EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 1), 1290);
    EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 2), 123456);
    EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 3), 700);
  }
}

TEST(FileReader, TakesACommaForThousandsWhereNoCellProvesOtherwise) {
  const ReadFile file = Read(Amounts({"1,234", "12", "1,234.50"}));
  EXPECT_EQ(file.rereads, 0);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 0), 123400);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 2), 123450);
}

TEST(FileReader, SetsASlipAsideInAColumnOfPoints) {
  std::vector<std::string> amounts(30, "12.50");
  amounts.push_back("12,5");
  const ReadFile file = Read(Amounts(amounts));
  EXPECT_EQ(file.rereads, 0);
  EXPECT_EQ(file.rows(), 30u);
  EXPECT_EQ(SetAside(file, Reason::kUnreadableAmount), 1u);
}

TEST(FileReader, LetsOneColumnOfAmountsSpeakForAnother) {
  const ReadFile file = Read(
      "order_id;order_date;total;paid_amount\n"
      "A1;2026-03-01;1.500;12,90\nA2;2026-03-01;2.500;13,90\n");
  ASSERT_EQ(file.rows(), 2u);
  EXPECT_EQ(file.Money(MoneyField::kOrderAmount, 0), 150000);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 1), 1390);
}

// A column of 1.234,56 beside one of 1234.56, as formatted and plain amounts.
TEST(FileReader, ReadsEachColumnByItsOwnMark) {
  const ReadFile file = Read(
      "order_id;order_date;total;paid_amount\n"
      "A1;2026-03-01;1.234,56;1234.56\nA2;2026-03-01;12,90;12.90\n");
  ASSERT_EQ(file.rows(), 2u);
  for (const auto field : {MoneyField::kOrderAmount, MoneyField::kPaidAmount}) {
    EXPECT_EQ(file.Money(field, 0), 123456);
    EXPECT_EQ(file.Money(field, 1), 1290);
  }
}

TEST(FileReader, ReadsAmountsByTheMarkThatTheOwnerNames) {
  ReadOptions options;
  options.decimal["paid_amount"] = DecimalMark::kComma;
  const ReadFile file = Read(Amounts({"1,234", "2,5"}), 7, options);
  EXPECT_EQ(file.rereads, 0);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 0), 123);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 1), 250);
}

// ---- amounts that other cells decide

// Shopify leaves the currency out of the later lines of an order.
TEST(FileReader, ReadsLaterLinesInTheCurrencyOfTheirOrder) {
  const ReadFile file = Read(
      "Name,Financial Status,Paid at,Created at,Currency,Total,Lineitem "
      "quantity,Lineitem name,Lineitem price\n"
      "#1,paid,2026-03-01,2026-03-01,JPY,3700,1,cup,1200\n"
      "#1,,,2026-03-01,,,1,pot,2500\n"
      "#2,paid,2026-03-02,2026-03-02,USD,20.00,1,cup,12.00\n"
      "#2,,,2026-03-02,,,1,jar,8.00\n");
  ASSERT_EQ(file.rows(), 4u);
  EXPECT_EQ(file.Money(MoneyField::kLineAmount, 0), 1200);
  EXPECT_EQ(file.Money(MoneyField::kLineAmount, 1), 2500);
  EXPECT_EQ(file.Money(MoneyField::kLineAmount, 2), 1200);
  EXPECT_EQ(file.Money(MoneyField::kLineAmount, 3), 800);
}

TEST(FileReader, TakesWhatAnAdjustedTotalLeavesOutForARefund) {
  ReadOptions options;
  options.map["adjusted_amount"] = "adjusted";
  const ReadFile file = Read(
      "order_id,order_date,total,adjusted\nA1,2026-03-01,58.20,40.20\n"
      "A2,2026-03-02,10,\nA3,2026-03-03,10,10\nA4,2026-03-04,10,0\n",
      4096, options);
  ASSERT_EQ(file.rows(), 4u);
  EXPECT_EQ(file.Money(MoneyField::kRefundAmount, 0), 1800);
  EXPECT_EQ(file.Money(MoneyField::kRefundAmount, 1), kNoMoney);
  EXPECT_EQ(file.Money(MoneyField::kRefundAmount, 2), kNoMoney);
  EXPECT_EQ(file.Money(MoneyField::kRefundAmount, 3), 1000);
}

TEST(FileReader, CountsRowsThatBearAKeyOfTheirBuyer) {
  EXPECT_EQ(Read("order_id,order_date,total,buyer\nA1,2026-03-01,5,ann\n"
                 "A2,2026-03-01,5,\n")
                .ledger()
                .buyer_rows,
            1u);
  EXPECT_EQ(
      Read("order_id,order_date,total\nA1,2026-03-01,5\n").ledger().buyer_rows,
      0u);
}

// ---- the order of day and month

std::string Dates(const std::vector<std::string>& days) {
  std::string text = "order_id,order_date,paid_amount\n";
  for (size_t i = 0; i < days.size(); ++i)
    text += "A" + std::to_string(i) + "," + days[i] + ",5\n";
  return text;
}

TEST(FileReader, LetsLaterRowsDecideTheOrderOfDayAndMonth) {
  const std::string text = Dates({"03/04/2026", "05/04/2026", "25/04/2026"});
  for (const std::string& bytes :
       {text, Utf16(text, false), Utf16(text, true)}) {
    const ReadFile file = Read(bytes);
    ASSERT_EQ(file.outcome.outcome, Outcome::kUsed);
    EXPECT_EQ(file.rereads, 1);
    ASSERT_EQ(file.rows(), 3u);
    EXPECT_EQ(file.Time(TimeField::kCreated, 0), "2026-04-03 00:00:00");
    EXPECT_EQ(file.Time(TimeField::kCreated, 1), "2026-04-05 00:00:00");
    EXPECT_EQ(file.Time(TimeField::kCreated, 2), "2026-04-25 00:00:00");
  }
  const ReadFile american = Read(Dates({"03/04/2026", "04/25/2026"}));
  EXPECT_EQ(american.rereads, 0);
  EXPECT_EQ(american.Time(TimeField::kCreated, 0), "2026-03-04 00:00:00");
}

TEST(FileReader, AsksWhereNoRowDecides) {
  const std::string text = Dates({"03/04/2026", "05/04/2026"});
  const ReadFile asked = Read(text);
  EXPECT_EQ(asked.outcome.outcome, Outcome::kNeedsChoice);
  EXPECT_EQ(asked.Error(), "undecidable_date_order");
  ReadOptions options;
  options.date_order = DayOrder::kDayFirst;
  EXPECT_EQ(Read(text, 4096, options).Time(TimeField::kCreated, 0),
            "2026-04-03 00:00:00");
  options.date_order = DayOrder::kMonthFirst;
  EXPECT_EQ(Read(text, 4096, options).Time(TimeField::kCreated, 0),
            "2026-03-04 00:00:00");
  // The same day either way asks nobody.
  EXPECT_EQ(Read(Dates({"03/03/2026", "05/05/2026"})).outcome.outcome,
            Outcome::kUsed);
}

TEST(FileReader, LetsOneDateColumnDecideForAnother) {
  const std::string text =
      "order_id,order_date,paid_at,paid_amount\n"
      "A1,03/04/2026,05/04/2026,5\n"
      "A2,04/04/2026,25/04/2026,6\n";
  const ReadFile file = Read(text);
  ASSERT_EQ(file.outcome.outcome, Outcome::kUsed);
  EXPECT_EQ(file.Time(TimeField::kCreated, 0), "2026-04-03 00:00:00");
  EXPECT_EQ(file.Time(TimeField::kPaid, 0), "2026-04-05 00:00:00");
}

TEST(FileReader, AsksWhereDateColumnsDisagree) {
  const std::string text =
      "order_id,order_date,paid_at,paid_amount\n"
      "A1,03/04/2026,05/04/2026,5\n"
      "A2,04/26/2026,25/04/2026,6\n";
  EXPECT_EQ(Read(text).outcome.outcome, Outcome::kNeedsChoice);
}

// ---- ids

TEST(FileReader, JoinsNothingOnIdsThatASpreadsheetDamaged) {
  const std::string text =
      "order_id,customer_id,phone,order_date,paid_amount\n"
      "1.23457E+17,1.39E+10,1.39E+10,2026-03-01,5\n"
      "1.23457E+17,17850.0,13900000001,2026-03-02,6\n"
      "1.23457E+17,00017,13900000002,2026-03-03,7\n"
      "4e135,4e135,,2026-03-04,8\n";
  const ReadFile file = Read(text);
  ASSERT_EQ(file.rows(), 4u);
  EXPECT_EQ(file.ledger().damaged_ids, 5u);
  const auto id = [&](size_t row) {
    return file.Text(TextField::kOrderId, row);
  };
  EXPECT_NE(id(0), id(1));
  EXPECT_NE(id(0), id(2));
  EXPECT_NE(id(1), id(2));
  EXPECT_EQ(id(0).rfind("1.23457E+17", 0), 0u) << "still told as it was";
  EXPECT_EQ(id(3), "4e135");
  EXPECT_EQ(file.Text(TextField::kMemberId, 0), "");
  EXPECT_EQ(file.Text(TextField::kPhone, 0), "");
  EXPECT_EQ(file.Text(TextField::kMemberId, 1), "17850");
  EXPECT_EQ(file.Text(TextField::kMemberId, 2), "00017");

  // Another file's row in the same place is another order; the same row is not.
  const ReadFile other = Read(
      "order_id,customer_id,phone,order_date,paid_amount\n"
      "1.23457E+17,,,2026-04-01,5\n");
  EXPECT_NE(other.Text(TextField::kOrderId, 0), id(0));
  EXPECT_EQ(Read(text).Text(TextField::kOrderId, 0), id(0));
}

TEST(FileReader, TakesTheGuardsOffIds) {
  const ReadFile file = Read(
      "order_id,phone,order_date,paid_amount\n"
      "=\"007\",'13900000001,2026-03-01,5\n"
      "\t9001,+86 139-0000-0002,2026-03-01,6\n"
      "250101-123\t\t,138****1234,2026-03-01,7\n");
  EXPECT_EQ(file.Text(TextField::kOrderId, 0), "007");
  EXPECT_EQ(file.Text(TextField::kPhone, 0), "13900000001");
  EXPECT_EQ(file.Text(TextField::kOrderId, 1), "9001");
  EXPECT_EQ(file.Text(TextField::kPhone, 1), "13900000002");
  EXPECT_EQ(file.Text(TextField::kOrderId, 2), "250101-123");
  EXPECT_EQ(file.Text(TextField::kPhone, 2), "138****1234");
}

// ---- amounts

TEST(FileReader, ReadsAmountsInEveryDress) {
  const struct {
    std::string_view cell;
    Minor minor;
  } cases[] = {{"１２．５０", 1250}, {"0元", 0},      {"¥1,234.5", 123450},
               {"(3.10)", -310},     {"3.10-", -310}, {"1.005", 101},
               {"-0.005", -1}};
  std::string text = "order_id,order_date,paid_amount\n";
  for (const auto& c : cases)
    text += std::to_string(&c - cases) + ",2026-03-01,\"" +
            std::string(c.cell) + "\"\n";
  const ReadFile file = Read(text);
  ASSERT_EQ(file.rows(), std::size(cases));
  for (size_t i = 0; i < std::size(cases); ++i)
    EXPECT_EQ(file.Money(MoneyField::kPaidAmount, i), cases[i].minor)
        << cases[i].cell;
}

TEST(FileReader, CountsMinorUnitsByTheCurrencyOfTheRow) {
  const ReadFile file = Read(
      "order_id,order_date,paid_amount,currency\n"
      "A1,2026-03-01,1234,JPY\n"
      "A2,2026-03-01,12.34,usd\n"
      "A3,2026-03-01,1.234,KWD\n"
      "A4,2026-03-01,5678,jpy \n"
      "A5,2026-03-01,3.5,\n"
      "A6,2026-03-01,4.5,人民币\n"
      "A7,2026-03-01,5.5,RMB\n");
  ASSERT_EQ(file.rows(), 7u);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 0), 1234);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 1), 1234);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 2), 1234);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 3), 5678);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 4), 350);
  EXPECT_EQ(file.Text(TextField::kCurrency, 1), "USD");
  EXPECT_EQ(file.Text(TextField::kCurrency, 3), "JPY");
  EXPECT_EQ(file.Text(TextField::kCurrency, 4), "");
  EXPECT_EQ(file.Text(TextField::kCurrency, 5), "CNY");
  EXPECT_EQ(file.Text(TextField::kCurrency, 6), "CNY");
}

TEST(FileReader, TakesTheCurrencyThatAnAmountNames) {
  const ReadFile file = Read(
      "order_id,order_date,paid_amount\n"
      "A1,2026-03-01,12.50\n"
      "A2,2026-03-01,€7.25\n"
      "A3,2026-03-01,JPY 800\n"
      "A4,2026-03-01,3.75\n"
      "A5,2026-03-01,¥4\n");
  ASSERT_EQ(file.rows(), 5u);
  EXPECT_EQ(file.Text(TextField::kCurrency, 0), "");
  EXPECT_EQ(file.Text(TextField::kCurrency, 1), "EUR");
  EXPECT_EQ(file.Text(TextField::kCurrency, 2), "JPY");
  EXPECT_EQ(file.Text(TextField::kCurrency, 3), "");
  EXPECT_EQ(file.Text(TextField::kCurrency, 4), "") << "yuan or yen";
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 1), 725);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 2), 800);
  EXPECT_EQ(file.Money(MoneyField::kPaidAmount, 3), 375);

  const ReadFile cells = Read(
      "order_id,order_date,paid_amount,currency\n"
      "A1,2026-03-01,$12.50,USD\n"
      "A2,2026-03-01,€7.25,\n");
  EXPECT_EQ(cells.Text(TextField::kCurrency, 0), "USD");
  EXPECT_EQ(cells.Text(TextField::kCurrency, 1), "EUR");
}

constexpr std::string_view kRetail =
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,"
    "CustomerID,Country\n";

TEST(FileReader, RoundsALineAmountOnceFromTheExactPrice) {
  const ReadFile file = Read(std::string(kRetail) +
                             "536365,85123A,MUG,6,12/1/2010 8:26,2.55,17850.0,"
                             "United Kingdom\n"
                             "536366,71053,PENNY ITEM,1000,12/1/2010 8:28,"
                             "0.001,17851,France\n"
                             "C536379,D,Discount,-1,12/1/2010 9:41,27.50,"
                             "14527,United Kingdom\n"
                             "536367,22139,GIFT,2,12/1/2010 9:50,0,,Spain\n");
  ASSERT_EQ(file.outcome.outcome, Outcome::kUsed) << file.Error();
  EXPECT_EQ(file.ledger().platform, "online_retail");
  ASSERT_EQ(file.rows(), 4u);
  EXPECT_EQ(file.Money(MoneyField::kLineAmount, 0), 1530);
  EXPECT_EQ(file.Money(MoneyField::kLineAmount, 1), 100);
  EXPECT_EQ(file.Money(MoneyField::kUnitPrice, 1), 0);
  EXPECT_EQ(file.Money(MoneyField::kLineAmount, 2), -2750);
  EXPECT_EQ(file.outcome.lines.quantity[2], -1);
  EXPECT_EQ(file.Text(TextField::kMemberId, 0), "17850");
  EXPECT_EQ(file.Text(TextField::kProductId, 0), "85123A");
  EXPECT_EQ(file.Time(TimeField::kCreated, 0), "2010-12-01 08:26:00");
  const auto flags = [&](size_t row) { return file.outcome.lines.flags[row]; };
  EXPECT_EQ(flags(0), table::kLineLevel);
  EXPECT_EQ(flags(1), table::kLineLevel) << "a tenth of a penny is a price";
  EXPECT_EQ(flags(2), table::kLineLevel | table::kCancelling);
  EXPECT_EQ(flags(3), table::kLineLevel | table::kZeroPrice);
  EXPECT_EQ(file.ledger().zero_price_rows, 1u);
}

TEST(FileReader, TakesRaggedRowsAndLinesOfAnyKind) {
  for (const std::string_view end : {"\n", "\r\n", "\r"}) {
    std::string text = "order_id,order_date,paid_amount,product";
    text += end;
    text += "A1,2026-03-01,5,\"two";
    text += end;
    text += "lines\"";
    text += end;
    text += "A2,2026-03-02,6";
    text += end;
    const ReadFile file = Read(text, 7);
    ASSERT_EQ(file.rows(), 2u);
    EXPECT_EQ(file.Text(TextField::kProduct, 0),
              "two" + std::string(end) + "lines");
    EXPECT_EQ(file.Text(TextField::kProduct, 1), "");
  }
}

TEST(FileReader, GivesTheFirstTwoPartsOfAnAddress) {
  const ReadFile file = Read(
      "order_id,order_date,paid_amount,address\n"
      "A1,2026-03-01,5,广东省 广州市 越秀区 某路1号\n"
      "A2,2026-03-01,5,内蒙古自治区  呼和浩特市 新城区\n"
      "A3,2026-03-01,5,某路3号\n"
      "A4,2026-03-01,5,\n");
  ASSERT_EQ(file.rows(), 4u);
  EXPECT_EQ(file.Text(TextField::kProvince, 0), "广东");
  EXPECT_EQ(file.Text(TextField::kCity, 0), "广州");
  EXPECT_EQ(file.Text(TextField::kProvince, 1), "内蒙古");
  EXPECT_EQ(file.Text(TextField::kCity, 1), "呼和浩特");
  EXPECT_EQ(file.Text(TextField::kProvince, 2), "");
  EXPECT_EQ(file.Text(TextField::kProvince, 3), "");
}

TEST(FileReader, ReadsTheSameWhateverTheChunks) {
  const std::string files[] = {std::string(kMixed), Gbk(kTaobao),
                               Utf16(kTaobao, true)};
  for (const std::string& bytes : files) {
    const ReadFile whole = Read(bytes, bytes.size());
    for (size_t chunk = 1; chunk < 40; ++chunk) {
      const ReadFile file = Read(bytes, chunk);
      ASSERT_EQ(file.rows(), whole.rows()) << chunk;
      ASSERT_EQ(file.ledger().set_aside, whole.ledger().set_aside) << chunk;
      for (size_t field = 0; field < table::kTextFields; ++field) {
        for (size_t row = 0; row < whole.rows(); ++row) {
          ASSERT_EQ(file.Text(static_cast<TextField>(field), row),
                    whole.Text(static_cast<TextField>(field), row));
        }
      }
      ASSERT_EQ(file.outcome.lines.money, whole.outcome.lines.money);
      ASSERT_EQ(file.outcome.lines.time, whole.outcome.lines.time);
    }
  }
}

// Addresses and remarks leave a hash, a code and a flag: their texts are long,
// personal and all different.
TEST(FileReader, KeepsWhatAddressesAndRemarksTellNotTheirTexts) {
  std::string csv =
      "订单编号,买家会员名,收货地址,买家留言,备注,日期,实付金额,订单状态,"
      "订单关闭原因,性别,优惠券\n"
      "a1,ann,浙江省 杭州市 西湖区 "
      "阳光小区3幢,生日礼物,,2026-01-02,10,交易成功,"
      "订单未关闭,女,SPRING\n"
      "a2,ann,浙江省 杭州市 西湖区 阳光小区3幢(310012),尽快发货,,2026-01-03,11,"
      "交易关闭,退款：质量问题,女,\n"
      "a3,ben,四川省 成都市 高新区 天府三街,,礼品单,2026-01-04,12,交易关闭,"
      "买家未付款,男,\n";
  for (const std::string& bytes : {csv, Gbk(csv)}) {
    const ReadFile file = Read(bytes);
    ASSERT_EQ(file.rows(), 3u);
    const table::OrderLines& lines = file.outcome.lines;
    EXPECT_EQ(lines.address_hash[0], lines.address_hash[1]);
    EXPECT_NE(lines.address_hash[0], lines.address_hash[2]);
    EXPECT_EQ(lines.occupation[0], table::Occupation::kHome);
    EXPECT_EQ(lines.occupation[2], table::Occupation::kNone);
    EXPECT_TRUE(lines.flags[0] & table::kGiftWords);
    EXPECT_FALSE(lines.flags[1] & table::kGiftWords);
    EXPECT_TRUE(lines.flags[2] & table::kGiftWords);
    EXPECT_EQ(file.Text(TextField::kRefundReason, 0), "");
    EXPECT_EQ(file.Text(TextField::kRefundReason, 1), "退款：质量问题");
    EXPECT_EQ(file.Text(TextField::kRefundReason, 2), "");
    EXPECT_EQ(file.Text(TextField::kGender, 2), "男");
    EXPECT_EQ(file.Text(TextField::kCoupon, 0), "SPRING");
    for (table::StringId id = 0; id < file.words.size(); ++id) {
      EXPECT_EQ(file.words.At(id).find("小区"), std::string_view::npos);
      EXPECT_EQ(file.words.At(id).find("生日"), std::string_view::npos);
    }
  }
}

}  // namespace
}  // namespace shuke::ingest
