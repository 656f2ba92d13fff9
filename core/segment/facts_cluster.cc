// The cluster that somebody is in, once clusters were computed (clusters.h).
#include "core/segment/fact_entry.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;

constexpr FactTopic kTopic{"cluster"};

// In the order in which the page offers them.
constexpr FactEntry kEntries[] = {
    kTopic.Count("cluster",
                 [](const FactInputs& in, CustomerId i) {
                   const std::vector<uint8_t>& clusters =
                       in.segments.clusters();
                   if (clusters.empty() || clusters[i] == 0xff)
                     return kNoInteger;
                   return int64_t{clusters[i]} + 1;
                 }),
};

}  // namespace

std::span<const FactEntry> ClusterFacts() { return kEntries; }

}  // namespace shuke::segment
