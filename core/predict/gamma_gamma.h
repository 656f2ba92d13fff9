// Gamma-Gamma (Fader, Hardie and Lee 2005, "RFM and CLV"; Fader and Hardie
// 2013): what a customer spends on a purchase day.
//
// Spends of one customer are gamma(p, ν), and ν differs between customers by
// gamma(q, γ). It assumes that spend does not go with frequency; see
// SpendFit::frequency_correlation.
#ifndef SHUKE_PREDICT_GAMMA_GAMMA_H_
#define SHUKE_PREDICT_GAMMA_GAMMA_H_

#include <cstdint>
#include <span>

namespace shuke::predict {

struct GammaGamma {
  double p;
  double q;
  double gamma;  // in the unit of spend

  // Of a customer of whom nothing is known; q > 1, else there is none.
  double PopulationMean() const { return p * gamma / (q - 1); }
};

struct SpendFit {
  GammaGamma model;
  double log_likelihood;
  bool converged;
  int customers;         // with x > 0 and a mean spend above 0
  double observed_mean;  // of those customers' means
  // Pearson's, of x with the mean spend, over the same customers.
  double frequency_correlation;
};

// Σ over customers with x > 0 and a mean spend m > 0 (2013, equation 1a).
// Fills the derivatives by p, q, γ. O(customers).
double LogLikelihood(const GammaGamma& model, std::span<const int32_t> x,
                     std::span<const double> mean_spend, double gradient[3]);

// By maximum likelihood. Without a customer of x > 0 and spend above 0 it has
// customers 0 and is not converged.
SpendFit FitGammaGamma(std::span<const int32_t> x,
                       std::span<const double> mean_spend);

// A customer's expected spend on a purchase day (2013, equation 5), a mean
// between their own and everybody's; x = 0 or spend 0: `fit`'s population mean.
// Where the fit did not converge, their own mean, and the observed one.
// Where q <= 1 the population has no mean and the observed one stands in.
double ExpectedSpend(const SpendFit& fit, double x, double mean_spend);

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_GAMMA_GAMMA_H_
