#include "core/session/pieces.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/sample/sample_shop.h"
#include "core/session/session.h"

namespace shuke::session {
namespace {

using Json = nlohmann::json;

std::string SampleFile(size_t orders) {
  sample::SampleOptions options;
  options.orders = orders;
  sample::SampleShop shop(options);
  std::string bytes(orders * 2048, '\0');
  bytes.resize(shop.Read(bytes.data(), bytes.size()));
  return bytes;
}

void LoadWhole(Session& session, std::string_view bytes) {
  session.BeginFile("shop.csv", "{}");
  session.Feed(bytes);
  ASSERT_EQ(Json::parse(session.FinishFile())["outcome"], "used");
}

// A piece that has gone from one core to another.
FilePiece SentAsBytes(const FilePiece& piece) {
  ByteWriter writer;
  piece.Write(writer);
  return FilePiece::FromBytes(writer.Bytes());
}

// As a host with workers does, with pieces of about `size` bytes: two that see
// the same bytes about a border, and nothing before them. The answer to the
// end.
Json LoadInPieces(Session& session, std::string_view bytes,
                  size_t size = kEdgeBytes + 4321) {
  const std::string policy = session.Policy();
  const std::string_view head = bytes.substr(0, kHeadBytes);
  // A small file that says it is a large one.
  const Json begun = Json::parse(session.BeginPieces(
      "shop.csv", "{}", head, kLeastBytesForPieces + bytes.size()));
  EXPECT_TRUE(begun["pieces"].get<bool>());
  FilePieces first(policy, "{}", head), second(policy, "{}", head);
  size_t number = 0, cuts = 0;
  for (size_t from = 0; from < bytes.size(); from += size) {
    FilePieces& worker = number++ % 2 == 0 ? first : second;
    const size_t to = std::min(from + size, bytes.size());
    const size_t begin =
        from == 0 ? 0 : from + worker.EdgeIn(bytes.substr(from, kEdgeBytes));
    const size_t end = to + worker.EdgeIn(bytes.substr(to, kEdgeBytes));
    cuts += end > to;
    worker.Begin(begin);
    worker.Feed(bytes.substr(begin, end - begin));
    if (!session.Take(SentAsBytes(worker.End(to == bytes.size())))) break;
  }
  EXPECT_GT(cuts, 0u);
  return Json::parse(session.FinishFile());
}

TEST(Pieces, GiveTheSameReportAndTables) {
  const std::string bytes = SampleFile(1500);
  Session whole;
  LoadWhole(whole, bytes);
  for (const size_t size : {kEdgeBytes + 4321, size_t{150'000}}) {
    Session pieces;
    EXPECT_EQ(LoadInPieces(pieces, bytes, size)["outcome"], "used");
    EXPECT_EQ(pieces.Report(), whole.Report());
    EXPECT_EQ(pieces.CustomersCsv(), whole.CustomersCsv());
    EXPECT_EQ(pieces.LedgerCsv(), whole.LedgerCsv());
    EXPECT_EQ(pieces.Metrics("{}"), whole.Metrics("{}"));
    EXPECT_EQ(pieces.Mine("{}"), whole.Mine("{}"));
  }
}

TEST(Pieces, JoinTheOrdersThatWereThereBefore) {
  const std::string bytes = SampleFile(400);
  Session whole, pieces;
  LoadWhole(whole, bytes);
  LoadWhole(whole, bytes);
  LoadWhole(pieces, bytes);
  EXPECT_EQ(LoadInPieces(pieces, bytes)["outcome"], "used");
  EXPECT_EQ(pieces.Report(), whole.Report());
}

TEST(Pieces, ListTheSameSetAsideRows) {
  std::string bytes = SampleFile(300);
  const size_t first = bytes.find('\n') + 1;
  bytes += "no,such,row\n" +
           bytes.substr(first, bytes.find('\n', first + 3000) + 1 - first);
  const auto list = [&](Session& session) {
    session.BeginSetAside(0);
    session.Feed(bytes);
    session.FinishSetAside();
    return session.TakeSetAside();
  };
  Session whole, pieces;
  LoadWhole(whole, bytes);
  EXPECT_EQ(LoadInPieces(pieces, bytes)["outcome"], "used");
  const std::string listed = list(whole);
  EXPECT_NE(listed.find("duplicate"), std::string::npos);
  EXPECT_EQ(list(pieces), listed);
}

TEST(Pieces, OfASmallFileAreNotBegun) {
  Session session;
  const std::string bytes = SampleFile(20);
  const Json begun =
      Json::parse(session.BeginPieces("shop.csv", "{}", bytes, bytes.size()));
  EXPECT_TRUE(begun["ok"].get<bool>());
  EXPECT_FALSE(begun["pieces"].get<bool>());
}

TEST(Pieces, ThatAreNoneSendTheFileToOneReader) {
  Session session;
  const std::string bytes = SampleFile(100);
  session.BeginPieces("shop.csv", "{}", bytes, kLeastBytesForPieces);
  EXPECT_FALSE(session.Take(FilePiece::FromBytes("not a piece")));
  const Json end = Json::parse(session.FinishFile());
  EXPECT_EQ(end["outcome"], "reread");
  EXPECT_TRUE(end["whole"].get<bool>());
}

}  // namespace
}  // namespace shuke::session
