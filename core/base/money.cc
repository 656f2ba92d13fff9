// A cell is scanned once, left to right, into its significant digits:
//
//   cell   = outer* number outer*
//   outer  = blank | sign | currency | "(" | ")" | "(" remark ")"
//   number = digits grouped or not, [mark digits]
//
// "-$1,234.505" leaves negative, digits "1234505", 3 of them behind the mark.
// Everything after that is integer arithmetic on those digits. Only the first
// digit that is cut off decides a rounding half away from zero, so a fraction
// of any length is rounded exactly.
#include "core/base/money.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/base/utf8.h"

namespace shuke {
namespace {

__extension__ using Wide = unsigned __int128;

// More digits than any accepted number has; the rest is only counted.
constexpr int kMaxDigits = 40;

struct Scan {
  NumberRead read = NumberRead::kUnreadable;
  bool negative = false;
  char digits[kMaxDigits];  // no leading zeros in the whole part
  int whole = 0;            // how many of them stand before the mark
  int fraction = 0;         // and behind it
  std::string_view currency;
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// ISO 4217 list one of 2024, currencies in use; four characters each.
constexpr std::string_view kIsoCodes =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND "
    "BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK "
    "DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
    "HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW "
    "KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU "
    "MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR "
    "PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
    "STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU "
    "UYW UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL ";

// Signs and words that stand for a currency. An empty code: several share it.
// Longer ones first where one begins another.
struct Sign {
  std::string_view text;
  std::string_view iso;
};
constexpr Sign kSigns[] = {
    {"US$", "USD"},    {"HK$", "HKD"},    {"NT$", "TWD"},  {"CA$", "CAD"},
    {"AU$", "AUD"},    {"NZ$", "NZD"},    {"SG$", "SGD"},  {"MX$", "MXN"},
    {"C$", ""},        {"A$", "AUD"},     {"S$", ""},      {"R$", "BRL"},
    {"$", ""},         {"¥", ""},         {"€", "EUR"},    {"£", "GBP"},
    {"৳", "BDT"},      {"₹", "INR"},      {"₩", "KRW"},    {"₽", "RUB"},
    {"฿", "THB"},      {"₫", "VND"},      {"₱", "PHP"},    {"₺", "TRY"},
    {"₴", "UAH"},      {"₪", "ILS"},      {"₦", "NGN"},    {"zł", "PLN"},
    {"Kč", "CZK"},     {"人民币", "CNY"}, {"美元", "USD"}, {"美金", "USD"},
    {"港元", "HKD"},   {"港币", "HKD"},   {"欧元", "EUR"}, {"英镑", "GBP"},
    {"日元", "JPY"},   {"日圆", "JPY"},   {"円", "JPY"},   {"韩元", "KRW"},
    {"新台币", "TWD"}, {"台币", "TWD"},   {"澳元", "AUD"}, {"加元", "CAD"},
    {"원", "KRW"},     {"元", ""},        {"圆", ""},      {"圓", ""},
    {"块", ""},
};

// The ISO code in kIsoCodes that the letters spell in any case, or empty.
std::string_view FindIso(std::string_view letters) {
  if (letters.size() != 3) return {};
  char upper[3];
  for (size_t i = 0; i < 3; ++i) {
    const char c = letters[i];
    upper[i] = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  const std::string_view wanted(upper, 3);
  if (wanted == "RMB") return "CNY";
  for (size_t i = 0; i + 4 <= kIsoCodes.size(); i += 4) {
    if (kIsoCodes.substr(i, 3) == wanted) return kIsoCodes.substr(i, 3);
  }
  return {};
}

// The length of the currency sign, word or code that `text` starts with, 0 for
// none; its code, which may be empty, into `iso`.
size_t TakeCurrency(std::string_view text, std::string_view& iso) {
  for (const Sign& sign : kSigns) {
    if (text.starts_with(sign.text)) {
      iso = sign.iso;
      return sign.text.size();
    }
  }
  size_t letters = 0;
  while (letters < text.size() && IsLetter(text[letters])) ++letters;
  iso = FindIso(text.substr(0, letters));
  return iso.empty() ? 0 : letters;
}

// The length of a blank or an apostrophe that may separate thousands.
size_t TakeThinSeparator(std::string_view text) {
  for (const std::string_view s : {" ", "'", "\u2019", "\u202F", "\u2009"}) {
    if (text.starts_with(s)) return s.size();
  }
  return 0;
}

class Scanner {
 public:
  Scanner(std::string_view text, DecimalMark mark)
      : text_(text),
        mark_(mark == DecimalMark::kPoint ? '.' : ','),
        comma_(mark == DecimalMark::kPoint ? ',' : '.') {}

  Scan Run() {
    if (Outer(/*before_number=*/true) && Number() &&
        Outer(/*before_number=*/false) && pos_ == text_.size() && !open_) {
      if (scan_.read != NumberRead::kTooLarge) scan_.read = NumberRead::kOk;
    } else {
      scan_.read = NumberRead::kUnreadable;
    }
    return scan_;
  }

 private:
  std::string_view Rest() const { return text_.substr(pos_); }
  char Peek() const { return pos_ < text_.size() ? text_[pos_] : '\0'; }

  // What surrounds the number. Each of sign and bracket may occur once, a
  // currency twice if the two do not disagree ("¥12元").
  bool Outer(bool before_number) {
    while (pos_ < text_.size()) {
      const char c = Peek();
      if (before_number && (IsDigit(c) || c == mark_)) return true;
      if (c == ' ' || c == '\t') {
        ++pos_;
      } else if (c == '-' || c == '+') {
        if (signed_) return false;
        signed_ = true;
        if (c == '-') scan_.negative = true;
        ++pos_;
      } else if (c == '(') {
        if (!before_number) return Remark();
        if (signed_ || open_) return false;
        signed_ = open_ = true;
        scan_.negative = true;
        ++pos_;
      } else if (c == ')') {
        if (before_number || !open_) return false;
        open_ = false;
        ++pos_;
      } else {
        std::string_view iso;
        const size_t length = TakeCurrency(Rest(), iso);
        if (length == 0) return false;
        if (!iso.empty() && !scan_.currency.empty() && iso != scan_.currency) {
          return false;
        }
        if (!iso.empty()) scan_.currency = iso;
        pos_ += length;
      }
    }
    return !before_number;
  }

  // "(…)" up to the end of the cell. A bare number in it could be the amount as
  // well as the one before it: such a cell is unreadable.
  bool Remark() {
    if (open_ || text_.back() != ')') return false;
    const std::string_view remark = text_.substr(pos_ + 1);
    bool words = false;
    for (const char c : remark.substr(0, remark.size() - 1)) {
      if (!IsDigit(c) && c != '.' && c != ',' && c != ' ' && c != '-') {
        words = true;
      }
    }
    pos_ = text_.size();
    return words;
  }

  void Digit(char c, int& count) {
    const int size = scan_.whole + scan_.fraction;
    if (size == kMaxDigits) {
      // A fraction this long: what is cut off cannot matter. A whole part: it
      // is far beyond every limit.
      if (&count == &scan_.whole) scan_.read = NumberRead::kTooLarge;
      return;
    }
    if (&count == &scan_.whole && size == 0 && c == '0') return;
    scan_.digits[size] = c;
    ++count;
  }

  bool Number() {
    int group = 0;         // digits since the last separator
    int group_length = 0;  // of the groups between two separators
    int separators = 0;
    std::string_view separator;
    bool any = false;
    for (; pos_ < text_.size(); ++pos_) {
      const char c = text_[pos_];
      if (IsDigit(c)) {
        Digit(c, scan_.whole);
        ++group;
        any = true;
        continue;
      }
      const size_t length = c == comma_ ? 1 : TakeThinSeparator(Rest());
      if (length == 0) break;
      // A separator stands between digits, or it is no part of the number.
      const size_t next = pos_ + length;
      if (next >= text_.size() || !IsDigit(text_[next])) break;
      const std::string_view used = text_.substr(pos_, length);
      if (separators == 0) {
        if (group < 1 || group > 3) return false;
        separator = used;
      } else {
        // Thousands, or lakhs and crores: 12,34,567.
        if (used != separator || (group != 2 && group != 3)) return false;
        if (separators > 1 && group != group_length) return false;
        group_length = group;
      }
      ++separators;
      group = 0;
      pos_ = next - 1;
    }
    if (separators > 0 && group != 3) return false;
    if (Peek() == mark_) {
      ++pos_;
      for (; pos_ < text_.size() && IsDigit(text_[pos_]); ++pos_) {
        Digit(text_[pos_], scan_.fraction);
        any = true;
      }
    }
    return any;
  }

  std::string_view text_;
  const char mark_, comma_;
  size_t pos_ = 0;
  bool signed_ = false;
  bool open_ = false;
  Scan scan_;
};

Scan ScanCell(std::string_view text, DecimalMark mark) {
  text = TrimBlanks(text);
  if (text.find_first_not_of("-/") == std::string_view::npos) {
    Scan blank;
    blank.read = NumberRead::kBlank;
    return blank;
  }
  if (IsAscii(text)) return Scanner(text, mark).Run();
  const std::string folded = FoldWidth(text);
  if (folded.find_first_not_of('-') == std::string::npos || folded == "—" ||
      folded == "——") {
    Scan blank;
    blank.read = NumberRead::kBlank;
    return blank;
  }
  return Scanner(folded, mark).Run();
}

// The digits as an integer with `kept` digits of the fraction, rounded. False
// above `limit`, which is below 10^19.
bool ToInteger(const Scan& scan, int kept, int64_t limit, int64_t& out) {
  if (scan.whole + kept > 19) return false;
  uint64_t value = 0;
  for (int i = 0; i < scan.whole + kept; ++i) {
    const bool there = i < scan.whole + scan.fraction;
    value =
        value * 10 + (there ? static_cast<uint64_t>(scan.digits[i] - '0') : 0);
  }
  if (scan.fraction > kept && scan.digits[scan.whole + kept] >= '5') ++value;
  if (value > static_cast<uint64_t>(limit)) return false;
  out = static_cast<int64_t>(value);
  if (scan.negative) out = -out;
  return true;
}

constexpr std::array<int64_t, 19> kPowersOfTen = [] {
  std::array<int64_t, 19> powers{};
  int64_t power = 1;
  for (size_t i = 0; i < powers.size(); ++i) {
    powers[i] = power;
    if (i + 1 < powers.size()) power *= 10;
  }
  return powers;
}();

void DropTrailingZeros(Decimal& number) {
  while (number.scale > 0 && number.units % 10 == 0) {
    number.units /= 10;
    --number.scale;
  }
}

uint64_t Magnitude(int64_t value) {
  const auto bits = static_cast<uint64_t>(value);
  return value < 0 ? ~bits + 1 : bits;
}

}  // namespace

ParsedMoney MoneyOf(const PlainNumber& number, int minor_digits) {
  uint64_t value = Magnitude(number.units);  // below 10^18
  if (number.scale > minor_digits) {
    const auto cut = static_cast<size_t>(number.scale - minor_digits);
    const auto one = static_cast<uint64_t>(kPowersOfTen[cut]);
    value = value / one + (value % one * 2 >= one ? 1 : 0);
  } else if (value <= static_cast<uint64_t>(kMaxMinor)) {
    const auto more = static_cast<size_t>(minor_digits - number.scale);
    value *= static_cast<uint64_t>(kPowersOfTen[more]);
  }
  ParsedMoney money;
  money.read = NumberRead::kTooLarge;
  if (value > static_cast<uint64_t>(kMaxMinor)) return money;
  money.read = NumberRead::kOk;
  money.minor = static_cast<int64_t>(value);
  if (number.units < 0) money.minor = -money.minor;
  return money;
}

ParsedDecimal DecimalOf(const PlainNumber& number) {
  ParsedDecimal decimal;
  decimal.read = NumberRead::kOk;
  decimal.value = {number.units, number.scale};
  DropTrailingZeros(decimal.value);
  return decimal;
}

ParsedMoney ParseMoney(std::string_view text, int minor_digits,
                       DecimalMark mark) {
  PlainNumber plain;
  if (mark == DecimalMark::kPoint && ReadPlain(text, plain))
    return MoneyOf(plain, minor_digits);
  ParsedMoney money;
  const Scan scan = ScanCell(text, mark);
  money.read = scan.read;
  if (scan.read != NumberRead::kOk) return money;
  money.currency = scan.currency;
  if (!ToInteger(scan, minor_digits, kMaxMinor, money.minor)) {
    money.read = NumberRead::kTooLarge;
  }
  return money;
}

ParsedDecimal ParseDecimal(std::string_view text, DecimalMark mark) {
  PlainNumber plain;
  if (mark == DecimalMark::kPoint && ReadPlain(text, plain))
    return DecimalOf(plain);
  ParsedDecimal number;
  Scan scan = ScanCell(text, mark);
  number.read = scan.read;
  if (scan.read != NumberRead::kOk) return number;
  number.currency = scan.currency;
  while (scan.fraction > 0 &&
         scan.digits[scan.whole + scan.fraction - 1] == '0') {
    --scan.fraction;
  }
  // 18 digits stay below 10^18, and rounding reaches it at most.
  const int room = 18 - scan.whole;
  if (room < 0) {
    number.read = NumberRead::kTooLarge;
    return number;
  }
  const int kept = scan.fraction < room ? scan.fraction : room;
  if (!ToInteger(scan, kept, kPowersOfTen[18], number.value.units)) {
    number.read = NumberRead::kTooLarge;
    return number;
  }
  number.value.scale = kept;
  DropTrailingZeros(number.value);
  return number;
}

std::optional<DecimalMark> ProvenMark(std::string_view text) {
  const bool point =
      ScanCell(text, DecimalMark::kPoint).read == NumberRead::kOk;
  const bool comma =
      ScanCell(text, DecimalMark::kComma).read == NumberRead::kOk;
  if (point == comma) return std::nullopt;
  return point ? DecimalMark::kPoint : DecimalMark::kComma;
}

namespace {

// a x b / 10^scale, half up, or a number above kMaxMinor if it is one. Below
// 2^63 * 2^63 < 2^127; a divisor is at most 10^36 < 2^120, a factor at most
// 10^kMaxMinorDigits.
template <typename Unsigned>
uint64_t ProductAtScale(uint64_t a, uint64_t b, int scale) {
  constexpr auto kMost = static_cast<Unsigned>(kMaxMinor);
  const Unsigned product = static_cast<Unsigned>(a) * b;
  Unsigned minor = product;
  if (scale <= 0) {
    if (product > kMost) return kMaxMinor + 1;
    minor *= static_cast<Unsigned>(kPowersOfTen[static_cast<size_t>(-scale)]);
  } else {
    Unsigned divisor = 1;
    for (int i = 0; i < scale; ++i) divisor *= 10;
    minor = product / divisor;
    if (product % divisor * 2 >= divisor) ++minor;
  }
  return static_cast<uint64_t>(std::min<Unsigned>(minor, kMost + 1));
}

}  // namespace

std::optional<int64_t> MulRound(int64_t quantity, const Decimal& price,
                                int minor_digits) {
  return MulRound(Decimal{quantity, 0}, price, minor_digits);
}

std::optional<int64_t> MulRound(const Decimal& quantity, const Decimal& price,
                                int minor_digits) {
  const bool negative = (quantity.units < 0) != (price.units < 0);
  const int scale = quantity.scale + price.scale - minor_digits;
  const uint64_t a = Magnitude(quantity.units), b = Magnitude(price.units);
  // Two such numbers, and a divisor of 10^18 twice over, are below 2^63.
  constexpr uint64_t kShort = uint64_t{1} << 31;
  const uint64_t minor = a < kShort && b < kShort && scale <= 18
                             ? ProductAtScale<uint64_t>(a, b, scale)
                             : ProductAtScale<Wide>(a, b, scale);
  if (minor > static_cast<uint64_t>(kMaxMinor)) return std::nullopt;
  const auto value = static_cast<int64_t>(minor);
  return negative ? -value : value;
}

int MinorDigits(std::string_view iso) {
  // ISO 4217, list one (2024-01-01), column "minor unit", where it is not 2.
  // Funds and metals, which have none, do not occur in shops.
  constexpr std::string_view kNone =
      "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ";
  constexpr std::string_view kThree = "BHD IQD JOD KWD LYD OMR TND ";
  constexpr std::string_view kFour = "CLF UYW ";
  const auto in = [&](std::string_view list) {
    return iso.size() == 3 && iso.find(' ') == std::string_view::npos &&
           list.find(iso) != std::string_view::npos;
  };
  if (in(kNone)) return 0;
  if (in(kThree)) return 3;
  if (in(kFour)) return 4;
  return 2;
}

std::string FormatMinor(int64_t minor, int digits) {
  std::string text = std::to_string(Magnitude(minor));
  const auto places = static_cast<size_t>(digits);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (digits > 0) text.insert(text.size() - places, 1, '.');
  if (minor < 0) text.insert(0, 1, '-');
  return text;
}

}  // namespace shuke
