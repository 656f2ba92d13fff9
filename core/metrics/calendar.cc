#include "core/metrics/calendar.h"

#include <algorithm>
#include <cstdio>

namespace shuke::metrics {

int WeekdayOf(Day day) {
  // 1970-01-01 was a Thursday.
  const int weekday = (day + 3) % 7;
  return weekday < 0 ? weekday + 7 : weekday;
}

Day WeekStart(Day day) { return day - WeekdayOf(day); }

Day MonthStart(Day day) {
  return day - static_cast<Day>(CivilFromDay(day).day) + 1;
}

int MonthNumber(Day day) {
  const CivilDate date = CivilFromDay(day);
  return date.year * 12 + static_cast<int>(date.month) - 1;
}

std::string WeekName(Day day) {
  const Day thursday = WeekStart(day) + 3;
  const int year = CivilFromDay(thursday).year;
  const Day new_year = *DayFromCivil({year, 1, 1});
  char name[24];
  std::snprintf(name, sizeof name, "%04d-W%02d", year,
                (thursday - new_year) / 7 + 1);
  return name;
}

std::string MonthName(Day day) { return FormatDay(day).substr(0, 7); }

std::vector<Period> PeriodsOf(Day from, Day to, Grain grain) {
  std::vector<Period> periods;
  if (from > to) return periods;
  for (Day start = grain == Grain::kWeek ? WeekStart(from) : MonthStart(from);
       start <= to;) {
    const Day next = grain == Grain::kWeek ? start + 7 : AddMonths(start, 1);
    periods.push_back({std::max(start, from), std::min(next - 1, to),
                       start >= from && next - 1 <= to});
    start = next;
  }
  return periods;
}

}  // namespace shuke::metrics
