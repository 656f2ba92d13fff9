// RowReader on money: a row's quantity, currency and amounts. An amount may
// name its currency, and that decides how many digits the row's amounts have.
#include "core/base/money.h"
#include "core/ingest/normalise.h"
#include "core/ingest/row_reader.h"

namespace shuke::ingest {
namespace {

using table::kNoMoney;
using table::Minor;
using table::MoneyField;

// Amounts without which an order is still whole.
bool IsSideAmount(MoneyField field) {
  return field == MoneyField::kRefundAmount ||
         field == MoneyField::kLineRefund || field == MoneyField::kDiscount ||
         field == MoneyField::kPostage;
}

bool HasDigit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

bool RowReader::ReadAmounts(const Record& record, std::string_view order_id,
                            Reason& reason) {
  amounts_.fill(kNoMoney);
  std::string scratch;
  ReadCurrency(record, order_id);
  ParsedDecimal quantity;
  row_quantity_ = 1;
  free_item_ = false;
  if (quantity_ >= 0) {
    NumberCell cell;
    SeeNumber(record, static_cast<uint32_t>(quantity_), quantity_decimal_,
              cell);
    quantity = DecimalOfCell(cell, quantity_decimal_, scratch);
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
    if (index != kDerived) SeeNumber(record, index, i, money_cells_[i]);
  }
  reason = Reason::kUnreadableAmount;
  if (!ReadMoney(quantity)) return false;
  if (!currency_named_.empty() &&
      minor_digits_ != MinorDigits(currency_named_)) {
    // An amount names its currency, and that has other minor units.
    minor_digits_ = MinorDigits(currency_named_);
    amounts_.fill(kNoMoney);
    if (!ReadMoney(quantity)) return false;
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
  named_currency_ |= has_currency_cell_;
  blank_currency_first_ |= currency_ >= 0 && !named_currency_;
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
  other_minor_units_ |= minor_digits_ != MinorDigits(layout_.profile->currency);
}

// The cell of a column of numbers, which `decimal` of decimals_ hears of.
void RowReader::SeeNumber(const Record& record, uint32_t index, size_t decimal,
                          NumberCell& cell) {
  const std::string_view raw = Cell(record, index);
  DecimalColumn& column = decimals_[decimal].second;
  cell.raw = raw;
  cell.is_plain =
      column.mark() == DecimalMark::kPoint && ReadPlain(raw, cell.plain);
  if (cell.is_plain) {
    column.See(cell.plain, raw);
  } else if (!raw.empty()) {
    std::string scratch;
    column.See(Utf8(raw, scratch));
  }
}

ParsedDecimal RowReader::DecimalOfCell(const NumberCell& cell, size_t decimal,
                                       std::string& scratch) {
  if (cell.is_plain) return DecimalOf(cell.plain);
  if (cell.raw.empty()) return {};
  return ParseDecimal(Utf8(cell.raw, scratch),
                      decimals_[decimal].second.mark());
}

bool RowReader::ReadMoney(const ParsedDecimal& quantity) {
  std::string scratch;
  for (size_t i = 0; i < money_columns_.size(); ++i) {
    const Column& column = money_columns_[i];
    const auto field = static_cast<MoneyField>(column.field);
    if (column.index == kDerived) continue;  // from other columns
    const NumberCell& cell = money_cells_[i];
    if (field == MoneyField::kUnitPrice) {
      const bool read =
          ReadUsualPrice(cell, quantity) ||
          ReadUnitPrice(DecimalOfCell(cell, i, scratch), quantity);
      if (!read) return false;
      continue;
    }
    if (cell.raw.empty()) continue;
    if (cell.is_plain && ExactMinor(cell.plain, minor_digits_,
                                    amounts_[static_cast<size_t>(field)])) {
      continue;
    }
    const ParsedMoney money =
        cell.is_plain ? MoneyOf(cell.plain, minor_digits_)
                      : ParseMoney(Utf8(cell.raw, scratch), minor_digits_,
                                   decimals_[i].second.mark());
    if (money.read == NumberRead::kUnreadable ||
        money.read == NumberRead::kTooLarge) {
      // "无退款申请" says that there is none; what an order comes to must be a
      // number.
      if (IsSideAmount(field) && !HasDigit(Utf8(cell.raw, scratch))) continue;
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

// A price in whole minor units, and so many that nothing is rounded or too
// large: what ReadUnitPrice makes of it. False if it is another one.
bool RowReader::ReadUsualPrice(const NumberCell& cell,
                               const ParsedDecimal& quantity) {
  constexpr Minor kMostPrice = 100'000'000;
  constexpr int64_t kMostPieces = 1'000'000;
  static_assert(kMostPrice * kMostPieces <= kMaxMinor);
  const auto within = [](int64_t number, int64_t most) {
    return number <= most && number >= -most;
  };
  Minor price = kNoMoney;
  if (!cell.is_plain || !ExactMinor(cell.plain, minor_digits_, price) ||
      !within(price, kMostPrice)) {
    return false;
  }
  Minor& line_amount = amounts_[static_cast<size_t>(MoneyField::kLineAmount)];
  if (line_amount == kNoMoney && quantity.ok()) {
    if (quantity.value.scale > 0 || !within(quantity.value.units, kMostPieces))
      return false;
    line_amount = price * quantity.value.units;
  }
  amounts_[static_cast<size_t>(MoneyField::kUnitPrice)] = price;
  free_item_ = price == 0;
  return true;
}

// A unit price may have more digits than the currency (0.001): the line amount
// comes from all of them and is rounded once.
bool RowReader::ReadUnitPrice(const ParsedDecimal& price,
                              const ParsedDecimal& quantity) {
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

}  // namespace shuke::ingest
