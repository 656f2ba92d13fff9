// RowReader on rows that are used: their texts are interned as they stand,
// their values go into columns. Of address and remark only what they tell is
// kept.
#include <algorithm>

#include "core/base/find_byte.h"
#include "core/base/same_bytes.h"
#include "core/base/utf8.h"
#include "core/ingest/guards.h"
#include "core/ingest/remark.h"
#include "core/ingest/row_reader.h"

namespace shuke::ingest {
namespace {

using table::kEmptyString;
using table::MoneyField;
using table::OrderState;
using table::StringId;
using table::TextField;
using table::TimeField;

// Rows whose texts are looked up together at most.
constexpr size_t kRowsTogether = 256;

bool IsBuyerKey(TextField field) {
  return field == TextField::kMemberId || field == TextField::kPhone ||
         field == TextField::kRecipientPhone;
}

// "17850.0" -> "17850": what a table tool makes of a whole number in a column
// with gaps.
std::string_view DropFloatTail(std::string_view text) {
  if (text.size() < 3 || text.back() != '0' || text[text.size() - 2] != '.')
    return text;
  const std::string_view whole = text.substr(0, text.size() - 2);
  const bool digits =
      whole.find_first_not_of("0123456789") == std::string_view::npos;
  return digits ? whole : text;
}

// The part of an address that begins at `at` and that a blank ends, nothing if
// none does; `at` moves behind the blanks.
std::string_view TakePart(std::string_view address, size_t& at) {
  const std::string_view rest = address.substr(at);
  const size_t blank = FindByte(rest, ' ');
  size_t next = blank;
  while (next < rest.size() && rest[next] == ' ') ++next;
  at = next < rest.size() ? at + next : address.size();
  return next < rest.size() ? rest.substr(0, blank) : std::string_view();
}

// FNV-1a, 64 bits, of a list of texts and numbers.
class RowHash {
 public:
  void Add(std::string_view text) {
    for (const char c : text) Mix(static_cast<unsigned char>(c));
    Mix(0xFF);  // occurs in no encoding
  }
  void Add(int64_t number) {
    const auto bits = static_cast<uint64_t>(number);
    for (int shift = 0; shift < 64; shift += 8)
      Mix(static_cast<unsigned char>(bits >> shift & 0xFF));
  }
  uint64_t value() const { return hash_; }
  std::string Hex() const {
    std::string hex;
    for (int shift = 60; shift >= 0; shift -= 4)
      hex += "0123456789abcdef"[hash_ >> shift & 15];
    return hex;
  }

 private:
  void Mix(unsigned char byte) { hash_ = (hash_ ^ byte) * 0x100000001b3ULL; }

  uint64_t hash_ = 0xcbf29ce484222325ULL;
};

// 64 bits of the whole row, in hex.
std::string Fingerprint(const Record& record) {
  RowHash hash;
  for (const std::string_view field : record.fields) hash.Add(field);
  return hash.Hex();
}

}  // namespace

// What stands for the order number where there is none: the same for the same
// order in every export of the shop, however far it has come since. So what
// changes (state, refund, completion) and what no role reads is left out; equal
// rows of one file are counted.
std::string RowReader::NumberOfRow(const Record& record) {
  RowHash hash;
  for (const Column& column : text_columns_) {
    if (static_cast<TextField>(column.field) == TextField::kRefundReason)
      continue;
    hash.Add(Cell(record, column.index));
  }
  const LocalTime created = times_[static_cast<size_t>(TimeField::kCreated)];
  const LocalTime paid = times_[static_cast<size_t>(TimeField::kPaid)];
  hash.Add(created);
  hash.Add(paid);
  if (created == kNoTime && paid == kNoTime)
    hash.Add(times_[static_cast<size_t>(TimeField::kCompleted)]);
  for (const auto field : {MoneyField::kOrderAmount, MoneyField::kPaidAmount,
                           MoneyField::kLineAmount}) {
    hash.Add(amounts_[static_cast<size_t>(field)]);
  }
  hash.Add(row_quantity_);
  const uint32_t count = ++row_orders_[hash.value()];
  std::string number = "row-" + hash.Hex();
  if (count > 1) number += "-" + std::to_string(count);
  return number;
}

// A text that is not a field lives here until it is looked up.
const std::string& RowReader::Own(std::string text) {
  return owned_.emplace_back(std::move(text));
}

void RowReader::FlushAddresses() {
  if (address_ < 0) return;
  std::vector<AddressTraits>& traits = address_traits_;
  traits.resize(addresses_of_rows_.size());
  addresses_.TraitsOf(addresses_of_rows_, layout_.encoding, traits);
  const auto rows = static_cast<uint32_t>(lines_.size());
  for (size_t i = 0; i < traits.size(); ++i) {
    const uint32_t end = i + 1 < traits.size() ? address_rows_[i + 1] : rows;
    lines_.address_hash.resize(end, traits[i].hash);
    lines_.occupation.resize(end, traits[i].occupation);
  }
  addresses_of_rows_.clear();
  address_rows_.clear();
}

void RowReader::Flush() {
  FlushAddresses();
  rows_flushed_ = lines_.size();
  const auto flush = [&](Column& column) {
    column.texts.Flush(rows_flushed_, texts_may_repeat_, dictionary_,
                       lines_.text[column.field]);
  };
  for (Column& column : text_columns_) flush(column);
  for (Column& column : address_parts_) flush(column);
  for (Column* column : {&row_number_, &row_currency_, &closing_reason_})
    flush(*column);
  owned_.clear();
}

void RowReader::KeepTexts(const Record& record, std::string_view order_id) {
  for (Column& column : text_columns_) {
    const auto field = static_cast<TextField>(column.field);
    std::string_view text =
        field == TextField::kOrderId ? order_id : Cell(record, column.index);
    // One that the row leaves out dies with the row that has the next one.
    if (field == TextField::kOrderId && layout_.profile->carries_order_id &&
        !SameBytes(text, column.texts.last())) {
      text = Own(std::string(text));
    }
    if (field == TextField::kCurrency && !currency_named_.empty())
      text = currency_named_;  // the cell is blank, and an amount says it
    if (column.is_id) {
      text = DropFloatTail(text);
      if (IsDamagedId(text)) {
        ++ledger_->damaged_ids;
        // Its digits are lost: two orders may look alike, so it joins only
        // with an equal row (the file dropped twice); as a key it joins
        // nothing.
        if (field == TextField::kOrderId) {
          text = Own(std::string(text) + "#" + Fingerprint(record));
        } else if (IsBuyerKey(field)) {
          text = {};
        }
      }
    }
    KeepText(column, text);
  }
  if (address_ >= 0) KeepAddress(Cell(record, static_cast<uint32_t>(address_)));
  if (order_id_ < 0) KeepText(row_number_, Own(NumberOfRow(record)));
}

// "广东省 广州市 越秀区 …": of the text its first two parts are kept.
void RowReader::KeepAddress(std::string_view raw) {
  decoded_by_guess_ |= !IsAscii(raw);
  // What it tells is filled in with those of the rows that follow.
  if (!addresses_of_rows_.empty() && SameBytes(raw, addresses_of_rows_.back()))
    return;
  addresses_of_rows_.push_back(raw);
  address_rows_.push_back(static_cast<uint32_t>(lines_.size()));
  size_t at = 0;
  const std::string_view province = TakePart(raw, at);
  const std::string_view city = TakePart(raw, at);
  for (Column& column : address_parts_) {
    const bool is_city =
        static_cast<TextField>(column.field) == TextField::kCity;
    KeepText(column, is_city ? city : province);
  }
}

void RowReader::Keep(const Record& record, std::string_view order_id) {
  KeepTexts(record, order_id);
  if (currency_ < 0 && (!currency_named_.empty() || row_currency_.texts.used()))
    KeepText(row_currency_, currency_named_);
  for (const Column& column : time_columns_) {
    lines_.time[column.field].push_back(times_[column.field]);
  }
  for (const Column& column : money_columns_) {
    lines_.money[column.field].push_back(amounts_[column.field]);
  }
  uint8_t flags = line_level_ ? table::kLineLevel : 0;
  const bool free_order =
      amounts_[static_cast<size_t>(MoneyField::kOrderAmount)] == 0;
  if (line_level_ ? free_item_ : free_order) {
    flags |= table::kZeroPrice;
    ++ledger_->zero_price_rows;
  }
  for (const std::string& prefix : layout_.profile->cancel_prefixes) {
    if (order_id.starts_with(prefix)) flags |= table::kCancelling;
  }
  if (AnyGiftWords(record)) flags |= table::kGiftWords;
  if (quantity_ >= 0) lines_.quantity.push_back(row_quantity_);
  const OrderState state = ReadState(record);
  lines_.state.push_back(state);
  if (reason_from_closing_) {
    // Of an order that was never paid, a close reason is no refund's.
    const std::string_view reason =
        state == OrderState::kRefunded
            ? Cell(record, static_cast<uint32_t>(close_reason_))
            : std::string_view();
    KeepText(closing_reason_, reason);
  }
  lines_.flags.push_back(flags);
  lines_.row.push_back(static_cast<uint32_t>(ledger_->rows_read));
  if (lines_.size() - rows_flushed_ >= kRowsTogether) Flush();
}

bool RowReader::AnyGiftWords(const Record& record) {
  return std::any_of(remarks_.begin(), remarks_.end(), [&](uint32_t column) {
    const std::string_view raw = Cell(record, column);
    std::string scratch;
    return !raw.empty() && SpeaksOfGift(Utf8(raw, scratch));
  });
}

}  // namespace shuke::ingest
