// With k = x (BG/NBD) or x + 1 (MBG/NBD), the dropouts that could have been,
// both likelihoods are
//   Γ(r+x)/Γ(r) α^r · Γ(a+b) Γ(b+k) / (Γ(b) Γ(a+b+k))
//     · [(α+T)^−(r+x) + (k > 0) a/(b+k−1) (α+t_x)^−(r+x)],
// the bracket being alive plus dropped out at t_x. In log space the bracket is
// a logaddexp. The gamma functions are running sums over whole numbers,
//   ln Γ(r+x)/Γ(r) = Σ_{i<x} ln(r+i),
//   ln Γ(a+b)Γ(b+k)/(Γ(b)Γ(a+b+k)) = −Σ_{i<k} log1p(a/(b+i)),
// which need no lgamma, lose no digits when b is large or a small, and give
// their derivatives by the way. Logarithms of α + day are tabled by day, since
// days are few and customers many.
//
// The conditional expectation (equation 10) has a ₂F₁ that overflows where a is
// near 1 or a + b + x − 1 near 0; see math/hypergeometric.h for the form used.
#include "core/predict/bg_nbd.h"

#include <cmath>

#include "core/math/hypergeometric.h"
#include "core/math/log_space.h"
#include "core/math/sum.h"

namespace shuke::predict {
namespace {

double DropoutChances(const BgNbd& model, double x) {
  return x + (model.from_the_first ? 1 : 0);
}

// ln of (dropped out at t_x) / (alive), given the history; −∞ if none could.
double LogOddsDropped(const BgNbd& model, const Record& record) {
  const double k = DropoutChances(model, record.x);
  if (k == 0) return -HUGE_VAL;
  return std::log(model.a / (model.b + k - 1)) +
         (model.r + record.x) *
             std::log1p((record.T - record.t_x) / (model.alpha + record.t_x));
}

// Running sums over 0, 1, …, n.
struct Table {
  std::vector<double> rate;     // ln Γ(r+x)/Γ(r)
  std::vector<double> rate_r;   // its derivative by r
  std::vector<double> dropout;  // ln Γ(a+b)Γ(b+k)/(Γ(b)Γ(a+b+k))
  std::vector<double> dropout_a, dropout_b;
};

Table MakeTable(const BgNbd& model, size_t most_k) {
  Table table;
  const auto start = [&](std::vector<double>& column) {
    column.assign(most_k + 1, 0);
  };
  start(table.rate);
  start(table.rate_r);
  start(table.dropout);
  start(table.dropout_a);
  start(table.dropout_b);
  for (size_t i = 0; i < most_k; ++i) {
    const double n = static_cast<double>(i);
    table.rate[i + 1] = table.rate[i] + std::log(model.r + n);
    table.rate_r[i + 1] = table.rate_r[i] + 1 / (model.r + n);
    const double b = model.b + n;
    table.dropout[i + 1] = table.dropout[i] - std::log1p(model.a / b);
    table.dropout_a[i + 1] = table.dropout_a[i] - 1 / (model.a + b);
    // 1/b − 1/(a+b) without the difference.
    table.dropout_b[i + 1] = table.dropout_b[i] + model.a / (b * (model.a + b));
  }
  return table;
}

}  // namespace

double LogLikelihood(const BgNbd& model, const Record& record) {
  const auto k = static_cast<size_t>(DropoutChances(model, record.x));
  const Table table = MakeTable(model, k);
  const auto x = static_cast<size_t>(record.x);
  const double alive = -(model.r + record.x) * std::log(model.alpha + record.T);
  return table.rate[x] + model.r * std::log(model.alpha) + table.dropout[k] +
         alive + math::LogAddExp(0, LogOddsDropped(model, record));
}

double LogLikelihood(const BgNbd& model, const Patterns& patterns,
                     double days_per_unit, double gradient[4]) {
  const size_t later = model.from_the_first ? 1 : 0;
  const Table table =
      MakeTable(model, static_cast<size_t>(patterns.most_x) + later);
  const auto days = static_cast<size_t>(patterns.most_days) + 1;
  std::vector<double> log_time(days), inverse_time(days);
  for (size_t day = 0; day < days; ++day) {
    const double time = model.alpha + static_cast<double>(day) / days_per_unit;
    log_time[day] = std::log(time);
    inverse_time[day] = 1 / time;
  }
  // Of the odds, by k.
  std::vector<double> log_odds(table.rate.size());
  for (size_t k = 1; k < log_odds.size(); ++k)
    log_odds[k] = std::log(model.a / (model.b + static_cast<double>(k) - 1));

  math::Sum total;
  double by_r = 0, by_alpha = 0, by_a = 0, by_b = 0, customers = 0;
  for (size_t i = 0; i < patterns.size(); ++i) {
    const auto x = static_cast<size_t>(patterns.x[i]);
    const size_t k = x + later;
    const auto T = static_cast<size_t>(patterns.T_days[i]);
    const double n = patterns.count[i];
    const double events = model.r + static_cast<double>(x);
    double log_likelihood =
        table.rate[x] + table.dropout[k] - events * log_time[T];
    double r = table.rate_r[x] - log_time[T];
    double alpha = -events * inverse_time[T];
    double a = table.dropout_a[k], b = table.dropout_b[k];
    if (k > 0) {
      const auto t_x = static_cast<size_t>(patterns.t_x_days[i]);
      const double apart = log_time[T] - log_time[t_x];
      const double odds = log_odds[k] + events * apart;
      const double e = std::exp(-std::abs(odds));
      log_likelihood += std::log1p(e) + (odds > 0 ? odds : 0);
      const double dropped = odds > 0 ? 1 / (1 + e) : e / (1 + e);
      r += dropped * apart;
      alpha += dropped * events * (inverse_time[T] - inverse_time[t_x]);
      a += dropped / model.a;
      b -= dropped / (model.b + static_cast<double>(k) - 1);
    }
    total.Add(n * log_likelihood);
    by_r += n * r;
    by_alpha += n * alpha;
    by_a += n * a;
    by_b += n * b;
    customers += n;
  }
  total.Add(customers * model.r * std::log(model.alpha));
  gradient[0] = by_r + customers * std::log(model.alpha);
  gradient[1] = by_alpha + customers * model.r / model.alpha;
  gradient[2] = by_a;
  gradient[3] = by_b;
  return total.value();
}

double PAlive(const BgNbd& model, const Record& record) {
  return math::Logistic(-LogOddsDropped(model, record));
}

void PAlive(const BgNbd& model, const Patterns& patterns, double days_per_unit,
            std::vector<double>& alive) {
  for (size_t i = 0; i < patterns.size(); ++i) {
    alive.push_back(PAlive(model, {static_cast<double>(patterns.x[i]),
                                   patterns.t_x_days[i] / days_per_unit,
                                   patterns.T_days[i] / days_per_unit}));
  }
}

double ExpectedIfAlive(const BgNbd& model, const Record& record, double t) {
  if (t <= 0) return 0;
  const double c = model.a + model.b + DropoutChances(model, record.x) - 1;
  return math::OneLessScaled2F1(model.a - 1, c, c - model.r - record.x,
                                -std::log1p(t / (model.alpha + record.T)));
}

double PAtLeastOneIfAlive(const BgNbd& model, const Record& record, double t) {
  return -std::expm1(-(model.r + record.x) *
                     std::log1p(t / (model.alpha + record.T)));
}

}  // namespace shuke::predict
