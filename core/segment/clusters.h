// Clusters: customers who buy alike, found by k-means on standardised log(1 +
// x) of R, F and M, with what sets each cluster apart.
//
// R is days from the last valid order to the as-of date, F the valid orders
// ever, M their net amount ever in whole units of the currency, at least 0
// (rulings 18). Customers without a valid order are in no cluster.
#ifndef SHUKE_SEGMENT_CLUSTERS_H_
#define SHUKE_SEGMENT_CLUSTERS_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/math/kmeans.h"
#include "core/math/ward.h"
#include "core/segment/clusters_policy.h"
#include "core/segment/segmentation.h"

namespace shuke::segment {

// What a user may ask for: more nobody tells apart.
inline constexpr int kMostAskedClusters = 12;

inline constexpr size_t kMeasures = 3;  // recency, frequency, monetary
inline constexpr std::array<std::string_view, kMeasures> kMeasureCodes = {
    "recency", "frequency", "monetary"};

struct ClusterOptions {
  int clusters = 0;    // 0: by silhouette
  bool gross = false;  // M before refunds and cancelling invoices

  friend bool operator==(const ClusterOptions&,
                         const ClusterOptions&) = default;
};

struct Cluster {
  uint32_t customers = 0;
  table::Minor net_minor = 0;              // of all its customers, ever
  std::array<double, kMeasures> mean{};    // days, orders, minor units
  std::array<double, kMeasures> median{};  // lower medians of the same
  // Deviations of the mean log(1 + x) from the shop's mean.
  std::array<double, kMeasures> deviation{};
};

// What was tried for one number of clusters.
struct ClusterTrial {
  int clusters;
  double inertia;  // of the sample, where there is one
  double silhouette;
};

struct ClusterResult {
  static constexpr uint8_t kNone = 0xff;

  ClusterOptions options;
  uint32_t customers = 0;
  bool sampled = false;  // starts and silhouettes are of a sample
  // Per customer, kNone without a valid order. Numbered from 0 by the mean of
  // M, highest first; of equals the larger, then the more recent.
  std::vector<uint8_t> of_customer;
  std::vector<Cluster> clusters;
  Cluster all;  // the same figures over all of them
  std::array<math::Scale, kMeasures> scale{};  // of log(1 + x)
  double inertia = 0;
  double silhouette = 0;
  std::vector<ClusterTrial> trials;  // by number of clusters
  std::vector<math::Merge> merges;   // Ward's, over the clusters
};

// The computation in pieces of at most a fraction of a second each, a million
// customers included, so that a host can show progress and stop.
class ClusterRun {
 public:
  // Fails with too_few_customers (customers, clusters) if there are fewer
  // customers than clusters asked for, or fewer than 2. The inputs must outlive
  // the run.
  static Result<ClusterRun> Begin(const SegmentInputs& inputs,
                                  const ClustersPolicy& policy,
                                  const ClusterOptions& options);

  // One piece; true when done.
  bool Step();
  double progress() const;  // 0 to 1, about linear in time
  ClusterResult Finish() &&;

 private:
  ClusterRun(const SegmentInputs& inputs, const ClustersPolicy& policy,
             const ClusterOptions& options);
  void Try(int clusters);
  void Describe();

  const SegmentInputs* inputs_;
  ClustersPolicy policy_;
  std::vector<customers::CustomerId> customer_;  // of each point
  std::vector<table::Minor> money_;              // M of each point
  // Lloyd refers to the points: they stay where they are when the run moves.
  std::unique_ptr<const math::PointSet> points_;
  math::PointSet sample_;
  int next_trial_ = 0;
  int last_trial_ = 0;
  double best_silhouette_ = 0;
  math::Partition best_;  // of the sample
  std::unique_ptr<math::Lloyd> polish_;
  bool done_ = false;
  ClusterResult result_;
};

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_CLUSTERS_H_
