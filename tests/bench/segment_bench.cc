// Who everybody is, over a million generated customers.
//
//   segments    every score, stage, tier, group and phase, from the purchases
//   moved bound a policy in force moves one bound, and everything is asked for
//   try         what a policy with one bound moved would change, all partitions
//   explain     one customer
#include <benchmark/benchmark.h>

#include "core/segment/explain.h"
#include "core/segment/segmentation.h"
#include "core/segment/what_if.h"
#include "tests/bench/generated_customers.h"

namespace shuke {
namespace {

using segment::Segmentation;
using segment::SegmentPolicies;

const bench::GeneratedCustomers& Million() {
  static const auto* shop = new bench::GeneratedCustomers(1'000'000);
  return *shop;
}

void AskAll(const Segmentation& segments) {
  benchmark::DoNotOptimize(segments.names().segment.data());
  benchmark::DoNotOptimize(segments.lifecycle().stage.data());
  benchmark::DoNotOptimize(segments.day_stages().stage.data());
  benchmark::DoNotOptimize(segments.phases().data());
  benchmark::DoNotOptimize(segments.funnel().step.data());
  benchmark::DoNotOptimize(segments.tiers().tier.data());
  benchmark::DoNotOptimize(segments.membership().member.data());
  benchmark::DoNotOptimize(segments.before().stage.data());
}

SegmentPolicies Scheme(segment::RfmScheme scheme) {
  SegmentPolicies policies;
  policies.rfm.scheme = scheme;
  return policies;
}

void BM_Segments(benchmark::State& state, segment::RfmScheme scheme) {
  const auto& shop = Million();
  for (auto _ : state) {
    const Segmentation segments(shop.inputs(), Scheme(scheme));
    AskAll(segments);
  }
}
BENCHMARK_CAPTURE(BM_Segments, bins, segment::RfmScheme::kBins)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Segments, quintiles, segment::RfmScheme::kQuintiles)
    ->Unit(benchmark::kMillisecond);

// A bound that a slider moves, to and fro.
struct Slider {
  const char* name;
  void (*move)(SegmentPolicies&, bool away);
};
constexpr Slider kSliders[] = {
    {"monetary",
     [](SegmentPolicies& p, bool away) {
       p.rfm.monetary_major[0] = away ? 2100 : 2000;
     }},
    {"weight",
     [](SegmentPolicies& p, bool away) { p.rfm.monetary_weight = 4 + away; }},
    {"new_months",
     [](SegmentPolicies& p, bool away) { p.lifecycle.new_months = 3 - away; }},
    {"sleeping_days", [](SegmentPolicies& p,
                         bool away) { p.day_stages.from_days[2] = 90 + away; }},
    {"decline", [](SegmentPolicies& p,
                   bool away) { p.phases.decline_percent = 150 + away; }},
    {"fans",
     [](SegmentPolicies& p, bool away) { p.funnel.fan_percent = 10 + away; }},
    {"diamond", [](SegmentPolicies& p,
                   bool away) { p.tiers.revenue_percent[0] = 50 - away; }},
    {"vip_items", [](SegmentPolicies& p,
                     bool away) { p.membership.groups.items[0] = 20 + away; }},
};

void BM_MovedBound(benchmark::State& state) {
  const Slider& slider = kSliders[state.range(0)];
  state.SetLabel(slider.name);
  Segmentation segments(Million().inputs(), {});
  AskAll(segments);
  bool away = false;
  for (auto _ : state) {
    SegmentPolicies policies;
    slider.move(policies, away = !away);
    segments.SetPolicies(policies);
    AskAll(segments);
  }
}
BENCHMARK(BM_MovedBound)->DenseRange(0, 7)->Unit(benchmark::kMillisecond);

void BM_Try(benchmark::State& state) {
  const Slider& slider = kSliders[state.range(0)];
  state.SetLabel(slider.name);
  const Segmentation segments(Million().inputs(), {});
  AskAll(segments);
  SegmentPolicies candidate;
  slider.move(candidate, true);
  for (auto _ : state) {
    benchmark::DoNotOptimize(CompareKinds(segments, candidate));
  }
}
BENCHMARK(BM_Try)->DenseRange(0, 7)->Unit(benchmark::kMillisecond);

void BM_Explain(benchmark::State& state) {
  const Segmentation segments(Million().inputs(), {});
  AskAll(segments);
  customers::CustomerId customer = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(ExplainCustomer(segments, customer));
    customer = (customer + 7919) % 1'000'000;
  }
}
BENCHMARK(BM_Explain);

}  // namespace
}  // namespace shuke
