#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/utf8.h"
#include "core/ingest/encoding.h"
#if defined(__GLIBC__)
#include <iconv.h>
#endif

namespace shuke::ingest {
namespace {

using namespace std::string_view_literals;

std::string Decode(std::string_view bytes, Encoding encoding) {
  return DecodeToUtf8(bytes, encoding);
}

uint64_t Malformed(std::string_view bytes, Encoding encoding) {
  uint64_t malformed = 0;
  DecodeToUtf8(bytes, encoding, &malformed);
  return malformed;
}

// FNV-1a, to hold a whole table in one number.
uint64_t Fingerprint(std::string_view text, uint64_t hash) {
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  }
  return hash;
}
constexpr uint64_t kFingerprintStart = 14695981039346656037u;

std::string Pair(int lead, int trail) {
  return {static_cast<char>(lead), static_cast<char>(trail)};
}

std::string Four(uint32_t pointer) {
  return {static_cast<char>(0x81 + pointer / 12600),
          static_cast<char>(0x30 + pointer / 1260 % 10),
          static_cast<char>(0x81 + pointer / 10 % 126),
          static_cast<char>(0x30 + pointer % 10)};
}

TEST(DecodeToUtf8, ReadsGb18030) {
  EXPECT_EQ(Decode("\xB6\xA9\xB5\xA5\xB1\xE0\xBA\xC5", Encoding::kGb18030),
            "订单编号");
  EXPECT_EQ(Decode("a,\xC2\xF2\xBC\xD2|1", Encoding::kGb18030), "a,买家|1");
  EXPECT_EQ(Decode("\x80", Encoding::kGb18030), "€");       // code page 936
  EXPECT_EQ(Decode("\xE9\x46", Encoding::kGb18030), "镕");  // GBK only: ASCII F
  EXPECT_EQ(Decode("\x95\x32\x82\x36", Encoding::kGb18030), "𠀀");  // U+20000
  EXPECT_EQ(Decode("\x81\x30\x81\x30", Encoding::kGb18030), "\u0080");
  EXPECT_EQ(Decode("\xE3\x32\x9A\x35", Encoding::kGb18030), "\U0010FFFF");
  EXPECT_EQ(Decode("", Encoding::kGb18030), "");
}

TEST(DecodeToUtf8, NeverSwallowsAsciiWithABadLeadByte) {
  const struct {
    std::string_view bytes;
    const char* text;
    uint64_t malformed;
  } cases[] = {
      {"\xB6,1"sv, "�,1", 1},
      {"\xB6\"", "�\"", 1},
      {"\xB6\n", "�\n", 1},
      {"\xB6", "�", 1},            // cut off at the end
      {"\xA3\x31", "�1", 1},       // the end again: the digit is kept
      {"\xA3\x31\x32", "�12", 1},  // no four-byte code
      {"\xFF\xB6\xA9", "�订", 1},
      {"\xB6\xFF\xB6\xA9", "�订", 1},  // the pair is the malformed part
      {"\x81\x30\x81,", "�0�,", 2},
      {"\xFE\x39\xFE\x39", "�9�9", 2},  // beyond U+10FFFF
      {"\x84\x31\xA5\x30", "�1�0", 2},  // between the planes
      {"\x81\x7F", "�\x7F", 1},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(Decode(c.bytes, Encoding::kGb18030), c.text);
    EXPECT_EQ(Malformed(c.bytes, Encoding::kGb18030), c.malformed) << c.text;
  }
}

TEST(DecodeToUtf8, ReadsBig5) {
  EXPECT_EQ(Decode("\xAD\x71\xB3\xE6\xBD\x73\xB8\xB9", Encoding::kBig5),
            "訂單編號");
  EXPECT_EQ(Decode("\xA1\x40,1", Encoding::kBig5), "\u3000,1");
  EXPECT_EQ(Decode("\xC7\xF3\xAD\x71", Encoding::kBig5),
            "�訂");  // no such code
  EXPECT_EQ(Decode("\xAD,", Encoding::kBig5), "�,");
  EXPECT_EQ(Decode("\xAD", Encoding::kBig5), "�");
  EXPECT_EQ(Decode("\x80\xFF", Encoding::kBig5), "��");
}

TEST(DecodeToUtf8, ReadsWindows1252) {
  EXPECT_EQ(Decode("\xA3"
                   "5 caf\xE9 \x80 \x93x\x94",
                   Encoding::kWindows1252),
            "£5 café € “x”");
  EXPECT_EQ(Decode("\x81\x9F", Encoding::kWindows1252), "�Ÿ");
  EXPECT_EQ(Malformed("\x81\x8D\x8F\x90\x9D", Encoding::kWindows1252), 5u);
}

TEST(DecodeToUtf8, RepairsUtf8AsBrowsersDo) {
  EXPECT_EQ(Decode("订单", Encoding::kUtf8), "订单");
  // Unicode 15, tables 3-8 to 3-11: one U+FFFD for each maximal subpart.
  EXPECT_EQ(Decode("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", Encoding::kUtf8),
            "��������A");
  EXPECT_EQ(Decode("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", Encoding::kUtf8),
            "��������A");
  EXPECT_EQ(Decode("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", Encoding::kUtf8),
            "�����A��B");
  EXPECT_EQ(Decode("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", Encoding::kUtf8),
            "����A");
  EXPECT_EQ(Malformed("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", Encoding::kUtf8),
            4u);
  EXPECT_EQ(Malformed("订单", Encoding::kUtf8), 0u);
}

TEST(DecodeToUtf8, ReadsUtf16) {
  EXPECT_EQ(Decode("\xFF\xFE\x41\0\xA2\x8B"sv, Encoding::kUtf16Le), "A订");
  EXPECT_EQ(Decode("\xFE\xFF\0\x41\x8B\xA2"sv, Encoding::kUtf16Be), "A订");
  EXPECT_EQ(Decode("\x40\xD8\x00\xDC"sv, Encoding::kUtf16Le), "𠀀");
  EXPECT_EQ(Decode("\x00\xDC"sv, Encoding::kUtf16Le), "�");
  EXPECT_EQ(Decode("\x40\xD8"
                   "A\0"sv,
                   Encoding::kUtf16Le),
            "�A");
  EXPECT_EQ(Decode("\x40\xD8"
                   "A"sv,
                   Encoding::kUtf16Le),
            "��");
}

TEST(DecodeToUtf8, ReadsLongTextsAsItReadsTheirParts) {
  std::string gbk, expected;
  for (int i = 0; i < 3000; ++i) {
    const std::string part =
        std::string(static_cast<size_t>(i % 5), 'a') + "\xB6\xA9\x80" +
        std::string(static_cast<size_t>(i % 1700), ',') + "\xFF";
    gbk += part;
    expected += Decode(part, Encoding::kGb18030);
  }
  EXPECT_EQ(Decode(gbk, Encoding::kGb18030), expected);
  EXPECT_EQ(Malformed(gbk, Encoding::kGb18030), 3000u);
}

TEST(DecodeToUtf8, AddsToTheCountItIsGiven) {
  uint64_t malformed = 3;
  DecodeToUtf8("\xFF", Encoding::kGb18030, &malformed);
  EXPECT_EQ(malformed, 4u);
}

// The numbers are those of TextDecoder in Node 20.20 (ICU 78.2), over the same
// codes in the same order; Big5 without private use, which ICU fills in.
TEST(DecodeToUtf8, ReadsEveryGb18030CodeAsTextDecoderDoes) {
  uint64_t hash = kFingerprintStart;
  uint64_t malformed = 0, characters = 0;
  std::string text;
  const auto add = [&](const std::string& bytes) {
    text.clear();
    const uint64_t before = malformed;
    AppendUtf8From(bytes, Encoding::kGb18030, &text, &malformed);
    if (malformed > before) return;
    ASSERT_EQ(CountCodePoints(text), 1u);
    hash = Fingerprint(text, hash);
    ++characters;
  };
  for (int lead = 0x81; lead <= 0xFE; ++lead) {
    for (int trail = 0x40; trail <= 0xFE; ++trail) {
      if (trail != 0x7F) add(Pair(lead, trail));
    }
  }
  EXPECT_EQ(characters, 126u * 190);
  for (uint32_t pointer = 0; pointer < 126u * 12600; ++pointer) {
    add(Four(pointer));
  }
  // The BMP's four-byte codes and the sixteen planes above it.
  EXPECT_EQ(characters, 126u * 190 + 39420 + 0x100000);
  EXPECT_EQ(hash, 0x4D83A9D702EBF8A1u);
}

TEST(DecodeToUtf8, ReadsEveryBig5CodeAsTextDecoderDoes) {
  uint64_t hash = kFingerprintStart;
  uint64_t characters = 0;
  for (int lead = 0x80; lead <= 0xFF; ++lead) {
    for (int trail = 0; trail <= 0xFF; ++trail) {
      const std::string text = Decode(Pair(lead, trail), Encoding::kBig5);
      if (CountCodePoints(text) != 1 || text == "�") continue;
      ++characters;
      hash = Fingerprint(text, hash);
    }
  }
  EXPECT_EQ(characters, 13503u);
  EXPECT_EQ(hash, 0x2A2873A468C49C4Bu);
}

TEST(Gb18030Encoder, RoundTripsEveryTwoByteCode) {
  const Gb18030Encoder encoder;
  for (int lead = 0x81; lead <= 0xFE; ++lead) {
    for (int trail = 0x40; trail <= 0xFE; ++trail) {
      if (trail == 0x7F) continue;
      const std::string code = Pair(lead, trail);
      const std::string text = Decode(code, Encoding::kGb18030);
      // A3A0 is a second code of U+3000, whose own is A1A1.
      const std::string expected =
          lead == 0xA3 && trail == 0xA0 ? std::string("\xA1\xA1") : code;
      ASSERT_EQ(encoder.Encode(text), expected) << text;
    }
  }
}

TEST(Gb18030Encoder, RoundTripsAllOfUnicodeButNineteenPrivateUseCharacters) {
  const Gb18030Encoder encoder;
  std::string text, code, back;
  int without_code = 0;
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x30000 ? 1 : 997) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    text.clear();
    code.clear();
    back.clear();
    AppendUtf8(c, &text);
    encoder.Append(text, &code);
    AppendUtf8From(code, Encoding::kGb18030, &back);
    if (back != text) {
      ++without_code;
      ASSERT_TRUE(c >= 0xE000 && c <= 0xF8FF) << static_cast<uint32_t>(c);
      ASSERT_EQ(back, "�");
    }
  }
  EXPECT_EQ(without_code, 19);
}

TEST(Gb18030Encoder, WritesWhatSpreadsheetsRead) {
  const Gb18030Encoder encoder;
  EXPECT_EQ(encoder.Encode("a订单,1"), "a\xB6\xA9\xB5\xA5,1");
  EXPECT_EQ(encoder.Encode("€"), "\xA2\xE3");
  EXPECT_EQ(encoder.Encode("𠀀"), "\x95\x32\x82\x36");
  EXPECT_EQ(encoder.Encode("\xFF"), "\x84\x31\xA4\x37");  // U+FFFD
}

TEST(Utf16ToUtf8, ReadsTheSameTextHoweverItIsCut) {
  const std::string_view le =
      "\xFF\xFE\xA2\x8B\x40\xD8\x00\xDC,\0\x40\xD8"
      "1\0\x00\xDC\n\0\x7F"sv;
  const std::string expected = "订𠀀,�1�\n�";
  std::string be;
  for (size_t i = 0; i + 1 < le.size(); i += 2) {
    be += le[i + 1];
    be += le[i];
  }
  be += le.back();
  const auto run = [&](std::string_view bytes, Encoding encoding,
                       std::vector<size_t> cuts) {
    Utf16ToUtf8 transcoder(encoding);
    std::string out;
    size_t from = 0;
    cuts.push_back(bytes.size());
    for (const size_t cut : cuts) {
      transcoder.Feed(bytes.substr(from, cut - from), &out);
      from = cut;
    }
    transcoder.Finish(&out);
    EXPECT_EQ(transcoder.malformed(), 3u);
    return out;
  };
  for (size_t a = 0; a <= le.size(); ++a) {
    for (size_t b = a; b <= le.size(); ++b) {
      for (size_t c = b; c <= le.size(); ++c) {
        ASSERT_EQ(run(le, Encoding::kUtf16Le, {a, b, c}), expected);
        ASSERT_EQ(run(be, Encoding::kUtf16Be, {a, b, c}), expected);
      }
    }
  }
}

#if defined(__GLIBC__)
// Where glibc and the tables part is known: private-use characters that later
// editions of the standard replaced, and one blank.
TEST(DecodeToUtf8, AgreesWithGlibcButForPrivateUse) {
  iconv_t converter = iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    GTEST_SKIP() << "glibc came without its GB18030 converter (gconv), "
                    "the only thing that this test compares with";
  }
  int differences = 0;
  for (int lead = 0x81; lead <= 0xFE; ++lead) {
    for (int trail = 0x40; trail <= 0xFE; ++trail) {
      if (trail == 0x7F) continue;
      std::string in = Pair(lead, trail);
      char out[8];
      char* from = in.data();
      char* to = out;
      size_t from_left = in.size(), to_left = sizeof out;
      iconv(converter, nullptr, nullptr, nullptr, nullptr);
      const bool read = iconv(converter, &from, &from_left, &to, &to_left) !=
                        static_cast<size_t>(-1);
      const std::string_view theirs(out, sizeof out - to_left);
      const std::string ours = Decode(Pair(lead, trail), Encoding::kGb18030);
      if (read && theirs == ours) continue;
      ++differences;
      const bool known = (lead == 0xA3 && trail == 0xA0) || lead == 0xA6 ||
                         lead == 0xA8 || lead == 0xFE;
      EXPECT_TRUE(known) << std::hex << lead << trail << " " << ours;
    }
  }
  EXPECT_LE(differences, 40);
  iconv_close(converter);
}
#endif

}  // namespace
}  // namespace shuke::ingest
