// BG/NBD (Fader, Hardie and Lee 2005) and its modification MBG/NBD (Batislam,
// Denizel and Filiztekin 2007): customers buy at a steady rate until, after a
// purchase, they drop out.
//
// Rates λ differ between customers by a gamma(r, α) distribution, the chance p
// to drop out after a purchase by a beta(a, b). In BG/NBD nobody drops out
// before the first repeat, so that a one-time buyer is alive for certain; in
// MBG/NBD they may.
//
// Times are in one unit of the caller's choice, the unit of α. Every result is
// finite for r, α, a, b > 0, x >= 0, 0 <= t_x <= T.
#ifndef SHUKE_PREDICT_BG_NBD_H_
#define SHUKE_PREDICT_BG_NBD_H_

#include <vector>

#include "core/predict/history.h"

namespace shuke::predict {

struct BgNbd {
  double r;
  double alpha;
  double a;
  double b;
  bool from_the_first;  // MBG/NBD: one may drop out after the first purchase
};

// One customer's history, in the model's unit of time.
struct Record {
  double x;
  double t_x;
  double T;
};

// Of one customer's history (equation 6; MBG/NBD: equation 5).
double LogLikelihood(const BgNbd& model, const Record& record);

// Over all customers, times in units of `days_per_unit` days. Fills the
// derivatives by r, α, a, b. O(patterns + days + largest x).
double LogLikelihood(const BgNbd& model, const Patterns& patterns,
                     double days_per_unit, double gradient[4]);

// The probability of not having dropped out by T.
double PAlive(const BgNbd& model, const Record& record);
// Of every pattern, appended to `alive`.
void PAlive(const BgNbd& model, const Patterns& patterns, double days_per_unit,
            std::vector<double>& alive);
// Purchases to be expected in (T, T + t] of who is alive at T (equation 10);
// rests on x and T alone.
double ExpectedIfAlive(const BgNbd& model, const Record& record, double t);
// The probability of at least one, likewise.
double PAtLeastOneIfAlive(const BgNbd& model, const Record& record, double t);

}  // namespace shuke::predict

#endif  // SHUKE_PREDICT_BG_NBD_H_
