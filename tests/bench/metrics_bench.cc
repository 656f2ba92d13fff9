// The figures of the shop on the generated one: all sections for one filter,
// and the costliest by themselves. Run it with --benchmark_filter=Metrics.
#include <benchmark/benchmark.h>

#include <string>

#include "core/sample/sample_shop.h"
#include "core/session/session.h"

namespace shuke {
namespace {

void Load(session::Session& session, size_t orders) {
  sample::SampleOptions options;
  options.orders = orders;
  sample::SampleShop shop(options);
  std::string chunk(size_t{4} << 20, '\0');
  session.BeginFile("sample.csv", "{}");
  while (const size_t got = shop.Read(chunk.data(), chunk.size())) {
    session.Feed(std::string_view(chunk).substr(0, got));
  }
  session.FinishFile();
  benchmark::DoNotOptimize(session.HasOrders());
}

void Run(benchmark::State& state, const char* request) {
  session::Session session;
  Load(session, static_cast<size_t>(state.range(0)));
  benchmark::DoNotOptimize(session.Metrics(R"({"section":"filters"})"));
  for (auto _ : state) benchmark::DoNotOptimize(session.Metrics(request));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void BM_MetricsAll(benchmark::State& state) { Run(state, "{}"); }
BENCHMARK(BM_MetricsAll)
    ->Arg(20000)
    ->Arg(1000000)
    ->Unit(benchmark::kMillisecond);

void BM_MetricsKeyFigures(benchmark::State& state) {
  Run(state, R"({"section":"key_figures"})");
}
BENCHMARK(BM_MetricsKeyFigures)->Arg(1000000)->Unit(benchmark::kMillisecond);

void BM_MetricsCohorts(benchmark::State& state) {
  Run(state, R"({"section":"cohorts"})");
}
BENCHMARK(BM_MetricsCohorts)->Arg(1000000)->Unit(benchmark::kMillisecond);

void BM_MetricsProducts(benchmark::State& state) {
  Run(state, R"({"section":"products"})");
}
BENCHMARK(BM_MetricsProducts)->Arg(1000000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace shuke
