// Calendar days and local times as plain integers.
//
// A Day counts days from 1970-01-01. A LocalTime counts seconds from 2000-01-01
// 00:00:00 on the shop's own clock (no zone), which fits 32 bits from 1932 to
// 2068: order tables hold millions.
#ifndef SHUKE_BASE_DATE_H_
#define SHUKE_BASE_DATE_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace shuke {

using Day = int32_t;
using LocalTime = int32_t;

inline constexpr Day kNoDay = std::numeric_limits<Day>::min();
inline constexpr LocalTime kNoTime = std::numeric_limits<LocalTime>::min();

struct CivilDate {
  int year;
  unsigned month;  // 1..12
  unsigned day;    // 1..31

  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

// The day of a civil date; nothing if the date does not exist (2023-02-29).
std::optional<Day> DayFromCivil(const CivilDate& date);
CivilDate CivilFromDay(Day day);

// The LocalTime of a day and seconds since its midnight; nothing outside
// 1932..2067.
std::optional<LocalTime> TimeFromDay(Day day, int seconds);
// The day that a LocalTime lies in; kNoDay for kNoTime.
Day DayOfTime(LocalTime time);
// Seconds since midnight, 0..86399.
int SecondsOfDay(LocalTime time);

// `day` moved by `months` calendar months (negative: back). A day that the
// target month lacks becomes its last day: 2024-05-31 less 3 months is
// 2024-02-29.
Day AddMonths(Day day, int months);

// "2026-11-22".
std::string FormatDay(Day day);
// "2026-11-22 08:05:00".
std::string FormatTime(LocalTime time);
// Reads exactly YYYY-MM-DD.
std::optional<Day> ParseIsoDay(std::string_view text);

}  // namespace shuke

#endif  // SHUKE_BASE_DATE_H_
