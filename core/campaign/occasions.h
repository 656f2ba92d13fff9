// Occasions: days of the calendar on which a shop writes to its customers
// whatever they last bought: public holidays and the big sales.
//
// The title of a default in both languages is the message "occasion.<name>"; a
// shop's own goes by its name.
#ifndef SHUKE_CAMPAIGN_OCCASIONS_H_
#define SHUKE_CAMPAIGN_OCCASIONS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"

namespace shuke::campaign {

struct Occasion {
  std::string name;
  std::string activity;  // a name in the campaign slice
  int days_before = 0;   // it is due so many days ahead, until the day itself
  // "10-01" every year, "2026-02-17" once: Chinese festivals follow the moon,
  // and no calendar of it is in here.
  std::vector<std::string> days;

  friend bool operator==(const Occasion&, const Occasion&) = default;
};

// Public holidays with a greeting, known to 2030, and three sales.
std::vector<Occasion> DefaultOccasions();

// Whether a text is a day of an occasion.
bool IsOccasionDay(std::string_view text);

struct OccasionDay {
  size_t occasion;  // index
  Day day;
  Day due_from;

  friend bool operator==(const OccasionDay&, const OccasionDay&) = default;
};

// Those that are due on some day of [from, to], by day, then index. The 29th of
// February is left out of other years. O(occasions · years).
std::vector<OccasionDay> OccasionsDue(std::span<const Occasion> occasions,
                                      Day from, Day to);

}  // namespace shuke::campaign

#endif  // SHUKE_CAMPAIGN_OCCASIONS_H_
