// OrderLines: the used rows of one or many exports as typed columns (structure
// of arrays).
//
// A column is either as long as the table or empty, when no file has it. Text
// is dictionary ids, money is minor units (分, cents) of the row's own
// currency, times are the shop's local time. Absent cells are kEmptyString,
// kNoMoney, kNoTime.
#ifndef SHUKE_TABLE_ORDER_LINES_H_
#define SHUKE_TABLE_ORDER_LINES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/table/dictionary.h"
#include "core/table/minor_column.h"
#include "core/table/run_column.h"
#include "core/table/text_column.h"

namespace shuke::table {

// How far an order has come, as its status word says. Later states win where
// two exports disagree (rulings 9): refunded and closed over completed,
// completed over shipped, and so on down.
enum class OrderState : uint8_t {
  kUnknown,  // no status column, or a word that nobody has mapped: the money
             // decides
  kUnpaid,
  kPaid,
  kShipped,
  kCompleted,
  kClosed,    // ended without payment
  kRefunded,  // paid, then refunded in full
};

enum class TextField : uint8_t {
  kOrderId,
  kLineId,
  kShop,
  kMemberId,
  kNick,
  kAlipay,
  kEmail,
  kPhone,  // the buyer's own
  kName,   // the buyer's own
  kRecipient,
  kRecipientPhone,
  kProvince,
  kCity,
  kProductId,
  kProduct,
  kSpec,
  kCategory,
  kChannel,
  kCurrency,  // ISO 4217, upper case
  kCountry,
  kRefundReason,  // of an order or line that was refunded
  kGender,        // the buyer's, as the file spells it
  kCoupon,        // code or name of what the buyer redeemed
};
inline constexpr size_t kTextFields = 23;

enum class TimeField : uint8_t { kCreated, kPaid, kCompleted };
inline constexpr size_t kTimeFields = 3;

enum class MoneyField : uint8_t {
  kOrderAmount,   // what the order comes to
  kPaidAmount,    // what the buyer paid; Orders knows whether refunds are still
                  // in it
  kRefundAmount,  // what went back, positive
  kLineAmount,    // quantity x unit price of a line, negative for a return
  kLineRefund,    // of a line amount, gone back; positive
  kUnitPrice,
  kDiscount,
  kPostage,
};
inline constexpr size_t kMoneyFields = 8;

// Bits of OrderLines::flags.
enum LineFlag : uint8_t {
  kZeroPrice = 1,   // unit price or order amount is exactly zero
  kCancelling = 2,  // belongs to an invoice that cancels or adjusts (rulings
                    // 5): a refund on its own day
  kLineLevel = 4,  // a product of an order; without it the row is a whole order
  kGiftWords = 8,  // a remark of the row speaks of a gift
};

// What the street part of an address speaks of.
enum class Occupation : uint8_t {
  kNone,  // no address, or no word in it that says
  kStudent,
  kFinance,
  kPublicService,
  kOffice,
  kHome,
};
inline constexpr std::array<std::string_view, 6> kOccupationCodes = {
    "none", "student", "finance", "public_service", "office", "home"};

struct OrderLines {
  std::array<TextColumn, kTextFields> text;
  std::array<std::vector<LocalTime>, kTimeFields> time;
  std::array<MinorColumn, kMoneyFields> money;
  std::vector<int32_t> quantity;
  std::vector<OrderState> state;
  std::vector<uint8_t> flags;
  // Of the address, whose text is not kept: tells equal ones, 0 where there is
  // none or it is masked.
  std::vector<uint32_t> address_hash;
  std::vector<Occupation> occupation;
  RunColumn<0> file;  // which file, in the order that they were added
  RunColumn<1> row;   // record number in its file; the first record after the
                      // header is 1

  size_t size() const { return row.size(); }
  StringId Text(TextField field, size_t line) const {
    return text[static_cast<size_t>(field)].At(line);
  }
  LocalTime Time(TimeField field, size_t line) const {
    const auto& column = time[static_cast<size_t>(field)];
    return column.empty() ? kNoTime : column[line];
  }
  Minor Money(MoneyField field, size_t line) const {
    return money[static_cast<size_t>(field)].At(line);
  }
};

}  // namespace shuke::table

#endif  // SHUKE_TABLE_ORDER_LINES_H_
