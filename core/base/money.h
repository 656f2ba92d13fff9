// Money from decimal text to integers of minor units (cents, 分), never through
// a double.
//
// Text is ASCII or UTF-8. What a cell may hold around its number: blanks,
// thousands separators, a currency sign, code or word before or after it, a
// sign before or after it, brackets for negatives, full-width forms, and a
// remark in brackets behind it, as in "69.20(分销商等级折扣：47.80)".
// Scientific notation is refused: in a money column it marks an id in the wrong
// place, or a number that a spreadsheet has already rounded.
//
// Rounding is half away from zero. Amounts above kMaxMinor are refused: real
// shops do not reach it, and an order number in the money column does.
#ifndef SHUKE_BASE_MONEY_H_
#define SHUKE_BASE_MONEY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/plain_number.h"

namespace shuke {

// 10^14: a trillion in a currency of two digits. 92,000 such cells still add up
// without leaving 64 bits.
inline constexpr int64_t kMaxMinor = 100'000'000'000'000;
// ISO 4217 goes up to 4 (CLF, UYW).
inline constexpr int kMaxMinorDigits = 4;

enum class NumberRead : uint8_t {
  kOk,
  kBlank,       // nothing there, or only dashes
  kUnreadable,  // not a number in the given style
  kTooLarge,
};

// What stands between the whole and the fraction. The other of '.' and ','
// separates thousands, as blanks and apostrophes may under either.
enum class DecimalMark : uint8_t { kPoint, kComma };

// An exact decimal number: units / 10^scale, 0 <= scale <= 18, no trailing zero
// in the fraction.
struct Decimal {
  int64_t units = 0;
  int scale = 0;

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

struct ParsedDecimal {
  NumberRead read = NumberRead::kBlank;
  Decimal value;
  std::string_view currency;  // see ParsedMoney

  bool ok() const { return read == NumberRead::kOk; }
};

struct ParsedMoney {
  NumberRead read = NumberRead::kBlank;
  int64_t minor = 0;
  // ISO 4217, where the cell itself names one beyond doubt ("USD", "€",
  // "美元"); empty for none and for the signs that several share ("$", "¥",
  // "元"). Points at static storage.
  std::string_view currency;

  bool ok() const { return read == NumberRead::kOk; }
};

// Whether `number`, below 10^10, is a whole number of minor units: of so many
// digits behind the point at most.
inline bool ExactMinor(const PlainNumber& number, int minor_digits,
                       int64_t& minor);
// What ParseMoney and ParseDecimal say of the text of such a number.
ParsedMoney MoneyOf(const PlainNumber& number, int minor_digits);
ParsedDecimal DecimalOf(const PlainNumber& number);

// Reads a cell as an amount in a currency of `minor_digits` digits, which is
// 0..kMaxMinorDigits. O(length).
ParsedMoney ParseMoney(std::string_view text, int minor_digits,
                       DecimalMark mark = DecimalMark::kPoint);

// Reads a cell as an exact number: a unit price or a quantity. The same grammar
// as ParseMoney. More than 18 significant digits: those behind the 18th are
// rounded away if they are in the fraction, else kTooLarge.
ParsedDecimal ParseDecimal(std::string_view text,
                           DecimalMark mark = DecimalMark::kPoint);

// The mark that a cell proves, by being readable with that one alone: "1,5"
// proves kComma, "1,234.50" kPoint, "12" and "1,234" neither.
std::optional<DecimalMark> ProvenMark(std::string_view text);

// quantity x price in minor units, rounded once; nothing above kMaxMinor.
std::optional<int64_t> MulRound(int64_t quantity, const Decimal& price,
                                int minor_digits);
std::optional<int64_t> MulRound(const Decimal& quantity, const Decimal& price,
                                int minor_digits);

// Digits behind the decimal mark by ISO 4217; 2 for a code it does not know.
// `iso` is upper case.
int MinorDigits(std::string_view iso);

// 123450 with 2 digits is "1234.50", -5 is "-0.05"; every int64 is fine.
std::string FormatMinor(int64_t minor, int digits);

inline bool ExactMinor(const PlainNumber& number, int minor_digits,
                       int64_t& minor) {
  static_assert(kMaxMinorDigits == 4);
  constexpr int64_t kPowers[] = {1, 10, 100, 1000, 10000};
  constexpr int64_t kSmall = kMaxMinor / kPowers[kMaxMinorDigits];
  const int more = minor_digits - number.scale;
  if (more < 0 || number.units >= kSmall || number.units <= -kSmall)
    return false;
  minor = number.units * kPowers[more];
  return true;
}

}  // namespace shuke

#endif  // SHUKE_BASE_MONEY_H_
