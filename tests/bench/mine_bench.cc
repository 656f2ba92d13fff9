// What rules cost: on the groceries of R's arules, where SHUKE_GROCERIES names
// them, and on generated baskets.
#include <benchmark/benchmark.h>

#include "core/mine/rules.h"
#include "tests/bench/generated_baskets.h"
#include "tests/mine/lists.h"

namespace shuke::mine {
namespace {

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
  FindIn(state, T10I4D100K().baskets);
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
