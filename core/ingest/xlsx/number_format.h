// Number formats: which of them show a number as a day or a clock.
#ifndef SHUKE_INGEST_XLSX_NUMBER_FORMAT_H_
#define SHUKE_INGEST_XLSX_NUMBER_FORMAT_H_

#include <cstdint>
#include <string_view>

namespace shuke::ingest::xlsx {

enum class NumberFormat : uint8_t {
  kNumber,
  kDay,       // a day alone
  kDayClock,  // a day and a clock
  kClock,     // a clock alone
  kElapsed,   // hours beyond 24 are shown: [h]:mm
};

// Of a built-in format (ECMA-376 part 1, 18.8.30), with the ids that Chinese,
// Japanese and Korean editions add.
NumberFormat BuiltInFormat(uint32_t id);

// Of a format code, by its first section: a day or a clock if a letter of
// theirs stands outside quotes, brackets and escapes. yyyy"年"m"月"d"日" and
// [$-804]yyyy/m/d are days; 0"d" and [Red]0.00 are numbers. An m is a minute
// where there is an h or s and neither y nor d.
NumberFormat ClassifyFormat(std::string_view code);

}  // namespace shuke::ingest::xlsx

#endif  // SHUKE_INGEST_XLSX_NUMBER_FORMAT_H_
