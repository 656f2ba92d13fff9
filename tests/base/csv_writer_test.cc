#include "core/base/csv_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/guards.h"

namespace shuke {
namespace {

using namespace std::string_view_literals;

std::string Text(std::string_view text) {
  std::string out;
  CsvWriter(&out).Text(text);
  return out;
}

std::string Id(std::string_view id) {
  std::string out;
  CsvWriter(&out).TextId(id);
  return out;
}

// The obvious reader of RFC 4180, as the oracle.
std::vector<std::vector<std::string>> ReadCsv(std::string_view csv) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (size_t i = 0; i < csv.size(); ++i) {
    std::string& field = rows.back().back();
    if (quoted) {
      if (csv[i] != '"') {
        field += csv[i];
      } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
        field += csv[++i];
      } else {
        quoted = false;
      }
    } else if (csv[i] == '"') {
      EXPECT_TRUE(field.empty()) << "a quote inside a bare field";
      quoted = true;
    } else if (csv[i] == ',') {
      rows.back().emplace_back();
    } else if (csv[i] == '\r') {
      EXPECT_EQ(csv[++i], '\n');
      rows.emplace_back(1);
    } else {
      field += csv[i];
    }
  }
  EXPECT_FALSE(quoted);
  return rows;
}

TEST(CsvWriter, WritesRowsByRfc4180) {
  std::string out;
  CsvWriter csv(&out);
  csv.Text("a").Text("b,c").Text("say \"hi\"").EndRow();
  csv.Text("line\r\nbreak").Integer(-7).Money(-5, 2).Blank().Text("").EndRow();
  csv.Blank().EndRow();
  EXPECT_EQ(out,
            "a,\"b,c\",\"say \"\"hi\"\"\"\r\n"
            "\"line\r\nbreak\",-7,-0.05,,\r\n"
            "\r\n");
}

TEST(CsvWriter, WritesTheBomOnce) {
  std::string out;
  CsvWriter csv(&out, CsvWriter::Bom::kUtf8);
  csv.Text("客户").EndRow();
  EXPECT_EQ(out, "\xEF\xBB\xBF客户\r\n");
}

TEST(CsvWriter, DisarmsFormulas) {
  EXPECT_EQ(Text("=1+1"), "'=1+1");
  EXPECT_EQ(Text("+1"), "'+1");
  EXPECT_EQ(Text("-1"), "'-1");
  EXPECT_EQ(Text("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(Text("\t=1"), "\"'\t=1\"");
  EXPECT_EQ(Text("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(Text("\n=1"), "\"'\n=1\"");
  EXPECT_EQ(Text("＝1+1"), "'＝1+1");
  EXPECT_EQ(Text("=HYPERLINK(\"http://x\",\"y\")"),
            "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
  EXPECT_EQ(Text("a=1"), "a=1");
  EXPECT_EQ(Text("'a"), "'a");
}

TEST(CsvWriter, QuotesWhatSomeReadersWouldSplitOrTrim) {
  EXPECT_EQ(Text("a;b"), "\"a;b\"");
  EXPECT_EQ(Text("a\tb"), "\"a\tb\"");
  EXPECT_EQ(Text(" a"), "\" a\"");
  EXPECT_EQ(Text("a "), "\"a \"");
  EXPECT_EQ(Text("a b"), "a b");
}

TEST(CsvWriter, GuardsIdsThatSpreadsheetsDamage) {
  EXPECT_EQ(Id("35153131473291234"), "\"=\"\"35153131473291234\"\"\"");
  for (const std::string_view id : {"35153131473291234"sv,
                                    "139000000001"sv,
                                    "007"sv,
                                    "00"sv,
                                    "4e135"sv,
                                    "1-2"sv,
                                    "3/4"sv,
                                    "250101-123"sv,
                                    "+8613900000000"sv,
                                    "-5"sv,
                                    "1.50"sv,
                                    "12:30"sv,
                                    "MAR1"sv,
                                    "Dec 5"sv,
                                    "3月8日"sv,
                                    "@home"sv,
                                    "=x"sv,
                                    "１２３"sv,
                                    "1,000"sv,
                                    "上午8:30"sv,
                                    "￥5"sv,
                                    "€5"sv,
                                    "$5"sv,
                                    "(5)"sv,
                                    ".5"sv,
                                    "мая 5"sv,
                                    "true"sv,
                                    "False"sv,
                                    "#N/A"sv,
                                    "＝x"sv,
                                    " 5"sv}) {
    EXPECT_EQ(Id(id), "\"=\"\"" + std::string(id) + "\"\"\"") << id;
  }
}

TEST(CsvWriter, WritesIdsPlainlyThatNothingDamages) {
  for (const std::string_view id :
       {"",        "0",        "5",      "13900000000", "12345678901",
        "tb12345", "x@qq.com", "Martha", "mary",        "福建",
        "小明",    "小明123",  "李**",   "**明",        "_x",
        "t**1",    "Åsa",      "Иван",   "さくら",      "truely"}) {
    EXPECT_EQ(Id(id), id);
  }
}

TEST(CsvWriter, LetsNothingHostileIntoAGuard) {
  EXPECT_EQ(Id("1\"&CMD()&\""), "\"1\"\"&CMD()&\"\"\"");
  EXPECT_EQ(Id("=\"&CMD()"), "\"'=\"\"&CMD()\"");
  EXPECT_EQ(Id("1\n2"), "\"1\n2\"");
  EXPECT_EQ(Id("1\xFF"), "1\xFF");
  EXPECT_EQ(Id(std::string(256, '1')), std::string(256, '1'));
  EXPECT_EQ(Id(std::string(255, '1')),
            "\"=\"\"" + std::string(255, '1') + "\"\"\"");
}

TEST(CsvWriter, IsReadBackWholeByAnyReader) {
  const std::string_view texts[] = {
      "",  "a",     "a,b",   "\"",         "\"\"",   "a\"b", "a\r\nb",
      ";", "x\ty",  " pad ", "客户，昵称", "O'Neil", "'",    "27\"",
      "a", "\"x\"", ",",     "a\rb",       "end\"",  "\"st"};
  std::string out;
  CsvWriter csv(&out);
  for (const auto a : texts) {
    for (const auto b : texts) csv.Text(a).TextId("007").Text(b).EndRow();
  }
  const auto rows = ReadCsv(out);
  size_t row = 0;
  for (const auto a : texts) {
    for (const auto b : texts) {
      ASSERT_EQ(rows[row].size(), 3u);
      EXPECT_EQ(rows[row][0], a);
      EXPECT_EQ(ingest::StripGuards(rows[row][1]), "007");
      EXPECT_EQ(rows[row][2], b);
      ++row;
    }
  }
}

}  // namespace
}  // namespace shuke
