#include "core/segment/cluster_traits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

namespace shuke::segment {
namespace {

using customers::CustomerId;

// Below and above the shop's mean.
constexpr std::array<std::array<std::string_view, 2>, kMeasures> kCodes = {{
    {"recent", "long_ago"},
    {"seldom", "often"},
    {"spends_little", "spends_much"},
}};

constexpr std::string_view kAsked[] = {
    "favourite_category", "region",   "city_tier",      "occupation",
    "price_band",         "occasion", "coupon_affinity"};

std::vector<ClusterMeasure> MeasuresOf(const Cluster& cluster,
                                       const Cluster& all,
                                       const ClustersPolicy& policy) {
  std::vector<size_t> order = {0, 1, 2};
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::abs(cluster.deviation[a]) > std::abs(cluster.deviation[b]);
  });
  std::vector<ClusterMeasure> out;
  for (const size_t d : order) {
    const double hundredths = cluster.deviation[d] * 100;
    if (std::abs(hundredths) < policy.notable_hundredths) continue;
    out.push_back({d, kCodes[d][hundredths > 0],
                   std::abs(hundredths) >= policy.strong_hundredths,
                   cluster.median[d], all.median[d]});
  }
  return out;
}

// How often each value of a fact occurs, by cluster and in all.
void AddValues(FactIndex fact, const ClusterResult& result,
               const ClustersPolicy& policy, FactTable& facts,
               std::vector<ClusterTraits>& traits) {
  const FactColumn& column = facts.Column(fact);
  const bool is_text = !column.texts.empty();
  const size_t clusters = result.clusters.size();
  // Ordered, so that ties come out alike everywhere. Texts are ranked by their
  // bytes.
  std::map<int64_t, std::vector<uint32_t>> counts;
  std::vector<uint32_t> with_fact(clusters + 1, 0);
  std::map<int64_t, table::StringId> text_of;
  const std::vector<uint32_t>* ranks =
      is_text ? &facts.TextRanks(fact) : nullptr;
  for (CustomerId i = 0; i < result.of_customer.size(); ++i) {
    const uint8_t cluster = result.of_customer[i];
    if (cluster == ClusterResult::kNone) continue;
    const int64_t value = is_text ? int64_t{(*ranks)[i]} : column.integers[i];
    if (is_text ? value == 0 : value == kNoInteger) continue;
    if (is_text) text_of.try_emplace(value, column.texts[i]);
    std::vector<uint32_t>& count = counts[value];
    if (count.empty()) count.assign(clusters + 1, 0);
    ++count[cluster];
    ++count[clusters];
    ++with_fact[cluster];
    ++with_fact[clusters];
  }
  for (const auto& [value, count] : counts) {
    const double overall =
        count[clusters] / static_cast<double>(with_fact[clusters]);
    for (size_t k = 0; k < clusters; ++k) {
      if (with_fact[k] == 0) continue;
      const double share = count[k] / static_cast<double>(with_fact[k]);
      if (share * 100 < policy.notable_share_percent ||
          share * 100 < overall * policy.notable_lift_percent) {
        continue;
      }
      traits[k].values.push_back(
          {fact, is_text ? FactCell{text_of.at(value)} : FactCell{value}, share,
           overall});
    }
  }
}

}  // namespace

std::vector<ClusterTraits> TraitsOf(const ClusterResult& result,
                                    const ClustersPolicy& policy,
                                    FactTable& facts) {
  std::vector<ClusterTraits> traits(result.clusters.size());
  for (size_t k = 0; k < traits.size(); ++k)
    traits[k].measures = MeasuresOf(result.clusters[k], result.all, policy);
  for (const std::string_view id : kAsked) {
    if (const auto fact = FindFact(id))
      AddValues(*fact, result, policy, facts, traits);
  }
  for (ClusterTraits& each : traits) {
    std::stable_sort(each.values.begin(), each.values.end(),
                     [](const ClusterValue& a, const ClusterValue& b) {
                       return a.share - a.overall > b.share - b.overall;
                     });
    if (each.values.size() > ClusterTraits::kValues)
      each.values.resize(ClusterTraits::kValues);
  }
  return traits;
}

}  // namespace shuke::segment
