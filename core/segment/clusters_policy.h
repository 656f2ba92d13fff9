// How customers are clustered. The clusters slice of the policy.
#ifndef SHUKE_SEGMENT_CLUSTERS_POLICY_H_
#define SHUKE_SEGMENT_CLUSTERS_POLICY_H_

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "core/base/result.h"

namespace shuke::segment {

struct ClustersPolicy {
  // Without a number asked for, the one of the highest silhouette up to this.
  int most_clusters = 8;
  int starts = 20;
  int seed = 2026;
  // Beyond so many customers, starts run on a sample of that size and the best
  // is taken on to all; silhouettes are of a sample too.
  int start_sample = 16'384;
  int silhouette_sample = 5'000;
  // What is worth saying of a cluster: its mean lies so many hundredths of a
  // deviation off the shop's, and off by so many it is said strongly; a value
  // that this share of it has, if that is so much of its share in the shop.
  int notable_hundredths = 50;
  int strong_hundredths = 100;
  int notable_share_percent = 20;
  int notable_lift_percent = 150;

  friend bool operator==(const ClustersPolicy&,
                         const ClustersPolicy&) = default;
};

void ToJson(const ClustersPolicy& policy, nlohmann::json& json);
// Reads over what `policy` holds; on failure `policy` may be partly changed.
Status FromJson(const nlohmann::json& json, std::string_view path,
                ClustersPolicy& policy);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_CLUSTERS_POLICY_H_
