#include "core/metrics/running_median.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace shuke::metrics {
namespace {

TEST(RunningMedian, IsNothingWithoutNumbers) {
  RunningMedian median({5});
  EXPECT_FALSE(median.Median());
  median.Add(5);
  EXPECT_EQ(median.Median(), 5);
  median.Remove(5);
  EXPECT_FALSE(median.Median());
}

TEST(RunningMedian, AgreesWithSortingAsNumbersComeAndGo) {
  std::mt19937 random(7);
  std::vector<int64_t> possible;
  for (int i = 0; i < 100; ++i)
    possible.push_back(static_cast<int64_t>(random() % 400) - 200);
  RunningMedian median(possible);
  std::vector<int64_t> held;
  for (int step = 0; step < 500; ++step) {
    if (!held.empty() && random() % 3 == 0) {
      const size_t out = random() % held.size();
      median.Remove(held[out]);
      held.erase(held.begin() + static_cast<int64_t>(out));
    } else {
      held.push_back(possible[random() % possible.size()]);
      median.Add(held.back());
    }
    std::vector<int64_t> sorted = held;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.empty()) {
      EXPECT_FALSE(median.Median());
      continue;
    }
    const size_t half = sorted.size() / 2;
    const double expected =
        sorted.size() % 2 == 1
            ? static_cast<double>(sorted[half])
            : static_cast<double>(sorted[half - 1] + sorted[half]) / 2;
    ASSERT_EQ(median.Median(), expected) << "step " << step;
    ASSERT_EQ(MedianOf(held), expected);
  }
}

}  // namespace
}  // namespace shuke::metrics
