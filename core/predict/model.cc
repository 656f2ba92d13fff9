// Fits run over the logarithms of the parameters, which have no bounds, by BFGS
// from the best of a few starts; if that one does not converge, or there are so
// few patterns that it costs nothing, from all of them.
#include "core/predict/model.h"

#include <algorithm>
#include <cmath>

#include "core/math/bfgs.h"
#include "core/math/log_space.h"

namespace shuke::predict {
namespace {

// |ln parameter| stays below: at e^±16 a distribution no longer differs from
// its limit, and the likelihood may have no maximum within any bound.
constexpr double kMostLog = 16;
// Below so many patterns every start is tried.
constexpr size_t kFewPatterns = 3000;
constexpr double kDefaultGapDays = 30;
constexpr double kLeastDropout = 1e-3;

BgNbd AsBgNbd(const Model& model) {
  const auto& [r, alpha, a, b] = model.parameters;
  return {r, alpha, a, b, model.kind == ModelKind::kMbgNbd};
}

ParetoNbd AsParetoNbd(const Model& model) {
  const auto& [r, alpha, s, beta] = model.parameters;
  return {r, alpha, s, beta};
}

// Calls `f` with the model as what it is.
template <typename F>
double With(const Model& model, const F& f) {
  return model.kind == ModelKind::kParetoNbd ? f(AsParetoNbd(model))
                                             : f(AsBgNbd(model));
}

double GapWeeks(double median_gap_days) {
  return (median_gap_days > 0 ? median_gap_days : kDefaultGapDays) /
         kDaysPerWeek;
}

// Minus the logarithm of the prior's density and its derivatives, by the
// logarithms of the parameters.
double AddPrior(ModelKind kind, const Prior& prior, std::span<const double> at,
                std::span<double> gradient) {
  double total = 0;
  const auto pull = [&](size_t i, double value) {
    const double z = (value - prior.centre[i]) / prior.spread[i];
    total += z * z / 2;
    return z / prior.spread[i];
  };
  gradient[0] += pull(0, at[0]);
  gradient[1] += pull(1, at[1]);
  if (kind == ModelKind::kParetoNbd) {
    gradient[2] += pull(2, at[2]);
    gradient[3] += pull(3, at[3]);
    return total;
  }
  // logit(a/(a+b)) = ln a − ln b; the derivative of ln(a+b) by ln a is a/(a+b).
  const double by_logit = pull(2, at[2] - at[3]);
  const double by_size = pull(3, math::LogAddExp(at[2], at[3]));
  const double share = math::Logistic(at[2] - at[3]);
  gradient[2] += by_logit + by_size * share;
  gradient[3] += -by_logit + by_size * (1 - share);
  return total;
}

// Where the prior is centred.
std::vector<double> CentreOf(ModelKind kind, const Prior& prior) {
  const auto& c = prior.centre;
  if (kind == ModelKind::kParetoNbd) return {c[0], c[1], c[2], c[3]};
  const double share = math::Logistic(c[2]);
  return {c[0], c[1], c[3] + std::log(share), c[3] + std::log1p(-share)};
}

}  // namespace

std::array<std::string_view, 4> ParameterNames(ModelKind kind) {
  if (kind == ModelKind::kParetoNbd) return {"r", "alpha", "s", "beta"};
  return {"r", "alpha", "a", "b"};
}

double LogLikelihood(const Model& model, const Patterns& patterns,
                     Parameters& gradient) {
  return With(model, [&](const auto& m) {
    return LogLikelihood(m, patterns, kDaysPerWeek, gradient.data());
  });
}

double LogLikelihood(const Model& model, const Record& record) {
  return With(model, [&](const auto& m) { return LogLikelihood(m, record); });
}

double PAlive(const Model& model, const Record& record) {
  return With(model, [&](const auto& m) { return PAlive(m, record); });
}

std::vector<double> PAlive(const Model& model, const Patterns& patterns) {
  std::vector<double> alive;
  alive.reserve(patterns.size());
  With(model, [&](const auto& m) {
    PAlive(m, patterns, kDaysPerWeek, alive);
    return 0.0;
  });
  return alive;
}

double ExpectedIfAlive(const Model& model, const Record& record, double t) {
  return With(model,
              [&](const auto& m) { return ExpectedIfAlive(m, record, t); });
}

double PAtLeastOneIfAlive(const Model& model, const Record& record, double t) {
  return With(model,
              [&](const auto& m) { return PAtLeastOneIfAlive(m, record, t); });
}

double ExpectedPurchases(const Model& model, const Record& record, double t) {
  const double alive = PAlive(model, record);
  return alive == 0 ? 0 : alive * ExpectedIfAlive(model, record, t);
}

double PAtLeastOne(const Model& model, const Record& record, double t) {
  const double alive = PAlive(model, record);
  return alive == 0 ? 0 : alive * PAtLeastOneIfAlive(model, record, t);
}

double ExpectedOfNew(const Model& model, double t) {
  return ExpectedPurchases(model, {0, 0, 0}, t);
}

double MedianToNext(const Model& model, const Record& record) {
  return (model.parameters[1] + record.T) *
         std::expm1(std::log(2.0) / (model.parameters[0] + record.x));
}

Record RecordOf(const Patterns& patterns, size_t pattern) {
  return {static_cast<double>(patterns.x[pattern]),
          patterns.t_x_days[pattern] / kDaysPerWeek,
          patterns.T_days[pattern] / kDaysPerWeek};
}

Prior WeakPrior(ModelKind kind, double median_gap_days) {
  const double time = std::log(.7 * GapWeeks(median_gap_days));
  if (kind == ModelKind::kParetoNbd)
    return {{std::log(.7), time, std::log(.7), time}, {1.5, 1.5, 1.5, 1.5}};
  return {{std::log(.7), time, math::Logit(.25), std::log(2.5)},
          {1.5, 1.5, 1.5, 1}};
}

double ModelFit::StandardError(size_t i) const {
  return model.parameters[i] * std::sqrt(covariance[i * 4 + i]);
}

ModelFit FitModel(ModelKind kind, const Patterns& patterns,
                  double median_gap_days, bool with_prior) {
  const Prior prior = WeakPrior(kind, median_gap_days);
  int evaluations = 0;
  const math::Objective objective = [&](std::span<const double> at,
                                        std::span<double> gradient) {
    Model model{kind, {}};
    for (size_t i = 0; i < 4; ++i) {
      if (std::abs(at[i]) > kMostLog) return HUGE_VAL;
      model.parameters[i] = std::exp(at[i]);
    }
    ++evaluations;
    Parameters by_parameter;
    double value = -LogLikelihood(model, patterns, by_parameter);
    for (size_t i = 0; i < 4; ++i)
      gradient[i] = -by_parameter[i] * model.parameters[i];
    if (with_prior) value += AddPrior(kind, prior, at, gradient);
    return value;
  };

  const double gap = std::log(GapWeeks(median_gap_days));
  std::vector<std::vector<double>> starts = {CentreOf(kind, prior)};
  if (kind == ModelKind::kParetoNbd) {
    starts.push_back(
        {std::log(.5), gap + std::log(3.0), std::log(.6), gap + std::log(3.0)});
    starts.push_back({std::log(2.0), gap + std::log(2.0), std::log(.2),
                      gap + std::log(8.0)});
  } else {
    starts.push_back({std::log(.3), gap, std::log(.8), std::log(2.2)});
    starts.push_back({std::log(2.0), gap + std::log(2.0), std::log(.1), 0});
  }
  if (patterns.size() >= kFewPatterns) {
    std::vector<double> ignored(4);
    std::vector<std::pair<double, size_t>> order;
    for (size_t i = 0; i < starts.size(); ++i)
      order.emplace_back(objective(starts[i], ignored), i);
    std::sort(order.begin(), order.end());
    std::vector<std::vector<double>> sorted;
    for (const auto& entry : order) sorted.push_back(starts[entry.second]);
    starts.swap(sorted);
  }
  math::Minimum best;
  for (size_t i = 0; i < starts.size(); ++i) {
    if (i > 0 && best.converged && patterns.size() >= kFewPatterns) break;
    math::Minimum minimum = math::MinimizeBfgs(objective, starts[i]);
    // Starts that end in the same place differ by rounding; the first stays.
    const double margin = 1e-9 * std::max(1.0, std::abs(minimum.value));
    if (i == 0 || minimum.value < best.value - margin)
      best = std::move(minimum);
  }

  const std::vector<double> covariance =
      math::InvertPositive(math::HessianOf(objective, best.at), 4);
  if (!covariance.empty()) math::Polish(objective, covariance, best);
  ModelFit fit{{kind, {}}, 0, best.converged, evaluations, {}};
  for (size_t i = 0; i < 4; ++i) fit.model.parameters[i] = std::exp(best.at[i]);
  Parameters ignored;
  fit.log_likelihood = LogLikelihood(fit.model, patterns, ignored);
  if (!covariance.empty())
    std::copy(covariance.begin(), covariance.end(), fit.covariance.begin());
  return fit;
}

bool SeesDropout(const Model& model) {
  const auto& [r, alpha, third, fourth] = model.parameters;
  return model.kind == ModelKind::kParetoNbd
             ? third / fourth >= kLeastDropout
             : third / (third + fourth) >= kLeastDropout;
}

}  // namespace shuke::predict
