// Character encodings of exports: which one a stream of bytes is in, and its
// text as UTF-8.
//
// Everything here is our own tables and code rather than the C library's iconv,
// so that a file reads the same natively and in wasm, to the last malformed
// byte: docs/decisions/0002-character-decoding.md.
#ifndef SHUKE_INGEST_ENCODING_H_
#define SHUKE_INGEST_ENCODING_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuke::ingest {

enum class Encoding : uint8_t {
  kUtf8,
  kGb18030,  // and so GBK and GB2312
  kBig5,
  kWindows1252,  // and so ISO-8859-1, whose C1 controls nobody writes
  kUtf16Le,
  kUtf16Be,
};

// "utf-8", "gb18030", "big5", "windows-1252", "utf-16le", "utf-16be".
std::string_view EncodingName(Encoding encoding);
// From a name or a usual other label (gbk, cp936, latin1, utf8, unicode …), in
// any case.
std::optional<Encoding> EncodingFromName(std::string_view label);

// Whether a file can be split into lines and fields before it is decoded: true
// for all but UTF-16. (Only LF, CR, TAB, comma, semicolon and quote are safe:
// '|' can be the second byte of a character in GB18030 and Big5.)
constexpr bool IsAsciiCompatible(Encoding encoding) {
  return encoding != Encoding::kUtf16Le && encoding != Encoding::kUtf16Be;
}

// What the first bytes of a file say that it is.
enum class FileKind : uint8_t {
  kText,
  kBinary,  // an image, a PDF, a program: not a table
  kZip,     // zip, gzip, rar, 7z
  kXlsx,    // a zip that holds a workbook
  kXls,     // an OLE2 file: .xls, or .xlsx with a password; also .ods
};

// Looks at the head of a file; 4 KiB are enough. Text in UTF-16 is text.
FileKind SniffFileKind(std::string_view head);
// The error code of a kind that cannot be read as text: "not_text", "zip_file",
// "spreadsheet_file" (a workbook, which has a reader of its own),
// "old_spreadsheet"; "" for text.
std::string_view FileKindCode(FileKind kind);

struct EncodingVerdict {
  Encoding encoding = Encoding::kUtf8;
  // Whether the bytes leave no reasonable doubt: a BOM, ASCII alone, or
  // evidence of more than 1000 to 1. If not, show the guess and let it be
  // overridden.
  bool certain = true;
  // Whether the guess is more than three times as likely as the next best. If
  // not, nobody should act on it unasked.
  bool decided = true;
  // Only ASCII so far: every ASCII-compatible encoding reads it the same.
  bool ascii_only = true;
  int bom_bytes = 0;  // to skip at the start of the file

  friend bool operator==(const EncodingVerdict&,
                         const EncodingVerdict&) = default;
};

// Gathers evidence over a whole stream in constant memory. Feed() may be called
// with chunks of any size, and the verdict does not depend on how the stream
// was cut. ASCII is skipped eight bytes at a time. Where the head of the stream
// leaves no doubt that it is UTF-8 or GB18030, what follows is only searched
// for what is not (Expect).
class EncodingDetector {
 public:
  // Of a stretch that begins at `offset` of the stream, behind an ASCII byte.
  explicit EncodingDetector(uint64_t offset = 0);

  void Feed(std::string_view bytes);
  // From here on the usual characters of well-formed runs beyond ASCII are no
  // longer counted, once kHead bytes of the stream are: they would only confirm
  // a verdict on the head that is certain, and not by ASCII alone. A run with a
  // malformed byte is evidence as ever, and so is one that a chunk cuts. What
  // is passed over counts as if it were like the head. An encoding other than
  // UTF-8 and GB18030 changes nothing.
  static constexpr uint64_t kHead = uint64_t{256} << 10;
  void Expect(Encoding encoding) { expected_ = encoding; }
  // Whether the last byte ended a character by every reading: the stream may
  // be cut here.
  bool BetweenCharacters() const { return row_ == 0; }
  // What a stretch showed, for the detector of what stands before it.
  struct Seen {
    uint64_t bytes = 0;
    std::array<unsigned char, 3> head = {};  // if it begins the stream
    uint16_t row = 0;                        // where it ended
    std::vector<uint64_t> steps;
    std::array<uint64_t, 2> nul_at = {};
    // Bytes passed over since the head, and what the head showed, if it begins
    // the stream.
    uint64_t skipped = 0, sample_bytes = 0;
    std::vector<uint64_t> sample;
  };
  Seen seen() const;
  // Takes up the counts of the stretch that begins where this one ends, between
  // characters.
  void Add(const Seen& next);
  // The verdict on what was fed so far. A character cut off at the end counts
  // for nothing.
  EncodingVerdict Verdict() const;

  // Evidence, for those who want to show it: the log-likelihood of the stream
  // in an encoding, relative to each other. Only ASCII-compatible encodings.
  double LogLikelihood(Encoding encoding) const;

 private:
  size_t SkipAscii(std::string_view bytes, size_t pos);
  size_t SkipExpected(std::string_view bytes, size_t pos);
  size_t PassOver(std::string_view bytes, size_t pos) const;

  static constexpr size_t kEvents = 16;
  using Counts = std::array<uint64_t, kEvents>;
  struct Evidence {
    Counts utf8 = {}, gb = {}, big5 = {}, latin = {};
  };
  Evidence Gather() const;
  double LogLikelihood(Encoding encoding, const Evidence& evidence) const;

  uint64_t bytes_seen_ = 0;  // the offset where it stands
  uint64_t offset_;          // where it began
  std::optional<Encoding> expected_;
  std::array<unsigned char, 3> head_ = {};  // the first bytes, for BOMs
  uint16_t row_ = 0;              // of the joint automaton: where it stands
  std::vector<uint64_t> counts_;  // of its transitions
  std::array<uint64_t, 2> nul_at_ = {};  // NUL bytes at even and odd offsets
  uint64_t skipped_ = 0;                 // bytes, since the head
  uint64_t sample_bytes_ = 0;            // of the head, once it is complete
  std::vector<uint64_t> sample_;         // counts_ of it
};

// The text of `bytes` as UTF-8. Each malformed part becomes one U+FFFD and adds
// one to `malformed` if given. By the decoders of the WHATWG Encoding Standard:
// a lead byte with a bad second byte is one part, and an ASCII byte is never
// swallowed by it. Call it on whole characters (a field, a line, a file): what
// is cut off at the end is malformed. BOMs are not special here.
std::string DecodeToUtf8(std::string_view bytes, Encoding encoding,
                         uint64_t* malformed = nullptr);
// The same, appended to `out`.
void AppendUtf8From(std::string_view bytes, Encoding encoding, std::string* out,
                    uint64_t* malformed = nullptr);

// `bytes` as UTF-8: themselves where they are that already, else decoded into
// `scratch`. `encoding` is compatible with ASCII.
std::string_view AsUtf8(std::string_view bytes, Encoding encoding,
                        std::string& scratch);

// As SkipUsualUtf8 (base/utf8.h) for GB18030: passes over ASCII without NULs
// and whole runs of characters of two bytes that GB2312 has, sixty-four bytes
// at a time, from `pos`, which an ASCII byte stands before. What is returned
// begins no later than with the first run that is anything else.
size_t SkipUsualGb18030(std::string_view bytes, size_t pos);

// UTF-8 to GB18030. Building it inverts the decoder's table (0.1 ms, 128 KiB):
// keep one for many strings.
class Gb18030Encoder {
 public:
  Gb18030Encoder();

  // Malformed UTF-8 becomes what U+FFFD is in GB18030. So do the 19 private-use
  // characters whose codes the standard has since given to real ones; all other
  // characters of Unicode have a code.
  std::string Encode(std::string_view utf8) const;
  void Append(std::string_view utf8, std::string* out) const;

 private:
  std::vector<uint16_t> two_byte_;  // code point of the BMP -> code, 0 = none
};

// UTF-16 to UTF-8, chunk by chunk: a code unit or a pair of surrogates may be
// cut anywhere. A BOM of its own order at the start of the stream is dropped.
class Utf16ToUtf8 {
 public:
  // `encoding` is kUtf16Le or kUtf16Be.
  explicit Utf16ToUtf8(Encoding encoding);

  void Feed(std::string_view bytes, std::string* out);
  // Ends the stream: a half left over becomes U+FFFD.
  void Finish(std::string* out);
  uint64_t malformed() const { return malformed_; }

 private:
  void Unit(char16_t unit, std::string* out);

  bool big_endian_;
  bool at_start_ = true;
  bool has_odd_byte_ = false;
  unsigned char odd_byte_ = 0;
  char16_t high_surrogate_ = 0;  // 0: none is pending
  uint64_t malformed_ = 0;
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_ENCODING_H_
