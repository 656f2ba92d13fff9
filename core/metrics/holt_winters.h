// Holt-Winters exponential smoothing: level, damped trend and, where asked for,
// an additive season.
#ifndef SHUKE_METRICS_HOLT_WINTERS_H_
#define SHUKE_METRICS_HOLT_WINTERS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace shuke::metrics {

struct HoltWinters {
  double alpha = 0;  // level
  double beta = 0;   // trend
  double gamma = 0;  // season; 0 without one
  double phi = 0;    // damping
  double level = 0;  // after the last value
  double trend = 0;
  std::vector<double> season;  // of the next values, first one first; or empty
  double sigma = 0;            // of one-step errors
  int freedom = 0;             // errors less fitted parameters

  // What else may be true: models with other parameters, by how well each
  // tells the same values; the weights sum to 1.
  struct Alternative;
  std::vector<Alternative> others;

  // The mean `steps` (from 1) after the last value, and the standard deviation
  // of what will come around it: what each of the others leaves open, and how
  // far they lie from this one.
  double Mean(int steps) const;
  double Deviation(int steps) const;
  // The same with the parameters taken as known.
  double OwnDeviation(int steps) const;
};

struct HoltWinters::Alternative {
  double weight;
  HoltWinters model;
};

// Smooths `values` with the parameters that make the least one-step errors.
// With a season of `period` values it begins from the first period and judges
// by all later values, which it has not seen: nothing from fewer than 2
// periods. Without one (period 0) it begins from the mean of the first 4 and
// judges by the rest: nothing from fewer than 12. O(values), some thousand
// times.
std::optional<HoltWinters> FitHoltWinters(std::span<const double> values,
                                          size_t period);

// How many deviations to both sides hold `coverage` of a t distribution.
double StudentReach(double coverage, int freedom);

}  // namespace shuke::metrics

#endif  // SHUKE_METRICS_HOLT_WINTERS_H_
