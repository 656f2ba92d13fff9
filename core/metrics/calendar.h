// Weeks and months that a range of days is told by.
#ifndef SHUKE_METRICS_CALENDAR_H_
#define SHUKE_METRICS_CALENDAR_H_

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.h"

namespace shuke::metrics {

enum class Grain : uint8_t { kWeek, kMonth };

struct Period {
  Day first;   // of the part inside the range
  Day last;    // inclusive
  bool whole;  // nothing of the week or month is cut off

  friend bool operator==(const Period&, const Period&) = default;
};

// 0 Monday … 6 Sunday.
int WeekdayOf(Day day);
// Monday of the ISO week, and the first of the month, that a day lies in.
Day WeekStart(Day day);
Day MonthStart(Day day);
// Months since year 0.
int MonthNumber(Day day);

// "2026-W05" by ISO 8601 (a week belongs to the year of its Thursday), and
// "2026-02".
std::string WeekName(Day day);
std::string MonthName(Day day);

// The weeks or months that [from, to] touches, oldest first, cut to it. None if
// from > to.
std::vector<Period> PeriodsOf(Day from, Day to, Grain grain);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_CALENDAR_H_
