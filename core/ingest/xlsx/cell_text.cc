// Nearly all numbers of a sheet are short decimals, which are copied; the rest
// are read as doubles and printed with %.14e, which the C libraries of both
// builds round exactly, to the same digits.
#include "core/ingest/xlsx/cell_text.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "core/base/date.h"

namespace shuke::ingest::xlsx {
namespace {

constexpr size_t kSignificantDigits = 15;
constexpr size_t kMostIdDigits = 21;
constexpr int kLeastExponent = -9;
constexpr int64_t kSecondsPerDay = 86400;
constexpr double kSerialEnd1900 = 2958466;  // of 10000-01-01
constexpr double kSerialEnd1904 = 2957004;
constexpr int64_t kSerialOfEpoch1900 = 25569;  // of 1970-01-01
constexpr int64_t kSerialOfEpoch1904 = 24107;
constexpr int64_t kFakeLeapDay = 60;  // 1900-02-29

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool ReadDouble(std::string_view raw, double& value) {
  if (raw.starts_with('+')) raw.remove_prefix(1);
  const auto read =
      fast_float::from_chars(raw.data(), raw.data() + raw.size(), value);
  return read.ec == std::errc() && read.ptr == raw.data() + raw.size() &&
         std::isfinite(value);
}

// A plain decimal, taken apart: sign, whole digits, fraction digits.
struct Plain {
  bool negative;
  std::string_view whole;     // without leading zeros
  std::string_view fraction;  // without trailing zeros
};

bool ReadPlain(std::string_view raw, Plain& plain) {
  plain.negative = raw.starts_with('-');
  if (plain.negative) raw.remove_prefix(1);
  size_t dot = 0;
  while (dot < raw.size() && IsDigit(raw[dot])) ++dot;
  plain.whole = raw.substr(0, dot);
  plain.fraction = {};
  if (dot < raw.size()) {
    if (raw[dot] != '.') return false;
    plain.fraction = raw.substr(dot + 1);
    if (!std::all_of(plain.fraction.begin(), plain.fraction.end(), IsDigit))
      return false;
  }
  if (plain.whole.empty() && plain.fraction.empty()) return false;
  while (plain.whole.starts_with('0')) plain.whole.remove_prefix(1);
  while (plain.fraction.ends_with('0')) plain.fraction.remove_suffix(1);
  return true;
}

// Digits d.ddd × 10^exponent without the trailing zeros, with an exponent or
// without.
void AppendDigits(bool negative, std::string_view digits, int exponent,
                  bool scientific, std::string* out) {
  if (negative) out->push_back('-');
  if (scientific) {
    out->push_back(digits[0]);
    if (digits.size() > 1) {
      out->push_back('.');
      out->append(digits.substr(1));
    }
    char text[16];
    std::snprintf(text, sizeof text, "E%c%02d", exponent < 0 ? '-' : '+',
                  std::abs(exponent));
    out->append(text);
    return;
  }
  if (exponent < 0) {
    out->append("0.");
    out->append(static_cast<size_t>(-exponent - 1), '0');
    out->append(digits);
    return;
  }
  const auto whole = static_cast<size_t>(exponent) + 1;
  if (digits.size() <= whole) {
    out->append(digits);
    out->append(whole - digits.size(), '0');
    return;
  }
  out->append(digits.substr(0, whole));
  out->push_back('.');
  out->append(digits.substr(whole));
}

void AppendDouble(double value, std::string* out) {
  if (value == 0) return out->push_back('0');
  char text[32];
  std::snprintf(text, sizeof text, "%.14e", std::fabs(value));
  const std::string_view printed(text);
  const size_t e = printed.find('e');
  std::string digits{printed[0]};
  digits += printed.substr(2, e - 2);
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  const int exponent = std::atoi(text + e + 1);
  // A whole number of 16 digits and more has lost some here.
  const bool scientific = exponent >= static_cast<int>(kSignificantDigits) ||
                          exponent < kLeastExponent;
  AppendDigits(value < 0, digits, exponent, scientific, out);
}

// Rounds a decimal of 16 or 17 digits to 15 of them, as it stands: 12.3 for
// 12.300000000000001, the noise of a double that was printed in full. A double
// lies within 11 units of the 17th digit of the decimal that names it, so where
// the digits that go are not that close to a half, it rounds the same way.
// False where they are, or where a carry would change the number of digits.
bool AppendRounded(const Plain& plain, std::string* out) {
  const size_t digits = plain.whole.size() + plain.fraction.size();
  if (plain.whole.empty() || plain.whole.size() >= kSignificantDigits ||
      digits > kSignificantDigits + 2) {
    return false;
  }
  std::string_view kept = plain.fraction, gone = plain.fraction;
  kept = kept.substr(0, kSignificantDigits - plain.whole.size());
  gone.remove_prefix(kept.size());
  const int first =
      (gone[0] - '0') * 10 + (gone.size() > 1 ? gone[1] - '0' : 0);
  constexpr int kHalf = 50, kDoubt = 12;
  if (first > kHalf - kDoubt && first < kHalf + kDoubt) return false;
  std::string fraction(kept);
  if (first > kHalf) {
    // 99…9 becomes nothing, and what stands before it one more.
    while (fraction.ends_with('9')) fraction.pop_back();
    if (fraction.empty()) return false;
    ++fraction.back();
  }
  while (fraction.ends_with('0')) fraction.pop_back();
  if (plain.negative) out->push_back('-');
  out->append(plain.whole);
  if (fraction.empty()) return true;
  out->push_back('.');
  out->append(fraction);
  return true;
}

void AppendTwo(int64_t number, std::string* out) {
  if (number >= 100) return void(out->append(std::to_string(number)));
  out->push_back(static_cast<char>('0' + number / 10));
  out->push_back(static_cast<char>('0' + number % 10));
}

void AppendClock(int64_t seconds, std::string* out) {
  AppendTwo(seconds / 3600, out);
  out->push_back(':');
  AppendTwo(seconds / 60 % 60, out);
  out->push_back(':');
  AppendTwo(seconds % 60, out);
}

void AppendDay(int64_t serial, bool from_1904, std::string* out) {
  if (!from_1904 && serial == kFakeLeapDay)
    return void(out->append("1900-02-29"));
  // Serial 0, which Excel shows as 1900-01-00: the zero of some system.
  if (!from_1904 && serial == 0) return void(out->append("1900-01-00"));
  // Before its leap day that never was, Excel's count is one behind.
  if (!from_1904 && serial < kFakeLeapDay) ++serial;
  out->append(FormatDay(static_cast<Day>(
      serial - (from_1904 ? kSerialOfEpoch1904 : kSerialOfEpoch1900))));
}

}  // namespace

void AppendNumber(std::string_view raw, std::string* out) {
  Plain plain;
  if (ReadPlain(raw, plain)) {
    if (plain.whole.empty() && plain.fraction.empty())
      return out->push_back('0');
    if (plain.whole.size() + plain.fraction.size() <= kSignificantDigits) {
      if (plain.negative) out->push_back('-');
      out->append(plain.whole.empty() ? "0" : plain.whole);
      if (!plain.fraction.empty()) {
        out->push_back('.');
        out->append(plain.fraction);
      }
      return;
    }
    const bool whole_id = plain.fraction.empty() &&
                          plain.whole.size() <= kMostIdDigits &&
                          plain.whole.size() > kSignificantDigits;
    if (whole_id && plain.whole.find_first_not_of('0', kSignificantDigits) !=
                        std::string_view::npos) {
      if (plain.negative) out->push_back('-');
      out->append(plain.whole);
      return;
    }
    if (AppendRounded(plain, out)) return;
  }
  double value;
  if (!ReadDouble(raw, value)) return void(out->append(raw));
  AppendDouble(value, out);
}

void AppendSerial(std::string_view raw, NumberFormat format, bool from_1904,
                  std::string* out) {
  double serial;
  if (format == NumberFormat::kNumber || !ReadDouble(raw, serial) ||
      serial < 0 || serial >= (from_1904 ? kSerialEnd1904 : kSerialEnd1900)) {
    return AppendNumber(raw, out);
  }
  const int64_t seconds =
      std::llround(serial * static_cast<double>(kSecondsPerDay));
  const int64_t day = seconds / kSecondsPerDay;
  const int64_t clock = seconds % kSecondsPerDay;
  if (format == NumberFormat::kElapsed ||
      (format == NumberFormat::kClock && day == 0)) {
    return AppendClock(seconds, out);
  }
  AppendDay(day, from_1904, out);
  if (format == NumberFormat::kDay && clock == 0) return;
  out->push_back(' ');
  AppendClock(clock, out);
}

void AppendIsoTime(std::string_view raw, std::string* out) {
  const size_t fraction = raw.find('.');
  const size_t zone = raw.find('Z');
  for (const char c : raw.substr(0, std::min(fraction, zone)))
    out->push_back(c == 'T' ? ' ' : c);
}

}  // namespace shuke::ingest::xlsx
