// What a fit and a whole prediction cost, on customers who behave as MBG/NBD
// says: two years, first purchases over its first eight months.
#include <benchmark/benchmark.h>

#include <map>

#include "core/predict/prediction.h"
#include "tests/predict/simulate.h"

namespace shuke::predict {
namespace {

const Simulation& Shop(int customers) {
  static std::map<int, Simulation> shops;
  const auto found = shops.find(customers);
  if (found != shops.end()) return found->second;
  return shops[customers] =
             SimulateShop({.52, 6.2, .89, 1.6}, customers, 730, 1);
}

// Grouping included: what a caller with one row a customer waits for.
void Fit(benchmark::State& state, ModelKind kind) {
  const Simulation& shop = Shop(static_cast<int>(state.range(0)));
  size_t patterns = 0;
  int evaluations = 0;
  for (auto _ : state) {
    const Patterns grouped = GroupHistories(shop.x, shop.t_x_days, shop.T_days);
    const ModelFit fit = FitModel(kind, grouped, 21, false);
    patterns = grouped.size();
    evaluations = fit.evaluations;
    benchmark::DoNotOptimize(fit.log_likelihood);
  }
  state.counters["patterns"] = static_cast<double>(patterns);
  state.counters["evaluations"] = evaluations;
}

void BM_FitBgNbd(benchmark::State& state) { Fit(state, ModelKind::kBgNbd); }
void BM_FitMbgNbd(benchmark::State& state) { Fit(state, ModelKind::kMbgNbd); }
void BM_FitParetoNbd(benchmark::State& state) {
  Fit(state, ModelKind::kParetoNbd);
}

void BM_FitGammaGamma(benchmark::State& state) {
  const Simulation& shop = Shop(static_cast<int>(state.range(0)));
  const Histories all = ObserveUntil(CustomersOf(shop.purchases), 10'730);
  for (auto _ : state)
    benchmark::DoNotOptimize(FitGammaGamma(all.x, all.mean_spend));
}

// Three models on all data, three on half of it, the backtest, and every
// customer's figures.
void BM_Predict(benchmark::State& state) {
  const Simulation& shop = Shop(static_cast<int>(state.range(0)));
  const customers::Customers customers = CustomersOf(shop.purchases);
  for (auto _ : state)
    benchmark::DoNotOptimize(Predict(customers, 10'730, {}).early_warnings);
}

#define SHUKE_SIZES Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)
BENCHMARK(BM_FitBgNbd)->SHUKE_SIZES;
BENCHMARK(BM_FitMbgNbd)->SHUKE_SIZES;
BENCHMARK(BM_FitParetoNbd)->SHUKE_SIZES;
BENCHMARK(BM_FitGammaGamma)->SHUKE_SIZES;
BENCHMARK(BM_Predict)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace shuke::predict
