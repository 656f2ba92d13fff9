// The reports that platforms export, as data: their columns, encodings, words
// and quirks. Adding a report is adding a row to the table in
// platform_tables.h.
#ifndef SHUKE_SAMPLE_PLATFORM_FORMAT_H_
#define SHUKE_SAMPLE_PLATFORM_FORMAT_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace shuke::sample {

enum class Charset : uint8_t { kGbk, kUtf8, kUtf8Bom };

// How a moment is written.
enum class DateStyle : uint8_t {
  kIso,           // 2026-07-18 12:59:30
  kIsoOffset,     // 2026-07-18 12:59:30 +0800
  kIsoUtc,        // 2026-07-18T04:59:30+00:00
  kMonthDayYear,  // 07/18/26
  kMonthName,     // Jul-18-26
  kDay,           // 2026-07-18, the clock in a column of its own
  kWords,         // Jul 18, 2026 12:59:30 PM
};

// How far an order has come.
enum class OrderStage : uint8_t {
  kUnpaid,
  kPaid,
  kShipped,
  kCompleted,
  kClosed,
  kRefunded,
};
inline constexpr size_t kOrderStages = 6;

struct PlatformFormat {
  std::string_view id;       // for the command line
  std::string_view profile;  // of core/ingest/profiles that reads it
  Charset charset;
  char delimiter;
  bool quote_all;
  bool rows_are_lines;   // a row for each product of an order
  bool has_refund_rows;  // money that goes back has a row of its own
  bool only_completed;   // orders that did not complete have no date
  DateStyle date;
  std::string_view currency_sign;  // before amounts
  // Words by OrderStage, empty where the report has none.
  std::array<std::string_view, kOrderStages> status;
  // "header>cell|header|…", in the order of the file; see platform_tables.h.
  std::string_view columns;
};

std::span<const PlatformFormat> PlatformFormats();
// Null if there is none of that name.
const PlatformFormat* FindPlatformFormat(std::string_view id);

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_PLATFORM_FORMAT_H_
