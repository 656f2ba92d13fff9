// Clusters, computed in steps so that a host stays awake; once done, they are a
// fact like any other.
#include <memory>

#include "core/base/json_text.h"
#include "core/report/clusters_json.h"
#include "core/report/to_json.h"
#include "core/segment/cluster_traits.h"
#include "core/segment/clusters.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

Result<segment::ClusterOptions> ReadOptions(std::string_view text) {
  const Json json = text.empty() ? Json::object() : ParseOrderedJson(text);
  if (!json.is_object())
    return Error{"bad_option", {{"option", "options"}, {"value", ""}}};
  segment::ClusterOptions options;
  for (const auto& [name, value] : json.items()) {
    if (name == "k" && value.is_number_integer()) {
      const auto k = value.get<int64_t>();
      if (k != 0 && (k < 2 || k > segment::kMostAskedClusters))
        return BadOption(name, value);
      options.clusters = static_cast<int>(k);
    } else if (name == "amount" && (value == "net" || value == "gross")) {
      options.gross = value == "gross";
    } else {
      return BadOption(name, value);
    }
  }
  return options;
}

}  // namespace

std::string Session::BeginClusters(std::string_view options_json) {
  state_->clusters.reset();
  const auto options = ReadOptions(options_json);
  if (!options.ok()) return Failure(options.error());
  Pipeline& pipeline = state_->Current();
  auto run = segment::ClusterRun::Begin(pipeline.segments().inputs(),
                                        pipeline.segments().policies().clusters,
                                        options.value());
  if (!run.ok()) return Failure(run.error());
  state_->clusters =
      std::make_unique<segment::ClusterRun>(std::move(run).value());
  return Success();
}

std::string Session::StepClusters() {
  if (state_->clusters == nullptr) return Failure({"no_clusters", {}});
  if (!state_->clusters->Step()) {
    return Success(
        {{"done", false}, {"progress", state_->clusters->progress()}});
  }
  const segment::ClusterResult result = std::move(*state_->clusters).Finish();
  state_->clusters.reset();
  Pipeline& pipeline = state_->Current();
  const auto traits = segment::TraitsOf(
      result, pipeline.segments().policies().clusters, pipeline.facts());
  Json answer = {
      {"done", true},
      {"clusters",
       report::ClustersJson(result, traits, pipeline.segments().inputs())}};
  pipeline.SetClusters(result.of_customer);
  state_->MembersChanged();
  return Success(std::move(answer));
}

std::string Session::Clusters(std::string_view options_json) {
  std::string answer = BeginClusters(options_json);
  if (state_->clusters == nullptr) return answer;
  while (state_->clusters != nullptr) answer = StepClusters();
  return answer;
}

}  // namespace shuke::session
