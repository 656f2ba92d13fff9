#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/record_scanner.h"
#include "core/session/session.h"
#include "tests/testing/workbook.h"

namespace shuke::session {
namespace {

using Json = nlohmann::json;

struct File {
  std::string name, bytes;
  std::string options = "{}";
};

std::string ReadWhole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void Feed(Session& session, std::string_view bytes, size_t chunk = 1000) {
  for (size_t at = 0; at < bytes.size(); at += chunk) {
    if (!session.Feed(bytes.substr(at, chunk))) break;
  }
}

int Load(Session& session, const File& file) {
  std::string options = file.options;
  for (int reading = 0; reading < 4; ++reading) {
    session.BeginFile(file.name, options);
    Feed(session, file.bytes);
    const Json answer = Json::parse(session.FinishFile());
    if (answer["outcome"] != "reread") return answer["file"];
    options = answer["options"].dump();
  }
  ADD_FAILURE() << file.name << " never settles";
  return -1;
}

// The list of a file, as rows of cells.
using Cells = std::vector<std::string>;
std::vector<Cells> Parse(std::string_view csv) {
  std::vector<Cells> rows;
  ingest::RecordScanner scanner({});
  std::copy(csv.begin(), csv.end(), scanner.Reserve(csv.size()));
  scanner.Commit(csv.size(), true, [&](const ingest::Record& record) {
    rows.emplace_back(record.fields.begin(), record.fields.end());
    return true;
  });
  return rows;
}

std::vector<Cells> List(Session& session, int id, std::string_view bytes,
                        size_t chunk = 1000) {
  const Json begun = Json::parse(session.BeginSetAside(id));
  EXPECT_EQ(begun["ok"], true) << begun;
  std::string csv;
  for (size_t at = 0; at < bytes.size(); at += chunk) {
    const bool more = session.Feed(bytes.substr(at, chunk));
    csv += session.TakeSetAside();
    if (!more) break;
  }
  const Json ended = Json::parse(session.FinishSetAside());
  csv += session.TakeSetAside();
  EXPECT_EQ(ended["ok"], true) << ended;
  const std::vector<Cells> rows = Parse(csv);
  EXPECT_EQ(ended["rows"], rows.size());
  EXPECT_EQ(begun["rows"], rows.size());
  return rows;
}

// Whether what is listed of every file is what its ledger counts.
void ExpectListsOfTheLedger(Session& session, const std::vector<File>& files,
                            const std::vector<int>& ids) {
  const Json ledger = Json::parse(session.Report())["ledger"]["files"];
  for (size_t i = 0; i < files.size(); ++i) {
    std::map<std::string, uint64_t> counts;
    uint64_t before = 0;
    for (const Cells& row : List(session, ids[i], files[i].bytes)) {
      ASSERT_EQ(row.size(), 4u);
      EXPECT_EQ(row[0], files[i].name);
      EXPECT_GT(std::stoull(row[1]), before) << "in file order, each once";
      before = std::stoull(row[1]);
      ++counts[row[2]];
    }
    EXPECT_EQ(counts.size(), ledger[i]["rows_set_aside"].size());
    for (const auto& [reason, rows] : ledger[i]["rows_set_aside"].items())
      EXPECT_EQ(rows, counts[reason]) << files[i].name << " " << reason;
  }
  // Listing changes nothing.
  EXPECT_EQ(Json::parse(session.Report())["ledger"]["files"], ledger);
}

TEST(SetAside, ListsOfEveryExportWhatItsLedgerCounts) {
  std::vector<File> files;
  std::set<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator("tests/data/platforms")) {
    if (entry.path().extension() == ".csv" ||
        entry.path().extension() == ".txt")
      paths.insert(entry.path());
  }
  ASSERT_GT(paths.size(), 20u);
  for (const auto& path : paths)
    files.push_back({path.filename().string(), ReadWhole(path)});
  // Each twice, so that every row of one of the two is a duplicate.
  const size_t once = files.size();
  for (size_t i = 0; i < once; ++i)
    files.push_back({"again " + files[i].name, files[i].bytes});
  Session session;
  std::vector<int> ids;
  for (const File& file : files) ids.push_back(Load(session, file));
  ExpectListsOfTheLedger(session, files, ids);
  session.SetAsOf("2021-06-02");
  ExpectListsOfTheLedger(session, files, ids);
}

// Of a row that is set aside once its file is read, what was kept of it.
TEST(SetAside, ShowsTheFirstRowsOfLateReasons) {
  std::string bytes = "order_id,remark,buyer,order_date,paid_amount\n";
  for (int i = 0; i < 8; ++i) bytes += "A1,\"x, y\",安 ,2026-01-01 10:00,5.5\n";
  bytes += "B1,,cat,2026-03-03,7\nB2,,dan,2026-01-02,8\n";
  Session session;
  const int id = Load(session, {"a.csv", bytes});
  ASSERT_EQ(id, 0);
  session.SetAsOf("2026-02-28");
  const auto Samples = [&] {
    return Json::parse(session.Report())["ledger"]["files"][0]["samples"];
  };
  Json expected = Json::array();
  for (int row = 2; row <= 6; ++row) {
    expected.push_back({{"reason", "duplicate_order"},
                        {"row", row},
                        {"text", "A1,安,2026-01-01 10:00:00,5.50"}});
  }
  expected.push_back({{"reason", "after_as_of"},
                      {"row", 9},
                      {"text", "B1,cat,2026-03-03 00:00:00,7.00"}});
  EXPECT_EQ(Samples(), expected);
  const Json set = Json::parse(session.SetWorkspace(
      R"({"secret": "000102030405060708090a0b0c0d0e0f", "excluded":
          [{"keys": [{"kind": "nick", "key": "dan"}]}]})"));
  EXPECT_EQ(set["ok"], true) << set;
  EXPECT_EQ(Samples().back(),
            Json({{"reason", "excluded_by_rule"},
                  {"row", 10},
                  {"text", "B2,dan,2026-01-02 00:00:00,8.00"}}));
}

TEST(SetAside, GivesTheRowAsItStandsInTheFile) {
  Session session;
  const File file = {"a.csv",
                     "order_id,buyer,order_date,paid_amount\n"
                     "A1,ann,2026-01-01,5\n"
                     "A2,\"be\"\"n, jr\",never,6\n"
                     ",,,\n"
                     "A1,ann,2026-01-01,5\n"
                     "=A4,cat,2026-03-03,7\n"};
  const int id = Load(session, file);
  session.SetAsOf("2026-02-28");
  for (const size_t chunk : {size_t{1}, size_t{7}, size_t{1000}}) {
    EXPECT_EQ(
        List(session, id, file.bytes, chunk),
        (std::vector<Cells>{
            {"a.csv", "2", "unreadable_date", "A2,\"be\"\"n, jr\",never,6"},
            {"a.csv", "3", "blank", ",,,"},
            {"a.csv", "4", "duplicate_order", "A1,ann,2026-01-01,5"},
            {"a.csv", "5", "after_as_of", "'=A4,cat,2026-03-03,7"}}));
  }
}

TEST(SetAside, DecodesRowsAsTheFileWasDecodedAtItsEnd) {
  std::string bytes = "order_id,buyer,order_date,paid_amount\n";
  for (int i = 0; i < 9000; ++i)
    bytes += "A" + std::to_string(i) + ",ann,2026-01-01,5\n";
  // 蓝色的茶杯 in GBK, far behind the head.
  bytes += "B1,\xC0\xB6\xC9\xAB\xB5\xC4\xB2\xE8\xB1\xAD,never,5\n";
  Session session;
  const int id = Load(session, {"gbk.csv", bytes});
  const auto rows = List(session, id, bytes);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0][3], "B1,蓝色的茶杯,never,5");
}

TEST(SetAside, ReadsByThePolicyThatTheFileWasReadBy) {
  Session session;
  const File file = {"foreign.csv", "nr,tag,summe\nA1,2026-01-01,5\nA2,x,6\n"};
  session.SetPolicy(
      R"({"ingest": {"mappings": [{"nr": "order_id", "tag": "created_at",
                                   "summe": "paid_amount"}]}})");
  const int id = Load(session, file);
  session.SetPolicy("{}");
  const auto rows = List(session, id, file.bytes);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0][1], "2");
}

TEST(SetAside, ListsTheRowsOfTheSheetThatWasRead) {
  const testing::Parts parts = testing::MakeWorkbook(
      {{"封面", {{"2026 年订单"}}, ""},
       {"订单",
        {{"order_id", "buyer", "order_date", "paid_amount"},
         {"A1", "ann", "2026-01-01", "5"},
         {"A2", "be, n", "never", "6"}},
        ""}});
  size_t bytes = 0;
  for (const auto& [name, part] : parts) bytes += part.size();
  Session session;
  std::string csv;
  const auto feed = [&] {
    for (std::string part = session.WantedPart(); !part.empty();
         part = session.WantedPart()) {
      const auto found = parts.find(part);
      if (found == parts.end()) {
        session.EndPart("missing");
        continue;
      }
      Feed(session, found->second, 20);
      csv += session.TakeSetAside();
      session.EndPart("whole");
    }
  };
  session.BeginWorkbook("a.xlsx", "{}", bytes);
  feed();
  const Json read = Json::parse(session.FinishFile());
  ASSERT_EQ(read["outcome"], "used") << read;
  const Json begun = Json::parse(session.BeginSetAside(read["file"]));
  EXPECT_EQ(begun["rows"], 1);
  feed();
  EXPECT_EQ(Json::parse(session.FinishSetAside())["ok"], true);
  csv += session.TakeSetAside();
  EXPECT_EQ(Parse(csv), (std::vector<Cells>{{"a.xlsx", "2", "unreadable_date",
                                             "A2,\"be, n\",never,6"}}));
}

TEST(SetAside, NoticesAFileThatIsNotTheOneThatWasRead) {
  Session session;
  const int id = Load(session, {"a.csv",
                                "order_id,order_date,paid_amount\nA1,never,5\n"
                                "A2,2026-01-01,5\n"});
  session.BeginSetAside(id);
  session.Feed("order_id,order_date,paid_amount\nA1,2026-01-01,5\n");
  const Json ended = Json::parse(session.FinishSetAside());
  EXPECT_EQ(ended["error"]["code"], "file_changed");
  EXPECT_EQ(Json::parse(session.BeginSetAside(99))["error"]["code"],
            "unknown_file");
  EXPECT_EQ(Json::parse(Session().FinishSetAside())["error"]["code"],
            "no_file_begun");
}

}  // namespace
}  // namespace shuke::session
