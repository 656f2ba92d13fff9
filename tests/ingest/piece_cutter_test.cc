#include "core/ingest/piece_cutter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "core/base/rng.h"

namespace shuke::ingest {
namespace {

// The offsets behind the records of `text`, by the scanner that reads them.
std::set<uint64_t> RecordEnds(std::string_view text, Dialect dialect) {
  RecordScanner scanner(dialect);
  std::copy(text.begin(), text.end(), scanner.Reserve(text.size()));
  std::set<uint64_t> ends;
  scanner.Commit(text.size(), true, [&](const Record& record) {
    uint64_t end = record.offset + record.length;
    if (record.ended) {
      const auto at = static_cast<size_t>(end);
      end += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n'
                 ? 2
                 : 1;
    }
    ends.insert(end);
    return true;
  });
  return ends;
}

uint64_t LastEnd(std::string_view text, Dialect dialect, size_t chunk) {
  PieceCutter cutter(dialect, 0);
  for (size_t at = 0; at < text.size(); at += chunk)
    cutter.Feed(text.substr(at, chunk));
  return cutter.last_end();
}

TEST(PieceCutter, FindsTheLastLineEndOutsideOfQuotes) {
  const Dialect comma;
  EXPECT_EQ(LastEnd("a,b\nc,d\ne", comma, 100), 8u);
  EXPECT_EQ(LastEnd("a,b\n\"c\nd\",e", comma, 100), 4u);
  EXPECT_EQ(LastEnd("a,b\n\"c\nd\",e\nf", comma, 100), 12u);
  EXPECT_EQ(LastEnd("a,b\n=\"c\nd\",e\nf", comma, 100), 13u);
  EXPECT_EQ(LastEnd("a\r\nb\r\nc", comma, 100), 6u);
  EXPECT_EQ(LastEnd("a\rb\rc", comma, 100), 4u);
  EXPECT_EQ(LastEnd("abc", comma, 100), 0u);
}

TEST(PieceCutter, TakesAStrayQuoteForText) {
  EXPECT_EQ(LastEnd("27\"screen,1\nb,2\n", {}, 100), 16u);
  EXPECT_EQ(LastEnd("a,\"x\"27\"\nb,2\n", {}, 100), 13u);
}

TEST(PieceCutter, WaitsForTheLineFeedBehindACarriageReturn) {
  EXPECT_EQ(LastEnd("a\r\nb\r", {}, 100), 3u);
  EXPECT_EQ(LastEnd("a\r\nb\r", {}, 1), 3u);
}

TEST(PieceCutter, BeginsBehindAByteOrderMark) {
  PieceCutter cutter({}, 3);
  cutter.Feed("\xEF\xBB\xBF\"a\nb\",c\nd");
  EXPECT_EQ(cutter.last_end(), 11u);
}

TEST(PieceCutter, SaysWhenAQuoteStaysOpenForTooLong) {
  PieceCutter cutter({}, 0);
  cutter.Feed("a\n\"");
  const std::string much(100'000, 'x');
  for (int i = 0; i < 11; ++i) cutter.Feed(much);
  EXPECT_TRUE(cutter.lost());
  EXPECT_EQ(cutter.last_end(), 2u);
}

TEST(PieceCutter, EndsWhereARecordEndsInRandomTextsHoweverTheyCome) {
  constexpr std::string_view kBytes = ",,\"\"\"\n\n\r\r\n=ab;";
  for (uint64_t seed = 1; seed <= 3000; ++seed) {
    Rng rng(seed);
    std::string text;
    const size_t length = 1 + rng.Below(40);
    for (size_t i = 0; i < length; ++i)
      text += kBytes[rng.Below(static_cast<uint32_t>(kBytes.size()))];
    const Dialect dialect{seed % 2 == 0 ? ',' : ';', false};
    const std::set<uint64_t> ends = RecordEnds(text, dialect);
    const uint64_t whole = LastEnd(text, dialect, text.size());
    EXPECT_TRUE(whole == 0 || ends.count(whole) > 0)
        << seed << ": " << testing::PrintToString(text) << " at " << whole;
    for (size_t chunk = 1; chunk < text.size(); ++chunk)
      EXPECT_EQ(LastEnd(text, dialect, chunk), whole) << seed << " " << chunk;
  }
}

}  // namespace
}  // namespace shuke::ingest
