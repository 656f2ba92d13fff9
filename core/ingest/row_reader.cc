// A row is judged before anything of it is stored: times first, then amounts,
// then the text. Columns that no role uses are never looked at.
#include "core/ingest/row_reader.h"

#include <algorithm>
#include <tuple>

#include "core/base/money.h"
#include "core/base/utf8.h"
#include "core/ingest/guards.h"
#include "core/ingest/normalise.h"
#include "core/ingest/remark.h"
#include "core/ingest/role.h"

namespace shuke::ingest {
namespace {

using table::kEmptyString;
using table::kNoMoney;
using table::Minor;
using table::MoneyField;
using table::OrderState;
using table::StringId;
using table::TextField;
using table::TimeField;

constexpr size_t kSampleBytes = 400;
constexpr size_t kMaxUnknownWords =
    50;  // distinct words that are listed; all are counted

bool IsIdField(TextField field) {
  return field == TextField::kOrderId || field == TextField::kLineId ||
         field == TextField::kMemberId || field == TextField::kPhone ||
         field == TextField::kRecipientPhone || field == TextField::kProductId;
}

bool IsBuyerKey(TextField field) {
  return field == TextField::kMemberId || field == TextField::kPhone ||
         field == TextField::kRecipientPhone;
}

// "17850.0" -> "17850": what a table tool makes of a whole number in a column
// with gaps.
std::string_view DropFloatTail(std::string_view text) {
  if (text.size() < 3 || text.substr(text.size() - 2) != ".0") return text;
  const std::string_view whole = text.substr(0, text.size() - 2);
  const bool digits =
      whole.find_first_not_of("0123456789") == std::string_view::npos;
  return digits ? whole : text;
}

// Takes the part off an address that a blank ends; nothing if none does.
std::string_view TakePart(std::string_view& address) {
  const size_t blank = address.find(' ');
  const size_t next = address.find_first_not_of(' ', blank);
  if (next == std::string_view::npos) return address = {};
  const std::string_view part = address.substr(0, blank);
  address.remove_prefix(next);
  return part;
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

// Amounts without which an order is still whole.
bool IsSideAmount(MoneyField field) {
  return field == MoneyField::kRefundAmount ||
         field == MoneyField::kLineRefund || field == MoneyField::kDiscount ||
         field == MoneyField::kPostage;
}

bool HasDigit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool IsTotalWord(std::string_view utf8) {
  static constexpr std::string_view kWords[] = {
      "合计", "总计", "小计", "汇总", "total", "sum", "grand total"};
  const std::string word = NormaliseHeader(utf8);
  return std::find(std::begin(kWords), std::end(kWords), word) !=
         std::end(kWords);
}

}  // namespace

RowReader::RowReader(const Layout& layout, const ReadOptions& options,
                     const IngestPolicy& policy, FileLedger* ledger)
    : layout_(layout), policy_(policy), ledger_(ledger) {
  DateOptions date_options;
  date_options.order = options.date_order;
  date_options.shop_offset_minutes = policy.utc_offset_minutes;
  bool has_line_amount = false, has_order_amount = false, has_refund = false;
  const auto told = [&](std::string_view role) -> std::optional<DecimalMark> {
    const auto found = options.decimal.find(std::string(role));
    if (found == options.decimal.end()) return std::nullopt;
    return found->second;
  };
  for (const auto& [name, index] : layout.columns) {
    const Role* role = FindRole(name);
    Column column{index, role->field, false, kEmptyString};
    switch (role->kind) {
      case RoleKind::kText:
        column.is_id = IsIdField(static_cast<TextField>(role->field));
        if (static_cast<TextField>(role->field) == TextField::kOrderId) {
          order_id_ = static_cast<int>(index);
        }
        if (static_cast<TextField>(role->field) == TextField::kCurrency) {
          currency_ = static_cast<int>(index);
        }
        text_columns_.push_back(column);
        break;
      case RoleKind::kTime:
        time_columns_.push_back(column);
        dates_.emplace_back(date_options);
        break;
      case RoleKind::kMoney: {
        const auto field = static_cast<MoneyField>(role->field);
        has_line_amount |= field == MoneyField::kLineAmount;
        has_order_amount |= field == MoneyField::kOrderAmount ||
                            field == MoneyField::kPaidAmount;
        has_refund |= field == MoneyField::kRefundAmount;
        if (field == MoneyField::kUnitPrice)
          unit_price_ = static_cast<int>(index);
        money_columns_.push_back(column);
        decimals_.emplace_back(role->name, DecimalColumn(told(role->name)));
        break;
      }
      case RoleKind::kQuantity:
        quantity_ = static_cast<int>(index);
        break;
      case RoleKind::kAdjusted:
        adjusted_ = static_cast<int>(index);
        break;
      case RoleKind::kStatus:
        status_ = static_cast<int>(index);
        break;
      case RoleKind::kRefundStatus:
        refund_status_ = static_cast<int>(index);
        break;
      case RoleKind::kClock:
        clock_ = static_cast<int>(index);
        break;
      case RoleKind::kCloseReason:
        close_reason_ = static_cast<int>(index);
        break;
      case RoleKind::kAddress:
        address_ = static_cast<int>(index);
        break;
      case RoleKind::kRemark:
        remarks_.push_back(index);
        break;
      case RoleKind::kIgnored:
        break;
    }
  }
  reason_from_closing_ =
      close_reason_ >= 0 && layout.columns.count("refund_reason") == 0;
  line_level_ = layout.profile->level == RowLevel::kLine ||
                (layout.profile->level == RowLevel::kAuto &&
                 !has_order_amount && (has_line_amount || unit_price_ >= 0));
  minor_digits_ = currency_cell_digits_ = MinorDigits(layout.profile->currency);
  for (const auto& [role, index, decimal] :
       {std::tuple{"quantity", quantity_, &quantity_decimal_},
        std::tuple{"adjusted_amount", adjusted_, &adjusted_decimal_}}) {
    if (index < 0) continue;
    *decimal = decimals_.size();
    decimals_.emplace_back(role, DecimalColumn(told(role)));
  }
  // What one row has, all have: the columns that this file fills.
  if (adjusted_ >= 0 && !has_refund) {
    money_columns_.push_back({kDerived,
                              static_cast<uint8_t>(MoneyField::kRefundAmount),
                              false, kEmptyString});
  }
  if (unit_price_ >= 0 && quantity_ >= 0 && !has_line_amount) {
    money_columns_.push_back({kDerived,
                              static_cast<uint8_t>(MoneyField::kLineAmount),
                              false, kEmptyString});
  }
}

std::string_view RowReader::Cell(const Record& record, uint32_t index) const {
  return index < record.fields.size() ? StripGuards(record.fields[index])
                                      : std::string_view();
}

// ASCII passes through; anything else is decoded with the encoding guessed so
// far.
std::string_view RowReader::Utf8(std::string_view raw, std::string& scratch) {
  if (AsciiPrefix(raw) == raw.size()) return raw;
  decoded_by_guess_ = true;
  scratch = DecodeToUtf8(raw, layout_.encoding);
  return scratch;
}

bool RowReader::ReadTimes(const Record& record, Reason& reason) {
  times_.fill(kNoTime);
  bool any = false;
  std::string scratch;
  for (size_t i = 0; i < time_columns_.size(); ++i) {
    std::string_view text = Utf8(Cell(record, time_columns_[i].index), scratch);
    std::string joined;
    if (clock_ >= 0 && !text.empty() &&
        time_columns_[i].field == static_cast<uint8_t>(TimeField::kCreated)) {
      joined = std::string(text) + " ";
      joined += Cell(record, static_cast<uint32_t>(clock_));
      text = joined;
    }
    const DateCell cell = dates_[i].Read(text);
    if (cell.read == DateRead::kUnreadable) {
      reason = Reason::kUnreadableDate;
      return false;
    }
    if (!cell.ok()) continue;
    times_[time_columns_[i].field] = cell.time;
    any = true;
  }
  reason = Reason::kNoDate;
  return any;
}

bool RowReader::ReadAmounts(const Record& record, std::string_view order_id,
                            Reason& reason) {
  amounts_.fill(kNoMoney);
  std::string scratch;
  ReadCurrency(record, order_id);
  ParsedDecimal quantity;
  row_quantity_ = 1;
  free_item_ = false;
  if (quantity_ >= 0) {
    const std::string_view cell =
        Utf8(Cell(record, static_cast<uint32_t>(quantity_)), scratch);
    DecimalColumn& decimal = decimals_[quantity_decimal_].second;
    decimal.See(cell);
    quantity = ParseDecimal(cell, decimal.mark());
    const bool whole = quantity.ok() && quantity.value.scale == 0;
    const bool fits = whole && quantity.value.units <= 1'000'000'000 &&
                      quantity.value.units >= -1'000'000'000;
    if (quantity.read != NumberRead::kBlank && !quantity.ok()) {
      reason = Reason::kUnreadableAmount;
      return false;
    }
    if (fits) row_quantity_ = static_cast<int32_t>(quantity.value.units);
  }
  // Every column of the row is heard, also where one of them cannot be read.
  for (size_t i = 0; i < money_columns_.size(); ++i) {
    const uint32_t index = money_columns_[i].index;
    if (index != kDerived)
      decimals_[i].second.See(Utf8(Cell(record, index), scratch));
  }
  reason = Reason::kUnreadableAmount;
  if (!ReadMoney(record, quantity)) return false;
  if (!currency_named_.empty() &&
      minor_digits_ != MinorDigits(currency_named_)) {
    // An amount names its currency, and that has other minor units.
    minor_digits_ = MinorDigits(currency_named_);
    amounts_.fill(kNoMoney);
    if (!ReadMoney(record, quantity)) return false;
  }
  if (adjusted_ >= 0 && !ReadAdjusted(record)) return false;
  reason = Reason::kNoAmount;
  for (const auto field : {MoneyField::kPaidAmount, MoneyField::kOrderAmount,
                           MoneyField::kLineAmount}) {
    if (amounts_[static_cast<size_t>(field)] != kNoMoney) return true;
  }
  return false;
}

// The currency of the row by its own cell, if it has one.
void RowReader::ReadCurrency(const Record& record, std::string_view order_id) {
  currency_named_ = {};
  const std::string_view cell =
      currency_ < 0 ? std::string_view()
                    : Cell(record, static_cast<uint32_t>(currency_));
  has_currency_cell_ = !cell.empty();
  // Later lines of an order may leave it out, as Shopify's do.
  const bool same_order = !order_id.empty() && order_id == currency_order_;
  if (!cell.empty() && !same_order) currency_order_ = order_id;
  if (currency_ < 0 || cell == currency_cell_ || (cell.empty() && same_order)) {
    minor_digits_ = currency_cell_digits_;
    return;
  }
  std::string scratch;
  currency_cell_ = cell;
  minor_digits_ = currency_cell_digits_ =
      MinorDigits(cell.empty() ? layout_.profile->currency
                               : NormaliseCurrency(Utf8(cell, scratch)));
}

bool RowReader::ReadMoney(const Record& record, const ParsedDecimal& quantity) {
  std::string scratch;
  for (size_t i = 0; i < money_columns_.size(); ++i) {
    const Column& column = money_columns_[i];
    const auto field = static_cast<MoneyField>(column.field);
    if (column.index == kDerived) continue;  // from other columns
    const std::string_view cell = Utf8(Cell(record, column.index), scratch);
    const DecimalMark mark = decimals_[i].second.mark();
    if (field == MoneyField::kUnitPrice) {
      if (!ReadUnitPrice(cell, mark, quantity)) return false;
      continue;
    }
    const ParsedMoney money = ParseMoney(cell, minor_digits_, mark);
    if (money.read == NumberRead::kUnreadable ||
        money.read == NumberRead::kTooLarge) {
      // "无退款申请" says that there is none; what an order comes to must be a
      // number.
      if (IsSideAmount(field) && !HasDigit(cell)) continue;
      return false;
    }
    if (!money.ok()) continue;
    amounts_[static_cast<size_t>(field)] = money.minor;
    NameCurrency(money.currency);
  }
  return true;
}

// An amount says which currency it is in ("€12.50"): that of the row, unless
// the row has a cell for it.
void RowReader::NameCurrency(std::string_view iso) {
  if (!has_currency_cell_ && currency_named_.empty()) currency_named_ = iso;
}

// What an order comes to after refunds, where that is another amount: the rest
// went back. Blank where nothing did.
bool RowReader::ReadAdjusted(const Record& record) {
  std::string scratch;
  const std::string_view cell =
      Utf8(Cell(record, static_cast<uint32_t>(adjusted_)), scratch);
  DecimalColumn& decimal = decimals_[adjusted_decimal_].second;
  decimal.See(cell);
  const ParsedMoney money = ParseMoney(cell, minor_digits_, decimal.mark());
  if (money.read == NumberRead::kBlank) return true;
  if (!money.ok()) return false;
  const Minor total = amounts_[static_cast<size_t>(MoneyField::kOrderAmount)];
  Minor& refund = amounts_[static_cast<size_t>(MoneyField::kRefundAmount)];
  if (total != kNoMoney && total > money.minor && refund == kNoMoney)
    refund = total - money.minor;
  return true;
}

// A unit price may have more digits than the currency (0.001): the line amount
// comes from all of them and is rounded once.
bool RowReader::ReadUnitPrice(std::string_view cell, DecimalMark mark,
                              const ParsedDecimal& quantity) {
  const ParsedDecimal price = ParseDecimal(cell, mark);
  if (price.read == NumberRead::kBlank) return true;
  if (!price.ok()) return false;
  free_item_ = price.value.units == 0;
  NameCurrency(price.currency);
  const auto one = MulRound(1, price.value, minor_digits_);
  if (!one) return false;
  amounts_[static_cast<size_t>(MoneyField::kUnitPrice)] = *one;
  Minor& line_amount = amounts_[static_cast<size_t>(MoneyField::kLineAmount)];
  if (line_amount != kNoMoney || !quantity.ok()) return true;
  const auto amount = MulRound(quantity.value, price.value, minor_digits_);
  if (!amount) return false;
  line_amount = *amount;
  return true;
}

// What the shop says of a word stands over what its platform says. Words that
// nobody knows are told to the owner, and those that the shop has explained
// itself, so that it can think again. Each distinct word is looked at once.
RowReader::StatusWord& RowReader::KnowWord(std::string_view raw) {
  const auto [known, is_new] = status_words_.try_emplace(std::string(raw));
  StatusWord& word = known->second;
  if (!is_new) return word;
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
  if (raw.empty()) return OrderState::kUnknown;
  const StatusWord& word = KnowWord(raw);
  if (word.own_rows != nullptr) ++*word.own_rows;
  if (word.state == OrderState::kUnknown) {
    ++ledger_->unknown_status_rows;
    if (word.unknown_rows != nullptr) ++*word.unknown_rows;
  }
  return word.state;
}

// Whether `raw` holds one of `parts`. Each distinct cell is looked at once.
bool RowReader::HoldsPart(std::string_view raw,
                          const std::vector<std::string>& parts,
                          std::unordered_map<std::string, bool>& seen) {
  if (raw.empty()) return false;
  if (const auto known = seen.find(std::string(raw)); known != seen.end()) {
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

void RowReader::Read(const Record& record) {
  ++ledger_->rows_read;
  std::string_view order_id;
  const std::optional<Reason> reason = Judge(record, order_id);
  if (listing_ != nullptr) {
    listing_->Add(static_cast<uint32_t>(ledger_->rows_read), reason, record);
  }
  if (reason) {
    SetAside(record, *reason);
  } else if (listing_ == nullptr) {
    Keep(record, order_id);
  }
}

// Why a row is set aside; nothing if it is used. Leaves what it has read of the
// row in times_, amounts_ and `order_id` (empty where rows have none).
std::optional<Reason> RowReader::Judge(const Record& record,
                                       std::string_view& order_id) {
  if (record.too_long) return Reason::kRecordTooLong;
  const auto empty = [](std::string_view cell) {
    return StripGuards(cell).empty();
  };
  if (std::all_of(record.fields.begin(), record.fields.end(), empty)) {
    return Reason::kBlank;
  }
  const size_t width = layout_.headers.size();
  if (record.fields.size() > width &&
      !std::all_of(record.fields.begin() + static_cast<std::ptrdiff_t>(width),
                   record.fields.end(), empty)) {
    return Reason::kWrongFieldCount;
  }
  // Rows may leave out empty cells at their end, but a file whose rows are all
  // full does not stop in the middle of one by intent.
  if (!record.ended && record.fields.size() < width && all_rows_full_) {
    return Reason::kTruncated;
  }
  all_rows_full_ &= record.fields.size() >= width;
  // Without a column of order numbers a total stands in the first one.
  order_id = Cell(record, order_id_ < 0 ? 0 : static_cast<uint32_t>(order_id_));
  if (layout_.profile->carries_order_id) {
    if (order_id.empty()) {
      order_id = last_order_id_;
    } else {
      last_order_id_ = order_id;
    }
  }
  if (order_id.empty() && order_id_ >= 0) return Reason::kNoOrderId;
  if (order_id.size() < 16) {
    std::string scratch;
    if (IsTotalWord(Utf8(order_id, scratch))) return Reason::kTotalRow;
  }
  Reason reason;
  // A line of an order may leave its date and amount to the order's other rows;
  // AssembleOrders sets aside what stays without.
  const auto may_lack = [&](Reason what) {
    if (reason != what) return false;
    return line_level_ ||
           (what == Reason::kNoAmount && layout_.profile->leaves_amounts);
  };
  if (!ReadTimes(record, reason) && !may_lack(Reason::kNoDate)) {
    return reason;
  }
  if (!ReadAmounts(record, order_id, reason) && !may_lack(Reason::kNoAmount)) {
    return reason;
  }
  if (order_id_ < 0) order_id = {};
  return std::nullopt;
}

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

StringId RowReader::InternCell(Column& column, std::string_view text) {
  if (text == dictionary_.At(column.last)) return column.last;
  column.last = dictionary_.Intern(text);
  return column.last;
}

void RowReader::Keep(const Record& record, std::string_view order_id) {
  for (Column& column : text_columns_) {
    const auto field = static_cast<TextField>(column.field);
    std::string_view text =
        field == TextField::kOrderId ? order_id : Cell(record, column.index);
    std::string unique;
    if (column.is_id) {
      text = DropFloatTail(text);
      if (IsDamagedId(text)) {
        ++ledger_->damaged_ids;
        // Its digits are lost: two orders may look alike, so it joins only
        // with an equal row (the file dropped twice); as a key it joins
        // nothing.
        if (field == TextField::kOrderId) {
          unique = std::string(text) + "#" + Fingerprint(record);
          text = unique;
        } else if (IsBuyerKey(field)) {
          text = {};
        }
      }
    }
    lines_.text[column.field].push_back(InternCell(column, text));
  }
  if (order_id_ < 0) {
    lines_.text[static_cast<size_t>(TextField::kOrderId)].push_back(
        dictionary_.Intern(NumberOfRow(record)));
  }
  if (auto& currencies = lines_.text[static_cast<size_t>(TextField::kCurrency)];
      currency_ >= 0) {
    if (!currency_named_.empty())
      currencies.back() = dictionary_.Intern(currency_named_);
  } else if (!currency_named_.empty() || !currencies.empty()) {
    currencies.resize(lines_.size(), kEmptyString);
    currencies.push_back(dictionary_.Intern(currency_named_));
  }
  if (address_ >= 0) {
    const AddressTraits& traits =
        TraitsOf(Cell(record, static_cast<uint32_t>(address_)));
    lines_.address_hash.push_back(traits.hash);
    lines_.occupation.push_back(traits.occupation);
    // "广东省 广州市 越秀区 …": the first two parts, unless columns of their
    // own give them.
    std::string_view address = Cell(record, static_cast<uint32_t>(address_));
    for (const auto& [field, role] :
         {std::pair{TextField::kProvince, "province"},
          std::pair{TextField::kCity, "city"}}) {
      const std::string_view part = TakePart(address);
      if (layout_.columns.count(role) == 0) {
        lines_.text[static_cast<size_t>(field)].push_back(
            dictionary_.Intern(part));
      }
    }
  }
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
    if (order_id.substr(0, prefix.size()) == prefix)
      flags |= table::kCancelling;
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
    if (reason != dictionary_.At(last_reason_))
      last_reason_ = dictionary_.Intern(reason);
    lines_.text[static_cast<size_t>(TextField::kRefundReason)].push_back(
        last_reason_);
  }
  lines_.flags.push_back(flags);
  lines_.row.push_back(static_cast<uint32_t>(ledger_->rows_read));
}

const AddressTraits& RowReader::TraitsOf(std::string_view raw) {
  RowHash hash;
  hash.Add(raw);
  const auto [entry, added] = addresses_.try_emplace(hash.value());
  if (added) {
    std::string scratch;
    entry->second = ReadAddress(Utf8(raw, scratch));
  }
  return entry->second;
}

bool RowReader::AnyGiftWords(const Record& record) {
  return std::any_of(remarks_.begin(), remarks_.end(), [&](uint32_t column) {
    const std::string_view raw = Cell(record, column);
    std::string scratch;
    return !raw.empty() && SpeaksOfGift(Utf8(raw, scratch));
  });
}

void RowReader::SetAside(const Record& record, Reason reason) {
  const uint64_t before = ledger_->set_aside[static_cast<size_t>(reason)]++;
  if (before >= kShownPerReason) return;
  std::string raw;
  for (const std::string_view field : record.fields) {
    if (!raw.empty()) raw += ',';
    raw += field;
    if (raw.size() > kSampleBytes) break;
  }
  raw.resize(std::min(raw.size(), kSampleBytes));
  ledger_->samples.push_back(
      {reason, static_cast<uint32_t>(ledger_->rows_read), std::move(raw)});
}

RowReader::DecimalVerdict RowReader::DecideDecimals() const {
  bool proven[2] = {};
  for (const auto& [role, column] : decimals_) {
    const auto mark = column.Decide();
    proven[0] |= mark == DecimalMark::kPoint;
    proven[1] |= mark == DecimalMark::kComma;
  }
  const DecimalMark fallback =
      proven[1] && !proven[0] ? DecimalMark::kComma : DecimalMark::kPoint;
  DecimalVerdict verdict;
  for (const auto& [role, column] : decimals_) {
    const DecimalMark mark = column.Decide().value_or(fallback);
    verdict.marks[std::string(role)] = mark;
    verdict.reread |= column.NeedsReread(mark);
  }
  return verdict;
}

RowReader::DateVerdict RowReader::DecideDates() const {
  // What the columns of a file prove, they prove for one another.
  bool proven[2] = {};
  for (const DateColumn& column : dates_) {
    const DayOrder order = column.Decide(DayOrder::kUnknown);
    proven[0] |= order == DayOrder::kDayFirst;
    proven[1] |= order == DayOrder::kMonthFirst;
  }
  DayOrder fallback = layout_.profile->date_order;
  if (proven[0] != proven[1])
    fallback = proven[0] ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
  DateVerdict verdict;
  for (const DateColumn& column : dates_) {
    if (!column.ambiguous()) continue;
    const DayOrder order = column.Decide(fallback);
    if (order == DayOrder::kUnknown) {
      verdict.undecidable = true;
      continue;
    }
    // One reading has one order for all columns.
    verdict.undecidable |=
        verdict.order != DayOrder::kUnknown && verdict.order != order;
    verdict.order = order;
    verdict.reread |= column.NeedsReread(order);
  }
  if (verdict.undecidable) verdict.reread = false;
  return verdict;
}

}  // namespace shuke::ingest
