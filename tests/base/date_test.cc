#include "core/base/date.h"

#include <gtest/gtest.h>

#include <cstdio>

namespace shuke {
namespace {

TEST(FormatDay, WritesTheCivilDateOfAnyDay) {
  EXPECT_EQ(FormatDay(0), "1970-01-01");
  EXPECT_EQ(FormatDay(20777), "2026-11-20");
  // From before year 0 to after year 9999.
  for (Day day = -720'000; day < 2'940'000; day += 11) {
    const CivilDate date = CivilFromDay(day);
    char wanted[32];
    std::snprintf(wanted, sizeof wanted, "%04d-%02u-%02u", date.year,
                  date.month, date.day);
    ASSERT_EQ(FormatDay(day), wanted);
  }
}

}  // namespace
}  // namespace shuke
