// Pareto/NBD (Schmittlein, Morrison and Colombo 1987): customers buy at a
// steady rate until, at some moment, they drop out.
//
// Rates λ differ by gamma(r, α), dropout rates μ by gamma(s, β). Times are in
// one unit, that of α and β. Every result is finite for positive parameters,
// x >= 0, 0 <= t_x <= T.
#ifndef SHUKE_PREDICT_PARETO_NBD_H_
#define SHUKE_PREDICT_PARETO_NBD_H_

#include <vector>

#include "core/predict/bg_nbd.h"
#include "core/predict/history.h"

namespace shuke::predict {

struct ParetoNbd {
  double r;
  double alpha;
  double s;
  double beta;
};

double LogLikelihood(const ParetoNbd& model, const Record& record);

// Over all customers, times in units of `days_per_unit` days. Fills the
// derivatives by r, α, s, β. O(24 patterns).
double LogLikelihood(const ParetoNbd& model, const Patterns& patterns,
                     double days_per_unit, double gradient[4]);

// The probability of not having dropped out by T.
double PAlive(const ParetoNbd& model, const Record& record);
// Of every pattern, appended to `alive`.
void PAlive(const ParetoNbd& model, const Patterns& patterns,
            double days_per_unit, std::vector<double>& alive);
// Purchases to be expected in (T, T + t] of who is alive at T; rests on x and T
// alone.
double ExpectedIfAlive(const ParetoNbd& model, const Record& record, double t);
// The probability of at least one, likewise.
double PAtLeastOneIfAlive(const ParetoNbd& model, const Record& record,
                          double t);

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_PARETO_NBD_H_
