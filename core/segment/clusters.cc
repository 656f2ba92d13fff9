// For each number of clusters: k-means on the sample, and its silhouette. The
// best is then polished on all customers. At the sizes of most shops the sample
// is everybody, and polishing ends at once.
#include "core/segment/clusters.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/math/silhouette.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using table::Minor;

constexpr int kMostIterations = 300;
// Of the progress, what the trials take; the rest is the polish.
constexpr double kTrialShare = 0.6;

template <typename T>
double LowerMedian(std::vector<T>& values) {
  if (values.empty()) return 0;
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  return static_cast<double>(*middle);
}

// Every `stride`-th label and point, for a silhouette that is quick.
double QuickSilhouette(const math::PointSet& points,
                       const math::Partition& found, size_t most) {
  const size_t n = points.size();
  if (n <= most) return math::Silhouette(points, found.cluster, found.clusters);
  math::PointSet some;
  some.dimension.resize(points.dimension.size());
  std::vector<uint8_t> cluster;
  for (size_t i = 0; i < most; ++i) {
    const size_t at = i * n / most;
    for (size_t d = 0; d < some.dimension.size(); ++d)
      some.dimension[d].push_back(points.dimension[d][at]);
    cluster.push_back(found.cluster[at]);
  }
  return math::Silhouette(some, cluster, found.clusters);
}

}  // namespace

Result<ClusterRun> ClusterRun::Begin(const SegmentInputs& inputs,
                                     const ClustersPolicy& policy,
                                     const ClusterOptions& options) {
  ClusterRun run(inputs, policy, options);
  const auto least = static_cast<size_t>(std::max(2, options.clusters));
  if (run.customer_.size() < least) {
    return Error{"too_few_customers",
                 {{"customers", std::to_string(run.customer_.size())},
                  {"clusters", std::to_string(least)}}};
  }
  return run;
}

ClusterRun::ClusterRun(const SegmentInputs& inputs,
                       const ClustersPolicy& policy,
                       const ClusterOptions& options)
    : inputs_(&inputs), policy_(policy) {
  const customers::Customers& all = inputs.customers;
  double unit = 1;
  for (int digit = 0; digit < inputs.minor_digits; ++digit) unit *= 10;
  std::vector<std::vector<double>> columns(kMeasures);
  for (CustomerId i = 0; i < all.size(); ++i) {
    if (all.valid_orders[i] == 0) continue;
    Minor money = all.net_minor[i];
    if (options.gross) {
      money = 0;
      for (uint32_t at = all.purchase_offset[i];
           at < all.purchase_offset[i + 1]; ++at) {
        money += inputs.orders.gross_minor[all.purchase_order[at]];
      }
    }
    customer_.push_back(i);
    money_.push_back(money);
    columns[0].push_back(std::log1p(inputs.as_of - all.last_day[i]));
    columns[1].push_back(std::log1p(all.valid_orders[i]));
    columns[2].push_back(
        std::log1p(static_cast<double>(std::max<Minor>(0, money)) / unit));
  }
  math::Standardised standard = math::Standardise(columns);
  points_ = std::make_unique<math::PointSet>(std::move(standard.points));
  const auto size = static_cast<size_t>(policy.start_sample);
  result_.options = options;
  result_.customers = static_cast<uint32_t>(customer_.size());
  result_.sampled = customer_.size() > size;
  std::copy(standard.scale.begin(), standard.scale.end(),
            result_.scale.begin());
  sample_ = math::SampleOf(*points_, size, static_cast<uint64_t>(policy.seed));
  next_trial_ = options.clusters > 0 ? options.clusters : 2;
  const int most = std::min(policy.most_clusters,
                            static_cast<int>(std::min<size_t>(
                                customer_.size(), math::kMostClusters)));
  last_trial_ = options.clusters > 0 ? options.clusters : most;
}

void ClusterRun::Try(int clusters) {
  math::Partition found =
      math::Kmeans(sample_, {.clusters = clusters,
                             .starts = policy_.starts,
                             .seed = static_cast<uint64_t>(policy_.seed),
                             .most_iterations = kMostIterations});
  const double silhouette = QuickSilhouette(
      sample_, found, static_cast<size_t>(policy_.silhouette_sample));
  result_.trials.push_back({clusters, found.inertia, silhouette});
  // Of equals the fewest clusters.
  if (best_.clusters != 0 && silhouette <= best_silhouette_) return;
  best_silhouette_ = silhouette;
  best_ = std::move(found);
}

bool ClusterRun::Step() {
  if (done_) return true;
  if (next_trial_ <= last_trial_) {
    Try(next_trial_++);
    return false;
  }
  if (polish_ == nullptr) {
    polish_ = std::make_unique<math::Lloyd>(*points_, best_.clusters,
                                            best_.center, kMostIterations);
    return false;
  }
  if (!polish_->Step()) return false;
  best_ = std::move(*polish_).Finish();
  polish_.reset();
  Describe();
  done_ = true;
  return true;
}

double ClusterRun::progress() const {
  if (done_) return 1;
  const int trials = std::max(
      1, last_trial_ + 1 -
             (result_.options.clusters > 0 ? result_.options.clusters : 2));
  const double tried = static_cast<double>(result_.trials.size()) / trials;
  if (polish_ == nullptr) return kTrialShare * tried;
  // Most runs are done in some twenty iterations.
  const double rest = 1.0 / (1 + polish_->iterations() / 10.0);
  return 1 - (1 - kTrialShare) * rest;
}

void ClusterRun::Describe() {
  const auto k = static_cast<size_t>(best_.clusters);
  std::vector<uint8_t> order(k);
  std::iota(order.begin(), order.end(), uint8_t{0});
  std::sort(order.begin(), order.end(), [&](uint8_t a, uint8_t b) {
    const auto ca = best_.Center(a), cb = best_.Center(b);
    if (ca[2] != cb[2]) return ca[2] > cb[2];
    if (best_.size[a] != best_.size[b]) return best_.size[a] > best_.size[b];
    if (ca[0] != cb[0]) return ca[0] < cb[0];
    return a < b;
  });
  std::vector<uint8_t> rank(k);
  for (size_t i = 0; i < k; ++i) rank[order[i]] = static_cast<uint8_t>(i);

  const SegmentInputs& in = *inputs_;
  result_.of_customer.assign(in.customers.size(), ClusterResult::kNone);
  std::vector<std::array<std::vector<int64_t>, kMeasures>> values(k + 1);
  for (size_t i = 0; i < customer_.size(); ++i) {
    const CustomerId customer = customer_[i];
    const uint8_t cluster = rank[best_.cluster[i]];
    result_.of_customer[customer] = cluster;
    const std::array<int64_t, kMeasures> figures = {
        in.as_of - in.customers.last_day[customer],
        in.customers.valid_orders[customer], money_[i]};
    for (const size_t of : {size_t{cluster}, k}) {
      for (size_t d = 0; d < kMeasures; ++d)
        values[of][d].push_back(figures[d]);
    }
  }
  std::vector<float> center;
  std::vector<uint32_t> size;
  for (size_t of = 0; of <= k; ++of) {
    Cluster cluster;
    cluster.customers = static_cast<uint32_t>(values[of][0].size());
    for (size_t d = 0; d < kMeasures; ++d) {
      const double sum =
          std::accumulate(values[of][d].begin(), values[of][d].end(), 0.0);
      cluster.mean[d] = sum / cluster.customers;
      cluster.median[d] = LowerMedian(values[of][d]);
      if (of < k) cluster.deviation[d] = best_.Center(order[of])[d];
    }
    if (of == k) {
      result_.all = cluster;
      continue;
    }
    const auto from = best_.Center(order[of]);
    center.insert(center.end(), from.begin(), from.end());
    size.push_back(cluster.customers);
    result_.clusters.push_back(cluster);
  }
  for (size_t i = 0; i < customer_.size(); ++i) {
    const Minor net = in.customers.net_minor[customer_[i]];
    result_.clusters[rank[best_.cluster[i]]].net_minor += net;
    result_.all.net_minor += net;
  }
  result_.inertia = best_.inertia;
  result_.silhouette = best_silhouette_;
  result_.merges = math::WardMerges(center, size);
}

ClusterResult ClusterRun::Finish() && { return std::move(result_); }

}  // namespace shuke::segment
