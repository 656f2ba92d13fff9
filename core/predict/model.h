// Model: any of the repeat-purchase models, fitted, behind one set of
// questions. Times are in weeks.
#ifndef SHUKE_PREDICT_MODEL_H_
#define SHUKE_PREDICT_MODEL_H_

#include <array>
#include <optional>
#include <string_view>

#include "core/predict/bg_nbd.h"
#include "core/predict/history.h"
#include "core/predict/pareto_nbd.h"

namespace shuke::predict {

inline constexpr double kDaysPerWeek = 7;

enum class ModelKind : uint8_t { kBgNbd, kMbgNbd, kParetoNbd };
inline constexpr std::array<std::string_view, 3> kModelCodes = {
    "bg_nbd", "mbg_nbd", "pareto_nbd"};
// What the four parameters are called.
std::array<std::string_view, 4> ParameterNames(ModelKind kind);

using Parameters = std::array<double, 4>;  // r, α, a, b or r, α, s, β

struct Model {
  ModelKind kind;
  Parameters parameters;
};

double LogLikelihood(const Model& model, const Patterns& patterns,
                     Parameters& gradient);
double LogLikelihood(const Model& model, const Record& record);
double PAlive(const Model& model, const Record& record);
// Of every pattern.
std::vector<double> PAlive(const Model& model, const Patterns& patterns);
// Of who is alive at T; these rest on x and T alone (predict/by_age.h).
double ExpectedIfAlive(const Model& model, const Record& record, double t);
double PAtLeastOneIfAlive(const Model& model, const Record& record, double t);
// The same times P(alive).
double ExpectedPurchases(const Model& model, const Record& record, double t);
double PAtLeastOne(const Model& model, const Record& record, double t);
// Purchases to be expected in the first t weeks after a first purchase.
double ExpectedOfNew(const Model& model, double t);
// The median time to the next purchase of one who is still alive and, for all
// that time, stays so: (α+T)(2^(1/(r+x)) − 1). Infinite only if r + x is below
// 1/1000.
double MedianToNext(const Model& model, const Record& record);

Record RecordOf(const Patterns& patterns, size_t pattern);

// Weak normal priors on ln r, ln α, logit(a/(a+b)) and ln(a+b); of Pareto/NBD
// on ln r, ln α, ln s and ln β. They keep a small shop's fit from running off
// to where nobody ever drops out or everybody is alike.
struct Prior {
  std::array<double, 4> centre;
  std::array<double, 4> spread;
};
// For histories whose neighbouring purchases lie `median_gap_days` apart in the
// median (0: no repeats, taken as 30).
Prior WeakPrior(ModelKind kind, double median_gap_days);

struct ModelFit {
  Model model;
  double log_likelihood;  // without the prior
  bool converged;
  int evaluations;
  // Of the logarithms of the parameters, row by row; all 0 where the curvature
  // tells nothing (a parameter has run to its bound).
  std::array<double, 16> covariance;

  // Standard error of parameter i: by the delta method from its logarithm's.
  double StandardError(size_t i) const;
};

// By maximum likelihood, or with a prior by maximum a posteriori. Empty
// patterns give the prior's centre. Deterministic; 20 to 30 evaluations.
ModelFit FitModel(ModelKind kind, const Patterns& patterns,
                  double median_gap_days, bool with_prior);

// Whether the fit has seen anybody drop out: below this share of drop-outs a
// purchase (or, Pareto/NBD, mean dropout rate a week) nothing shows yet.
bool SeesDropout(const Model& model);

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_MODEL_H_
