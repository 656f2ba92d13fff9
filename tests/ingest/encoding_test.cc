#include "core/ingest/encoding.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/rng.h"
#include "core/base/utf8.h"

namespace shuke::ingest {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

// UTF-8 to Big5, by inverting the decoder.
std::string ToBig5(std::string_view utf8) {
  static const std::map<std::string, std::string> kCodes = [] {
    std::map<std::string, std::string> codes;
    for (int lead = 0xA1; lead <= 0xF9; ++lead) {
      for (int trail = 0x40; trail <= 0xFE; ++trail) {
        const std::string code = {static_cast<char>(lead),
                                  static_cast<char>(trail)};
        codes.emplace(DecodeToUtf8(code, Encoding::kBig5), code);
      }
    }
    return codes;
  }();
  std::string out;
  for (size_t pos = 0; pos < utf8.size();) {
    const size_t from = pos;
    NextCodePoint(utf8, pos);
    const std::string c(utf8.substr(from, pos - from));
    out += c.size() == 1 ? c : kCodes.at(c);
  }
  return out;
}

std::string ToGbk(std::string_view utf8) {
  return Gb18030Encoder().Encode(utf8);
}

// Latin-1 only: enough for the texts here.
std::string ToLatin(std::string_view utf8) {
  std::string out;
  for (size_t pos = 0; pos < utf8.size();) {
    out += static_cast<char>(NextCodePoint(utf8, pos));
  }
  return out;
}

std::string ToUtf16Le(std::string_view utf8) {
  std::string out;
  for (size_t pos = 0; pos < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, pos);
    out += static_cast<char>(c & 0xFF);
    out += static_cast<char>(c >> 8);
  }
  return out;
}

std::string Swapped(std::string bytes) {
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::swap(bytes[i], bytes[i + 1]);
  }
  return bytes;
}

EncodingVerdict Detect(std::string_view bytes) {
  EncodingDetector detector;
  detector.Feed(bytes);
  return detector.Verdict();
}

// gtest prints a failure of this by name.
std::string Name(std::string_view bytes) {
  const EncodingVerdict verdict = Detect(bytes);
  return std::string(EncodingName(verdict.encoding)) +
         (verdict.certain ? "" : "?");
}

constexpr std::string_view kSimplified =
    "订单编号,买家会员名,买家实际支付金额,订单状态,收货地址 ,宝贝标题 \n"
    "3515313147329,小镕1988,201.12,买家已付款，等待卖家发货,"
    "广东省 广州市 越秀区 东风中路(510180),柔软纯棉毛巾 家用吸水\n"
    "3515313147330,喆喆,64.80,交易成功,浙江省 杭州市 余杭区,充电器\n";
constexpr std::string_view kTraditional =
    "訂單編號,買家帳號,實付金額,訂單狀態,收件地址,商品名稱\n"
    "2401018812345,小美,1280,已完成,臺北市大安區和平東路,保濕面膜 十入\n"
    "2401018812346,阿明,560,待出貨,高雄市左營區,手機保護殼\n";
constexpr std::string_view kWestern =
    "Order ID;Kunde;Straße;Artikel;Betrag\n"
    "1001;Müller;Königstraße 5;Käsereibe, groß;12,90\n"
    "1002;François Lefèvre;Rue de l'Église;théière «été»;45,00\n"
    "1003;Peña;Calle Ángel Muñoz;jamón ibérico;99,00\n";

TEST(EncodingDetector, TellsTheUsualExportsApart) {
  EXPECT_EQ(Name(kSimplified), "utf-8");
  EXPECT_EQ(Name(ToGbk(kSimplified)), "gb18030");
  EXPECT_EQ(Name(ToBig5(kTraditional)), "big5");
  EXPECT_EQ(Name(kTraditional), "utf-8");
  EXPECT_EQ(Name(ToGbk(kTraditional)), "gb18030");
  EXPECT_EQ(Name(ToLatin(kWestern)), "windows-1252");
  EXPECT_EQ(Name(kWestern), "utf-8");
  EXPECT_EQ(Name(ToGbk("订单")), "gb18030?");
  EXPECT_EQ(Name(ToGbk("昵称,商品名称")), "gb18030");
}

TEST(EncodingDetector, FindsAsciiCertainAndSaysSo) {
  const EncodingVerdict verdict = Detect("Name,Email\n#1001,a@b.c\n");
  EXPECT_EQ(verdict.encoding, Encoding::kUtf8);
  EXPECT_TRUE(verdict.certain);
  EXPECT_TRUE(verdict.ascii_only);
  EXPECT_EQ(Detect(""), verdict);
  EXPECT_FALSE(Detect("caf\xC3\xA9").ascii_only);
}

TEST(EncodingDetector, ReadsBoms) {
  const EncodingVerdict utf8 = Detect("\xEF\xBB\xBF订单");
  EXPECT_EQ(utf8.encoding, Encoding::kUtf8);
  EXPECT_TRUE(utf8.certain);
  EXPECT_EQ(utf8.bom_bytes, 3);
  EXPECT_FALSE(utf8.ascii_only);
  EXPECT_TRUE(Detect("\xEF\xBB\xBFName").ascii_only);
  const EncodingVerdict le = Detect("\xFF\xFE" + ToUtf16Le("订单,1"));
  EXPECT_EQ(le.encoding, Encoding::kUtf16Le);
  EXPECT_EQ(le.bom_bytes, 2);
  EXPECT_TRUE(le.certain);
  const EncodingVerdict be = Detect("\xFE\xFF" + Swapped(ToUtf16Le("订单,1")));
  EXPECT_EQ(be.encoding, Encoding::kUtf16Be);
}

TEST(EncodingDetector, DoubtsABomBeforeOtherBytes) {
  const std::string mixed = "\xEF\xBB\xBF" + ToGbk(kSimplified);
  EXPECT_EQ(Name(mixed), "utf-8?");
}

TEST(EncodingDetector, FindsUtf16WithoutABom) {
  EXPECT_EQ(Name(ToUtf16Le(kSimplified)), "utf-16le");
  EXPECT_EQ(Name(Swapped(ToUtf16Le(kSimplified))), "utf-16be");
  EXPECT_EQ(Name(ToUtf16Le("Name,Email,Total\n")), "utf-16le");
  // A stray NUL in a long file changes nothing.
  EXPECT_EQ(Name(std::string(kSimplified) + "\0"s), "utf-8");
}

TEST(EncodingDetector, IsDecidedByTheFirstOddByteAfterMegabytes) {
  // As in Online Retail, whose first pound sign stands 2.6 MB in.
  std::string retail;
  while (retail.size() < 2'600'000) {
    retail += "536365,85123A,WHITE HANGING HEART,6,12/1/2010 8:26,2.55\r\n";
  }
  EXPECT_TRUE(Detect(retail).ascii_only);
  EXPECT_EQ(Name(retail + "VOUCHER \xA3,1"), "windows-1252");
  EXPECT_EQ(Name(retail + "DOTCOM GIFT \xA3"
                          "20.00,1"),
            "windows-1252");
  EXPECT_EQ(Name(retail + ToGbk("退货")), "gb18030");
  EXPECT_EQ(Name(retail + "£ 20, café"), "utf-8");
}

TEST(EncodingDetector, AdmitsThatLittleEvidenceIsLittle) {
  // D6 D0 is 中, or ÖÐ; 4.5 in the log-likelihood.
  EXPECT_EQ(Name("a,\xD6\xD0,b"), "gb18030?");
  EXPECT_EQ(Name("a,\xD6\xD0\xCE\xC4,b"), "gb18030");
  // E9 74 is ét, or a rare hanzi.
  EXPECT_EQ(Name("mon \xE9toile"), "windows-1252");
  EXPECT_EQ(Name("l'\xE9t\xE9"), "windows-1252?");
}

TEST(EncodingDetector, ForgivesDamageInAnyEncoding) {
  // One record cut in the middle of a character, as some exporters do.
  std::string utf8, gbk, big5;
  for (int i = 0; i < 20; ++i) {
    utf8 += kSimplified;
    gbk += ToGbk(kSimplified);
    big5 += ToBig5(kTraditional);
  }
  EXPECT_EQ(Name(utf8 + "\xE8\xAE,\n" + utf8), "utf-8");
  EXPECT_EQ(Name(gbk + "\xB6,\n" + gbk + "\xFF"), "gb18030");
  EXPECT_EQ(Name(big5 + "\xAD,\n" + big5), "big5");
}

TEST(EncodingDetector, IgnoresACharacterCutOffAtTheEnd) {
  const std::string gbk = ToGbk("昵称,商品名称,收货地址");
  const std::string big5 = ToBig5("訂單編號,買家");
  const std::string_view utf8 = "订单编号,买家";
  EXPECT_EQ(Name(gbk.substr(0, gbk.size() - 1)), "gb18030");
  EXPECT_EQ(Name(big5.substr(0, big5.size() - 1)), "big5");
  EXPECT_EQ(Name(utf8.substr(0, utf8.size() - 1)), "utf-8");
  EXPECT_EQ(Name(utf8.substr(0, utf8.size() - 2)), "utf-8");
}

TEST(EncodingDetector, GivesTheSameVerdictHoweverTheStreamIsCut) {
  const std::string streams[] = {
      std::string(kSimplified.substr(0, 90)),
      ToGbk(kSimplified).substr(0, 90),
      ToGbk("镕喆,𠀀,€"),
      ToBig5(kTraditional).substr(0, 90),
      ToLatin(kWestern).substr(60, 60),
      "\xFF\xFE" + ToUtf16Le("订单,1\n"),
      ToUtf16Le("Name,订单,1\n"),
      "\xEF\xBB\xBFName,Total\n",
      "\xF0\x9F\x98\x80,\xF4\x90,\xE8\xAE\xA2,\xED\xA0",
      "\x84\x31\xA4\x37\x81\x30,\x84\x31\xA4",
  };
  for (const std::string& bytes : streams) {
    EncodingDetector whole;
    whole.Feed(bytes);
    for (size_t a = 0; a <= bytes.size(); ++a) {
      for (size_t b = a; b <= bytes.size(); ++b) {
        EncodingDetector cut;
        cut.Feed(std::string_view(bytes).substr(0, a));
        cut.Feed(std::string_view(bytes).substr(a, b - a));
        cut.Feed(std::string_view(bytes).substr(b));
        ASSERT_EQ(cut.Verdict(), whole.Verdict());
        for (const Encoding encoding :
             {Encoding::kUtf8, Encoding::kGb18030, Encoding::kBig5,
              Encoding::kWindows1252}) {
          ASSERT_EQ(cut.LogLikelihood(encoding), whole.LogLikelihood(encoding));
        }
      }
    }
  }
}

TEST(EncodingDetector, SeesAByteAnywhereInALongAsciiRun) {
  for (size_t length = 0; length < 100; ++length) {
    const std::string ascii(length, 'x');
    ASSERT_FALSE(Detect(ascii + "\xA3" + ascii).ascii_only) << length;
    ASSERT_TRUE(Detect(ascii).ascii_only);
  }
}

TEST(EncodingDetector, ExpectingUtf8ChangesNoVerdict) {
  std::string head = "订单号,买家昵称,收货地址\n";
  while (head.size() < EncodingDetector::kHead + 1000)
    head += "7000001,南风酱,浙江省 杭州市 西湖区\n";
  std::string more;
  while (more.size() < 50'000) more += "7000002,顾客é,𠮷野家\n";
  const std::string gb = Gb18030Encoder().Encode(more);
  for (const std::string& tail :
       {more, more + "\xE8\xA5" + more, more + "\xFF" + more, gb, more + gb,
        gb + gb + gb + gb + gb + gb + gb + gb + gb + gb, more + "西"s.substr(2),
        std::string("1,2,3\n"), std::string(20'000, '\0')}) {
    EncodingDetector plain, expecting;
    plain.Feed(head);
    expecting.Expect(Encoding::kUtf8);
    expecting.Feed(head);
    for (size_t at = 0; at < tail.size(); at += 7001) {
      plain.Feed(std::string_view(tail).substr(at, 7001));
      expecting.Feed(std::string_view(tail).substr(at, 7001));
    }
    EXPECT_EQ(expecting.Verdict(), plain.Verdict()) << tail.size();
  }
}

// More of another encoding than the head has, in a file that is far larger yet.
TEST(EncodingDetector, CountsWhatItPassesOver) {
  std::string head = "订单编号,买家会员名,收货地址\n";
  while (head.size() < 8 * EncodingDetector::kHead)
    head += "7000001,南风酱,浙江省 杭州市 西湖区\n";
  const std::string_view part =
      std::string_view(head).substr(0, 2 * EncodingDetector::kHead);
  const std::string_view rows = part.substr(0, part.rfind('\n') + 1);
  const Gb18030Encoder encoder;
  const auto verdict = [](std::string_view file, std::string_view other,
                          Encoding expected) {
    EncodingDetector detector;
    detector.Expect(expected);
    for (const std::string_view bytes : {file, other}) detector.Feed(bytes);
    return detector.Verdict().encoding;
  };
  EXPECT_EQ(verdict(encoder.Encode(head), rows, Encoding::kGb18030),
            Encoding::kGb18030);
  EXPECT_EQ(verdict(head, encoder.Encode(rows), Encoding::kUtf8),
            Encoding::kUtf8);
}

TEST(EncodingDetector, ExpectingGb18030ChangesNoVerdict) {
  std::string head = "订单编号,买家会员名,收货地址\n";
  while (head.size() < 2 * EncodingDetector::kHead)
    head += "7000001,南风酱,浙江省 杭州市 西湖区\n";
  std::string more;
  while (more.size() < 50'000) more += "7000002,顾客，𠮷野家镕喆\n";
  const Gb18030Encoder encoder;
  head = encoder.Encode(head);
  const std::string gb = encoder.Encode(more);
  for (const std::string& tail :
       {gb, gb + "\xB6" + gb, gb + "\xFF" + gb, more, gb + more,
        more + more + more + more + more + more + more + more + more + more,
        std::string("1,2,3\n"), std::string(20'000, '\0')}) {
    EncodingDetector plain, expecting;
    plain.Feed(head);
    expecting.Expect(Encoding::kGb18030);
    expecting.Feed(head);
    for (size_t at = 0; at < tail.size(); at += 7001) {
      plain.Feed(std::string_view(tail).substr(at, 7001));
      expecting.Feed(std::string_view(tail).substr(at, 7001));
    }
    EXPECT_EQ(expecting.Verdict(), plain.Verdict()) << tail.size();
  }
}

// Texts of pieces usual and not, so that each of them stands at every place of
// a block and across its end.
TEST(SkipUsualGb18030, PassesOverNothingThatAnyoneMustLookAt) {
  const std::string_view pieces[] = {"a"sv,        "order,"sv,
                                     "\xB6\xA9"sv, "\xB5\xA5\xB1\xE0"sv,
                                     "\xA3\xAC"sv, "\xD2\xFE,"sv,
                                     "\xB6"sv,     "\0"sv,
                                     "\xFF"sv,     "\x81\x30\x81\x30"sv,
                                     "\x84\x41"sv, "\xAA\xA1"sv,
                                     "\xF9\xB0"sv, "\x80"sv};
  Rng rng(13);
  size_t skipped = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const bool usual = rng.Chance(500);
    while (text.size() < 200) {
      const size_t kinds = usual && rng.Below(400) > 0 ? 6 : std::size(pieces);
      text += pieces[rng.Below(kinds)];
    }
    const size_t end = SkipUsualGb18030(text, 0);
    const std::string over = text.substr(0, end);
    skipped += over.size();
    uint64_t malformed = 0;
    DecodeToUtf8(over, Encoding::kGb18030, &malformed);
    ASSERT_EQ(malformed, 0u) << round;
    ASSERT_EQ(over.find('\0'), std::string::npos);
    ASSERT_EQ(over.find("\x81\x30"), std::string::npos);
    if (!over.empty()) {
      ASSERT_LT(static_cast<unsigned char>(over.back()), 0x80);
    }
    // Half a pair of them at an odd place would look like a private one.
    for (size_t at = 0; at + 1 < over.size();) {
      const auto lead = static_cast<unsigned char>(over[at]);
      if (lead >= 0x80) {
        ASSERT_TRUE(lead <= 0xA9 || (lead >= 0xB0 && lead <= 0xF7));
      }
      at += lead < 0x80 ? 1 : 2;
    }
  }
  EXPECT_GT(skipped, 50'000u) << "or it would be of no use";
}

TEST(EncodingFromName, KnowsTheUsualLabels) {
  for (const Encoding encoding :
       {Encoding::kUtf8, Encoding::kGb18030, Encoding::kBig5,
        Encoding::kWindows1252, Encoding::kUtf16Le, Encoding::kUtf16Be}) {
    EXPECT_EQ(EncodingFromName(EncodingName(encoding)), encoding);
  }
  EXPECT_EQ(EncodingFromName("GBK"), Encoding::kGb18030);
  EXPECT_EQ(EncodingFromName("GB2312"), Encoding::kGb18030);
  EXPECT_EQ(EncodingFromName("UTF8"), Encoding::kUtf8);
  EXPECT_EQ(EncodingFromName("ISO-8859-1"), Encoding::kWindows1252);
  EXPECT_EQ(EncodingFromName("klingon"), std::nullopt);
  EXPECT_EQ(EncodingFromName(""), std::nullopt);
}

TEST(SniffFileKind, KnowsWhatIsNoTable) {
  EXPECT_EQ(SniffFileKind("\x89PNG\r\n\x1A\n"), FileKind::kBinary);
  EXPECT_EQ(SniffFileKind("\xFF\xD8\xFF\xE0"), FileKind::kBinary);
  EXPECT_EQ(SniffFileKind("GIF89a"), FileKind::kBinary);
  EXPECT_EQ(SniffFileKind("%PDF-1.7"), FileKind::kBinary);
  EXPECT_EQ(SniffFileKind("\x7F"
                          "ELF\x02\x01"),
            FileKind::kBinary);
  EXPECT_EQ(SniffFileKind("a,b\n1,\0\n"sv), FileKind::kBinary);
  EXPECT_EQ(SniffFileKind("\x01\x02\x03\x04 abc"), FileKind::kBinary);
}

TEST(SniffFileKind, TellsWorkbooksFromOtherArchives) {
  const std::string zip = "PK\x03\x04\x14\0\x06\0"s;
  EXPECT_EQ(SniffFileKind(zip + "[Content_Types].xml"), FileKind::kXlsx);
  EXPECT_EQ(SniffFileKind(zip + "xl/workbook.xml"), FileKind::kXlsx);
  EXPECT_EQ(SniffFileKind(zip + "_rels/.rels"), FileKind::kXlsx);
  EXPECT_EQ(SniffFileKind(zip + "docProps/app.xml"), FileKind::kXlsx);
  EXPECT_EQ(SniffFileKind(zip + "orders.csv"), FileKind::kZip);
  EXPECT_EQ(SniffFileKind(zip + "[Content_Types].xml..word/document.xml"),
            FileKind::kBinary);
  EXPECT_EQ(SniffFileKind(
                zip + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
            FileKind::kXls);
  EXPECT_EQ(SniffFileKind("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), FileKind::kXls);
  EXPECT_EQ(SniffFileKind("\x1F\x8B\x08\0"sv), FileKind::kZip);
  EXPECT_EQ(SniffFileKind("Rar!\x1A\x07\x01"), FileKind::kZip);
}

TEST(SniffFileKind, TakesTextForTextInEveryEncoding) {
  EXPECT_EQ(SniffFileKind(""), FileKind::kText);
  EXPECT_EQ(SniffFileKind(kSimplified), FileKind::kText);
  EXPECT_EQ(SniffFileKind(ToGbk(kSimplified)), FileKind::kText);
  EXPECT_EQ(SniffFileKind(ToBig5(kTraditional)), FileKind::kText);
  EXPECT_EQ(SniffFileKind(ToUtf16Le(kSimplified)), FileKind::kText);
  EXPECT_EQ(SniffFileKind("\xFF\xFE" + ToUtf16Le(kSimplified)),
            FileKind::kText);
  EXPECT_EQ(SniffFileKind("PK,order\n1,2\n"), FileKind::kText);
  EXPECT_EQ(SniffFileKind("\"\t9001\",\"\t1\"\n"), FileKind::kText);
}

TEST(FileKindCode, NamesTheErrors) {
  EXPECT_EQ(FileKindCode(FileKind::kText), "");
  EXPECT_EQ(FileKindCode(FileKind::kBinary), "not_text");
  EXPECT_EQ(FileKindCode(FileKind::kZip), "zip_file");
  EXPECT_EQ(FileKindCode(FileKind::kXlsx), "spreadsheet_file");
  EXPECT_EQ(FileKindCode(FileKind::kXls), "old_spreadsheet");
}

}  // namespace
}  // namespace shuke::ingest
