#include "core/ingest/piece_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/rng.h"
#include "core/ingest/file_reader.h"
#include "core/ingest/piece_cutter.h"
#include "core/sample/sample_shop.h"

namespace shuke::ingest {
namespace {

struct ReadFile {
  FileOutcome outcome;
  table::Dictionary words;
};

ReadFile ReadWhole(std::string_view bytes, const ReadOptions& options,
                   const IngestPolicy& policy = {}) {
  ReadFile file;
  FileReader reader("orders.csv", options, policy);
  reader.Feed(bytes);
  file.outcome = reader.Finish(file.words);
  return file;
}

// A piece as it goes to another core.
std::string Sent(const Piece& piece) {
  ByteWriter writer;
  WritePiece(piece, writer);
  return writer.Bytes();
}

// Reads `bytes` in pieces that end at `cuts`, each fed in two parts and sent as
// bytes; nothing if the file is not for pieces.
std::optional<ReadFile> ReadInPieces(std::string_view bytes,
                                     const std::vector<size_t>& cuts,
                                     const ReadOptions& options,
                                     const IngestPolicy& policy = {}) {
  const auto layout = LayoutForPieces(bytes, options, policy);
  if (!layout) return std::nullopt;
  ReadFile file;
  FileReader reader("orders.csv", options, policy);
  EXPECT_TRUE(reader.BeginPieces(bytes));
  reader.Expect(bytes.size());
  PieceReader pieces(*layout, options, policy);
  size_t begin = 0;
  for (size_t i = 0; i <= cuts.size(); ++i) {
    const size_t end = i < cuts.size() ? cuts[i] : bytes.size();
    const std::string_view piece = bytes.substr(begin, end - begin);
    pieces.Begin(begin);
    pieces.Feed(piece.substr(0, piece.size() / 2));
    pieces.Feed(piece.substr(piece.size() / 2));
    const std::string sent = Sent(pieces.Finish(i == cuts.size()));
    auto got = ReadPiece(sent);
    if (!got) {
      ADD_FAILURE() << "a piece does not survive the way over";
      return std::nullopt;
    }
    if (!reader.Take(std::move(*got))) break;
    begin = end;
  }
  file.outcome = reader.Finish(file.words);
  return file;
}

// Everything that was read, as a text: two equal texts are the same file.
std::string Describe(const ReadFile& file) {
  const FileLedger& ledger = file.outcome.ledger;
  std::ostringstream out;
  out << "outcome " << static_cast<int>(file.outcome.outcome) << " whole "
      << file.outcome.whole << " order "
      << DayOrderName(file.outcome.options.date_order) << " encoding "
      << (file.outcome.options.encoding
              ? EncodingName(*file.outcome.options.encoding)
              : "")
      << "\n";
  out << ledger.platform << ' ' << ledger.encoding << ' '
      << ledger.encoding_certain << ' ' << ledger.delimiter << " bytes "
      << ledger.bytes << " rows " << ledger.rows_read << " zero "
      << ledger.zero_price_rows << " buyers " << ledger.buyer_rows
      << " malformed " << ledger.malformed_bytes << " damaged "
      << ledger.damaged_ids << " unknown " << ledger.unknown_status_rows
      << " error " << (ledger.error ? ledger.error->code : "") << "\n";
  for (const auto& [role, mark] : ledger.decimal)
    out << role << '=' << static_cast<int>(mark) << ' ';
  for (const uint64_t count : ledger.set_aside) out << count << ' ';
  for (const auto& [word, rows] : ledger.unknown_status)
    out << word << '=' << rows << ' ';
  for (const auto& [word, own] : ledger.own_status)
    out << word << '=' << own.rows << '/' << static_cast<int>(own.state) << ' ';
  out << "\n";
  for (const SetAsideRow& sample : ledger.samples) {
    out << static_cast<int>(sample.reason) << '@' << sample.row << ' '
        << sample.text << "\n";
  }
  const table::OrderLines& lines = file.outcome.lines;
  for (size_t row = 0; row < lines.size(); ++row) {
    out << lines.row[row] << ':';
    for (size_t i = 0; i < table::kTextFields; ++i) {
      out << file.words.At(lines.Text(static_cast<table::TextField>(i), row))
          << '|';
    }
    for (size_t i = 0; i < table::kTimeFields; ++i)
      out << lines.Time(static_cast<table::TimeField>(i), row) << '|';
    for (size_t i = 0; i < table::kMoneyFields; ++i)
      out << lines.Money(static_cast<table::MoneyField>(i), row) << '|';
    out << (lines.quantity.empty() ? 1 : lines.quantity[row]) << '|'
        << static_cast<int>(lines.state[row]) << '|'
        << static_cast<int>(lines.flags[row]);
    if (!lines.address_hash.empty()) {
      out << '|' << lines.address_hash[row] << '|'
          << static_cast<int>(lines.occupation[row]);
    }
    out << "\n";
  }
  for (const auto& column : lines.text) out << column.empty();
  return out.str();
}

// The offsets at which `bytes` may be cut.
std::vector<size_t> Cuts(std::string_view bytes, const Layout& layout) {
  PieceCutter cutter(layout.dialect, layout.bom_bytes);
  std::vector<size_t> cuts;
  for (size_t at = 0; at < bytes.size(); ++at) {
    cutter.Feed(bytes.substr(at, 1));
    const auto end = static_cast<size_t>(cutter.last_end());
    if (end > 0 && end < bytes.size() && (cuts.empty() || cuts.back() < end))
      cuts.push_back(end);
  }
  return cuts;
}

// Cut at every record end by itself, and at all of them. Returns how many of
// these readings were given up.
int ExpectSameAtEveryCut(std::string_view bytes, ReadOptions options = {},
                         const IngestPolicy& policy = {}) {
  auto whole = ReadWhole(bytes, options, policy);
  for (int again = 0; again < 3; ++again) {
    if (whole.outcome.outcome != Outcome::kReread) break;
    options = whole.outcome.options;
    whole = ReadWhole(bytes, options, policy);
  }
  const auto layout = LayoutForPieces(bytes, options, policy);
  if (!layout) return -1;
  const std::string expected = Describe(whole);
  const std::vector<size_t> cuts = Cuts(bytes, *layout);
  int given_up = 0;
  const auto check = [&](const std::vector<size_t>& at) {
    const auto file = ReadInPieces(bytes, at, options, policy);
    ASSERT_TRUE(file);
    given_up += file->outcome.whole;
    if (!file->outcome.whole) {
      EXPECT_EQ(Describe(*file), expected);
    }
  };
  for (const size_t cut : cuts) check({cut});
  check(cuts);
  return given_up;
}

std::string Slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TEST(PieceReader, GivesTheFileOfEveryPlatformAtEveryCut) {
  int for_pieces = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator("tests/data/platforms")) {
    SCOPED_TRACE(entry.path().string());
    const int given_up = ExpectSameAtEveryCut(Slurp(entry.path()));
    if (given_up < 0) continue;
    ++for_pieces;
    EXPECT_EQ(given_up, 0);
  }
  EXPECT_GE(for_pieces, 20);
}

TEST(PieceReader, ReadsTheSampleShopInRandomPieces) {
  for (const bool gb18030 : {false, true}) {
    sample::SampleOptions shop_options;
    shop_options.orders = 600;
    const Gb18030Encoder encoder;
    if (gb18030) {
      shop_options.encode = [&](std::string_view utf8) {
        return encoder.Encode(utf8);
      };
    }
    sample::SampleShop shop(shop_options);
    std::string bytes(2 << 20, '\0');
    bytes.resize(shop.Read(bytes.data(), bytes.size()));
    const auto layout = LayoutForPieces(bytes, {}, {});
    ASSERT_TRUE(layout);
    const std::vector<size_t> cuts = Cuts(bytes, *layout);
    const std::string expected = Describe(ReadWhole(bytes, {}));
    for (uint64_t seed = 1; seed <= 5; ++seed) {
      Rng rng(seed);
      std::vector<size_t> at;
      for (const size_t cut : cuts) {
        if (rng.Chance(15)) at.push_back(cut);
      }
      const auto file = ReadInPieces(bytes, at, {});
      ASSERT_TRUE(file);
      EXPECT_EQ(Describe(*file), expected) << "seed " << seed;
    }
  }
}

constexpr std::string_view kHead = "order_id,buyer_nick,created_at,amount\n";

std::string Rows(int from, int to, std::string_view date = "2024-05-06") {
  std::string rows;
  for (int i = from; i < to; ++i) {
    rows += std::to_string(1000 + i) + ",nick" + std::to_string(i % 7) + "," +
            std::string(date) + "," + std::to_string(i) + ".50\n";
  }
  return rows;
}

TEST(PieceReader, GivesUpOrIsRightAtAnyByteWhatever) {
  const std::string bytes = std::string(kHead) +
                            "1,\"a\n1,b\",2024-01-02,3\r\n"
                            "2,27\"x,2024-01-02,4\n"
                            "3,\"q\"\"\n\"\"r\",2024-01-03,5\n"
                            "\n"
                            "合计,,,\n"
                            "4,d,no date,6\n"
                            "5,e,2024-01-05,7";
  const std::string expected = Describe(ReadWhole(bytes, {}));
  ASSERT_NE(expected.find("rows 7 "), std::string::npos) << expected;
  int right = 0;
  for (size_t cut = 1; cut < bytes.size(); ++cut) {
    const auto file = ReadInPieces(bytes, {cut}, {});
    ASSERT_TRUE(file);
    if (file->outcome.whole) continue;
    ++right;
    EXPECT_EQ(Describe(*file), expected) << "cut at " << cut;
  }
  EXPECT_GE(right, 6);
}

// Of columns that seldom repeat themselves texts are not looked up in a piece;
// put together, each stands there once all the same.
TEST(PieceReader, KnowsTextsThatRepeatWithinAPieceAndAcross) {
  std::string utf8(kHead);
  for (int i = 0; i < 9000; ++i) {
    const std::string nick = i % 5 == 0 ? " 老客" + std::to_string(i % 35)
                                        : "新客" + std::to_string(i);
    utf8 += std::to_string(1000 + i / 2) + "," + nick + ",2024-05-06,1.50\n";
  }
  for (const bool gb18030 : {false, true}) {
    const std::string bytes = gb18030 ? Gb18030Encoder().Encode(utf8) : utf8;
    const ReadFile whole = ReadWhole(bytes, {});
    const size_t middle = bytes.find('\n', bytes.size() / 2) + 1;
    const auto file = ReadInPieces(bytes, {middle}, {});
    ASSERT_TRUE(file);
    EXPECT_FALSE(file->outcome.whole);
    EXPECT_EQ(Describe(*file), Describe(whole));
    EXPECT_EQ(file->words.size(), whole.words.size());
    const IngestPolicy policy;
    PieceReader pieces(*LayoutForPieces(bytes, {}, policy), {}, policy);
    pieces.Begin(0);
    pieces.Feed(bytes);
    EXPECT_GT(pieces.Finish(true).strings.size(), whole.words.size());
  }
}

// The dictionary's memory moves many times while the shop stays the same.
TEST(PieceReader, KnowsATextThatStaysWhileOthersAreAppended) {
  std::string bytes = "order_id,shop,buyer_nick,created_at,amount\n";
  for (int i = 0; i < 20000; ++i) {
    bytes += std::to_string(1000 + i) + ",熟客的店,客" + std::to_string(i) +
             ",2024-05-06,1.50\n";
  }
  const IngestPolicy policy;
  PieceReader pieces(*LayoutForPieces(bytes, {}, policy), {}, policy);
  pieces.Begin(0);
  for (size_t at = 0; at < bytes.size(); at += 65536)
    pieces.Feed(std::string_view(bytes).substr(at, 65536));
  const Piece piece = pieces.Finish(true);
  const auto& shops =
      piece.lines.text[static_cast<size_t>(table::TextField::kShop)];
  ASSERT_EQ(shops.size(), 20000U);
  for (size_t row = 0; row < shops.size(); ++row)
    ASSERT_EQ(piece.strings.At(shops[row]), "熟客的店") << row;
  EXPECT_EQ(piece.strings.size(), 2 * 20000U + 2);
}

// The first rows promise fewer than there are.
TEST(PieceReader, MakesRoomAgainWhereRowsBecomeShorter) {
  std::string bytes(kHead);
  for (int i = 0; i < 400; ++i) {
    bytes += "long" + std::to_string(i) + ",nick" + std::string(1000, 'k') +
             ",2024-05-06,1.50\n";
  }
  std::vector<size_t> cuts = {bytes.size()};
  for (int part = 0; part < 4; ++part) {
    bytes += Rows(part * 5000, part * 5000 + 5000);
    cuts.push_back(bytes.size());
  }
  cuts.pop_back();
  const ReadFile whole = ReadWhole(bytes, {});
  const auto file = ReadInPieces(bytes, cuts, {});
  ASSERT_TRUE(file);
  ASSERT_EQ(file->outcome.lines.size(), 20400u);
  EXPECT_EQ(Describe(*file), Describe(whole));
}

TEST(PieceReader, KeepsTheFirstRowsOfEachReason) {
  std::string bytes(kHead);
  for (int i = 0; i < 12; ++i)
    bytes += "7" + std::to_string(i) + ",n,not a day,5\n" + Rows(i, i + 1);
  EXPECT_EQ(ExpectSameAtEveryCut(bytes), 0);
}

TEST(PieceReader, ListsTheSameFiftyUnknownWords) {
  std::string bytes = "order_id,buyer_nick,created_at,amount,status\n";
  for (int i = 0; i < 130; ++i) {
    bytes += std::to_string(i) + ",n,2024-05-06,5,word" +
             std::to_string((i * 37) % 71) + "\n";
  }
  IngestPolicy policy;
  policy.status_words["word5"] = table::OrderState::kPaid;
  ASSERT_NE(Describe(ReadWhole(bytes, {}, policy)).find("word37="),
            std::string::npos);
  EXPECT_EQ(ExpectSameAtEveryCut(bytes, {}, policy), 0);
}

TEST(PieceReader, FindsWhichOfDayAndMonthComesFirstWhereverItShows) {
  for (const auto& [first, second] : {std::pair{"03/04/2024", "25/04/2024"},
                                      std::pair{"25/04/2024", "03/04/2024"},
                                      std::pair{"03/04/2024", "04/25/2024"}}) {
    const std::string bytes =
        std::string(kHead) + Rows(0, 4, first) + Rows(4, 8, second);
    // As often as the reader asks: in the end both have read the same.
    ReadOptions options;
    const ReadFile whole = ReadWhole(bytes, options);
    const auto pieces = ReadInPieces(bytes, {kHead.size() + 50}, options);
    ASSERT_TRUE(pieces);
    const std::string settled = Describe(ReadWhole(
        bytes, whole.outcome.outcome == Outcome::kReread ? whole.outcome.options
                                                         : options));
    for (const size_t cut : Cuts(bytes, *LayoutForPieces(bytes, options, {}))) {
      auto file = ReadInPieces(bytes, {cut}, options);
      ASSERT_TRUE(file);
      if (file->outcome.outcome == Outcome::kReread)
        file = ReadInPieces(bytes, {cut}, file->outcome.options);
      const auto lines_of = [](const std::string& text) {
        return text.substr(text.find('\n'));
      };
      EXPECT_EQ(lines_of(Describe(*file)), lines_of(settled)) << cut;
    }
  }
}

TEST(PieceReader, LeavesAFileWhoseEncodingShowsLateToOneReader) {
  std::string bytes = std::string(kHead) + Rows(0, 20000);
  const size_t head = bytes.size();
  bytes +=
      "x1,\xA3"
      "5 a year,2024-05-06,5\n" +
      Rows(20000, 20005);
  const auto layout =
      LayoutForPieces(std::string_view(bytes).substr(0, head), {}, {});
  ASSERT_TRUE(layout);
  const IngestPolicy policy;
  FileReader reader("orders.csv", {}, policy);
  ASSERT_TRUE(reader.BeginPieces(std::string_view(bytes).substr(0, head)));
  PieceReader pieces(*layout, {}, policy);
  pieces.Begin(0);
  pieces.Feed(bytes);
  ASSERT_TRUE(reader.Take(pieces.Finish(true)));
  table::Dictionary words;
  const FileOutcome outcome = reader.Finish(words);
  EXPECT_EQ(outcome.outcome, Outcome::kReread);
  EXPECT_TRUE(outcome.whole);
  EXPECT_FALSE(outcome.options.encoding);
}

TEST(PieceReader, LeavesALineCutShortToOneReaderIfLinesMayBeShort) {
  const std::string bytes = std::string(kHead) + "1,a,2024-05-06,5,\n" +
                            "2,b\n" + Rows(0, 3) + "9,z,2024-05-06";
  EXPECT_GT(ExpectSameAtEveryCut(bytes), 0);
  const std::string full = std::string(kHead) + Rows(0, 5) + "9,z,2024-05-06";
  EXPECT_EQ(ExpectSameAtEveryCut(full), 0);
}

TEST(PieceReader, LeavesBlankCurrenciesToOneReaderIfMinorUnitsDiffer) {
  const std::string head = "order_id,buyer_nick,created_at,amount,currency\n";
  const auto rows = [](std::string_view currency) {
    std::string out;
    for (int order = 1; order < 4; ++order) {
      const std::string id = std::to_string(order);
      out += id + ",n,2024-05-06,500," + std::string(currency) + "\n" + id +
             ",n,2024-05-06,700,\n";
    }
    return out;
  };
  EXPECT_EQ(ExpectSameAtEveryCut(head + rows("CNY")), 0);
  EXPECT_GT(ExpectSameAtEveryCut(head + rows("JPY")), 0);
}

TEST(LayoutForPieces, RefusesWhatIsReadWhole) {
  const std::string table = std::string(kHead) + Rows(0, 5);
  EXPECT_TRUE(LayoutForPieces(table, {}, {}));
  EXPECT_FALSE(LayoutForPieces("PK\x03\x04 and so on", {}, {}));
  EXPECT_FALSE(LayoutForPieces("one,two\n1,2\n", {}, {}));
  ReadOptions rows_are_orders;
  rows_are_orders.rows_are_orders = true;
  EXPECT_FALSE(LayoutForPieces("buyer_nick,created_at,amount\na,2024-05-06,5\n",
                               rows_are_orders, {}));
  std::string utf16 = "\xFF\xFE";
  for (const char c : table) {
    utf16 += c;
    utf16 += '\0';
  }
  EXPECT_FALSE(LayoutForPieces(utf16, {}, {}));
}

TEST(ReadPiece, RefusesBytesThatAreNoPiece) {
  const std::string bytes = std::string(kHead) + Rows(0, 5);
  const IngestPolicy policy;
  PieceReader pieces(*LayoutForPieces(bytes, {}, policy), {}, policy);
  pieces.Begin(0);
  pieces.Feed(bytes);
  const std::string sent = Sent(pieces.Finish(true));
  ASSERT_TRUE(ReadPiece(sent));
  EXPECT_FALSE(ReadPiece(""));
  EXPECT_FALSE(ReadPiece(sent + "x"));
  for (size_t size = 0; size < sent.size(); size += 97)
    EXPECT_FALSE(ReadPiece(std::string_view(sent).substr(0, size)));
}

}  // namespace
}  // namespace shuke::ingest
