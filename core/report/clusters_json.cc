#include "core/report/clusters_json.h"

#include <cmath>
#include <string>

namespace shuke::report {
namespace {

using Json = nlohmann::ordered_json;
using segment::Cluster;
using segment::kMeasureCodes;
using segment::kMeasures;

Json Share(double part, double whole) {
  return whole > 0 ? Json(part / whole) : Json(nullptr);
}

int64_t Rounded(double value) {
  return static_cast<int64_t>(std::floor(value + 0.5));
}

Json FiguresJson(const Cluster& cluster) {
  return {{"customers", cluster.customers},
          {"net_minor", cluster.net_minor},
          {"median_recency_days", Rounded(cluster.median[0])},
          {"mean_recency_days", cluster.mean[0]},
          {"median_orders", Rounded(cluster.median[1])},
          {"mean_orders", cluster.mean[1]},
          {"median_amount_minor", Rounded(cluster.median[2])},
          {"mean_amount_minor", Rounded(cluster.mean[2])}};
}

Json ValueJson(const segment::ClusterValue& value,
               const segment::SegmentInputs& inputs) {
  const segment::FactInfo& fact = segment::Facts()[value.fact];
  Json json = {{"fact", fact.id}};
  if (const auto* text = std::get_if<table::StringId>(&value.value)) {
    json["value"] = inputs.dictionary.At(*text);
  } else {
    json["value"] =
        fact.codes[static_cast<size_t>(std::get<int64_t>(value.value))];
  }
  json["share"] = value.share;
  json["overall_share"] = value.overall;
  return json;
}

Json TraitsJson(const segment::ClusterTraits& traits,
                const segment::SegmentInputs& inputs) {
  Json measures = Json::array();
  for (const segment::ClusterMeasure& each : traits.measures) {
    measures.push_back({{"measure", kMeasureCodes[each.measure]},
                        {"code", each.code},
                        {"strong", each.strong},
                        {"median", Rounded(each.median)},
                        {"overall_median", Rounded(each.overall)}});
  }
  Json values = Json::array();
  for (const segment::ClusterValue& each : traits.values)
    values.push_back(ValueJson(each, inputs));
  return {{"measures", std::move(measures)}, {"values", std::move(values)}};
}

}  // namespace

Json ClustersJson(const segment::ClusterResult& result,
                  std::span<const segment::ClusterTraits> traits,
                  const segment::SegmentInputs& inputs) {
  Json scale = Json::object();
  for (size_t d = 0; d < kMeasures; ++d) {
    scale[std::string(kMeasureCodes[d])] = {
        {"mean", result.scale[d].mean},
        {"deviation", result.scale[d].deviation}};
  }
  Json trials = Json::array();
  for (const segment::ClusterTrial& trial : result.trials) {
    trials.push_back({{"clusters", trial.clusters},
                      {"inertia", trial.inertia},
                      {"silhouette", trial.silhouette}});
  }
  Json clusters = Json::array();
  for (size_t k = 0; k < result.clusters.size(); ++k) {
    const Cluster& cluster = result.clusters[k];
    Json json = {{"cluster", k + 1}};
    json.update(FiguresJson(cluster));
    json["share"] = Share(cluster.customers, result.all.customers);
    json["net_share"] = Share(static_cast<double>(cluster.net_minor),
                              static_cast<double>(result.all.net_minor));
    Json deviation = Json::object();
    for (size_t d = 0; d < kMeasures; ++d)
      deviation[std::string(kMeasureCodes[d])] = cluster.deviation[d];
    json["deviation"] = std::move(deviation);
    json.update(TraitsJson(traits[k], inputs));
    clusters.push_back(std::move(json));
  }
  Json merges = Json::array();
  for (const math::Merge& merge : result.merges) {
    merges.push_back({{"left", merge.left + 1},
                      {"right", merge.right + 1},
                      {"height", merge.height},
                      {"customers", merge.size}});
  }
  return {{"k", result.clusters.size()},
          {"chosen_by", result.options.clusters > 0 ? "user" : "silhouette"},
          {"amount", result.options.gross ? "gross" : "net"},
          {"customers", result.customers},
          {"sampled", result.sampled},
          {"inertia", result.inertia},
          {"silhouette", result.silhouette},
          {"scale", std::move(scale)},
          {"trials", std::move(trials)},
          {"all", FiguresJson(result.all)},
          {"clusters", std::move(clusters)},
          {"merges", std::move(merges)}};
}

}  // namespace shuke::report
