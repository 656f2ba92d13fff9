// Hyndman, Koehler, Ord, Snyder: Forecasting with Exponential Smoothing
// (2008), model ETS(A,Ad,A) in its error-correction form (table 2.2):
//   e_t = y_t - (l + φ b + s_-m)
//   l <- l + φ b + α e,  b <- φ b + β e,  s <- s_-m + γ e
// and for h steps ahead (table 6.1) variance σ² (1 + Σ_{j<h} c_j²) with
//   c_j = α + β (φ + … + φ^j) + γ [m divides j].
// Parameters: the least sum of squared errors on a grid, then a pattern search
// from there, within 0 < β < α < 1, γ < 1 - α and .8 <= φ <= .98. The search
// only adds and multiplies, so every compiler takes the same path.
//
// One year of weeks leaves the parameters open, above all whether the level
// wanders (α) or stands still, and eight weeks ahead that is most of what is
// not known: with the best ones taken as certain, an 80 % interval held 75 % of
// wandering series of 52 weeks. So the points of a grid stand for what else may
// be true, each with its likelihood under normal errors, S^(-n/2) for a sum of
// squares S over n errors (flat prior), and the variance of the future is that
// of their mixture around the shown mean.
#include "core/metrics/holt_winters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/math/normal.h"

namespace shuke::metrics {
namespace {

constexpr size_t kWarmUp = 4;
constexpr size_t kLeastValues = 12;
constexpr double kLeastPhi = 0.8, kMostPhi = 0.98;
// What else may be true. A weight below the least changes no deviation by more
// than a thousandth.
constexpr double kAlphas[] = {0.02, 0.1, 0.2, 0.3, 0.4, 0.5,
                              0.6,  0.7, 0.8, 0.9, 0.98};
constexpr double kBetas[] = {0.02, 0.1, 0.3, 0.6};
constexpr double kGammas[] = {0.02, 0.1, 0.3};
constexpr double kLeastWeight = 1e-4;

// α, β/α, φ, γ/(1-α), each as a place in (0, 1).
using Point = std::array<double, 4>;

struct Start {
  double level = 0, trend = 0;
  std::vector<double> season;
  size_t from = 0;
};

double Mean(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

Start StartOf(std::span<const double> values, size_t period) {
  Start start;
  if (period == 0) {
    start.level = Mean(values.first(kWarmUp));
    start.from = kWarmUp;
    return start;
  }
  const double first = Mean(values.first(period));
  const double second = Mean(values.subspan(period, period));
  start.trend = (second - first) / static_cast<double>(period);
  const double middle = (static_cast<double>(period) - 1) / 2;
  for (size_t i = 0; i < period; ++i) {
    start.season.push_back(values[i] - first -
                           start.trend * (static_cast<double>(i) - middle));
  }
  start.level = first + start.trend * middle;
  start.from = period;
  return start;
}

HoltWinters At(const Point& point, bool seasonal) {
  HoltWinters model;
  model.alpha = point[0];
  model.beta = point[0] * point[1];
  model.phi = kLeastPhi + (kMostPhi - kLeastPhi) * point[2];
  model.gamma = seasonal ? (1 - point[0]) * point[3] : 0;
  return model;
}

// Runs the model over the values; -> the sum of squared one-step errors.
double Smooth(std::span<const double> values, const Start& start,
              HoltWinters& model) {
  model.level = start.level;
  model.trend = start.trend;
  model.season = start.season;
  const size_t period = start.season.size();
  double squares = 0;
  size_t at = 0;
  for (size_t t = start.from; t < values.size(); ++t) {
    const double base = model.level + model.phi * model.trend;
    const double error =
        values[t] - base - (period == 0 ? 0 : model.season[at]);
    model.level = base + model.alpha * error;
    model.trend = model.phi * model.trend + model.beta * error;
    if (period != 0) {
      model.season[at] += model.gamma * error;
      at = at + 1 == period ? 0 : at + 1;
    }
    squares += error * error;
  }
  std::rotate(model.season.begin(),
              model.season.begin() + static_cast<int64_t>(at),
              model.season.end());
  return squares;
}

class Search {
 public:
  Search(std::span<const double> values, size_t period)
      : values_(values),
        start_(StartOf(values, period)),
        dimensions_(period == 0 ? 3 : 4) {}

  HoltWinters Run() {
    constexpr double kGrid[] = {0.02, 0.1, 0.3, 0.6, 0.9};
    Point best = {0.3, 0.1, 0.5, 0.1};
    double least = std::numeric_limits<double>::infinity();
    const auto consider = [&](const Point& point) {
      const double squares = Squares(point);
      if (!(squares < least)) return false;
      least = squares;
      best = point;
      return true;
    };
    for (const double alpha : kGrid) {
      for (const double beta : kGrid) {
        for (const double phi : {0.0, 0.5, 1.0}) {
          for (const double gamma : kGrid) {
            consider({alpha, beta, phi, gamma});
            if (dimensions_ == 3) break;
          }
        }
      }
    }
    for (double step = 0.1; step > 1e-4;) {
      bool moved = false;
      for (size_t i = 0; i < dimensions_; ++i) {
        for (const double sign : {1.0, -1.0}) {
          Point next = best;
          // φ may stand on its bounds, the others within them.
          const double margin = i == 2 ? 0 : 1e-3;
          next[i] = std::clamp(next[i] + sign * step, margin, 1 - margin);
          moved |= consider(next);
        }
      }
      if (!moved) step /= 2;
    }
    HoltWinters model = At(best, dimensions_ == 4);
    const double squares = Smooth(values_, start_, model);
    const auto errors = static_cast<int>(values_.size() - start_.from);
    model.freedom = std::max(1, errors - static_cast<int>(dimensions_));
    model.sigma = std::sqrt(squares / model.freedom);
    AddOthers(least, errors, model);
    return model;
  }

 private:
  void AddOthers(double least, int errors, HoltWinters& model) const {
    // Alike errors of nothing: every point tells the values exactly.
    if (!(least > 0)) return;
    double total = 0;
    for (const double alpha : kAlphas) {
      for (const double beta : kBetas) {
        for (const double phi : {0.0, 0.5, 1.0}) {
          for (const double gamma : kGammas) {
            HoltWinters other = At({alpha, beta, phi, gamma}, dimensions_ == 4);
            const double squares = Smooth(values_, start_, other);
            const double weight = std::pow(least / squares, errors / 2.0);
            if (weight >= kLeastWeight) {
              other.sigma = std::sqrt(squares / errors);
              total += weight;
              model.others.push_back({weight, std::move(other)});
            }
            if (dimensions_ == 3) break;
          }
        }
      }
    }
    for (auto& other : model.others) other.weight /= total;
  }

  double Squares(const Point& point) const {
    HoltWinters model = At(point, dimensions_ == 4);
    return Smooth(values_, start_, model);
  }

  std::span<const double> values_;
  Start start_;
  size_t dimensions_;
};

}  // namespace

double HoltWinters::Mean(int steps) const {
  double damped = 0, power = 1;
  for (int i = 0; i < steps; ++i) {
    power *= phi;
    damped += power;
  }
  const double base = level + damped * trend;
  if (season.empty()) return base;
  return base + season[static_cast<size_t>(steps - 1) % season.size()];
}

double HoltWinters::Deviation(int steps) const {
  if (others.empty()) return OwnDeviation(steps);
  const double mean = Mean(steps);
  double variance = 0;
  for (const Alternative& other : others) {
    const double own = other.model.OwnDeviation(steps);
    const double away = other.model.Mean(steps) - mean;
    variance += other.weight * (own * own + away * away);
  }
  return std::sqrt(variance);
}

double HoltWinters::OwnDeviation(int steps) const {
  double variance = 1, damped = 0, power = 1;
  for (int j = 1; j < steps; ++j) {
    power *= phi;
    damped += power;
    double c = alpha + beta * damped;
    if (!season.empty() && j % static_cast<int>(season.size()) == 0) c += gamma;
    variance += c * c;
  }
  return sigma * std::sqrt(variance);
}

std::optional<HoltWinters> FitHoltWinters(std::span<const double> values,
                                          size_t period) {
  if (values.size() < std::max(kLeastValues, 2 * period)) return std::nullopt;
  return Search(values, period).Run();
}

double StudentReach(double coverage, int freedom) {
  // Abramowitz and Stegun 26.7.5, whose error at 5 degrees is below 0.5 %.
  const double z = math::NormalQuantile(0.5 + coverage / 2);
  const double z3 = z * z * z, z5 = z3 * z * z, n = freedom;
  return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n);
}

}  // namespace shuke::metrics
