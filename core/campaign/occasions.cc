// The festivals are those of the State Council's yearly notices up to 2026, and
// of the Chinese calendar (GB/T 33661-2017) after that.
#include "core/campaign/occasions.h"

#include <algorithm>
#include <tuple>

namespace shuke::campaign {
namespace {

// "10-01" as a day of `year`; nothing where that year has none.
std::optional<Day> YearlyDay(std::string_view text, int year) {
  if (text.size() != 5) return std::nullopt;
  return ParseIsoDay(std::to_string(year) + "-" + std::string(text));
}

// A year with a 29th of February.
constexpr int kLeapYear = 2024;

}  // namespace

std::vector<Occasion> DefaultOccasions() {
  const char* greeting = "holiday_greeting";
  const char* sale = "big_sale";
  return {
      {"new_year", greeting, 1, {"01-01"}},
      {"spring_festival",
       greeting,
       2,
       {"2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26",
        "2029-02-13", "2030-02-03"}},
      {"labour_day", greeting, 1, {"05-01"}},
      {"dragon_boat",
       greeting,
       2,
       {"2024-06-10", "2025-05-31", "2026-06-19", "2027-06-09", "2028-05-28",
        "2029-06-16", "2030-06-05"}},
      {"sale_618", sale, 5, {"06-18"}},
      {"mid_autumn",
       greeting,
       2,
       {"2024-09-17", "2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03",
        "2029-09-22", "2030-09-12"}},
      {"national_day", greeting, 1, {"10-01"}},
      // Its presale opens eleven days before.
      {"sale_1111", sale, 11, {"11-11"}},
      {"sale_1212", sale, 3, {"12-12"}},
  };
}

bool IsOccasionDay(std::string_view text) {
  return text.size() == 5 ? YearlyDay(text, kLeapYear).has_value()
                          : ParseIsoDay(text).has_value();
}

std::vector<OccasionDay> OccasionsDue(std::span<const Occasion> occasions,
                                      Day from, Day to) {
  std::vector<OccasionDay> due;
  for (size_t i = 0; i < occasions.size(); ++i) {
    const Occasion& occasion = occasions[i];
    const auto take = [&](std::optional<Day> day) {
      if (!day) return;
      const Day due_from = *day - occasion.days_before;
      if (*day >= from && due_from <= to) due.push_back({i, *day, due_from});
    };
    // A day of the next year may be due in this one.
    const int last_year = CivilFromDay(to + occasion.days_before).year;
    for (const std::string& text : occasion.days) {
      if (text.size() != 5) {
        take(ParseIsoDay(text));
        continue;
      }
      for (int year = CivilFromDay(from).year; year <= last_year; ++year)
        take(YearlyDay(text, year));
    }
  }
  std::sort(due.begin(), due.end(),
            [](const OccasionDay& a, const OccasionDay& b) {
              return std::tie(a.day, a.occasion) < std::tie(b.day, b.occasion);
            });
  return due;
}

}  // namespace shuke::campaign
