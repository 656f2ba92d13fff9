// A row is judged before anything of it is stored: times first, then amounts,
// then the text. Columns that no role uses are never looked at. Amounts are
// read in row_amounts.cc, states in row_state.cc; what is used goes through
// row_keep.cc.
#include "core/ingest/row_reader.h"

#include <algorithm>
#include <tuple>

#include "core/base/money.h"
#include "core/base/utf8.h"
#include "core/ingest/guards.h"
#include "core/ingest/normalise.h"
#include "core/ingest/role.h"

namespace shuke::ingest {
namespace {

using table::MoneyField;
using table::TextField;
using table::TimeField;

constexpr size_t kSampleBytes = 400;

bool IsIdField(TextField field) {
  return field == TextField::kOrderId || field == TextField::kLineId ||
         field == TextField::kMemberId || field == TextField::kPhone ||
         field == TextField::kRecipientPhone || field == TextField::kProductId;
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
                     const IngestPolicy& policy, AddressBook& addresses,
                     FileLedger* ledger)
    : layout_(layout),
      policy_(policy),
      addresses_(addresses),
      ledger_(ledger),
      row_number_{kDerived, static_cast<uint8_t>(TextField::kOrderId), false},
      row_currency_{kDerived, static_cast<uint8_t>(TextField::kCurrency),
                    false},
      closing_reason_{kDerived, static_cast<uint8_t>(TextField::kRefundReason),
                      false} {
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
    Column column{index, role->field, false};
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
  if (address_ >= 0) {
    for (const auto& [role, field] :
         {std::pair{"province", TextField::kProvince},
          std::pair{"city", TextField::kCity}}) {
      if (layout.columns.count(role) > 0) continue;
      address_parts_.push_back({kDerived, static_cast<uint8_t>(field), false});
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
    money_columns_.push_back(
        {kDerived, static_cast<uint8_t>(MoneyField::kRefundAmount), false});
  }
  if (unit_price_ >= 0 && quantity_ >= 0 && !has_line_amount) {
    money_columns_.push_back(
        {kDerived, static_cast<uint8_t>(MoneyField::kLineAmount), false});
  }
  money_cells_.resize(money_columns_.size());
}

std::string_view RowReader::Cell(const Record& record, uint32_t index) const {
  return index < record.fields.size() ? StripGuards(record.fields[index])
                                      : std::string_view();
}

// ASCII passes through; anything else is decoded with the encoding guessed so
// far.
std::string_view RowReader::Utf8(std::string_view raw, std::string& scratch) {
  if (IsAscii(raw)) return raw;
  decoded_by_guess_ = true;
  const std::string_view utf8 = AsUtf8(raw, layout_.encoding, scratch);
  return {utf8.data(), utf8.size()};  // as in StripGuards
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
    cut_off_ = true;
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
  // No such word holds a digit, and nearly every order number does.
  if (order_id.size() < 16 &&
      std::none_of(order_id.begin(), order_id.end(),
                   [](char c) { return c >= '0' && c <= '9'; })) {
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
