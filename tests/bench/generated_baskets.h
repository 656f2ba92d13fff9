// Baskets made as T10I4D100K was (Agrawal and Srikant 1994): 100,000 of ten
// items on average, out of 870, drawn from 1,000 patterns of four items on
// average.
#ifndef SHUKE_TESTS_BENCH_GENERATED_BASKETS_H_
#define SHUKE_TESTS_BENCH_GENERATED_BASKETS_H_

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/base/rng.h"
#include "tests/mine/lists.h"

namespace shuke::mine {

inline uint32_t Poisson(Rng& rng, double mean) {
  uint32_t n = 0;
  for (double product = rng.Unit(); product > std::exp(-mean); ++n)
    product *= rng.Unit();
  return n;
}

inline const NamedBaskets& T10I4D100K() {
  static const NamedBaskets* made = [] {
    constexpr uint32_t kItems = 870, kPatterns = 1000, kBaskets = 100'000;
    Rng rng(1994);
    std::vector<std::vector<uint32_t>> patterns(kPatterns);
    std::vector<double> reach;  // running weight of the patterns
    std::vector<double> loss;   // how often an item of one goes missing
    for (auto& pattern : patterns) {
      const uint32_t size = std::max(1u, Poisson(rng, 4));
      for (uint32_t i = 0; i < size; ++i) pattern.push_back(rng.Below(kItems));
      reach.push_back((reach.empty() ? 0 : reach.back()) + rng.Exponential());
      loss.push_back(.3 + .4 * rng.Unit());
    }
    auto* out = new NamedBaskets;
    std::vector<table::StringId> names;
    for (uint32_t item = 0; item < kItems; ++item)
      names.push_back(out->dictionary.Intern("item" + std::to_string(item)));
    std::vector<std::vector<table::StringId>> lists(kBaskets);
    for (auto& list : lists) {
      const uint32_t size = std::max(1u, Poisson(rng, 10));
      while (list.size() < size) {
        const auto p =
            static_cast<size_t>(std::lower_bound(reach.begin(), reach.end(),
                                                 rng.Unit() * reach.back()) -
                                reach.begin());
        for (const uint32_t item : patterns[p])
          if (rng.Unit() >= loss[p]) list.push_back(names[item]);
      }
    }
    out->baskets = BasketsOfLists(lists, out->dictionary);
    return out;
  }();
  return *made;
}

}  // namespace shuke::mine

#endif  // SHUKE_TESTS_BENCH_GENERATED_BASKETS_H_
