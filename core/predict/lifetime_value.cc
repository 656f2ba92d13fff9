#include "core/predict/lifetime_value.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/math/interval.h"
#include "core/math/sum.h"
#include "core/predict/by_age.h"

namespace shuke::predict {
namespace {

// The spread cannot be known better than this, nor by finer steps.
constexpr double kLeastSpread = .01;
constexpr double kSpreadStep = .001;

// The standard error of Σ spend · purchases within so many weeks, as a share of
// it, by the delta method over the logarithms of the parameters.
double RelativeError(const ModelFit& fit, const Patterns& patterns,
                     const std::vector<double>& spend_of_pattern,
                     double weeks) {
  const auto total = [&](const Model& model) {
    const std::vector<double> alive = PAlive(model, patterns);
    ByAge<double> by_age(patterns);
    math::Sum sum;
    for (size_t p = 0; p < patterns.size(); ++p) {
      if (spend_of_pattern[p] == 0) continue;
      sum.Add(spend_of_pattern[p] * alive[p] * by_age.Of(p, [&] {
        return ExpectedIfAlive(model, RecordOf(patterns, p), weeks);
      }));
    }
    return sum.value();
  };
  constexpr double kStep = 1e-3;
  std::array<double, 4> slope;
  for (size_t i = 0; i < 4; ++i) {
    Model up = fit.model, down = fit.model;
    up.parameters[i] *= std::exp(kStep);
    down.parameters[i] *= std::exp(-kStep);
    slope[i] = (total(up) - total(down)) / (2 * kStep);
  }
  double variance = 0;
  for (size_t i = 0; i < 4; ++i)
    for (size_t j = 0; j < 4; ++j)
      variance += slope[i] * slope[j] * fit.covariance[i * 4 + j];
  const double at = total(fit.model);
  return at > 0 ? std::sqrt(std::max(0.0, variance)) / at : 0;
}

// By which share of what came a forecast missed it; 0 if nothing came.
double MissedShare(const HoldoutScore& score, const Holdout& holdout) {
  const double actual = static_cast<double>(holdout.actual_total);
  return actual > 0 ? std::abs(score.total - actual) / actual : 0;
}

double SpreadOf(double share) {
  return std::max(std::ceil(share / kSpreadStep) * kSpreadStep, kLeastSpread);
}

}  // namespace

double DiscountedPurchases(const Model& model, const Record& record, int months,
                           double discount, double weeks_per_month) {
  const double alive = PAlive(model, record);
  return alive == 0 ? 0
                    : alive * DiscountedIfAlive(model, record, months, discount,
                                                weeks_per_month);
}

double DiscountedIfAlive(const Model& model, const Record& record, int months,
                         double discount, double weeks_per_month) {
  double total = 0, before = 0, factor = 1;
  for (int month = 1; month <= months; ++month) {
    const double until =
        ExpectedIfAlive(model, record, month * weeks_per_month);
    factor /= 1 + discount;
    total += (until - before) * factor;
    before = until;
  }
  return total;
}

double DiscountedWeeks(int months, double discount, double weeks_per_month) {
  double total = 0, factor = 1;
  for (int month = 1; month <= months; ++month) {
    factor /= 1 + discount;
    total += weeks_per_month * factor;
  }
  return total;
}

double ValueSpread(const ModelFit& fit, const Patterns& patterns,
                   const std::vector<double>& spend_of_pattern, int months,
                   const Holdout* holdout) {
  double spread =
      math::kNormal975 *
      RelativeError(fit, patterns, spend_of_pattern, months * kWeeksPerMonth);
  if (holdout != nullptr) {
    const auto kind = static_cast<size_t>(fit.model.kind);
    spread = std::max(spread, MissedShare(holdout->models[kind], *holdout));
  }
  return SpreadOf(spread);
}

double ValueSpreadOfMeanRate(const Holdout& holdout) {
  return SpreadOf(MissedShare(holdout.mean_rate, holdout));
}

std::vector<uint8_t> BandsOf(std::span<const double> values,
                             const std::array<int, 3>& percent) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  std::vector<uint8_t> bands;
  for (const double value : values) {
    const auto better =
        static_cast<uint64_t>(std::lower_bound(sorted.begin(), sorted.end(),
                                               value, std::greater<>()) -
                              sorted.begin());
    uint8_t band = 0;
    for (const int share : percent)
      band += better * 100 >= static_cast<uint64_t>(share) * sorted.size();
    bands.push_back(band);
  }
  return bands;
}

}  // namespace shuke::predict
