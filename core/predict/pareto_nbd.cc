// The likelihood is (Hardie and Fader 2005, "A note on deriving the
// Pareto/NBD model", before its integral is written with ₂F₁)
//   Γ(r+x)/Γ(r) α^r β^s · [(α+T)^−(r+x) (β+T)^−s + I],
//   I = s ∫_{t_x}^{T} (α+u)^−(r+x) (β+u)^−(s+1) du,
// alive at T plus dropped out at u. The usual closed form of I is a difference
// of two ₂F₁ that agree in most of their digits; here it is integrated
// numerically (pareto_integral.h). A fit of many customers gets it by days: the
// patterns of one x share their sums over days.
#include "core/predict/pareto_nbd.h"

#include <algorithm>
#include <cmath>

#include "core/math/log_space.h"
#include "core/math/sum.h"
#include "core/predict/pareto_integral.h"

namespace shuke::predict {
namespace {

// The integrals of patterns, one after the other. A run of patterns of one x
// takes them by days where that is less work than 24 nodes for each of it: six
// nodes, and some sums, a day.
class PatternIntegrals {
 public:
  PatternIntegrals(const ParetoNbd& model, const Patterns& patterns,
                   double days_per_unit)
      : model_(model),
        patterns_(patterns),
        days_per_unit_(days_per_unit),
        days_(model.alpha, model.s + 1, model.beta, days_per_unit,
              static_cast<size_t>(patterns.most_days)) {}

  const ParetoDays& days() const { return days_; }

  // From t_x to T of a pattern that comes after those asked for before.
  ParetoIntegral Of(size_t i) {
    if (i >= run_end_) BeginRun(i);
    const auto t_x = static_cast<size_t>(patterns_.t_x_days[i]);
    const auto T = static_cast<size_t>(patterns_.T_days[i]);
    if (by_days_) return days_.Between(t_x, T);
    return IntegrateParetoWithMeans(model_.r + patterns_.x[i], model_.alpha,
                                    model_.s + 1, model_.beta,
                                    static_cast<double>(t_x) / days_per_unit_,
                                    static_cast<double>(T) / days_per_unit_);
  }

 private:
  static constexpr size_t kDaysAPattern = 8;

  void BeginRun(size_t begin) {
    int32_t first = patterns_.t_x_days[begin], last = 0;
    for (run_end_ = begin; run_end_ < patterns_.size() &&
                           patterns_.x[run_end_] == patterns_.x[begin];
         ++run_end_) {
      first = std::min(first, patterns_.t_x_days[run_end_]);
      last = std::max(last, patterns_.T_days[run_end_]);
    }
    by_days_ =
        (run_end_ - begin) * kDaysAPattern > static_cast<size_t>(last - first);
    if (by_days_) {
      days_.Prepare(model_.r + patterns_.x[begin], static_cast<size_t>(first),
                    static_cast<size_t>(last));
    }
  }

  const ParetoNbd& model_;
  const Patterns& patterns_;
  const double days_per_unit_;
  ParetoDays days_;
  size_t run_end_ = 0;
  bool by_days_ = false;
};

// ln of (dropped out before T) / (alive at T), given the history.
double LogOddsDropped(const ParetoNbd& model, const Record& record) {
  const double R = model.r + record.x;
  const double integral = IntegratePareto(R, model.alpha, model.s + 1,
                                          model.beta, record.t_x, record.T);
  if (integral == 0) return -HUGE_VAL;
  const double span = record.T - record.t_x;
  return std::log(model.s * integral / (model.beta + record.t_x)) +
         R * std::log1p(span / (model.alpha + record.t_x)) +
         model.s * std::log1p(span / (model.beta + record.t_x));
}

}  // namespace

double LogLikelihood(const ParetoNbd& model, const Record& record) {
  double rate = 0;
  for (double i = 0; i < record.x; ++i) rate += std::log(model.r + i);
  return rate + model.r * std::log(model.alpha) -
         (model.r + record.x) * std::log(model.alpha + record.T) -
         model.s * std::log1p(record.T / model.beta) +
         math::LogAddExp(0, LogOddsDropped(model, record));
}

double LogLikelihood(const ParetoNbd& model, const Patterns& patterns,
                     double days_per_unit, double gradient[4]) {
  PatternIntegrals integrals(model, patterns, days_per_unit);
  const ParetoDays& by_days = integrals.days();
  std::vector<double> rate(static_cast<size_t>(patterns.most_x) + 1, 0),
      rate_r(rate.size(), 0);
  for (size_t i = 0; i + 1 < rate.size(); ++i) {
    rate[i + 1] = rate[i] + std::log(model.r + static_cast<double>(i));
    rate_r[i + 1] = rate_r[i] + 1 / (model.r + static_cast<double>(i));
  }
  const double log_s = std::log(model.s);

  math::Sum total;
  double by_r = 0, by_alpha = 0, by_s = 0, by_beta = 0, customers = 0;
  for (size_t i = 0; i < patterns.size(); ++i) {
    const auto x = static_cast<size_t>(patterns.x[i]);
    const auto t_x = static_cast<size_t>(patterns.t_x_days[i]);
    const auto T = static_cast<size_t>(patterns.T_days[i]);
    const double n = patterns.count[i];
    const double R = model.r + static_cast<double>(x);
    const double to = static_cast<double>(T) / days_per_unit;
    const double alive =
        -R * by_days.log_alpha(T) - model.s * by_days.log_beta(T);
    double log_likelihood = rate[x] + alive;
    double r = rate_r[x] - by_days.log_alpha(T);
    double alpha = -R / (model.alpha + to);
    double s = -by_days.log_beta(T);
    double beta = -model.s / (model.beta + to);
    if (T > t_x) {
      const ParetoIntegral integral = integrals.Of(i);
      const double odds = log_s + std::log(integral.value) -
                          R * by_days.log_alpha(t_x) -
                          (model.s + 1) * by_days.log_beta(t_x) - alive;
      const double e = std::exp(-std::abs(odds));
      log_likelihood += std::log1p(e) + (odds > 0 ? odds : 0);
      const double dropped = odds > 0 ? 1 / (1 + e) : e / (1 + e);
      r += dropped * (-by_days.log_alpha(t_x) - integral.log_alpha +
                      by_days.log_alpha(T));
      alpha += dropped * (-R * integral.inverse_alpha - alpha);
      s += dropped * (1 / model.s - by_days.log_beta(t_x) - integral.log_beta +
                      by_days.log_beta(T));
      beta += dropped * (-(model.s + 1) * integral.inverse_beta - beta);
    }
    total.Add(n * log_likelihood);
    by_r += n * r;
    by_alpha += n * alpha;
    by_s += n * s;
    by_beta += n * beta;
    customers += n;
  }
  total.Add(customers *
            (model.r * std::log(model.alpha) + model.s * std::log(model.beta)));
  gradient[0] = by_r + customers * std::log(model.alpha);
  gradient[1] = by_alpha + customers * model.r / model.alpha;
  gradient[2] = by_s + customers * std::log(model.beta);
  gradient[3] = by_beta + customers * model.s / model.beta;
  return total.value();
}

double PAlive(const ParetoNbd& model, const Record& record) {
  return math::Logistic(-LogOddsDropped(model, record));
}

void PAlive(const ParetoNbd& model, const Patterns& patterns,
            double days_per_unit, std::vector<double>& alive) {
  PatternIntegrals integrals(model, patterns, days_per_unit);
  const ParetoDays& days = integrals.days();
  for (size_t i = 0; i < patterns.size(); ++i) {
    const auto t_x = static_cast<size_t>(patterns.t_x_days[i]);
    const auto T = static_cast<size_t>(patterns.T_days[i]);
    if (T == t_x) {
      alive.push_back(1);
      continue;
    }
    const double R = model.r + patterns.x[i];
    const double odds = std::log(model.s * integrals.Of(i).value) -
                        days.log_beta(t_x) +
                        R * (days.log_alpha(T) - days.log_alpha(t_x)) +
                        model.s * (days.log_beta(T) - days.log_beta(t_x));
    alive.push_back(math::Logistic(-odds));
  }
}

// (r+x)(β+T)/(α+T) · (1 − ((β+T)/(β+T+t))^(s−1)) / (s−1), whose
// limit at s = 1 is a logarithm.
double ExpectedIfAlive(const ParetoNbd& model, const Record& record, double t) {
  const double rest = -std::log1p(t / (model.beta + record.T));
  const double p = model.s - 1;
  const double lifetimes =
      std::abs(p) < 1e-300 ? -rest : -std::expm1(p * rest) / p;
  return (model.r + record.x) *
         ((model.beta + record.T) / (model.alpha + record.T)) * lifetimes;
}

// Alive at T, λ is gamma(r+x, A = α+T) and μ gamma(s, B = β+T), independent.
// No purchase within t: alive throughout, or dropped out at u before any,
//   (A/(A+t))^R (B/(B+t))^s + ∫_0^t (A/(A+u))^R s B^s (B+u)^−(s+1) du,
// so that at least one has, by parts, the probability
//   ∫_0^t R A^R (A+u)^−(R+1) (B/(B+u))^s du,
// which keeps its digits when it is small.
double PAtLeastOneIfAlive(const ParetoNbd& model, const Record& record,
                          double t) {
  if (t <= 0) return 0;
  const double R = model.r + record.x;
  const double A = model.alpha + record.T, B = model.beta + record.T;
  const double integral = IntegratePareto(R + 1, A, model.s, B, 0, t);
  return std::min(1.0, R / A * integral);
}

}  // namespace shuke::predict
