// Two shares side by side: is the one larger than the other, and by how much?
#ifndef SHUKE_MATH_TWO_SHARES_H_
#define SHUKE_MATH_TWO_SHARES_H_

#include <cstdint>

#include "core/math/interval.h"

namespace shuke::math {

struct Share {
  uint64_t hits = 0;  // <= trials
  uint64_t trials = 0;

  // 0 of no trials.
  double rate() const {
    return trials == 0
               ? 0
               : static_cast<double>(hits) / static_cast<double>(trials);
  }
};

// The least of the four counts that the pooled share leads one to expect; 0
// without trials on either side. Below 5 the normal approximation is not to be
// trusted (Cochran 1954).
double LeastExpected(const Share& a, const Share& b);

// Two-sided p of the z-test with the pooled variance: χ² without correction,
// as R's prop.test(correct = FALSE). 1 where all or none of both are hits, and
// without trials on either side.
double PooledZTest(const Share& a, const Share& b);

// Two-sided p of Fisher's exact test: the probability of all tables with the
// same margins that are no likelier than this one, as R's fisher.test.
// O(hits).
double FisherTest(const Share& a, const Share& b);

// Interval of a.rate() − b.rate(), Wilson's score intervals of both squared
// together (Newcombe 1998, method 10). `z` is the normal quantile of its two
// sides. [−1, 1] of no trials.
Interval NewcombeInterval(const Share& a, const Share& b,
                          double z = kNormal975);

}  // namespace shuke::math

#endif  // SHUKE_MATH_TWO_SHARES_H_
