// Clusters as the JSON that `shuke cluster --json` prints
// (report.schema.json, $defs/clusters).
#ifndef SHUKE_REPORT_CLUSTERS_JSON_H_
#define SHUKE_REPORT_CLUSTERS_JSON_H_

#include <nlohmann/json.hpp>
#include <span>

#include "core/segment/cluster_traits.h"

namespace shuke::report {

// `traits` is of `result`, one entry per cluster.
nlohmann::ordered_json ClustersJson(
    const segment::ClusterResult& result,
    std::span<const segment::ClusterTraits> traits,
    const segment::SegmentInputs& inputs);

}  // namespace shuke::report

#endif  // SHUKE_REPORT_CLUSTERS_JSON_H_
