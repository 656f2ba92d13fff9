// The parts of a FileReader, begun anew for each piece. A piece is quick by its
// own dictionary: it is small enough for the processor's cache, and of columns
// that hardly repeat themselves nothing is looked up before pieces are put
// together.
#include "core/ingest/piece_reader.h"

#include <algorithm>
#include <utility>

#include "core/base/utf8.h"
#include "core/ingest/finish_table.h"
#include "core/table/dictionary.h"

namespace shuke::ingest {
namespace {

// That are known from piece to piece; 16 MB of them. In a larger shop few come
// again within a piece, and they are looked at again.
constexpr size_t kMostAddresses = 400'000;

}  // namespace

std::optional<Layout> LayoutForPieces(std::string_view head,
                                      const ReadOptions& options,
                                      const IngestPolicy& policy) {
  if (SniffFileKind(head) != FileKind::kText) return std::nullopt;
  EncodingDetector detector;
  detector.Feed(head);
  if (!IsAsciiCompatible(
          options.encoding.value_or(detector.Verdict().encoding))) {
    return std::nullopt;
  }
  auto layout = DetectLayout(head, false, options, policy);
  if (!layout.ok()) return std::nullopt;
  const Layout& found = layout.value();
  if (!found.Sufficient() || found.columns.count("order_id") == 0 ||
      found.profile->carries_order_id) {
    return std::nullopt;
  }
  return std::move(layout).value();
}

PieceReader::PieceReader(Layout layout, ReadOptions options,
                         const IngestPolicy& policy)
    : layout_(std::move(layout)),
      options_(std::move(options)),
      policy_(policy) {}

void PieceReader::Begin(uint64_t offset) {
  piece_ = {};
  piece_.offset = offset;
  if (addresses_.size() > kMostAddresses) addresses_ = {};
  const bool first = offset == 0;
  bom_left_ = first ? static_cast<uint32_t>(layout_.bom_bytes) : 0;
  records_to_skip_ = first ? layout_.records_before_rows : 0;
  detector_.emplace(offset);
  if (layout_.SureOfEncoding()) detector_->Expect(layout_.encoding);
  scanner_.emplace(layout_.dialect);
  rows_.emplace(layout_, options_, policy_, addresses_, &piece_.ledger);
  rows_->LetTextsRepeat();
}

void PieceReader::Feed(std::string_view bytes) {
  std::copy(bytes.begin(), bytes.end(), Reserve(bytes.size()));
  Commit(bytes.size());
}

char* PieceReader::Reserve(size_t count) {
  room_ = scanner_->Reserve(count);
  return room_;
}

void PieceReader::Commit(size_t count) {
  if (count == 0) return;
  if (piece_.ledger.bytes == 0) piece_.begins_with_lf = *room_ == '\n';
  piece_.ledger.bytes += count;
  detector_->Feed({room_, count});
  const auto bom = std::min<size_t>(bom_left_, count);
  bom_left_ -= static_cast<uint32_t>(bom);
  if (bom > 0) std::copy(room_ + bom, room_ + count, room_);
  Scan(count - bom, false);
}

// Takes what has been written where Reserve said.
void PieceReader::Scan(size_t count, bool last) {
  const auto read = [&](const Record& record) {
    if (records_to_skip_ > 0) {
      --records_to_skip_;
    } else {
      rows_->Read(record);
    }
    return true;
  };
  scanner_->Commit(count, last, read, [&] { rows_->Flush(); });
}

Piece PieceReader::Finish(bool last) {
  if (last) {
    Scan(0, true);
  } else {
    piece_.whole = scanner_->AtRecordEnd() && detector_->BetweenCharacters();
  }
  piece_.ends_with_cr = scanner_->after_cr();
  piece_.findings = rows_->Findings();
  piece_.characters = detector_->seen();
  const table::Strings& raw = rows_->dictionary().strings();
  const std::string_view all(raw.arena.data(), raw.arena.size());
  piece_.decoded_texts = AsciiPrefix(all) < all.size();
  table::Dictionary texts;
  FinishTexts(*rows_, layout_.encoding, texts, piece_.ledger);
  piece_.strings = texts.TakeStrings();
  piece_.lines = std::move(rows_->lines());
  rows_.reset();
  return std::move(piece_);
}

}  // namespace shuke::ingest
