// From the bytes of an export to its report, on the generated shop.
//
//   read        bytes in, orders out: what dropping a file costs
//   report      the first report on what was read: identity, scores, stages
//   threshold   a policy that moves one bound, and the report anew
//   select      a sort of all customers by net amount
//   draft       the list of one stage
#include <benchmark/benchmark.h>

#include <string>

#include "core/sample/sample_shop.h"
#include "core/session/session.h"

namespace shuke {
namespace {

std::string Export(size_t orders) {
  sample::SampleOptions options;
  options.orders = orders;
  sample::SampleShop shop(options);
  std::string bytes, chunk(size_t{1} << 20, '\0');
  while (const size_t got = shop.Read(chunk.data(), chunk.size())) {
    bytes.append(chunk, 0, got);
  }
  return bytes;
}

// In chunks, as a host feeds it.
void Read(session::Session& session, const std::string& bytes) {
  constexpr size_t kChunk = size_t{4} << 20;
  session.BeginFile("sample.csv", "{}");
  for (size_t at = 0; at < bytes.size(); at += kChunk) {
    session.Feed(std::string_view(bytes).substr(at, kChunk));
  }
  session.FinishFile();
}

void BM_Read(benchmark::State& state) {
  const std::string bytes = Export(static_cast<size_t>(state.range(0)));
  for (auto _ : state) {
    session::Session session;
    Read(session, bytes);
    benchmark::DoNotOptimize(session.HasOrders());
  }
  state.SetBytesProcessed(state.iterations() *
                          static_cast<int64_t>(bytes.size()));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_Read)->Arg(20000)->Arg(200000)->Unit(benchmark::kMillisecond);

void BM_Report(benchmark::State& state) {
  session::Session session;
  Read(session, Export(static_cast<size_t>(state.range(0))));
  for (auto _ : state) {
    session.SetAsOf("");  // whatever was computed is dropped
    benchmark::DoNotOptimize(session.Report());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_Report)->Arg(20000)->Arg(200000)->Unit(benchmark::kMillisecond);

void BM_Threshold(benchmark::State& state) {
  session::Session session;
  Read(session, Export(static_cast<size_t>(state.range(0))));
  int months = 0;
  for (auto _ : state) {
    months = months == 3 ? 2 : 3;
    session.SetPolicy(
        "{\"lifecycle\":{\"new_months\":" + std::to_string(months) + "}}");
    benchmark::DoNotOptimize(session.Report());
  }
}
BENCHMARK(BM_Threshold)->Arg(200000)->Unit(benchmark::kMillisecond);

void BM_Select(benchmark::State& state) {
  session::Session session;
  Read(session, Export(static_cast<size_t>(state.range(0))));
  std::string error;
  for (auto _ : state) {
    benchmark::DoNotOptimize(session.SelectCustomers(
        R"({"sort":{"fact":"net_minor","descending":true}})", &error));
  }
}
BENCHMARK(BM_Select)->Arg(200000)->Unit(benchmark::kMillisecond);

void BM_Draft(benchmark::State& state) {
  session::Session session;
  Read(session, Export(static_cast<size_t>(state.range(0))));
  session.SetWorkspace(R"({"secret":"00112233445566778899aabbccddeeff"})");
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        session.Draft(R"({"activity":"stage:silent","shop":"S"})"));
  }
}
BENCHMARK(BM_Draft)->Arg(200000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace shuke
