// Customers are taken by x, so that gamma functions are computed once for each
// distinct x; what is left for a customer is one logarithm.
#include "core/predict/gamma_gamma.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/math/bfgs.h"
#include "core/math/log_gamma.h"
#include "core/math/sum.h"

namespace shuke::predict {
namespace {

// ln p, ln q and ln(γ / mean spend) stay within: beyond it the distributions no
// longer change, and the likelihood has no maximum.
constexpr double kMostLog = 14;

struct Spender {
  int32_t x;
  double mean;
};

// Customers with something to say, by x and then spend.
std::vector<Spender> SpendersOf(std::span<const int32_t> x,
                                std::span<const double> mean_spend) {
  std::vector<Spender> spenders;
  for (size_t i = 0; i < x.size(); ++i)
    if (x[i] > 0 && mean_spend[i] > 0)
      spenders.push_back({x[i], mean_spend[i]});
  std::sort(spenders.begin(), spenders.end(),
            [](const Spender& a, const Spender& b) {
              return a.x != b.x ? a.x < b.x : a.mean < b.mean;
            });
  return spenders;
}

double LogLikelihoodOf(const GammaGamma& model,
                       const std::vector<Spender>& spenders,
                       const std::vector<double>& log_mean,
                       double gradient[3]) {
  const auto [p, q, gamma] = model;
  const double psi_q = math::Digamma(q), gamma_q = math::LogGamma(q);
  const double log_gamma = std::log(gamma);
  math::Sum total;
  double by_p = 0, by_q = 0, by_gamma = 0;
  for (size_t i = 0; i < spenders.size();) {
    const double x = spenders[i].x;
    const double all = p * x + q;
    const double psi_all = math::Digamma(all), psi_px = math::Digamma(p * x);
    const double log_x = std::log(x);
    const double fixed = math::LogGamma(all) - math::LogGamma(p * x) - gamma_q +
                         q * log_gamma + p * x * log_x;
    for (; i < spenders.size() && spenders[i].x == x; ++i) {
      const double scale = gamma + x * spenders[i].mean;
      const double log_scale = std::log(scale);
      total.Add(fixed + (p * x - 1) * log_mean[i] - all * log_scale);
      by_p += x * (psi_all - psi_px + log_x + log_mean[i] - log_scale);
      by_q += psi_all - psi_q + log_gamma - log_scale;
      by_gamma += q / gamma - all / scale;
    }
  }
  gradient[0] = by_p;
  gradient[1] = by_q;
  gradient[2] = by_gamma;
  return total.value();
}

std::vector<double> LogMeans(const std::vector<Spender>& spenders) {
  std::vector<double> out;
  out.reserve(spenders.size());
  for (const Spender& spender : spenders) out.push_back(std::log(spender.mean));
  return out;
}

double Correlation(const std::vector<Spender>& spenders) {
  const double n = static_cast<double>(spenders.size());
  double mean_x = 0, mean_m = 0;
  for (const Spender& spender : spenders) {
    mean_x += spender.x / n;
    mean_m += spender.mean / n;
  }
  double xx = 0, mm = 0, xm = 0;
  for (const Spender& spender : spenders) {
    xx += (spender.x - mean_x) * (spender.x - mean_x);
    mm += (spender.mean - mean_m) * (spender.mean - mean_m);
    xm += (spender.x - mean_x) * (spender.mean - mean_m);
  }
  return xx > 0 && mm > 0 ? xm / std::sqrt(xx * mm) : 0;
}

}  // namespace

double LogLikelihood(const GammaGamma& model, std::span<const int32_t> x,
                     std::span<const double> mean_spend, double gradient[3]) {
  const std::vector<Spender> spenders = SpendersOf(x, mean_spend);
  return LogLikelihoodOf(model, spenders, LogMeans(spenders), gradient);
}

SpendFit FitGammaGamma(std::span<const int32_t> x,
                       std::span<const double> mean_spend) {
  const std::vector<Spender> spenders = SpendersOf(x, mean_spend);
  SpendFit fit{{1, 1, 1}, 0, false, static_cast<int>(spenders.size()), 0, 0};
  if (spenders.empty()) return fit;
  const std::vector<double> log_mean = LogMeans(spenders);
  math::Sum sum;
  for (const Spender& spender : spenders) sum.Add(spender.mean);
  fit.observed_mean = sum.value() / static_cast<double>(spenders.size());
  fit.frequency_correlation = Correlation(spenders);
  const double log_unit = std::log(fit.observed_mean);

  const auto objective = [&](std::span<const double> at,
                             std::span<double> gradient) {
    for (const double v : at)
      if (std::abs(v) > kMostLog) return HUGE_VAL;
    const GammaGamma model = {std::exp(at[0]), std::exp(at[1]),
                              std::exp(at[2] + log_unit)};
    double g[3];
    const double value = LogLikelihoodOf(model, spenders, log_mean, g);
    gradient[0] = -g[0] * model.p;
    gradient[1] = -g[1] * model.q;
    gradient[2] = -g[2] * model.gamma;
    return -value;
  };
  // p γ / (q − 1) is about the mean at either start.
  bool first = true;
  for (const auto& [p, q] : {std::pair(5.0, 4.0), std::pair(1.0, 2.0)}) {
    math::Minimum minimum = math::MinimizeBfgs(
        objective, {std::log(p), std::log(q), std::log((q - 1) / p)});
    const std::vector<double> inverse =
        math::InvertPositive(math::HessianOf(objective, minimum.at), 3);
    if (!inverse.empty()) math::Polish(objective, inverse, minimum);
    if (!first && !(-minimum.value > fit.log_likelihood + 1e-9)) continue;
    first = false;
    fit.log_likelihood = -minimum.value;
    fit.converged = minimum.converged;
    fit.model = {std::exp(minimum.at[0]), std::exp(minimum.at[1]),
                 std::exp(minimum.at[2] + log_unit)};
  }
  return fit;
}

double ExpectedSpend(const SpendFit& fit, double x, double mean_spend) {
  const auto& [p, q, gamma] = fit.model;
  const bool known = x > 0 && mean_spend > 0;
  const double most = fit.observed_mean;
  if (fit.customers == 0) return 0;
  // Parameters that ran off mean nothing, and not the same on every machine.
  if (!fit.converged) return known ? mean_spend : fit.observed_mean;
  if (!known) return q > 1 ? fit.model.PopulationMean() : most;
  const double trials = p * x + q - 1;
  // With q < 1 and a small p even this has no mean.
  if (trials <= 0) return mean_spend;
  return (gamma + mean_spend * x) * p / trials;
}

}  // namespace shuke::predict
