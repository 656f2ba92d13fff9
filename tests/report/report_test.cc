#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/report_json.h"
#include "core/report/tables_csv.h"
#include "core/session/session.h"

namespace shuke::report {
namespace {

std::string ReadWhole(const char* path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

void Load(session::Session& session, std::string_view name,
          std::string_view bytes) {
  session.BeginFile(name, "{}");
  session.Feed(bytes);
  session.FinishFile();
}

// Cells of a CSV that was written by CsvWriter, BOM and quotes off.
std::vector<std::vector<std::string>> Cells(std::string_view csv) {
  EXPECT_EQ(csv.substr(0, 3), "\xEF\xBB\xBF");
  csv.remove_prefix(3);
  std::vector<std::vector<std::string>> rows = {{""}};
  bool quoted = false;
  for (size_t i = 0; i < csv.size(); ++i) {
    std::string& cell = rows.back().back();
    if (csv[i] == '"') {
      const bool doubled = quoted && i + 1 < csv.size() && csv[i + 1] == '"';
      if (doubled) {
        cell += csv[++i];
      } else {
        quoted = !quoted;
      }
    } else if (!quoted && csv[i] == ',') {
      rows.back().emplace_back();
    } else if (!quoted && csv[i] == '\n') {
      rows.push_back({""});
    } else if (quoted || csv[i] != '\r') {
      cell += csv[i];
    }
  }
  EXPECT_EQ(rows.back(), std::vector<std::string>{""});
  rows.pop_back();
  return rows;
}

class SmallShop : public testing::Test {
 protected:
  SmallShop() {
    Load(session_, "orders_small.csv",
         ReadWhole("tests/data/orders_small.csv"));
  }
  session::Session session_;
};

TEST_F(SmallShop, IsReportedAsTheGoldenFileSays) {
  EXPECT_EQ(session_.Report(), ReadWhole("tests/golden/report_small.json"));
}

TEST_F(SmallShop, IsReportedTheSameAgain) {
  session::Session again;
  Load(again, "orders_small.csv", ReadWhole("tests/data/orders_small.csv"));
  EXPECT_EQ(again.Report(), session_.Report());
}

TEST_F(SmallShop, ListsEveryCustomerOnce) {
  const auto rows = Cells(session_.CustomersCsv());
  ASSERT_EQ(rows.size(), 6u) << "a header, and who has a valid order";
  const auto ids = CustomersCsvFacts();
  ASSERT_EQ(rows[0].size(), ids.size());
  EXPECT_EQ(rows[0][0], "buyer");
  size_t net = 0;
  for (size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == "net_minor") net = i;
  }
  EXPECT_EQ(rows[0][net], "net") << "whole units";
  std::map<std::string, std::vector<std::string>> of;
  for (const auto& row : rows) {
    EXPECT_EQ(row.size(), ids.size());
    of[row[0]] = row;
  }
  EXPECT_EQ(of.count("tb_安"), 1u);
  EXPECT_EQ(of["tb_安"][net], "320.01");
  EXPECT_EQ(of["tb_柏"][net], "148.90");
  EXPECT_EQ(of.count("=\"00017\""), 1u) << "a guard keeps the zeros of an id";
  EXPECT_EQ(of.count("=cmd"), 0u) << "refunded in full";
}

TEST_F(SmallShop, WritesRegionsAsPlainWords) {
  const std::string csv = session_.CustomersCsv();
  EXPECT_NE(csv.find(",福建,厦门,"), std::string::npos);
  EXPECT_EQ(csv.find("\"=\"\"福建"), std::string::npos);
}

TEST_F(SmallShop, GuardsAKeyThatLooksLikeAFormula) {
  session::Session session;
  Load(session, "x.csv",
       "order_id,buyer,order_date,paid_amount,province\n"
       "A1,=1+1,2026-01-01,5,=2+2\nA2,\"=\"\"&CMD()\",2026-01-01,6,@x\n");
  for (const auto& row : Cells(session.CustomersCsv())) {
    for (const std::string& cell : row) {
      EXPECT_TRUE(cell.empty() || cell.starts_with("=\"") ||
                  std::string_view("=+-@\t\r\n").find(cell[0]) ==
                      std::string_view::npos)
          << cell;
    }
  }
}

TEST_F(SmallShop, AccountsForEveryRowOfEveryFile) {
  session_.BeginFile("empty.csv", "");
  session_.FinishFile();
  Load(session_, "=again.csv", ReadWhole("tests/data/orders_small.csv"));
  const auto rows = Cells(session_.LedgerCsv());
  EXPECT_EQ(rows[0], (std::vector<std::string>{"file", "platform", "encoding",
                                               "outcome", "reason", "rows"}));
  std::map<std::string, uint64_t> sums, used;
  bool failed = false;
  for (size_t i = 1; i < rows.size(); ++i) {
    sums[rows[i][0]] += std::stoull(rows[i][5]);
    if (rows[i][3] == "used") used[rows[i][0]] += std::stoull(rows[i][5]);
    failed |= rows[i][3] == "failed" && rows[i][4] == "empty_file";
    EXPECT_EQ(rows[i][4].empty(), rows[i][3] == "used");
  }
  EXPECT_TRUE(failed);
  EXPECT_EQ(sums["orders_small.csv"], 14u);
  EXPECT_EQ(sums["'=again.csv"], 14u);
  EXPECT_EQ(used["orders_small.csv"] + used["'=again.csv"], 10u);
}

TEST(WriteReport, HasNoSharesOfNobody) {
  session::Session session;
  const std::string report = session.Report();
  EXPECT_NE(report.find("\"share\": null"), std::string::npos);
  EXPECT_EQ(report.find("\"share\": 0"), std::string::npos);
  EXPECT_NE(report.find("\"as_of\": null"), std::string::npos);
  EXPECT_NE(report.find("\"files\": []"), std::string::npos);
  EXPECT_EQ(report.back(), '\n');
}

}  // namespace
}  // namespace shuke::report
