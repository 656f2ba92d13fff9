// When the invented shop's buyers feel like buying: seasons, the platform's
// promotions, festivals, weekdays and hours, all as integer weights.
#ifndef SHUKE_SAMPLE_SEASON_H_
#define SHUKE_SAMPLE_SEASON_H_

#include <cstdint>

#include "core/base/date.h"
#include "core/base/rng.h"
#include "core/sample/catalog.h"

namespace shuke::sample {

// How much is bought of a category on a day; 1000 is a usual day.
uint32_t DayWeight(CategoryId category, Day day);

// Whether the platform's two big promotions (618 and 双11) take money off on
// this day.
bool IsPromotionDay(Day day);

// The moving festival that is three days to five weeks away: the time in which
// its presents and gift boxes are bought.
Festival FestivalAhead(Day day);

// Seconds since midnight of an order on `day`. `usual_hour` is the buyer's own.
int PickSecondOfDay(Day day, int usual_hour, Rng& rng);

}  // namespace shuke::sample

#endif  // SHUKE_SAMPLE_SEASON_H_
