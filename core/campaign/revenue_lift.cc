// A draw of n customers with replacement holds Binomial(n, k/n) buyers, each
// any of the k with the same probability, and nothing of the rest. The binomial
// is drawn 64 customers at a time: each compares a uniform number, bit by bit
// from the top, with k/n, whose bits long division gives; about eight words
// decide all 64. Nothing goes through libm, so the draws are the same
// everywhere.
#include "core/campaign/revenue_lift.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/base/rng.h"

namespace shuke::campaign {
namespace {

int64_t DrawBinomial(uint64_t n, uint64_t k, Rng& rng) {
  if (k == n) return static_cast<int64_t>(n);
  int64_t hits = 0;
  for (uint64_t done = 0; done < n; done += 64) {
    const uint64_t lanes = std::min<uint64_t>(64, n - done);
    uint64_t open = lanes == 64 ? ~uint64_t{0} : (uint64_t{1} << lanes) - 1;
    uint64_t rest = k;
    while (open != 0 && rest != 0) {
      const uint64_t word = rng.Next();
      rest *= 2;
      if (rest >= n) {
        rest -= n;
        hits += std::popcount(open & ~word);
        open &= word;
      } else {
        open &= ~word;
      }
    }
  }
  return hits;
}

double DrawMean(const GroupSpend& group, const std::vector<int64_t>& spend,
                Rng& rng) {
  const int64_t buyers =
      DrawBinomial(static_cast<uint64_t>(group.customers), spend.size(), rng);
  int64_t sum = 0;
  for (int64_t i = 0; i < buyers; ++i) {
    sum += spend[rng.Below(static_cast<uint32_t>(spend.size()))];
  }
  return static_cast<double>(sum) / static_cast<double>(group.customers);
}

double Mean(const GroupSpend& group) {
  int64_t sum = 0;
  for (const int64_t minor : group.buyers_minor) sum += minor;
  return static_cast<double>(sum) / static_cast<double>(group.customers);
}

// Hyndman and Fan's type 7, R's default.
double Quantile(const std::vector<double>& sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const double floor = std::floor(at);
  const auto i = static_cast<size_t>(floor);
  if (i + 1 == sorted.size()) return sorted[i];
  return sorted[i] + (at - floor) * (sorted[i + 1] - sorted[i]);
}

}  // namespace

std::optional<RevenueLift> MeasureRevenueLift(const GroupSpend& treated,
                                              const GroupSpend& control,
                                              const EffectPolicy& policy) {
  if (treated.customers == 0 || control.customers == 0) return std::nullopt;
  RevenueLift result;
  result.treated_minor = Mean(treated);
  result.control_minor = Mean(control);
  result.lift_minor = result.treated_minor - result.control_minor;

  std::vector<int64_t> treated_spend = treated.buyers_minor;
  std::vector<int64_t> control_spend = control.buyers_minor;
  std::sort(treated_spend.begin(), treated_spend.end());
  std::sort(control_spend.begin(), control_spend.end());
  Rng rng(static_cast<uint64_t>(policy.bootstrap_seed));
  std::vector<double> lifts;
  lifts.reserve(static_cast<size_t>(policy.bootstrap_rounds));
  for (int round = 0; round < policy.bootstrap_rounds; ++round) {
    const double drawn = DrawMean(treated, treated_spend, rng);
    lifts.push_back(drawn - DrawMean(control, control_spend, rng));
  }
  std::sort(lifts.begin(), lifts.end());
  result.interval = {Quantile(lifts, policy.alpha / 2),
                     Quantile(lifts, 1 - policy.alpha / 2)};
  return result;
}

}  // namespace shuke::campaign
