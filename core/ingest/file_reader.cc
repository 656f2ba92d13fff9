#include "core/ingest/file_reader.h"

#include <algorithm>

#include "core/ingest/finish_table.h"
#include "core/ingest/piece_reader.h"
#include "core/table/append.h"

namespace shuke::ingest {
namespace {

using table::Dictionary;

// Enough for any preamble, for a hundred records of the widest reports, and for
// the encoding of the header; a file without a line end in it is waited for up
// to kMaxRecordBytes.
constexpr size_t kHeadBytes = size_t{256} << 10;

using namespace std::string_view_literals;

// An .xls file and an .xlsx file with a password are both OLE2 containers. The
// latter holds a stream of this name, in UTF-16, in a directory that may stand
// anywhere in the file.
constexpr std::string_view kCompoundMagic =
    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::string_view kEncryptedPackage =
    "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;

}  // namespace

FileReader::FileReader(std::string name, ReadOptions options,
                       const IngestPolicy& policy, SetAsideRows* listing)
    : policy_(policy), listing_(listing), options_(std::move(options)) {
  ledger_.name = std::move(name);
  ledger_.label = options_.label;
}

FileReader::~FileReader() = default;

bool FileReader::Feed(std::string_view bytes) {
  ledger_.bytes += bytes.size();
  if (done_ || bytes.empty()) return !done_;
  if (utf16_) {
    std::string text;
    utf16_->Feed(bytes, &text);
    FeedText(text);
  } else {
    FeedText(bytes);
  }
  return !done_;
}

void FileReader::FeedText(std::string_view bytes) {
  if (compound_) return LookForPassword(bytes);
  if (layout_) {
    if (!utf16_) detector_.Feed(bytes);
    Scan(bytes, false);
    return;
  }
  head_ += bytes;
  if (head_.starts_with(kCompoundMagic)) {
    compound_ = true;
    return LookForPassword({});
  }
  const bool has_record = head_.find_first_of("\r\n") != std::string::npos;
  if (head_.size() >= kHeadBytes &&
      (has_record || head_.size() > kMaxRecordBytes))
    Begin(false);
}

void FileReader::LookForPassword(std::string_view bytes) {
  head_ += bytes;
  if (head_.find(kEncryptedPackage) != std::string::npos)
    return Fail({"spreadsheet_encrypted", {}});
  // The name may be cut by the end of what came.
  if (head_.size() >= kEncryptedPackage.size())
    head_.erase(0, head_.size() - kEncryptedPackage.size() + 1);
}

void FileReader::Begin(bool complete) {
  if (compound_) return Fail({"old_spreadsheet", {}});
  if (!utf16_) {
    EncodingDetector detector;
    detector.Feed(head_);
    const Encoding encoding =
        options_.encoding.value_or(detector.Verdict().encoding);
    if (!head_.empty() && !IsAsciiCompatible(encoding) &&
        SniffFileKind(head_) == FileKind::kText) {
      // Everything from here on sees UTF-8.
      utf16_.emplace(encoding);
      ledger_.encoding = EncodingName(encoding);
      std::string raw;
      raw.swap(head_);
      utf16_->Feed(raw, &head_);
      if (complete) utf16_->Finish(&head_);
    }
  }
  ReadOptions options = options_;
  if (utf16_) options.encoding = Encoding::kUtf8;
  auto layout = DetectLayout(head_, complete, options, policy_);
  if (!layout.ok()) return Fail(layout.error());
  if (layout.value().SureOfEncoding())
    detector_.Expect(layout.value().encoding);
  if (!utf16_) detector_.Feed(head_);
  TakeLayout(std::move(layout).value());
  if (!layout_->Sufficient()) return Fail(layout_->Insufficient());
  scanner_.emplace(layout_->dialect);
  if (listing_ != nullptr) {
    rows_->ListInto(listing_);
    listing_->set_encoding(FinalEncoding());
  }
  records_to_skip_ = layout_->records_before_rows;
  std::string head;
  head.swap(head_);
  Scan(std::string_view(head).substr(static_cast<size_t>(layout_->bom_bytes)),
       complete);
}

void FileReader::TakeLayout(Layout layout) {
  layout_ = std::move(layout);
  if (!utf16_) ledger_.encoding = EncodingName(layout_->encoding);
  ledger_.encoding_certain = layout_->encoding_certain;
  ledger_.delimiter = layout_->dialect.delimiter;
  ledger_.platform = layout_->profile->id;
  rows_.emplace(*layout_, options_, policy_, addresses_, &ledger_);
}

void FileReader::Scan(std::string_view bytes, bool last) {
  if (done_) return;
  if (!bytes.empty())
    std::copy(bytes.begin(), bytes.end(), scanner_->Reserve(bytes.size()));
  const auto read = [&](const Record& record) {
    if (records_to_skip_ > 0) {
      --records_to_skip_;
    } else {
      rows_->Read(record);
    }
    return true;
  };
  scanner_->Commit(bytes.size(), last, read, [&] { rows_->Flush(); });
  MakeRoom();
}

void FileReader::Fail(Error error) {
  ledger_.error = std::move(error);
  done_ = true;
}

FileOutcome FileReader::Finish(Dictionary& dictionary) {
  if (!done_ && !in_pieces_) {
    if (!layout_) {
      Begin(true);
    } else {
      std::string tail;
      if (utf16_) utf16_->Finish(&tail);
      Scan(tail, true);
    }
  }
  FileOutcome out;
  out.options = options_;
  if (!done_ && listing_ != nullptr) {
    out.outcome = Outcome::kUsed;
  } else if (broken_) {
    out.outcome = Outcome::kReread;
    out.whole = true;
  } else if (!done_) {
    const Encoding encoding = FinalEncoding();
    // In a text set apart by pipes the encoding decides what a pipe is.
    const bool guess_mattered = rows_->DecodedByGuess() ||
                                layout_->read_non_ascii ||
                                layout_->dialect.delimiter == '|';
    if (!EncodingDecided()) {
      out.outcome = Outcome::kNeedsChoice;
      Undo({"undecidable_encoding", {}});
    } else if (encoding != layout_->encoding && guess_mattered) {
      out.outcome = Outcome::kReread;
      out.options.encoding = encoding;
    } else if (encoding != layout_->encoding && decoded_texts_) {
      out.outcome = Outcome::kReread;
      out.whole = true;
    } else {
      if (!utf16_) {
        ledger_.encoding = EncodingName(encoding);
        ledger_.encoding_certain =
            options_.encoding.has_value() || detector_.Verdict().certain;
      }
      if (in_pieces_) {
        out = JudgeTable(*rows_, options_, ledger_);
        if (out.outcome == Outcome::kUsed) HandOver(dictionary, out.lines);
      } else {
        out = FinishTable(*rows_, options_, encoding, dictionary, ledger_);
      }
    }
  } else if (layout_ && !layout_->Sufficient()) {
    out.outcome = Outcome::kNeedsMapping;
  }
  if (utf16_) ledger_.malformed_bytes += utf16_->malformed();
  for (SetAsideRow& sample : ledger_.samples)
    sample.text = DecodeToUtf8(sample.text, FinalEncoding());
  out.ledger = std::move(ledger_);
  out.layout = std::move(layout_);
  return out;
}

bool FileReader::BeginPieces(std::string_view head) {
  auto layout = LayoutForPieces(head, options_, policy_);
  if (!layout) return false;
  in_pieces_ = true;
  TakeLayout(std::move(*layout));
  return true;
}

bool FileReader::Take(Piece piece) {
  const FileLedger& more = piece.ledger;
  const bool fits = piece.whole && piece.offset == ledger_.bytes &&
                    !(after_cr_ && piece.begins_with_lf) &&
                    rows_->GoOnWith(piece.findings);
  if (broken_ || !fits) {
    broken_ = true;
    return false;
  }
  after_cr_ = piece.ends_with_cr;
  decoded_texts_ |= piece.decoded_texts;
  detector_.Add(piece.characters);
  const auto rows_before = static_cast<uint32_t>(ledger_.rows_read);
  auto shown = ledger_.set_aside;
  for (const SetAsideRow& sample : more.samples) {
    if (shown[static_cast<size_t>(sample.reason)]++ >= kShownPerReason)
      continue;
    ledger_.samples.push_back(
        {sample.reason, rows_before + sample.row, sample.text});
  }
  AddCounts(more, ledger_);
  table::OrderLines& lines = rows_->lines();
  table::RenameTexts(texts_.InternStrings(piece.strings), piece.lines);
  table::AppendLines(std::move(piece.lines), 0, lines, rows_before);
  MakeRoom();
  return true;
}

// What grows by doubling is copied, and takes twice what it needs for a while.
// Memory that is not touched costs nothing but addresses, so there is room for
// more than the share of what has been read: a file is not alike throughout.
void FileReader::MakeRoom() {
  constexpr double kMore = 1.2, kNearlyFull = 0.95;
  // So much of that room is looked up for sure: texts repeat themselves the
  // more there are.
  constexpr double kOfFew = 0.55, kOfMany = 0.35, kMany = 8 << 20;
  // WebAssembly has 4 GiB of addresses.
  constexpr double kMostTextBytes = 512 << 20, kMostTexts = 32 << 20;
  table::OrderLines& lines = rows_->lines();
  const auto rows = static_cast<double>(lines.size());
  if (ledger_.bytes < kHeadBytes || lines.size() == 0 ||
      bytes_expected_ <= ledger_.bytes || rows < room_ * kNearlyFull) {
    return;
  }
  const double share = static_cast<double>(bytes_expected_) /
                       static_cast<double>(ledger_.bytes) * kMore;
  room_ = rows * share;
  table::ReserveLines(static_cast<size_t>(room_), lines);
  Dictionary& texts = in_pieces_ ? texts_ : rows_->dictionary();
  const table::Strings& strings = texts.strings();
  const double texts_wanted = std::min(kMostTexts, strings.size() * share);
  texts.Reserve(
      static_cast<size_t>(texts_wanted),
      static_cast<size_t>(std::min(
          kMostTextBytes, static_cast<double>(strings.arena.size()) * share)),
      static_cast<size_t>(texts_wanted *
                          (texts_wanted < kMany ? kOfFew : kOfMany)));
}

// The lines of all pieces, with the texts of `dictionary`.
void FileReader::HandOver(Dictionary& dictionary, table::OrderLines& lines) {
  lines = std::move(rows_->lines());
  lines.file = {};
  if (dictionary.size() == 1) {  // nothing but the empty text
    dictionary = std::move(texts_);
  } else {
    table::RenameTexts(dictionary.InternStrings(texts_.strings()), lines);
  }
}

Encoding FileReader::FinalEncoding() const {
  if (utf16_) return Encoding::kUtf8;
  if (options_.encoding) return *options_.encoding;
  const EncodingVerdict verdict = detector_.Verdict();
  const bool profile_knows =
      !verdict.decided && layout_ && layout_->profile->encoding;
  return profile_knows ? *layout_->profile->encoding : verdict.encoding;
}

// Rulings 33: by the bytes, else by the platform, else by the owner.
bool FileReader::EncodingDecided() const {
  return utf16_ || options_.encoding || layout_->profile->encoding ||
         detector_.Verdict().decided;
}

// Not a row was used, and none was set aside for good.
void FileReader::Undo(Error why) {
  ledger_.error = std::move(why);
  ledger_.rows_read = 0;
  ledger_.set_aside = {};
  ledger_.samples.clear();
}

}  // namespace shuke::ingest
