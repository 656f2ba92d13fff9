#include "core/ingest/record_scanner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/encoding.h"

namespace shuke::ingest {
namespace {

using namespace std::string_view_literals;

using Row = std::vector<std::string>;

struct Seen {
  Row fields;
  uint64_t offset = 0;
  uint64_t length = 0;
  bool too_long = false;
  bool ended = true;

  friend bool operator==(const Seen&, const Seen&) = default;
};

// Feeds `text` in chunks that end at `cuts` (ascending).
std::vector<Seen> ScanAt(std::string_view text, Dialect dialect,
                         const std::vector<size_t>& cuts,
                         bool plainly = false) {
  std::vector<Seen> out;
  RecordScanner scanner(dialect, plainly);
  const auto sink = [&](const Record& record) {
    out.push_back({Row(record.fields.begin(), record.fields.end()),
                   record.offset, record.length, record.too_long,
                   record.ended});
    return true;
  };
  size_t from = 0;
  for (const size_t cut : cuts) {
    std::copy(text.begin() + static_cast<std::ptrdiff_t>(from),
              text.begin() + static_cast<std::ptrdiff_t>(cut),
              scanner.Reserve(cut - from));
    scanner.Commit(cut - from, false, sink);
    from = cut;
  }
  std::copy(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(),
            scanner.Reserve(text.size() - from));
  scanner.Commit(text.size() - from, true, sink);
  return out;
}

std::vector<Row> Scan(std::string_view text, Dialect dialect = {}) {
  std::vector<Row> rows;
  for (Seen& seen : ScanAt(text, dialect, {}))
    rows.push_back(std::move(seen.fields));
  return rows;
}

using Rows = std::vector<Row>;

TEST(RecordScanner, SplitsAtTheDelimiterOfItsDialect) {
  EXPECT_EQ(Scan("a,b;c\nd,,e\n"), (Rows{{"a", "b;c"}, {"d", "", "e"}}));
  EXPECT_EQ(Scan("a\tb,c\n\t\n", {'\t'}), (Rows{{"a", "b,c"}, {"", ""}}));
  EXPECT_EQ(Scan("a;b,c;\n", {';'}), (Rows{{"a", "b,c", ""}}));
  EXPECT_EQ(Scan("a|b|c\n", {'|'}), (Rows{{"a", "b", "c"}}));
}

TEST(RecordScanner, LeavesOutFieldsThatNoTableHas) {
  const std::string text = std::string(7'000'000, ',') + "\"\"\"\n1,2\n";
  const Rows rows = Scan(text);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].size(), kMaxFields);
  EXPECT_EQ(rows[1], (Row{"1", "2"}));
}

TEST(RecordScanner, TakesRunsOfBlanksForOneDelimiter) {
  EXPECT_EQ(
      Scan(" 00004 19970101  2   29.33\n  00005 1 2\r\nx\n", {' '}),
      (Rows{{"00004", "19970101", "2", "29.33"}, {"00005", "1", "2"}, {"x"}}));
  EXPECT_EQ(Scan("a b  \n   \nc", {' '}), (Rows{{"a", "b"}, {""}, {"c"}}));
  EXPECT_EQ(Scan("a b  ", {' '}), (Rows{{"a", "b"}}));
  EXPECT_EQ(Scan("\"a b\" c\n", {' '}), (Rows{{"a b", "c"}}));
}

TEST(RecordScanner, EndsRecordsAtLfCrlfAndBareCr) {
  const Rows rows = {{"a", "b"}, {"c", "d"}, {"e", "f"}};
  EXPECT_EQ(Scan("a,b\nc,d\ne,f\n"), rows);
  EXPECT_EQ(Scan("a,b\r\nc,d\r\ne,f\r\n"), rows);
  EXPECT_EQ(Scan("a,b\rc,d\re,f\r"), rows);
  EXPECT_EQ(Scan("a,b\r\nc,d\ne,f"), rows);
  EXPECT_EQ(Scan("\r\n\n\r\ra"), (Rows{{""}, {""}, {""}, {""}, {"a"}}));
}

TEST(RecordScanner, SaysWhetherTheLastRecordEnded) {
  EXPECT_TRUE(ScanAt("a\nb\n", {}, {}).back().ended);
  EXPECT_TRUE(ScanAt("a\nb\r", {}, {}).back().ended);
  EXPECT_FALSE(ScanAt("a\nb", {}, {}).back().ended);
  EXPECT_FALSE(ScanAt("a\n\"b\"", {}, {}).back().ended);
  EXPECT_TRUE(ScanAt("a\nb", {}, {}).front().ended);
}

TEST(RecordScanner, HoldsNothingInNothing) {
  EXPECT_EQ(Scan(""), Rows{});
  EXPECT_EQ(Scan("\n"), (Rows{{""}}));
  EXPECT_EQ(Scan(","), (Rows{{"", ""}}));
}

TEST(RecordScanner, ReadsQuotedFields) {
  EXPECT_EQ(Scan("\"a,b\",\"c\nd\",\"\"\n"), (Rows{{"a,b", "c\nd", ""}}));
  EXPECT_EQ(Scan("\"say \"\"hi\"\"\",\"\"\"\"\n"),
            (Rows{{"say \"hi\"", "\""}}));
  EXPECT_EQ(Scan("\"a\r\nb\"\r\n\"c\"\r\n"), (Rows{{"a\r\nb"}, {"c"}}));
  EXPECT_EQ(Scan("\"\"\"\"\"\",x"), (Rows{{"\"\"", "x"}}));
}

TEST(RecordScanner, ReadsTheSpreadsheetGuardAsAQuotedField) {
  EXPECT_EQ(Scan("=\"007\",=\"\",=\"a,b\"\n"), (Rows{{"007", "", "a,b"}}));
  EXPECT_EQ(Scan("\"=\"\"007\"\"\",x\n"), (Rows{{"=\"007\"", "x"}}))
      << "a guard inside quotes is left to the guards";
  EXPECT_EQ(Scan("=1,==\"2\",=\n"), (Rows{{"=1", "==\"2\"", "="}}));
}

TEST(RecordScanner, TakesAStrayQuoteInABareFieldForText) {
  EXPECT_EQ(Scan("27\"显示器,5\" x 7\",a\"\n"),
            (Rows{{"27\"显示器", "5\" x 7\"", "a\""}}));
  EXPECT_EQ(Scan(" \"a\",b\n"), (Rows{{" \"a\"", "b"}}));
}

TEST(RecordScanner, TakesWhatFollowsAClosingQuoteForText) {
  EXPECT_EQ(Scan("\"a\"b,\"c\" ,\"d\"\"e\"f\"g\n"),
            (Rows{{"ab", "c ", "d\"ef\"g"}}));
  EXPECT_EQ(Scan("=\"1\"2,x\n"), (Rows{{"12", "x"}}));
}

TEST(RecordScanner, ReadsAQuoteThatNeverClosesLiterally) {
  EXPECT_EQ(Scan("a,\"b\nc,d\n"), (Rows{{"a", "\"b"}, {"c", "d"}}));
  EXPECT_EQ(Scan("a,\"b"), (Rows{{"a", "\"b"}}));
  EXPECT_EQ(Scan("=\"b\nc\n"), (Rows{{"=\"b"}, {"c"}}));
  EXPECT_EQ(Scan("\""), (Rows{{"\""}}));
  EXPECT_EQ(Scan("\"a\"\"\nb\n"), (Rows{{"\"a\"\""}, {"b"}}));
}

TEST(RecordScanner, ReadsAQuoteOpenForOverAMegabyteLiterally) {
  const std::string far = std::string(kMaxQuotedBytes, 'x');
  for (const size_t cut : {size_t{2}, size_t{100}, kMaxQuotedBytes / 2,
                           kMaxQuotedBytes, kMaxQuotedBytes + 4}) {
    SCOPED_TRACE(cut);
    // Just inside: 1 MB between the quotes.
    auto seen = ScanAt("\"" + far + "\",b\nc\n", {}, {cut});
    ASSERT_EQ(seen.size(), 2u);
    EXPECT_EQ(seen[0].fields, (Row{far, "b"}));
    // Just outside; the field ends at its first comma or line end then.
    seen = ScanAt("\"a,\n" + far + "\",b\nc\n", {}, {cut});
    ASSERT_EQ(seen.size(), 3u);
    EXPECT_EQ(seen[0].fields, (Row{"\"a", ""}));
    EXPECT_EQ(seen[1].fields, (Row{far + "\"", "b"}));
    EXPECT_EQ(seen[2].fields, Row{"c"});
  }
}

TEST(RecordScanner, PassesOverARecordThatIsTooLong) {
  const std::string far = std::string(kMaxRecordBytes + 1, 'x');
  const std::string text = "a,b\n" + far + ",y\r\nc,d\n";
  for (const auto& cuts : {std::vector<size_t>{},
                           {1 << 20, 5 << 20, (8 << 20) + 3},
                           {text.size() - 5},
                           {text.size() - 6}}) {
    const auto seen = ScanAt(text, {}, cuts);
    ASSERT_EQ(seen.size(), 3u);
    EXPECT_EQ(seen[0].fields, (Row{"a", "b"}));
    EXPECT_TRUE(seen[1].too_long);
    EXPECT_TRUE(seen[1].fields.empty());
    EXPECT_EQ(seen[1].offset, 4u);
    EXPECT_EQ(seen[2].fields, (Row{"c", "d"}));
    EXPECT_FALSE(seen[2].too_long);
    EXPECT_EQ(seen[2].offset, text.size() - 4);
  }
  // At the end of the file, with no line end behind it.
  const auto last = ScanAt("a\n" + far, {}, {3 << 20, 7 << 20});
  ASSERT_EQ(last.size(), 2u);
  EXPECT_TRUE(last[1].too_long);
}

TEST(RecordScanner, ReadsARecordThatIsJustNotTooLong) {
  const std::string most = std::string(kMaxRecordBytes, 'x');
  for (const std::string_view end : {"\nc\n"sv, "\r\nc"sv}) {
    const auto seen = ScanAt(most + std::string(end), {}, {1000, 8 << 20});
    ASSERT_EQ(seen.size(), 2u);
    EXPECT_FALSE(seen[0].too_long);
    EXPECT_EQ(seen[0].fields, Row{most});
    EXPECT_EQ(seen[1].fields, Row{"c"});
  }
}

TEST(RecordScanner, StepsOverPipesInsideWideCharacters) {
  const Dialect gbk = {'|', true};
  EXPECT_EQ(Scan("\xAE|\xC9\xAB|b\n", gbk), (Rows{{"\xAE|\xC9\xAB", "b"}}));
  EXPECT_EQ(Scan("\"a\"\xAE|c|b\n", gbk), (Rows{{"a\xAE|c", "b"}}))
      << "behind a closing quote too";
  EXPECT_EQ(Scan("\"\xAE|\"|b\n", gbk), (Rows{{"\xAE|", "b"}}));
  EXPECT_EQ(Scan("\xE7\x95\x96|b\n", {'|'}), (Rows{{"\xE7\x95\x96", "b"}}));
  // Half a character does not swallow the line end.
  EXPECT_EQ(Scan("a|b\xAE\nc|d\n", gbk), (Rows{{"a", "b\xAE"}, {"c", "d"}}));
  EXPECT_EQ(Scan("a|b\xAE\r\nc|d\xAE", gbk),
            (Rows{{"a", "b\xAE"}, {"c", "d\xAE"}}));
}

TEST(RecordScanner, KnowsWhereEachRecordStands) {
  const std::string text = "ab,c\r\n\"x\ny\",z\r\n\nlast";
  const auto seen = ScanAt(text, {}, {});
  ASSERT_EQ(seen.size(), 4u);
  const uint64_t offsets[] = {0, 6, 15, 16};
  const uint64_t lengths[] = {4, 7, 0, 4};
  for (size_t i = 0; i < seen.size(); ++i) {
    EXPECT_EQ(seen[i].offset, offsets[i]);
    EXPECT_EQ(seen[i].length, lengths[i]);
  }
}

TEST(RecordScanner, StopsForGoodWhenTheSinkHasEnough) {
  RecordScanner scanner({});
  int seen = 0;
  const auto sink = [&](const Record&) { return ++seen < 2; };
  const std::string_view text = "a\nb\nc\nd\n";
  std::copy(text.begin(), text.end(), scanner.Reserve(text.size()));
  scanner.Commit(text.size(), false, sink);
  EXPECT_EQ(seen, 2);
  std::copy(text.begin(), text.end(), scanner.Reserve(text.size()));
  scanner.Commit(text.size(), true, sink);
  EXPECT_EQ(seen, 2);
}

// ---- whatever is written is read back, whatever the chunks

// The obvious writer: quotes what must be, and now and then what need not be.
class Writer {
 public:
  Writer(Dialect dialect, std::mt19937& random)
      : dialect_(dialect), random_(random) {
    const std::string_view ends[] = {"\n", "\r\n", "\r"};
    end_ = ends[random_() % 3];
  }

  std::string Write(const Rows& rows, bool end_last) {
    std::string out;
    for (size_t i = 0; i < rows.size(); ++i) {
      for (size_t j = 0; j < rows[i].size(); ++j) {
        if (j > 0) out += Delimiter();
        WriteField(rows[i][j], out);
      }
      if (i + 1 < rows.size() || end_last) out += end_;
    }
    return out;
  }

 private:
  std::string Delimiter() {
    if (dialect_.delimiter != ' ') return std::string(1, dialect_.delimiter);
    return std::string(1 + random_() % 3, ' ');
  }

  void WriteField(const std::string& field, std::string& out) {
    const std::string specials = std::string("\r\n") + dialect_.delimiter;
    const bool must = field.find_first_of(specials) != std::string::npos ||
                      field.starts_with('"') || field.starts_with("=\"") ||
                      (dialect_.delimiter == ' ' && field.empty());
    const bool guard = random_() % 8 == 0;
    if (!must && !guard && random_() % 3 > 0) {
      out += field;
      return;
    }
    out += guard ? "=\"" : "\"";
    for (const char c : field) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }

  Dialect dialect_;
  std::mt19937& random_;
  std::string_view end_;
};

Rows RandomRows(std::mt19937& random, size_t rows, size_t longest,
                const std::vector<std::string_view>& alphabet) {
  Rows out(rows);
  for (Row& row : out) {
    row.resize(1 + random() % 5);
    for (std::string& field : row) {
      for (size_t n = random() % (longest + 1); n > 0; --n)
        field += alphabet[random() % alphabet.size()];
    }
    // A record of one empty field is an empty line, which is one too.
  }
  return out;
}

const std::vector<std::string_view> kUtf8Alphabet = {
    "a", "0",  "\"", ",", "\n", "\r", "\r\n", ";",
    "|", "\t", " ",  "=", "'",  "显", "，",   "\""};
// GBK characters, among them some whose second byte is a pipe or a backslash.
const std::vector<std::string_view> kGbkAlphabet = {
    "a",        "\"",       ",",        "\n",       "|",
    "\xAE\x7C", "\x81\x5C", "\xA3\xAC", "\xC9\xAB", "\x81\x7C"};

constexpr Dialect kDialects[] = {{','}, {'\t'}, {';'}, {'|'}, {' '}};

TEST(RecordScanner, ReadsBackSmallTextsCutAtEveryPairOfBytes) {
  for (uint32_t seed = 1; seed <= 60; ++seed) {
    std::mt19937 random(seed);
    const bool gbk = seed % 4 == 0;
    const Dialect dialect =
        gbk ? Dialect{'|', true} : kDialects[random() % std::size(kDialects)];
    const Rows rows = RandomRows(random, 1 + random() % 4, 4,
                                 gbk ? kGbkAlphabet : kUtf8Alphabet);
    const std::string text =
        Writer(dialect, random).Write(rows, random() % 2 == 0);
    const auto whole = ScanAt(text, dialect, {});
    Rows read;
    for (const Seen& seen : whole) read.push_back(seen.fields);
    // A last empty line without an end is no record.
    Rows expected = rows;
    if (expected.back() == Row{""} && read.size() + 1 == expected.size())
      expected.pop_back();
    ASSERT_EQ(read, expected) << "seed " << seed << "\n" << text;
    for (size_t first = 0; first <= text.size(); ++first) {
      for (size_t second = first; second <= text.size(); ++second) {
        ASSERT_EQ(ScanAt(text, dialect, {first, second}), whole)
            << "seed " << seed << " cut at " << first << ", " << second;
      }
    }
    std::vector<size_t> every(text.size());
    for (size_t i = 0; i < every.size(); ++i) every[i] = i;
    ASSERT_EQ(ScanAt(text, dialect, every), whole) << "seed " << seed;
  }
}

TEST(RecordScanner, ReadsBackLargeTextsCutAnywhere) {
  for (uint32_t seed = 1; seed <= 10; ++seed) {
    std::mt19937 random(seed);
    const bool gbk = seed % 3 == 0;
    const Dialect dialect = gbk ? Dialect{'|', true} : kDialects[seed % 5];
    Rows rows =
        RandomRows(random, 2000, 12, gbk ? kGbkAlphabet : kUtf8Alphabet);
    rows.back() = {"last"};
    const std::string text = Writer(dialect, random).Write(rows, true);
    Rows read;
    std::vector<size_t> cuts;
    for (size_t at = 0; at < text.size(); at += random() % 4096)
      cuts.push_back(at);
    for (Seen& seen : ScanAt(text, dialect, cuts))
      read.push_back(std::move(seen.fields));
    ASSERT_EQ(read, rows) << "seed " << seed;
  }
}

// No bytes at all make the scanner lose or invent one: offsets and lengths
// cover the stream, and chunks change nothing.
// Any bytes, most of them such as matter, in records of a few bytes and of many
// blocks, cut anywhere.
TEST(RecordScanner, FindsTheSameRecordsByMarksAsFieldByField) {
  for (uint32_t seed = 1; seed <= 400; ++seed) {
    std::mt19937 random(seed);
    const Dialect dialect = kDialects[random() % 4];
    const size_t plain = random() % 40;  // letters to each byte that matters
    std::string text;
    while (text.size() < 600) {
      text += kUtf8Alphabet[random() % kUtf8Alphabet.size()];
      for (size_t n = random() % (plain + 1); n > 0; --n) text += 'x';
    }
    std::vector<size_t> cuts;
    for (size_t n = random() % 4; n > 0; --n)
      cuts.push_back(random() % text.size());
    std::sort(cuts.begin(), cuts.end());
    ASSERT_EQ(ScanAt(text, dialect, cuts), ScanAt(text, dialect, {}, true))
        << seed;
  }
}

TEST(RecordScanner, CoversAnyBytesWhateverTheChunks) {
  const std::string_view bytes = "a\",|=\n\r \xAE\x81;";
  for (uint32_t seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const Dialect dialect = seed % 4 == 0
                                ? Dialect{'|', true}
                                : kDialects[random() % std::size(kDialects)];
    std::string text;
    for (size_t n = random() % 60; n > 0; --n)
      text += bytes[random() % bytes.size()];
    const auto whole = ScanAt(text, dialect, {});
    uint64_t at = 0;
    for (const Seen& seen : whole) {
      ASSERT_EQ(seen.offset, at) << "seed " << seed;
      at += seen.length;
      if (seen.ended) {
        ASSERT_LT(at, text.size());
        const bool crlf = text.compare(at, 2, "\r\n") == 0;
        ASSERT_TRUE(text[at] == '\n' || text[at] == '\r');
        at += crlf ? 2 : 1;
      }
    }
    ASSERT_EQ(at, text.size()) << "seed " << seed;
    for (size_t cut = 0; cut <= text.size(); ++cut)
      ASSERT_EQ(ScanAt(text, dialect, {cut}), whole) << "seed " << seed;
  }
}

TEST(RecordScanner, ReadsChineseTextCutAtEveryByteOfAStretch) {
  std::string utf8 = "订单编号,买家会员名,宝贝标题 \r\n";
  for (int i = 0; i < 40; ++i) {
    const std::string n = std::to_string(i);
    utf8 += "=\"35153131473" + n + "\",tb_甲" + n +
            ",\"27\"\"显示器，黑色\r\n第二行\"\r\n";
  }
  for (const std::string& text : {utf8, Gb18030Encoder().Encode(utf8)}) {
    const auto whole = ScanAt(text, {}, {});
    ASSERT_EQ(whole.size(), 41u);
    ASSERT_EQ(whole[40].fields.size(), 3u);
    for (size_t cut = 0; cut < 400; ++cut)
      ASSERT_EQ(ScanAt(text, {}, {cut}), whole) << cut;
  }
}

}  // namespace
}  // namespace shuke::ingest
