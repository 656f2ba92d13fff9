#include "core/math/ranking.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace shuke::math {

std::optional<double> AreaUnderRoc(std::span<const double> score,
                                   std::span<const uint8_t> hit) {
  std::vector<uint32_t> order(score.size());
  std::iota(order.begin(), order.end(), uint32_t{0});
  std::sort(order.begin(), order.end(),
            [&](uint32_t a, uint32_t b) { return score[a] < score[b]; });
  // Pairs won by hits, in halves, so that it stays a whole number.
  uint64_t halves = 0, misses_below = 0, hits = 0;
  for (size_t i = 0; i < order.size();) {
    uint64_t tied_hits = 0, tied_misses = 0;
    const double value = score[order[i]];
    for (; i < order.size() && score[order[i]] == value; ++i)
      ++(hit[order[i]] != 0 ? tied_hits : tied_misses);
    halves += tied_hits * (2 * misses_below + tied_misses);
    misses_below += tied_misses;
    hits += tied_hits;
  }
  if (hits == 0 || misses_below == 0) return std::nullopt;
  return static_cast<double>(halves) /
         (2.0 * static_cast<double>(hits) * static_cast<double>(misses_below));
}

}  // namespace shuke::math
