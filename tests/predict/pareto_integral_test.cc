#include "core/predict/pareto_integral.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/rng.h"
#include "core/predict/model.h"
#include "core/predict/pareto_nbd.h"

namespace shuke::predict {
namespace {

constexpr double kWeek = 7;

void ExpectRelative(double actual, double expected, double tolerance,
                    const std::string& what) {
  EXPECT_NEAR(actual, expected, tolerance * std::abs(expected)) << what;
}

TEST(ParetoDays, AgreesWithTheIntegralOfAnyBounds) {
  for (uint64_t seed = 1; seed <= 60; ++seed) {
    Rng rng(seed);
    const auto log_between = [&](double low, double high) {
      return std::exp(std::log(low) +
                      rng.Unit() * (std::log(high) - std::log(low)));
    };
    const double alpha = log_between(1e-4, 1e4);
    const double beta = log_between(1e-4, 1e4);
    const double S = 1 + log_between(1e-3, 20);
    const double R = log_between(1e-3, 5) + rng.Below(40);
    const size_t last = 1 + rng.Below(900);
    const size_t first = rng.Below(static_cast<uint32_t>(last));
    ParetoDays days(alpha, S, beta, kWeek, last + 3);
    days.Prepare(R, first, last);
    for (int pair = 0; pair < 20; ++pair) {
      const size_t from =
          first + rng.Below(static_cast<uint32_t>(last - first));
      const size_t to =
          from + 1 + rng.Below(static_cast<uint32_t>(last - from));
      const auto time = [](size_t day) {
        return static_cast<double>(day) / kWeek;
      };
      const ParetoIntegral exact =
          IntegrateParetoWithMeans(R, alpha, S, beta, time(from), time(to));
      const ParetoIntegral got = days.Between(from, to);
      const std::string what = "seed " + std::to_string(seed) + ", days " +
                               std::to_string(from) + " to " +
                               std::to_string(to);
      // What is short beside the rest is a difference.
      const double rest =
          IntegratePareto(R, alpha, S, beta, time(from), time(last));
      const double tolerance = 1e-12 * std::max(1.0, rest / exact.value);
      ExpectRelative(got.value, exact.value, tolerance, what);
      ExpectRelative(got.inverse_alpha, exact.inverse_alpha, tolerance, what);
      ExpectRelative(got.inverse_beta, exact.inverse_beta, tolerance, what);
      EXPECT_NEAR(got.log_alpha, exact.log_alpha, 20 * tolerance) << what;
      EXPECT_NEAR(got.log_beta, exact.log_beta, 20 * tolerance) << what;
    }
  }
}

TEST(ParetoNbd, IsTheSameByPatternsAndByCustomer) {
  // A crowd with one x, so that it is taken by days, and a few others.
  std::vector<int32_t> x, t_x, T;
  Rng rng(7);
  for (int i = 0; i < 3000; ++i) {
    x.push_back(rng.Chance(900) ? static_cast<int32_t>(rng.Below(3))
                                : static_cast<int32_t>(rng.Below(60)));
    T.push_back(static_cast<int32_t>(rng.Below(500)));
    t_x.push_back(x.back() == 0 ? 0
                                : static_cast<int32_t>(rng.Below(
                                      static_cast<uint32_t>(T.back()) + 1)));
  }
  const Patterns patterns = GroupHistories(x, t_x, T);
  for (const Parameters& parameters :
       {Parameters{.55, 10.6, .6, 11.7}, Parameters{2, .01, .2, 40},
        Parameters{.1, 3, 8, .02}, Parameters{30, 300, .01, 300}}) {
    const Model model{ModelKind::kParetoNbd, parameters};
    Parameters gradient;
    double sum = 0;
    const std::vector<double> alive = PAlive(model, patterns);
    for (size_t i = 0; i < patterns.size(); ++i) {
      const Record record = RecordOf(patterns, i);
      sum += patterns.count[i] * LogLikelihood(model, record);
      EXPECT_NEAR(alive[i], PAlive(model, record), 1e-10);
    }
    ExpectRelative(LogLikelihood(model, patterns, gradient), sum, 1e-11, "sum");
    for (size_t i = 0; i < 4; ++i) {
      const double step = parameters[i] * 1e-5;
      Model up = model, down = model;
      up.parameters[i] += step;
      down.parameters[i] -= step;
      Parameters ignored;
      const double slope = (LogLikelihood(up, patterns, ignored) -
                            LogLikelihood(down, patterns, ignored)) /
                           (2 * step);
      EXPECT_NEAR(gradient[i], slope, 1e-5 * std::max(1.0, std::abs(slope)))
          << i;
    }
  }
}

}  // namespace
}  // namespace shuke::predict
