#include "core/ingest/encoding.h"

#include <algorithm>
#include <cstddef>

namespace shuke::ingest {
namespace {

struct Label {
  std::string_view text;  // lower case, letters and digits only
  Encoding encoding;
};
// "ansi" and "unicode" are what the Chinese Notepad calls them.
constexpr Label kLabels[] = {
    {"utf8", Encoding::kUtf8},
    {"utf8bom", Encoding::kUtf8},
    {"utf8sig", Encoding::kUtf8},
    {"ascii", Encoding::kUtf8},
    {"usascii", Encoding::kUtf8},
    {"gb18030", Encoding::kGb18030},
    {"gbk", Encoding::kGb18030},
    {"gb2312", Encoding::kGb18030},
    {"cp936", Encoding::kGb18030},
    {"windows936", Encoding::kGb18030},
    {"ansi", Encoding::kGb18030},
    {"big5", Encoding::kBig5},
    {"cp950", Encoding::kBig5},
    {"windows950", Encoding::kBig5},
    {"windows1252", Encoding::kWindows1252},
    {"cp1252", Encoding::kWindows1252},
    {"latin1", Encoding::kWindows1252},
    {"iso88591", Encoding::kWindows1252},
    {"utf16", Encoding::kUtf16Le},
    {"utf16le", Encoding::kUtf16Le},
    {"unicode", Encoding::kUtf16Le},
    {"utf16be", Encoding::kUtf16Be},
};

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  FileKind kind;
};
constexpr Magic kMagic[] = {
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::kXls},  // OLE2
    {"\x1F\x8B\x08"sv, FileKind::kZip},                      // gzip
    {"Rar!\x1A\x07"sv, FileKind::kZip},
    {"7z\xBC\xAF\x27\x1C"sv, FileKind::kZip},
    {"BZh"sv, FileKind::kZip},
    {"\xFD"
     "7zXZ"sv,
     FileKind::kZip},
    {"\x89PNG\r\n"sv, FileKind::kBinary},
    {"\xFF\xD8\xFF"sv, FileKind::kBinary},  // JPEG
    {"GIF87a"sv, FileKind::kBinary},
    {"GIF89a"sv, FileKind::kBinary},
    {"RIFF"sv, FileKind::kBinary},  // WebP, WAV
    {"%PDF-"sv, FileKind::kBinary},
    {"\x7F"
     "ELF"sv,
     FileKind::kBinary},
    {"SQLite format 3"sv, FileKind::kBinary},
    {"{\\rtf"sv, FileKind::kBinary},
};

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Entry names stand in the clear in a zip. Word and PowerPoint files hold
// [Content_Types].xml as well, but keep their parts in word/ and ppt/.
FileKind KindOfZip(std::string_view head) {
  if (Contains(head, "word/") || Contains(head, "ppt/")) {
    return FileKind::kBinary;
  }
  // A package without a name of Word's or PowerPoint's in sight: whether it is
  // a workbook, its reader finds out.
  for (const std::string_view name :
       {"xl/", "[Content_Types].xml", "_rels/.rels", "docProps/"}) {
    if (Contains(head, name)) return FileKind::kXlsx;
  }
  // OpenDocument: the first entry is its media type, uncompressed.
  if (Contains(head, "application/vnd.oasis.opendocument.spreadsheet")) {
    return FileKind::kXls;
  }
  return FileKind::kZip;
}

bool HasUtf16Bom(std::string_view head) {
  return head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv);
}

}  // namespace

std::string_view EncodingName(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "utf-8";
    case Encoding::kGb18030:
      return "gb18030";
    case Encoding::kBig5:
      return "big5";
    case Encoding::kWindows1252:
      return "windows-1252";
    case Encoding::kUtf16Le:
      return "utf-16le";
    case Encoding::kUtf16Be:
      return "utf-16be";
  }
  return "";
}

std::optional<Encoding> EncodingFromName(std::string_view label) {
  std::string plain;
  for (char c : label) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain.push_back(c);
  }
  for (const Label& known : kLabels) {
    if (known.text == plain) return known.encoding;
  }
  return std::nullopt;
}

FileKind SniffFileKind(std::string_view head) {
  for (const Magic& magic : kMagic) {
    if (head.starts_with(magic.bytes)) return magic.kind;
  }
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) {
    return KindOfZip(head);
  }
  if (HasUtf16Bom(head)) return FileKind::kText;
  EncodingDetector detector;
  detector.Feed(head);
  if (!IsAsciiCompatible(detector.Verdict().encoding)) return FileKind::kText;
  // Text in a byte encoding holds no NUL, and of the other controls now and
  // then one; compressed or compiled data holds 10 % of them.
  size_t controls = 0;
  for (const char c : head) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) return FileKind::kBinary;
    if (byte < 0x20 && !(byte >= '\t' && byte <= '\r')) ++controls;
  }
  return controls * 20 > head.size() ? FileKind::kBinary : FileKind::kText;
}

std::string_view FileKindCode(FileKind kind) {
  switch (kind) {
    case FileKind::kText:
      return "";
    case FileKind::kBinary:
      return "not_text";
    case FileKind::kZip:
      return "zip_file";
    case FileKind::kXlsx:
      return "spreadsheet_file";
    case FileKind::kXls:
      return "old_spreadsheet";
  }
  return "";
}

}  // namespace shuke::ingest
