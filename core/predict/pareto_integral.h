// The integral that Pareto/NBD rests on,
//   J(from, to) = ∫_{from}^{to} ((α+u)/(α+from))^−R ((β+u)/(β+from))^−S du,
// and, weighed by its integrand, the means that its derivatives need. Once for
// any bounds, once for bounds of whole days, of which a fit asks for many with
// one R.
#ifndef SHUKE_PREDICT_PARETO_INTEGRAL_H_
#define SHUKE_PREDICT_PARETO_INTEGRAL_H_

#include <cstddef>
#include <vector>

namespace shuke::predict {

struct ParetoIntegral {
  double value = 0;
  // Means of ln((α+u)/(α+from)), ln((β+u)/(β+from)), 1/(α+u), 1/(β+u).
  double log_alpha = 0, log_beta = 0;
  double inverse_alpha = 0, inverse_beta = 0;
};

// R, S > 0; 0 where to <= from. Relative error below 3e-13.
double IntegratePareto(double R, double alpha, double S, double beta,
                       double from, double to);
ParetoIntegral IntegrateParetoWithMeans(double R, double alpha, double S,
                                        double beta, double from, double to);

// The same by whole days. Beginning with day 0 at time 0, a day lasts
// 1/days_per_unit.
class ParetoDays {
 public:
  // For days up to `days`. O(days), and six times that with the first Prepare.
  ParetoDays(double alpha, double S, double beta, double days_per_unit,
             size_t days);

  // Takes `R` from now on, for days from `first` to `last`. O(6 (last−first)).
  void Prepare(double R, size_t first, size_t last);
  // first <= from < to <= last. Relative error below 1e-11 where the whole
  // matters, since what is left out is a difference: 1e-13 of J(first, last).
  ParetoIntegral Between(size_t from, size_t to) const;

  // ln(α + day) and ln(β + day).
  double log_alpha(size_t day) const { return log_alpha_[day]; }
  double log_beta(size_t day) const { return log_beta_[day]; }

 private:
  static constexpr size_t kNodes = 6;
  // Sums over the days from one on, relative to the integrand at its start.
  struct Rest {
    double value = 0;
    double log_alpha = 0, log_beta = 0;
    double inverse_alpha = 0, inverse_beta = 0;
  };
  // A node of a day: logarithms relative to the day's start.
  struct Node {
    double log_alpha, log_beta;
    double inverse_alpha, inverse_beta;
  };

  void MakeNodes();
  Rest OfDay(size_t day) const;
  // The integrand at one day relative to that at an earlier one.
  double Fallen(size_t from, size_t to) const;

  const double alpha_, S_, beta_, day_length_;
  double R_ = 0;
  std::vector<double> log_alpha_, log_beta_;
  std::vector<Node> nodes_;  // six a day, once they are needed
  std::vector<Rest> rest_;   // by day, from it to `last`
};

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_PARETO_INTEGRAL_H_
