// Dates and times of order exports, in every shape that platforms and
// spreadsheets write, to the shop's local time.
//
// Shapes (the clock: H:MM, H:MM:SS, fractions of seconds dropped, AM/PM,
// 上午/下午, 时分秒; a blank, T or comma before it; none is midnight):
//   2017-07-08  2017/7/8  2016.8.1  2017年7月8日  20170708  20170708004232
//   12/1/10  07/18/2026  18-7-2026   order of day and month by the column
//   25.7.2026                        dots: day first
//   Jul-25-26  Jul 25, 2026  25 Jul 2026  25-Jul-26, with or without a weekday
//   42934.4625                       a spreadsheet's serial, if allowed
// A zone behind the clock (Z, UTC, +08:00, -0700, PDT) converts to the shop's
// own offset. Two-digit years: 00-68 are 2000-2068, 69-99 are 1969-1999
// (POSIX strptime).
//
// Text is ASCII or UTF-8.
#ifndef SHUKE_INGEST_DATES_H_
#define SHUKE_INGEST_DATES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace shuke::ingest {

enum class DateRead : uint8_t {
  kOk,
  kBlank,       // nothing, dashes, or a system's zero (0000-00-00, 1970-01-01)
  kUnreadable,  // no known shape, no such day, or outside 1932..2067
};

struct DateCell {
  DateRead read = DateRead::kBlank;
  LocalTime time = kNoTime;
  bool has_clock = false;  // false: a day alone, `time` is its midnight

  bool ok() const { return read == DateRead::kOk; }
};

// How a/b/year is to be read.
enum class DayOrder : uint8_t { kUnknown, kDayFirst, kMonthFirst };

// "dmy", "mdy"; "" for kUnknown. The way back gives kUnknown for other words.
std::string_view DayOrderName(DayOrder order);
DayOrder DayOrderFromName(std::string_view name);

struct DateOptions {
  // How cells that allow both readings are read. kUnknown: by what the column
  // has shown so far, month first before it has shown anything.
  DayOrder order = DayOrder::kUnknown;
  // Minutes east of UTC of the shop's clock; cells that name a zone convert.
  int shop_offset_minutes = 480;
  // Whether a bare number may be a spreadsheet's serial (42934.4625).
  bool serials = false;
  // Serials count from 1904 (old Macintosh workbooks), not from 1900.
  bool serials_from_1904 = false;
};

// Reads one column and gathers what its cells say about their order of day and
// month. Feed it every cell of the column. A cell of the shape
// "2017-07-08 00:42:32" costs 8 ns, and so does one of any shape that repeats
// the cell before it, as the lines of one order do; others cost about 100 ns.
class DateColumn {
 public:
  explicit DateColumn(const DateOptions& options = {});

  // A view by value would go through memory twice as WebAssembly.
  DateCell Read(const std::string_view& text);

  // The order of the column by all cells read so far: that of the cells which
  // only one order can explain, if at least 95 % of these agree; without such
  // cells `fallback` (the profile's). kUnknown: it cannot be decided, which
  // matters only if ambiguous() is true.
  DayOrder Decide(DayOrder fallback) const;
  // Whether some cell was read that means different days by the two orders.
  bool ambiguous() const {
    return Count(Evidence::kAsDayFirst) + Count(Evidence::kAsMonthFirst) > 0;
  }
  // Whether some cell was read against `decided`: the column must be read again
  // with options.order = decided.
  bool NeedsReread(DayOrder decided) const;

  // What the cells said so far, and what those of another stretch of the same
  // column did.
  using Counts = std::array<uint64_t, 5>;
  const Counts& counts() const { return counts_; }
  void Add(const Counts& counts) {
    for (size_t i = 0; i < counts.size(); ++i) counts_[i] += counts[i];
  }

  // Cells that only this order can explain.
  uint64_t only_day_first() const { return Count(Evidence::kOnlyDayFirst); }
  uint64_t only_month_first() const { return Count(Evidence::kOnlyMonthFirst); }

 private:
  // What a cell says about the order.
  enum class Evidence : uint8_t {
    kNone,
    kOnlyDayFirst,
    kOnlyMonthFirst,
    kAsDayFirst,  // ambiguous, and so read
    kAsMonthFirst,
  };

  uint64_t Count(Evidence evidence) const {
    return counts_[static_cast<size_t>(evidence)];
  }
  DateCell ReadSlowly(std::string_view text);
  DateCell Parse(std::string_view text, Evidence& evidence) const;
  DayOrder CurrentOrder() const;

  DateOptions options_;
  Counts counts_ = {};         // by Evidence
  char cached_date_[10] = {};  // "2017-07-08" of the last fixed-form cell
  LocalTime cached_midnight_ = kNoTime;
  std::string last_text_;  // the last cell of another form, and what it gave
  DateCell last_cell_;
  Evidence last_evidence_ = Evidence::kNone;
  DayOrder last_order_ = DayOrder::kUnknown;
};

}  // namespace shuke::ingest

#endif  // SHUKE_INGEST_DATES_H_
