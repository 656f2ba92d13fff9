#include "core/ingest/xlsx/workbook_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/testing/workbook.h"

namespace shuke::ingest::xlsx {
namespace {

using shuke::testing::MakeWorkbook;
using shuke::testing::Number;
using shuke::testing::Parts;
using shuke::testing::Rows;
using table::Dictionary;
using table::MoneyField;
using table::TextField;
using table::TimeField;

struct Reading {
  FileOutcome outcome;
  Dictionary dictionary;
  std::vector<std::string> wanted;  // parts, in the order asked for

  std::string Text(TextField field, size_t line) const {
    return std::string(
        dictionary.At(outcome.lines.Text(field, static_cast<uint32_t>(line))));
  }
  std::string ErrorCode() const {
    return outcome.ledger.error ? outcome.ledger.error->code : "";
  }
};

const IngestPolicy kPolicy;

// Feeds a workbook as a host does, in chunks of `chunk` bytes.
Reading Read(const Parts& parts, const ReadOptions& options = {},
             size_t chunk = 1000, PartEnd how = PartEnd::kWhole) {
  Reading reading;
  WorkbookReader reader("订单.xlsx", options, kPolicy, 12345);
  while (!reader.WantedPart().empty()) {
    reading.wanted.push_back(reader.WantedPart());
    if (reading.wanted.size() > 100) break;
    const auto part = parts.find(reader.WantedPart());
    if (part == parts.end()) {
      reader.EndPart(PartEnd::kMissing);
      continue;
    }
    std::string_view rest = part->second;
    bool more = true;
    while (more && !rest.empty()) {
      more = reader.Feed(rest.substr(0, chunk));
      rest.remove_prefix(std::min(chunk, rest.size()));
    }
    reader.EndPart(how);
  }
  reading.outcome = reader.Finish(reading.dictionary);
  return reading;
}

const std::vector<std::string> kHeader = {"订单号", "买家昵称", "付款时间",
                                          "实付金额", "订单状态"};
std::vector<std::string> Order(std::string number, std::string nick,
                               std::string serial, std::string amount) {
  return {std::move(number), std::move(nick), Number(serial, 1), Number(amount),
          "交易成功"};
}

Parts OneSheet() {
  return MakeWorkbook(
      {{"Sheet1",
        {kHeader, Order("0017", "4e135", "43573.5", "327.69999999999999"),
         Order("18", "35045948422", "43574", "12")},
        ""}});
}

TEST(WorkbookReader, ReadsTheOrdersOfASheet) {
  const Reading reading = Read(OneSheet());
  ASSERT_EQ(reading.outcome.outcome, Outcome::kUsed) << reading.ErrorCode();
  const table::OrderLines& lines = reading.outcome.lines;
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(reading.Text(TextField::kOrderId, 0), "0017");
  EXPECT_EQ(reading.Text(TextField::kNick, 0), "4e135");
  EXPECT_EQ(reading.Text(TextField::kNick, 1), "35045948422");
  EXPECT_EQ(FormatTime(lines.Time(TimeField::kPaid, 0)), "2019-04-18 12:00:00");
  EXPECT_EQ(lines.Money(MoneyField::kPaidAmount, 0), 32770);
  const FileLedger& ledger = reading.outcome.ledger;
  EXPECT_EQ(ledger.name, "订单.xlsx");
  EXPECT_EQ(ledger.bytes, 12345u);
  EXPECT_EQ(ledger.sheet, "Sheet1");
  EXPECT_EQ(ledger.encoding, "");
  EXPECT_EQ(ledger.RowsUsed(), 2u);
}

TEST(WorkbookReader, AsksForEachPartOnceWhenThereIsOneSheet) {
  EXPECT_EQ(Read(OneSheet()).wanted,
            (std::vector<std::string>{
                "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                "xl/styles.xml", "xl/worksheets/sheet1.xml"}));
}

TEST(WorkbookReader, ReadsTheSameInChunksOfAnySize) {
  for (const size_t chunk : {1u, 2u, 7u, 64u, 100000u}) {
    const Reading reading = Read(OneSheet(), {}, chunk);
    ASSERT_EQ(reading.outcome.lines.size(), 2u) << chunk;
    EXPECT_EQ(reading.Text(TextField::kNick, 1), "35045948422") << chunk;
  }
}

TEST(WorkbookReader, FindsAHeaderBelowATitle) {
  const Reading reading = Read(MakeWorkbook({{"s",
                                              {{"七月订单"},
                                               {"导出时间：2019-05-01"},
                                               {},
                                               kHeader,
                                               Order("1", "a", "43573", "1")},
                                              ""}}));
  ASSERT_EQ(reading.outcome.outcome, Outcome::kUsed) << reading.ErrorCode();
  EXPECT_EQ(reading.outcome.lines.size(), 1u);
}

TEST(WorkbookReader, PicksTheSheetWithAnOrderHeader) {
  const Parts parts = MakeWorkbook(
      {{"说明", {{"本表由系统导出"}, {"请勿修改"}}, ""},
       {"汇总", {{"月份", "金额"}, {"1月", "10"}}, ""},
       {"订单", {kHeader, Order("1", "a", "43573", "1")}, ""},
       {"旧订单", {kHeader, Order("2", "b", "43573", "1")}, "hidden"}});
  const Reading reading = Read(parts);
  ASSERT_EQ(reading.outcome.outcome, Outcome::kUsed) << reading.ErrorCode();
  EXPECT_EQ(reading.outcome.ledger.sheet, "订单");
  EXPECT_EQ(reading.Text(TextField::kOrderId, 0), "1");
  const auto& sheets = reading.outcome.ledger.sheets;
  ASSERT_EQ(sheets.size(), 4u);
  EXPECT_EQ(sheets[0].name, "说明");
  EXPECT_FALSE(sheets[0].orders);
  EXPECT_FALSE(sheets[1].orders);
  EXPECT_TRUE(sheets[2].orders);
  EXPECT_TRUE(sheets[3].orders);
  EXPECT_TRUE(sheets[3].hidden);
}

TEST(WorkbookReader, PrefersAShownSheetAndThenTheFirst) {
  const std::vector<std::string> order = Order("1", "a", "43573", "1");
  EXPECT_EQ(Read(MakeWorkbook({{"h", {kHeader, order}, "hidden"},
                               {"a", {kHeader, order}, ""},
                               {"b", {kHeader, order}, ""}}))
                .outcome.ledger.sheet,
            "a");
}

TEST(WorkbookReader, LetsABrokenSheetAloneWhereAnotherHasOrders) {
  Parts parts =
      MakeWorkbook({{"a", {kHeader, Order("1", "a", "43573", "1")}, ""},
                    {"b", {kHeader, Order("2", "b", "43573", "1")}, ""},
                    {"c", {kHeader, Order("3", "c", "43573", "1")}, ""}});
  parts.erase("xl/worksheets/sheet1.xml");
  parts["xl/worksheets/sheet2.xml"] = "<worksheet><sheetData><row>";
  const Reading reading = Read(parts);
  ASSERT_EQ(reading.outcome.outcome, Outcome::kUsed) << reading.ErrorCode();
  EXPECT_EQ(reading.outcome.ledger.sheet, "c");
}

TEST(WorkbookReader, ReadsTheSheetThatIsAskedFor) {
  const Parts parts =
      MakeWorkbook({{"一月", {kHeader, Order("1", "a", "43573", "1")}, ""},
                    {"二月", {kHeader, Order("2", "b", "43600", "1")}, ""}});
  ReadOptions options;
  options.sheet = "二月";
  const Reading reading = Read(parts, options);
  ASSERT_EQ(reading.outcome.outcome, Outcome::kUsed) << reading.ErrorCode();
  EXPECT_EQ(reading.Text(TextField::kOrderId, 0), "2");
  EXPECT_EQ(reading.outcome.ledger.sheets.size(), 2u);
  options.sheet = "三月";
  const Reading none = Read(parts, options);
  EXPECT_EQ(none.outcome.outcome, Outcome::kFailed);
  ASSERT_EQ(none.ErrorCode(), "unknown_sheet");
  EXPECT_EQ(none.outcome.ledger.error->args[1].second, "一月, 二月");
}

TEST(WorkbookReader, LetsTheMappingChooseTheSheet) {
  const std::vector<std::string> order = Order("1", "a", "43573", "1");
  ReadOptions options;
  options.map["order_id"] = "编码";
  const Reading reading = Read(
      MakeWorkbook(
          {{"a", {kHeader, order}, ""},
           {"b",
            {{"编码", "买家昵称", "付款时间", "实付金额", "订单状态"}, order},
            ""}}),
      options);
  EXPECT_EQ(reading.outcome.ledger.sheet, "b");
  EXPECT_EQ(reading.outcome.outcome, Outcome::kUsed);
}

TEST(WorkbookReader, KeepsTheHeadOfASheetThatNeedsAMapping) {
  const Reading reading =
      Read(MakeWorkbook({{"s", {{"甲", "乙"}, {"x", "y"}}, ""}}));
  EXPECT_EQ(reading.outcome.outcome, Outcome::kNeedsMapping);
  ASSERT_TRUE(reading.outcome.layout);
  EXPECT_EQ(reading.outcome.layout->headers,
            (std::vector<std::string>{"甲", "乙"}));
}

TEST(WorkbookReader, IgnoresCellsRightOfTheHeaderAndFarBelow) {
  const Reading reading =
      Read(MakeWorkbook({{"s",
                          {kHeader,
                           {"1", "a", Number("43573", 1), Number("1"),
                            "交易成功", "", "<c r=\"J2\"><v>5</v></c>"},
                           {"<c r=\"XFD1048576\"><v>9</v></c>"}},
                          ""}}));
  ASSERT_EQ(reading.outcome.outcome, Outcome::kUsed);
  EXPECT_EQ(reading.outcome.ledger.rows_read, 1u);
  EXPECT_EQ(reading.outcome.ledger.RowsUsed(), 1u);
}

TEST(WorkbookReader, ReadsEveryRowOfALongSheetOnce) {
  Rows rows = {kHeader};
  for (int i = 0; i < 1000; ++i)
    rows.push_back(Order(std::to_string(i), "a", "43573", "1"));
  const Reading reading =
      Read(MakeWorkbook({{"x", {{"无"}}, ""}, {"s", rows, ""}}));
  ASSERT_EQ(reading.outcome.outcome, Outcome::kUsed) << reading.ErrorCode();
  ASSERT_EQ(reading.outcome.lines.size(), 1000u);
  for (size_t i = 0; i < 1000; ++i)
    EXPECT_EQ(reading.Text(TextField::kOrderId, i), std::to_string(i));
}

TEST(WorkbookReader, CountsSerialsFrom1904WhereTheWorkbookDoes) {
  Parts parts =
      MakeWorkbook({{"s", {kHeader, Order("1", "a", "41472", "1")}, ""}});
  std::string& workbook = parts["xl/workbook.xml"];
  workbook.replace(workbook.find("<workbookPr/>"), 13,
                   "<workbookPr date1904=\"1\"/>");
  EXPECT_EQ(FormatTime(Read(parts).outcome.lines.Time(TimeField::kPaid, 0)),
            "2017-07-18 00:00:00");
}

TEST(WorkbookReader, MakesEachRowAnOrderIfTheOwnerSaysSo) {
  const std::vector<std::string> header = {"买家昵称", "付款时间", "实付金额",
                                           "订单状态"};
  const auto row = [](std::string nick, std::string status) {
    return std::vector<std::string>{std::move(nick), Number("43573.5", 1),
                                    Number("9.9"), std::move(status)};
  };
  const Parts parts =
      MakeWorkbook({{"s",
                     {header, row("a", "买家已付款"), row("a", "交易成功"),
                      row("b", "交易成功")},
                     ""}});
  EXPECT_EQ(Read(parts).outcome.outcome, Outcome::kNeedsMapping);
  ReadOptions options;
  options.rows_are_orders = true;
  const Reading reading = Read(parts, options);
  ASSERT_EQ(reading.outcome.outcome, Outcome::kUsed) << reading.ErrorCode();
  ASSERT_EQ(reading.outcome.lines.size(), 3u);
  const std::string first = reading.Text(TextField::kOrderId, 0);
  EXPECT_NE(first, "");
  EXPECT_EQ(reading.Text(TextField::kOrderId, 1), first + "-2");
  EXPECT_NE(reading.Text(TextField::kOrderId, 2), first);
}

TEST(WorkbookReader, NumbersAnOrderTheSameHoweverFarItHasCome) {
  ReadOptions options;
  options.rows_are_orders = true;
  const auto number = [&](const char* status, const char* completed) {
    const Reading reading = Read(
        MakeWorkbook(
            {{"s",
              {{"买家昵称", "付款时间", "实付金额", "订单状态", "完成时间"},
               {"a", Number("43573.5", 1), Number("9.9"), status, completed}},
              ""}}),
        options);
    return reading.Text(TextField::kOrderId, 0);
  };
  EXPECT_EQ(number("已付款", ""), number("交易成功", "2019-05-01"));
}

TEST(WorkbookReader, SaysWhatIsWrong) {
  const auto without = [](const char* part) {
    Parts parts = OneSheet();
    parts.erase(part);
    return Read(parts).ErrorCode();
  };
  EXPECT_EQ(without("_rels/.rels"), "zip_file");
  EXPECT_EQ(without("xl/workbook.xml"), "spreadsheet_damaged");
  EXPECT_EQ(without("xl/_rels/workbook.xml.rels"), "spreadsheet_damaged");
  EXPECT_EQ(without("xl/worksheets/sheet1.xml"), "spreadsheet_damaged");
  EXPECT_EQ(without("xl/styles.xml"), "no_usable_rows");  // serials, no days

  EXPECT_EQ(Read(OneSheet(), {}, 1000, PartEnd::kDamaged).ErrorCode(),
            "spreadsheet_damaged");
  EXPECT_EQ(Read(OneSheet(), {}, 1000, PartEnd::kEncrypted).ErrorCode(),
            "spreadsheet_encrypted");
  EXPECT_EQ(Read(MakeWorkbook({})).ErrorCode(), "empty_file");
  EXPECT_EQ(Read(MakeWorkbook({{"s", {}, ""}})).ErrorCode(), "empty_file");
  EXPECT_EQ(Read(MakeWorkbook({{"s", {kHeader}, ""}})).ErrorCode(),
            "header_only");

  Parts letter = OneSheet();
  std::string& package = letter["_rels/.rels"];
  package.replace(package.find("xl/workbook.xml"), 15, "word/document.xml");
  EXPECT_EQ(Read(letter).ErrorCode(), "not_text");
  Parts binary = OneSheet();
  std::string& rels = binary["_rels/.rels"];
  rels.replace(rels.find("xl/workbook.xml"), 15, "xl/workbook.bin");
  EXPECT_EQ(Read(binary).ErrorCode(), "old_spreadsheet");
}

TEST(WorkbookReader, UsesNothingOfASheetThatIsCutOff) {
  Parts parts = OneSheet();
  std::string& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet.resize(sheet.size() - 30);
  const Reading reading = Read(parts);
  EXPECT_EQ(reading.outcome.outcome, Outcome::kFailed);
  EXPECT_EQ(reading.ErrorCode(), "spreadsheet_damaged");
  EXPECT_EQ(reading.outcome.ledger.rows_read, 0u);
  EXPECT_EQ(reading.outcome.lines.size(), 0u);
}

TEST(WorkbookReader, IsDamagedIfTheHostGivesUp) {
  WorkbookReader reader("a.xlsx", {}, kPolicy, 1);
  Dictionary dictionary;
  const FileOutcome outcome = reader.Finish(dictionary);
  EXPECT_EQ(outcome.outcome, Outcome::kFailed);
  EXPECT_EQ(outcome.ledger.error->code, "spreadsheet_damaged");
}

}  // namespace
}  // namespace shuke::ingest::xlsx
