// For any bounds: 24 Gauss–Legendre nodes in v = ln(min(α,β) + u), in which one
// factor is a plain exponential and the other is smooth. What is below e⁻⁴⁰ of
// the integrand at `from` is cut off, so that the nodes stand where the mass
// is.
//
// By days: of one R the integrals over all pairs of days are differences of
// sums over days,
//   J(a, b) = V(a) − f(b)/f(a) V(b),   V(d) = v(d) + f(d+1)/f(d) V(d+1),
// where v(d) is one day's integral and every V is relative to the integrand f
// at its own day, so that nothing overflows. The means obey the same, with the
// logarithms moved to the new start on the way. A day's integral needs six
// nodes, whose logarithms are the same for every R: six nodes are exact to
// 1e-15 where the integrand falls by no more than e^1.5 in a day and its poles,
// at −α and −β, are three days off; another day takes the 24.
#include "core/predict/pareto_integral.h"

#include <algorithm>
#include <cmath>

#include "core/math/gauss_legendre.h"

namespace shuke::predict {
namespace {

constexpr double kCut = 40;
constexpr double kMostFall = 1.5;
constexpr double kLeastDaysToPole = 3;

template <bool with_means>
ParetoIntegral Integrate(double R, double alpha, double S, double beta,
                         double from, double to) {
  ParetoIntegral out;
  if (to <= from) return out;
  // Where either factor, times du = e^v dv, has fallen to e^−kCut.
  const auto cut = [&](double scale, double power) {
    return power <= 1 ? to : scale * std::expm1(kCut / (power - 1)) + from;
  };
  const double end = std::min({to, cut(alpha + from, R), cut(beta + from, S)});
  const bool alpha_least = alpha <= beta;
  const double least = alpha_least ? alpha : beta;
  const double more = alpha_least ? beta - alpha : alpha - beta;
  const double start = least + from;
  const double other_start = start + more;
  // Powers of the plain exponential and of the other factor.
  const double P = alpha_least ? R : S;
  const double Q = alpha_least ? S : R;
  const double half = std::log1p((end - from) / start) / 2;
  for (const math::QuadraturePair& pair : math::kGaussLegendre24) {
    for (const double node : {-pair.node, pair.node}) {
      const double v = half * (1 + node);  // from the start
      const double grown = std::exp(v);
      const double other =
          more == 0 ? v : std::log((start * grown + more) / other_start);
      const double weight = pair.weight * std::exp((1 - P) * v - Q * other);
      out.value += weight;
      if constexpr (with_means) {
        out.log_alpha += weight * (alpha_least ? v : other);
        out.log_beta += weight * (alpha_least ? other : v);
        const double near = 1 / (start * grown);
        const double far = 1 / (start * grown + more);
        out.inverse_alpha += weight * (alpha_least ? near : far);
        out.inverse_beta += weight * (alpha_least ? far : near);
      }
    }
  }
  if constexpr (with_means) {
    out.log_alpha /= out.value;
    out.log_beta /= out.value;
    out.inverse_alpha /= out.value;
    out.inverse_beta /= out.value;
  }
  out.value *= half * start;
  return out;
}

}  // namespace

double IntegratePareto(double R, double alpha, double S, double beta,
                       double from, double to) {
  return Integrate<false>(R, alpha, S, beta, from, to).value;
}

ParetoIntegral IntegrateParetoWithMeans(double R, double alpha, double S,
                                        double beta, double from, double to) {
  return Integrate<true>(R, alpha, S, beta, from, to);
}

ParetoDays::ParetoDays(double alpha, double S, double beta,
                       double days_per_unit, size_t days)
    : alpha_(alpha), S_(S), beta_(beta), day_length_(1 / days_per_unit) {
  for (size_t day = 0; day <= days; ++day) {
    const double time = static_cast<double>(day) * day_length_;
    log_alpha_.push_back(std::log(alpha + time));
    log_beta_.push_back(std::log(beta + time));
  }
}

void ParetoDays::MakeNodes() {
  rest_.resize(log_alpha_.size());
  nodes_.reserve(log_alpha_.size() * kNodes);
  for (size_t day = 0; day + 1 < log_alpha_.size(); ++day) {
    const double time = static_cast<double>(day) * day_length_;
    for (const math::QuadraturePair& pair : math::kGaussLegendre6) {
      for (const double node : {-pair.node, pair.node}) {
        const double later = day_length_ * (1 + node) / 2;
        nodes_.push_back({std::log1p(later / (alpha_ + time)),
                          std::log1p(later / (beta_ + time)),
                          1 / (alpha_ + time + later),
                          1 / (beta_ + time + later)});
      }
    }
  }
}

double ParetoDays::Fallen(size_t from, size_t to) const {
  return std::exp(-R_ * (log_alpha_[to] - log_alpha_[from]) -
                  S_ * (log_beta_[to] - log_beta_[from]));
}

// One day's integrals, not divided by their value.
ParetoDays::Rest ParetoDays::OfDay(size_t day) const {
  const double from = static_cast<double>(day) * day_length_;
  const double to_pole = (std::min(alpha_, beta_) + from) / day_length_;
  if (to_pole < kLeastDaysToPole || R_ + S_ > kMostFall * to_pole) {
    const ParetoIntegral exact =
        Integrate<true>(R_, alpha_, S_, beta_, from, from + day_length_);
    return {exact.value, exact.value * exact.log_alpha,
            exact.value * exact.log_beta, exact.value * exact.inverse_alpha,
            exact.value * exact.inverse_beta};
  }
  Rest sum;
  const Node* node = &nodes_[day * kNodes];
  for (const math::QuadraturePair& pair : math::kGaussLegendre6) {
    for (int side = 0; side < 2; ++side, ++node) {
      const double weight =
          pair.weight * std::exp(-R_ * node->log_alpha - S_ * node->log_beta);
      sum.value += weight;
      sum.log_alpha += weight * node->log_alpha;
      sum.log_beta += weight * node->log_beta;
      sum.inverse_alpha += weight * node->inverse_alpha;
      sum.inverse_beta += weight * node->inverse_beta;
    }
  }
  const double half = day_length_ / 2;
  return {half * sum.value, half * sum.log_alpha, half * sum.log_beta,
          half * sum.inverse_alpha, half * sum.inverse_beta};
}

void ParetoDays::Prepare(double R, size_t first, size_t last) {
  if (rest_.empty()) MakeNodes();
  R_ = R;
  rest_[last] = {};
  for (size_t day = last; day-- > first;) {
    const Rest& later = rest_[day + 1];
    const double fallen = Fallen(day, day + 1);
    const double by_alpha = log_alpha_[day + 1] - log_alpha_[day];
    const double by_beta = log_beta_[day + 1] - log_beta_[day];
    Rest rest = OfDay(day);
    rest.value += fallen * later.value;
    rest.log_alpha += fallen * (later.log_alpha + by_alpha * later.value);
    rest.log_beta += fallen * (later.log_beta + by_beta * later.value);
    rest.inverse_alpha += fallen * later.inverse_alpha;
    rest.inverse_beta += fallen * later.inverse_beta;
    rest_[day] = rest;
  }
}

ParetoIntegral ParetoDays::Between(size_t from, size_t to) const {
  const Rest& a = rest_[from];
  const Rest& b = rest_[to];
  const double by_alpha = log_alpha_[to] - log_alpha_[from];
  const double by_beta = log_beta_[to] - log_beta_[from];
  const double fallen = std::exp(-R_ * by_alpha - S_ * by_beta);
  const double value = a.value - fallen * b.value;
  const double share = 1 / value;
  return {value,
          share * (a.log_alpha - fallen * (b.log_alpha + by_alpha * b.value)),
          share * (a.log_beta - fallen * (b.log_beta + by_beta * b.value)),
          share * (a.inverse_alpha - fallen * b.inverse_alpha),
          share * (a.inverse_beta - fallen * b.inverse_beta)};
}

}  // namespace shuke::predict
