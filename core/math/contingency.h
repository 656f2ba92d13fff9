// Do two things go together more often than chance would have it? Tests on a
// two-by-two table, and what to believe after many of them.
#ifndef SHUKE_MATH_CONTINGENCY_H_
#define SHUKE_MATH_CONTINGENCY_H_

#include <cstdint>
#include <span>
#include <vector>

namespace shuke::math {

// Of `total` things `left` have one mark, `right` the other, `both` both.
// 0 <= both <= left, right <= total, and left + right − both <= total.
struct Overlap {
  uint64_t both;
  uint64_t left;
  uint64_t right;
  uint64_t total;
};

// Pearson's χ² without correction; 0 where a margin is empty or full.
double ChiSquare(const Overlap& overlap);

// Fisher's exact test, one-sided: how likely at least `both` are if the marks
// know nothing of each other. O(both) at worst, a few terms as a rule.
double FisherGreater(const Overlap& overlap);

// Benjamini and Hochberg (1995): for each p the least false-discovery rate at
// which it counts as a find, in the order of `p_values`. `tests` is how many
// were made; those not among the p_values are taken to be larger than all of
// these. O(n log n).
std::vector<double> FalseDiscoveryRates(std::span<const double> p_values,
                                        uint64_t tests);

}  // namespace shuke::math

#endif  // SHUKE_MATH_CONTINGENCY_H_
