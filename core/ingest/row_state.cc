// RowReader on status words: how far an order has come. Each distinct word is
// looked at once.
#include <algorithm>

#include "core/base/same_bytes.h"
#include "core/base/utf8.h"
#include "core/ingest/normalise.h"
#include "core/ingest/row_reader.h"

namespace shuke::ingest {
namespace {

using table::OrderState;

constexpr size_t kMaxUnknownWords =
    50;  // distinct words that are listed; all are counted

}  // namespace

// What the shop says of a word stands over what its platform says. Words that
// nobody knows are told to the owner, and those that the shop has explained
// itself, so that it can think again. Each distinct word is looked at once.
RowReader::StatusWord& RowReader::KnowWord(std::string_view raw) {
  auto*& last = last_status_[HashEnds(raw) % last_status_.size()];
  if (last != nullptr && SameBytes(last->first, raw)) return last->second;
  if (const auto known = status_words_.find(raw);
      known != status_words_.end()) {
    last = &*known;
    return known->second;
  }
  last = &*status_words_.try_emplace(std::string(raw)).first;
  StatusWord& word = last->second;
  words_seen_.push_back(last);
  std::string scratch;
  const std::string text(TrimBlanks(Utf8(raw, scratch)));
  const std::string normalised = NormaliseHeader(text);
  const auto& words = layout_.profile->status;
  const auto& generic = GenericProfile().status;
  if (const auto own = policy_.status_words.find(text);
      own != policy_.status_words.end()) {
    word.state = own->second;
    OwnStatus& listed = ledger_->own_status[text];
    listed.state = own->second;
    word.own_rows = &listed.rows;
  } else if (const auto found = words.find(normalised); found != words.end()) {
    word.state = found->second;
  } else if (const auto usual = generic.find(normalised);
             usual != generic.end()) {
    word.state = usual->second;
  }
  if (word.state == OrderState::kUnknown &&
      ledger_->unknown_status.size() < kMaxUnknownWords) {
    word.unknown_rows = &ledger_->unknown_status[text];
  }
  return word;
}

OrderState RowReader::StateOfWord(std::string_view raw) {
  return raw.empty() ? OrderState::kUnknown : CountWord(raw, 1);
}

OrderState RowReader::CountWord(std::string_view raw, uint64_t rows) {
  StatusWord& word = KnowWord(raw);
  word.rows += rows;
  if (word.own_rows != nullptr) *word.own_rows += rows;
  if (word.state == OrderState::kUnknown) {
    ledger_->unknown_status_rows += rows;
    if (word.unknown_rows != nullptr) *word.unknown_rows += rows;
  }
  return word.state;
}

// Whether `raw` holds one of `parts`. Each distinct cell is looked at once.
bool RowReader::HoldsPart(std::string_view raw,
                          const std::vector<std::string>& parts,
                          ByText<bool>& seen) {
  if (raw.empty()) return false;
  if (const auto known = seen.find(raw); known != seen.end()) {
    return known->second;
  }
  std::string scratch;
  const std::string_view text = Utf8(raw, scratch);
  const bool holds =
      std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
        return text.find(part) != std::string_view::npos;
      });
  seen.emplace(raw, holds);
  return holds;
}

OrderState RowReader::ReadState(const Record& record) {
  if (status_ < 0) return OrderState::kUnknown;
  const std::string_view raw = Cell(record, static_cast<uint32_t>(status_));
  OrderState state = StateOfWord(raw);
  // 交易关闭 alone does not say whether the buyer ever paid; the close reason
  // does.
  if (state == OrderState::kClosed && close_reason_ >= 0 &&
      HoldsPart(Cell(record, static_cast<uint32_t>(close_reason_)),
                layout_.profile->refund_close_reasons, refund_reasons_)) {
    state = OrderState::kRefunded;
  }
  // A refund after the sale that has no amount column beside it is a full one.
  if (refund_status_ >= 0 && state != OrderState::kUnpaid &&
      HoldsPart(Cell(record, static_cast<uint32_t>(refund_status_)),
                layout_.profile->refund_words, refund_words_)) {
    state = OrderState::kRefunded;
  }
  return state;
}

}  // namespace shuke::ingest
