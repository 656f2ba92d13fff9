#include "core/segment/clusters.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "core/base/rng.h"
#include "core/segment/cluster_traits.h"
#include "tests/testing/fact_fixture.h"

namespace shuke::segment {
namespace {

using testkit::FactFixture;
using testkit::OrderBuilder;

constexpr Day kAsOf = 20777;  // 2026-11-20

// Forty who buy often, much and lately, mostly tea; eighty who bought little,
// once, long ago.
OrderBuilder TwoKinds() {
  OrderBuilder builder;
  Rng rng(4);
  for (int i = 0; i < 120; ++i) {
    const std::string buyer = "b" + std::to_string(i);
    const bool good = i % 3 == 0;
    const int orders = good ? 8 + rng.Between(0, 4) : 1;
    for (int order = 0; order < orders; ++order) {
      builder.Add({.buyer = buyer,
                   .day = kAsOf - (good ? rng.Between(1, 20) + order * 3
                                        : rng.Between(200, 400)),
                   .gross_minor = (good ? 40000 : 5000) + rng.Between(0, 900),
                   .lines = {{"p", good ? "茶" : "杯子", 1}}});
    }
  }
  builder.Add(
      {.buyer = "never", .day = kAsOf, .kind = table::OrderKind::kUnpaid});
  return builder;
}

ClusterResult ClustersOf(const SegmentInputs& inputs,
                         const ClusterOptions& options,
                         const ClustersPolicy& policy = {}) {
  auto run = ClusterRun::Begin(inputs, policy, options);
  EXPECT_TRUE(run.ok());
  double progress = run.value().progress();
  while (!run.value().Step()) {
    EXPECT_GE(run.value().progress(), progress);
    progress = run.value().progress();
  }
  EXPECT_EQ(run.value().progress(), 1);
  return std::move(run.value()).Finish();
}

TEST(Clusters, PartWhoBuysAlikeAndPutTheBestFirst) {
  FactFixture shop(TwoKinds(), kAsOf);
  const ClusterResult result = ClustersOf(shop.segments.inputs(), {});
  ASSERT_EQ(result.clusters.size(), 2u);
  EXPECT_EQ(result.customers, 120u);
  EXPECT_EQ(result.clusters[0].customers, 40u);
  EXPECT_EQ(result.clusters[1].customers, 80u);
  EXPECT_GT(result.silhouette, 0.7);
  EXPECT_EQ(result.trials.size(), 7u);
  for (const ClusterTrial& trial : result.trials)
    EXPECT_LE(trial.silhouette, result.silhouette) << trial.clusters;
  const auto cluster_of = [&](const char* buyer) {
    return result.of_customer[shop.shop.Find(buyer)];
  };
  EXPECT_EQ(cluster_of("b0"), 0);
  EXPECT_EQ(cluster_of("b1"), 1);
  EXPECT_EQ(cluster_of("never"), ClusterResult::kNone);
  EXPECT_EQ(result.merges.size(), 1u);
  EXPECT_EQ(result.merges[0].size, 120u);
}

TEST(Clusters, AddUpToTheShop) {
  FactFixture shop(TwoKinds(), kAsOf);
  const ClusterResult result =
      ClustersOf(shop.segments.inputs(), {.clusters = 5});
  ASSERT_EQ(result.clusters.size(), 5u);
  uint32_t customers = 0;
  table::Minor net = 0;
  for (size_t k = 0; k < 5; ++k) {
    const Cluster& cluster = result.clusters[k];
    customers += cluster.customers;
    net += cluster.net_minor;
    EXPECT_EQ(std::count(result.of_customer.begin(), result.of_customer.end(),
                         static_cast<uint8_t>(k)),
              cluster.customers);
    if (k > 0) {
      EXPECT_LE(cluster.deviation[2], result.clusters[k - 1].deviation[2]);
    }
  }
  EXPECT_EQ(customers, 120u);
  EXPECT_EQ(net, result.all.net_minor);
  EXPECT_EQ(result.merges.size(), 4u);
}

// Of the two clusters each has a mean on its own side of the shop's.
TEST(Clusters, SayWhatSetsThemApart) {
  FactFixture shop(TwoKinds(), kAsOf);
  const ClusterResult result =
      ClustersOf(shop.segments.inputs(), {.clusters = 2});
  const auto traits = TraitsOf(result, {}, shop.facts);
  ASSERT_EQ(traits.size(), 2u);
  const auto codes = [&](size_t k) {
    std::set<std::string_view> out;
    for (const ClusterMeasure& each : traits[k].measures) out.insert(each.code);
    return out;
  };
  EXPECT_EQ(codes(0),
            (std::set<std::string_view>{"recent", "often", "spends_much"}));
  EXPECT_EQ(codes(1), (std::set<std::string_view>{"long_ago", "seldom",
                                                  "spends_little"}));
  bool tea = false;
  for (const ClusterValue& each : traits[0].values) {
    if (Facts()[each.fact].id != "favourite_category") continue;
    tea = true;
    EXPECT_EQ(each.share, 1);
    EXPECT_DOUBLE_EQ(each.overall, 1.0 / 3);
  }
  EXPECT_TRUE(tea);
}

TEST(Clusters, AreAFactOnceTheyAreSet) {
  FactFixture shop(TwoKinds(), kAsOf);
  const FactIndex fact = FindFact("cluster").value();
  const auto customer = shop.shop.Find("b1");
  EXPECT_EQ(shop.facts.Cell(fact, customer), FactCell{});
  shop.segments.SetClusters(
      ClustersOf(shop.segments.inputs(), {.clusters = 2}).of_customer);
  shop.facts.Drop("cluster");
  EXPECT_EQ(shop.facts.Cell(fact, customer), FactCell{int64_t{2}});
  EXPECT_EQ(shop.facts.Cell(fact, shop.shop.Find("never")), FactCell{});
  SegmentPolicies other;
  other.clusters.seed = 5;
  EXPECT_EQ(shop.segments.SetPolicies(other),
            std::vector<std::string_view>{"cluster"});
  EXPECT_EQ(shop.facts.Cell(fact, customer), FactCell{});
}

// A sample decides the starts; all customers take part in the end.
TEST(Clusters, OfASampleAreTheSameAsOfAll) {
  OrderBuilder builder;
  Rng rng(8);
  for (int i = 0; i < 3000; ++i) {
    const bool good = i % 2 == 0;
    builder.Add({.buyer = "b" + std::to_string(i),
                 .day = kAsOf - (good ? 5 : 300) - rng.Between(0, 20),
                 .gross_minor = good ? 90000 : 900});
  }
  FactFixture shop(builder, kAsOf);
  ClustersPolicy policy;
  policy.start_sample = 1000;
  const ClusterResult result =
      ClustersOf(shop.segments.inputs(), {.clusters = 2}, policy);
  EXPECT_TRUE(result.sampled);
  EXPECT_EQ(result.clusters[0].customers, 1500u);
  EXPECT_EQ(result.of_customer,
            ClustersOf(shop.segments.inputs(), {.clusters = 2}).of_customer);
}

TEST(Clusters, NeedAsManyCustomersAsClusters) {
  OrderBuilder builder;
  builder.Add({.buyer = "a", .day = kAsOf - 1});
  builder.Add({.buyer = "b", .day = kAsOf - 9});
  FactFixture shop(builder, kAsOf);
  EXPECT_TRUE(ClusterRun::Begin(shop.segments.inputs(), {}, {}).ok());
  const auto run =
      ClusterRun::Begin(shop.segments.inputs(), {}, {.clusters = 3});
  ASSERT_FALSE(run.ok());
  EXPECT_EQ(run.error().code, "too_few_customers");
}

}  // namespace
}  // namespace shuke::segment
