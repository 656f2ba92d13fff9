// The models and rules of predict_bench and mine_bench, on the same data, as
// the page runs them: compiled to WebAssembly and timed in a browser, where
// there is no Google Benchmark. Prints a line "name<tab>milliseconds" for each,
// the best of a few runs. scripts/bench-browser runs it.
#include <emscripten.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include "core/mine/rules.h"
#include "core/predict/prediction.h"
#include "tests/bench/generated_baskets.h"
#include "tests/predict/simulate.h"

namespace shuke {
namespace {

constexpr double kEnoughMs = 1500;
constexpr int kMostRuns = 5;

// Runs until kEnoughMs have passed or kMostRuns were made.
template <typename Work>
void Time(const std::string& name, const Work& work) {
  double best = HUGE_VAL, spent = 0;
  for (int run = 0; run < kMostRuns && spent < kEnoughMs; ++run) {
    const double begin = emscripten_get_now();
    work();
    const double took = emscripten_get_now() - begin;
    best = std::min(best, took);
    spent += took;
  }
  std::printf("%s\t%.1f\n", name.c_str(), best);
}

void TimeModels(int customers) {
  using predict::ModelKind;
  const predict::Simulation shop =
      predict::SimulateShop({.52, 6.2, .89, 1.6}, customers, 730, 1);
  const std::string size = "/" + std::to_string(customers);
  const auto fit = [&](ModelKind kind) {
    const predict::Patterns grouped =
        predict::GroupHistories(shop.x, shop.t_x_days, shop.T_days);
    return predict::FitModel(kind, grouped, 21, false).log_likelihood;
  };
  volatile double sink = 0;
  Time("BM_FitBgNbd" + size, [&] { sink = fit(ModelKind::kBgNbd); });
  Time("BM_FitMbgNbd" + size, [&] { sink = fit(ModelKind::kMbgNbd); });
  Time("BM_FitParetoNbd" + size, [&] { sink = fit(ModelKind::kParetoNbd); });
  const customers::Customers people = predict::CustomersOf(shop.purchases);
  const predict::Histories all = predict::ObserveUntil(people, 10'730);
  Time("BM_FitGammaGamma" + size, [&] {
    sink = predict::FitGammaGamma(all.x, all.mean_spend).log_likelihood;
  });
}

void TimePrediction(int customers) {
  const predict::Simulation shop =
      predict::SimulateShop({.52, 6.2, .89, 1.6}, customers, 730, 1);
  const customers::Customers people = predict::CustomersOf(shop.purchases);
  volatile int sink = 0;
  Time("BM_Predict/" + std::to_string(customers),
       [&] { sink = predict::Predict(people, 10'730, {}).early_warnings; });
}

void TimeRules(const std::string& name, const mine::Baskets& baskets,
               double support, double confidence) {
  size_t rules = 0;
  Time(name, [&] {
    rules = mine::FindRules(baskets, {support, 1, confidence, 10, 1, false})
                .rules.size();
  });
  std::printf("# %zu rules\n", rules);
}

int Run() {
  TimeModels(100'000);
  TimeModels(1'000'000);
  TimePrediction(10'000);
  TimePrediction(100'000);
  std::ifstream groceries("/groceries.csv");
  if (groceries) {
    const mine::NamedBaskets lists = mine::ReadLists(groceries);
    TimeRules("BM_RulesOfGroceries/10/50", lists.baskets, .001, .5);
    TimeRules("BM_RulesOfGroceries/100/50", lists.baskets, .01, .5);
  }
  const mine::Baskets& made = mine::T10I4D100K().baskets;
  TimeRules("BM_RulesOfT10I4D100K/100/50", made, .01, .5);
  TimeRules("BM_RulesOfT10I4D100K/10/50", made, .001, .5);
  return 0;
}

}  // namespace
}  // namespace shuke

int main() { return shuke::Run(); }
