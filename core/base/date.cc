#include "core/base/date.h"

#include <chrono>
#include <cstdio>

namespace shuke {
namespace {

constexpr int kSecondsPerDay = 86400;
constexpr Day kEpoch2000 = 10957;  // 2000-01-01, the origin of LocalTime
constexpr Day kFirstDay =
    kEpoch2000 - 24836;  // 1932-01-02: the first whole day in 32 bits
constexpr Day kLastDay =
    kEpoch2000 + 24836;  // 2067-12-31: 24836 * 86400 + 86399 < 2^31

std::chrono::year_month_day ToYmd(Day day) {
  return std::chrono::year_month_day{
      std::chrono::sys_days{std::chrono::days{day}}};
}

Day FromYmd(const std::chrono::year_month_day& ymd) {
  return static_cast<Day>(
      std::chrono::sys_days{ymd}.time_since_epoch().count());
}

}  // namespace

std::optional<Day> DayFromCivil(const CivilDate& date) {
  const std::chrono::year_month_day ymd{std::chrono::year{date.year},
                                        std::chrono::month{date.month},
                                        std::chrono::day{date.day}};
  if (!ymd.ok()) return std::nullopt;
  return FromYmd(ymd);
}

CivilDate CivilFromDay(Day day) {
  const auto ymd = ToYmd(day);
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
          static_cast<unsigned>(ymd.day())};
}

std::optional<LocalTime> TimeFromDay(Day day, int seconds) {
  if (day < kFirstDay || day > kLastDay) return std::nullopt;
  return (day - kEpoch2000) * kSecondsPerDay + seconds;
}

Day DayOfTime(LocalTime time) {
  if (time == kNoTime) return kNoDay;
  // Floor division: times before 2000 are negative.
  const int days = time / kSecondsPerDay - (time % kSecondsPerDay < 0 ? 1 : 0);
  return kEpoch2000 + days;
}

int SecondsOfDay(LocalTime time) {
  const int rest = time % kSecondsPerDay;
  return rest < 0 ? rest + kSecondsPerDay : rest;
}

Day AddMonths(Day day, int months) {
  const auto ymd = ToYmd(day);
  auto moved = ymd + std::chrono::months{months};
  if (!moved.ok()) moved = moved.year() / moved.month() / std::chrono::last;
  return FromYmd(moved);
}

std::string FormatDay(Day day) {
  const CivilDate date = CivilFromDay(day);
  if (date.year < 0 || date.year > 9999) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", date.year,
                  date.month, date.day);
    return buffer;
  }
  // Cells of dates are written out by the million.
  std::string text = "0000-00-00";
  const auto put = [&](size_t last, unsigned number) {
    for (size_t at = last; number > 0; --at, number /= 10)
      text[at] = static_cast<char>('0' + number % 10);
  };
  put(3, static_cast<unsigned>(date.year));
  put(6, date.month);
  put(9, date.day);
  return text;
}

std::string FormatTime(LocalTime time) {
  const int seconds = SecondsOfDay(time);
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, " %02d:%02d:%02d", seconds / 3600,
                seconds / 60 % 60, seconds % 60);
  return FormatDay(DayOfTime(time)) + buffer;
}

std::optional<Day> ParseIsoDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-')
    return std::nullopt;
  const auto number = [&](size_t from, size_t count) {
    int value = 0;
    for (size_t i = from; i < from + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  return DayFromCivil(
      {year, static_cast<unsigned>(month), static_cast<unsigned>(day)});
}

}  // namespace shuke
