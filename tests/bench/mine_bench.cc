// What rules cost: on the groceries of R's arules, where SHUKE_GROCERIES names
// them, and on baskets made as T10I4D100K was (Agrawal and Srikant 1994):
// 100,000 baskets of ten items on average, out of 870, drawn from 1,000
// patterns of four items on average.
#include <benchmark/benchmark.h>

#include <cmath>
#include <map>

#include "core/base/rng.h"
#include "core/mine/frequent_sets.h"
#include "core/mine/rules.h"
#include "tests/mine/lists.h"

namespace shuke::mine {
namespace {

uint32_t Poisson(Rng& rng, double mean) {
  uint32_t n = 0;
  for (double product = rng.Unit(); product > std::exp(-mean); ++n)
    product *= rng.Unit();
  return n;
}

const NamedBaskets& Made() {
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

void FindIn(benchmark::State& state, const Baskets& baskets) {
  const double support = static_cast<double>(state.range(0)) / 10'000;
  const double confidence = static_cast<double>(state.range(1)) / 100;
  size_t rules = 0;
  for (auto _ : state) {
    rules =
        FindRules(baskets, {support, 1, confidence, 10, 1, false}).rules.size();
  }
  state.counters["rules"] = static_cast<double>(rules);
}

void BM_RulesOfGroceries(benchmark::State& state) {
  static const auto* lists = new std::optional<NamedBaskets>(Groceries());
  if (!*lists) {
    state.SkipWithError("SHUKE_GROCERIES names no file");
    return;
  }
  FindIn(state, (*lists)->baskets);
}

void BM_RulesOfT10I4D100K(benchmark::State& state) {
  FindIn(state, Made().baskets);
}

// Support in hundredths of a percent, confidence in percent.
BENCHMARK(BM_RulesOfGroceries)
    ->Args({10, 50})
    ->Args({100, 50})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(BM_RulesOfT10I4D100K)
    ->Args({100, 50})
    ->Args({10, 50})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace shuke::mine
