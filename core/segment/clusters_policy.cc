#include "core/segment/clusters_policy.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"

namespace shuke::segment {
namespace {

struct IntegerField {
  std::string_view key;
  int ClustersPolicy::*member;
  int low, high;
};

// The least number of starts is what the handbook asks for.
constexpr IntegerField kIntegers[] = {
    {"most_clusters", &ClustersPolicy::most_clusters, 2, 12},
    {"starts", &ClustersPolicy::starts, 10, 1000},
    {"seed", &ClustersPolicy::seed, 0, 2'000'000'000},
    {"start_sample", &ClustersPolicy::start_sample, 1000, 1'000'000},
    {"silhouette_sample", &ClustersPolicy::silhouette_sample, 100, 20'000},
    {"notable_hundredths", &ClustersPolicy::notable_hundredths, 1, 1000},
    {"strong_hundredths", &ClustersPolicy::strong_hundredths, 1, 1000},
    {"notable_share_percent", &ClustersPolicy::notable_share_percent, 1, 100},
    {"notable_lift_percent", &ClustersPolicy::notable_lift_percent, 101, 10000},
};

}  // namespace

void ToJson(const ClustersPolicy& policy, nlohmann::json& json) {
  json = nlohmann::json::object();
  for (const IntegerField& field : kIntegers)
    json[std::string(field.key)] = policy.*field.member;
}

Status FromJson(const nlohmann::json& json, std::string_view path,
                ClustersPolicy& policy) {
  JsonFields fields(json, path);
  for (const IntegerField& field : kIntegers)
    fields.Integer(field.key, field.low, field.high, policy.*field.member);
  return fields.Finish();
}

}  // namespace shuke::segment
