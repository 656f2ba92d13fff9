// What sets a cluster apart, so that it can be said in a sentence.
#ifndef SHUKE_SEGMENT_CLUSTER_TRAITS_H_
#define SHUKE_SEGMENT_CLUSTER_TRAITS_H_

#include <string_view>
#include <vector>

#include "core/segment/clusters.h"
#include "core/segment/facts.h"

namespace shuke::segment {

// One measure far from the shop's: how far, and the medians to say it by.
struct ClusterMeasure {
  size_t measure;         // index of kMeasureCodes
  std::string_view code;  // recent, long_ago, often, seldom, spends_much,
                          // spends_little
  bool strong;
  double median;  // of the cluster: days, orders, minor units
  double overall;
};

// One value of a fact that is far more frequent in the cluster than elsewhere.
struct ClusterValue {
  FactIndex fact;
  FactCell value;
  double share;    // of the cluster's customers who have the fact
  double overall;  // of all customers who have it
};

struct ClusterTraits {
  std::vector<ClusterMeasure> measures;  // furthest first; empty: average
  std::vector<ClusterValue> values;  // by share less overall, at most kValues
  static constexpr size_t kValues = 4;
};

// One entry per cluster. The facts asked: favourite category, region, city
// tier, occupation, price band, occasion, coupon affinity. O(customers).
std::vector<ClusterTraits> TraitsOf(const ClusterResult& result,
                                    const ClustersPolicy& policy,
                                    FactTable& facts);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_CLUSTER_TRAITS_H_
