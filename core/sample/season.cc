// A day's weight is the product of weekday, promotion, Spring Festival and the
// category's month level, each in thousandths. Month levels are taken as the
// middle of their month and joined by straight lines, so that no chart shows a
// step on the first of a month. All integers: see base/rng.h.
#include "core/sample/season.h"

#include <algorithm>
#include <array>

namespace shuke::sample {
namespace {

// Monday first. Taobao sells least on Saturdays and most early in the week.
constexpr std::array<uint16_t, 7> kWeekday = {1070, 1050, 1040, 1020,
                                              970,  890,  960};

struct FixedDate {
  uint8_t month;
  uint8_t day;
  uint16_t permille;
};
// Peaks, the lull while buyers wait for them, and what is left afterwards.
constexpr FixedDate kPromotions[] = {
    {1, 8, 1350},   {3, 8, 1550},   {5, 29, 900},   {5, 30, 850},
    {5, 31, 1150},  {6, 1, 2600},   {6, 2, 1500},   {6, 3, 1250},
    {6, 12, 900},   {6, 13, 880},   {6, 14, 860},   {6, 15, 1300},
    {6, 16, 2100},  {6, 17, 2400},  {6, 18, 6500},  {6, 19, 1400},
    {6, 20, 1250},  {6, 21, 780},   {6, 22, 760},   {9, 9, 1450},
    {10, 1, 820},   {10, 2, 800},   {10, 3, 820},   {10, 4, 850},
    {10, 5, 880},   {10, 6, 900},   {10, 28, 900},  {10, 29, 860},
    {11, 1, 3600},  {11, 2, 1900},  {11, 3, 1500},  {11, 7, 880},
    {11, 8, 850},   {11, 9, 850},   {11, 10, 1900}, {11, 11, 8500},
    {11, 12, 1700}, {11, 13, 1250}, {11, 14, 750},  {11, 15, 720},
    {11, 16, 740},  {11, 17, 780},  {12, 12, 1750},
};

struct Festivals {
  CivilDate spring, dragon_boat, mid_autumn;
};
constexpr Festivals kFestivals[] = {
    {{2019, 2, 5}, {2019, 6, 7}, {2019, 9, 13}},
    {{2020, 1, 25}, {2020, 6, 25}, {2020, 10, 1}},
    {{2021, 2, 12}, {2021, 6, 14}, {2021, 9, 21}},
    {{2022, 2, 1}, {2022, 6, 3}, {2022, 9, 10}},
    {{2023, 1, 22}, {2023, 6, 22}, {2023, 9, 29}},
    {{2024, 2, 10}, {2024, 6, 10}, {2024, 9, 17}},
    {{2025, 1, 29}, {2025, 5, 31}, {2025, 10, 6}},
    {{2026, 2, 17}, {2026, 6, 19}, {2026, 9, 25}},
    {{2027, 2, 6}, {2027, 6, 9}, {2027, 9, 15}},
    {{2028, 1, 26}, {2028, 5, 28}, {2028, 10, 3}},
    {{2029, 2, 13}, {2029, 6, 16}, {2029, 9, 22}},
    {{2030, 2, 3}, {2030, 6, 5}, {2030, 9, 12}},
};

constexpr int kNone = 1000;  // days: no festival near

struct DaysTo {
  int spring = kNone, dragon_boat = kNone, mid_autumn = kNone;
};

const Festivals* FestivalsOf(int year) {
  const int index = year - kFestivals[0].spring.year;
  if (index < 0 || index >= static_cast<int>(std::size(kFestivals))) {
    return nullptr;
  }
  return &kFestivals[index];
}

// Days from `day` to the festivals of its own year, negative once past; in
// December to the coming Spring Festival.
DaysTo DaysToFestivals(Day day) {
  const CivilDate date = CivilFromDay(day);
  DaysTo result;
  // Every date of the table exists.
  const auto to = [&](const CivilDate& other) {
    return *DayFromCivil(other) - day;
  };
  if (const Festivals* own = FestivalsOf(date.year)) {
    result = {to(own->spring), to(own->dragon_boat), to(own->mid_autumn)};
  }
  if (date.month == 12) {
    const Festivals* next = FestivalsOf(date.year + 1);
    result.spring = next != nullptr ? to(next->spring) : kNone;
  }
  return result;
}

bool IsWithin(int days, int low, int high) {
  return days >= low && days <= high;
}

uint32_t PromotionLevel(const CivilDate& date) {
  for (const FixedDate& entry : kPromotions) {
    if (entry.month == date.month && entry.day == date.day) {
      return entry.permille;
    }
  }
  return 1000;
}

// Parcels stop for the new year; before it everybody stocks up.
uint32_t SpringLevel(int days) {
  if (IsWithin(days, 12, 30)) return 1300;
  if (IsWithin(days, 6, 11)) return 1000;
  if (IsWithin(days, 2, 5)) return 550;
  if (IsWithin(days, -5, 1)) return 280;
  if (IsWithin(days, -12, -6)) return 650;
  return 1000;
}

uint32_t GiftBoxLevel(const DaysTo& days) {
  if (IsWithin(days.mid_autumn, 4, 30)) return 9000;
  if (IsWithin(days.dragon_boat, 4, 24)) return 5200;
  if (IsWithin(days.spring, 8, 34)) return 8000;
  return 1000;
}

uint32_t MonthLevel(CategoryId category, const CivilDate& date) {
  const auto& level = MonthLevelsOf(category);
  const unsigned month = date.month - 1;
  // Thirtieths of the way from one month's middle to the next one's.
  const unsigned day = std::min(date.day, 30u);
  if (day >= 15) {
    const unsigned step = day - 15;
    return (level[month] * (30 - step) + level[(month + 1) % 12] * step) / 3;
  }
  const unsigned step = day + 15;
  return (level[(month + 11) % 12] * (30 - step) + level[month] * step) / 3;
}

// Hours of working days, of weekends, and of promotion days, which open at
// midnight and are decided in the evening.
constexpr std::array<uint16_t, 24> kWorkday = {30, 15, 7,  4,  3,  5,  12, 24,
                                               42, 62, 76, 70, 60, 64, 66, 64,
                                               60, 54, 50, 62, 84, 94, 84, 56};
constexpr std::array<uint16_t, 24> kWeekend = {36, 20, 10, 5,  4,  4,  9,  18,
                                               34, 54, 68, 68, 58, 62, 66, 66,
                                               64, 58, 54, 66, 88, 98, 88, 60};
constexpr std::array<uint16_t, 24> kPromotion = {
    190, 62, 22, 10, 6,  8,  18, 34, 52,  66,  76,  66,
    56,  56, 56, 56, 54, 52, 56, 76, 132, 118, 112, 128};

int WeekdayOf(Day day) {
  // 1970-01-01 was a Thursday, 3 days into its week.
  return ((day + 3) % 7 + 7) % 7;
}

}  // namespace

uint32_t DayWeight(CategoryId category, Day day) {
  const CivilDate date = CivilFromDay(day);
  const DaysTo days = DaysToFestivals(day);
  uint64_t weight = kWeekday[WeekdayOf(day)];
  weight = weight * PromotionLevel(date) / 1000;
  weight = weight * SpringLevel(days.spring) / 1000;
  weight = weight * MonthLevel(category, date) / 1000;
  if (category == CategoryId::kGiftBoxes) {
    weight = weight * GiftBoxLevel(days) / 1000;
  }
  return static_cast<uint32_t>(weight);
}

bool IsPromotionDay(Day day) {
  return PromotionLevel(CivilFromDay(day)) >= 1900;
}

Festival FestivalAhead(Day day) {
  const DaysTo days = DaysToFestivals(day);
  if (IsWithin(days.spring, 3, 35)) return Festival::kSpring;
  if (IsWithin(days.dragon_boat, 3, 35)) return Festival::kDragonBoat;
  if (IsWithin(days.mid_autumn, 3, 35)) return Festival::kMidAutumn;
  return Festival::kNone;
}

int PickSecondOfDay(Day day, int usual_hour, Rng& rng) {
  int hour;
  if (IsPromotionDay(day)) {
    hour = static_cast<int>(rng.Pick(kPromotion));
  } else if (rng.Chance(400)) {
    hour = std::clamp(usual_hour + rng.Between(-1, 1), 0, 23);
  } else {
    hour =
        static_cast<int>(rng.Pick(WeekdayOf(day) >= 5 ? kWeekend : kWorkday));
  }
  return hour * 3600 + static_cast<int>(rng.Below(3600));
}

}  // namespace shuke::sample
