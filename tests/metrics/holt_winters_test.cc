#include "core/metrics/holt_winters.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/rng.h"

namespace shuke::metrics {
namespace {

// Twelve uniform numbers less six: mean 0, variance 1, and no libm.
double Noise(Rng& rng) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += rng.Between(0, 1'000'000) / 1e6;
  return sum;
}

TEST(FitHoltWinters, KeepsToAConstant) {
  const std::vector<double> values(20, 7);
  const auto model = FitHoltWinters(values, 0);
  ASSERT_TRUE(model);
  for (const int step : {1, 5, 8}) {
    EXPECT_NEAR(model->Mean(step), 7, 1e-9);
    EXPECT_NEAR(model->Deviation(step), 0, 1e-9);
  }
}

TEST(FitHoltWinters, FollowsALineAndDampsIt) {
  std::vector<double> values;
  for (int i = 0; i < 60; ++i) values.push_back(10 + 2 * i);
  const auto model = FitHoltWinters(values, 0);
  ASSERT_TRUE(model);
  EXPECT_NEAR(model->Mean(1), 130, 1);
  EXPECT_GT(model->Mean(8), model->Mean(7));
  EXPECT_LT(model->Mean(8) - model->Mean(7), model->Mean(2) - model->Mean(1));
}

TEST(FitHoltWinters, RepeatsASeasonThatHasNoNoise) {
  std::vector<double> values;
  const double season[] = {5, -3, 8, 0, -10, 2};
  for (int i = 0; i < 24; ++i) values.push_back(100 + season[i % 6]);
  const auto model = FitHoltWinters(values, 6);
  ASSERT_TRUE(model);
  for (int step = 1; step <= 8; ++step) {
    EXPECT_NEAR(model->Mean(step), 100 + season[(24 + step - 1) % 6], 1e-6)
        << step;
  }
}

TEST(FitHoltWinters, AlignsASeasonThatIsCutOff) {
  std::vector<double> values;
  const double season[] = {5, -3, 8, 0, -10, 2};
  for (int i = 0; i < 27; ++i) values.push_back(100 + season[i % 6]);
  const auto model = FitHoltWinters(values, 6);
  EXPECT_NEAR(model->Mean(1), 100 + season[3], 1e-6);
  EXPECT_NEAR(model->Mean(2), 100 + season[4], 1e-6);
}

TEST(FitHoltWinters, RefusesWhatIsTooShort) {
  EXPECT_FALSE(FitHoltWinters(std::vector<double>(11, 1.0), 0));
  EXPECT_FALSE(FitHoltWinters(std::vector<double>(103, 1.0), 52));
  EXPECT_TRUE(FitHoltWinters(std::vector<double>(104, 1.0), 52));
}

// The variance of table 6.1 against paths of the very model.
TEST(HoltWinters, DeviatesAsItsOwnPathsDo) {
  HoltWinters model;
  model.alpha = 0.4;
  model.beta = 0.1;
  model.gamma = 0.3;
  model.phi = 0.9;
  model.level = 50;
  model.trend = 1;
  model.season = {3, -3};
  model.sigma = 2;
  Rng rng(5);
  constexpr int kPaths = 20000, kSteps = 6;
  double sum = 0, squares = 0;
  for (int path = 0; path < kPaths; ++path) {
    double level = 50, trend = 1, season[2] = {3, -3}, value = 0;
    for (int step = 0; step < kSteps; ++step) {
      const double error = 2 * Noise(rng);
      const double base = level + model.phi * trend;
      value = base + season[step % 2] + error;
      level = base + model.alpha * error;
      trend = model.phi * trend + model.beta * error;
      season[step % 2] += model.gamma * error;
    }
    sum += value;
    squares += value * value;
  }
  const double mean = sum / kPaths;
  const double deviation = std::sqrt(squares / kPaths - mean * mean);
  EXPECT_NEAR(model.Mean(kSteps), mean, 0.08);
  EXPECT_NEAR(model.Deviation(kSteps) / deviation, 1, 0.02);
}

TEST(StudentReach, AgreesWithTablesOfStudentsT) {
  // Two-sided quantiles; R: qt(.9, 10), qt(.975, 20), qt(.9, 1000).
  EXPECT_NEAR(StudentReach(0.8, 10), 1.372184, 1e-3);
  EXPECT_NEAR(StudentReach(0.95, 20), 2.085963, 1e-3);
  EXPECT_NEAR(StudentReach(0.8, 1000), 1.282399, 1e-4);
}

}  // namespace
}  // namespace shuke::metrics
