// The policy: the one JSON document that holds every threshold, window, weight
// and template.
//
// Each folder below owns its slice: a struct with the defaults in
// `<x>_policy.h`, beside
//   void ToJson(const X& policy, nlohmann::json& json);
//   Status FromJson(const nlohmann::json& json, std::string_view path, X&
//   policy);
// the latter written with JsonFields (core/base/json_fields.h). To plug in a
// slice: a member here, a row in kSlices of policy.cc, a property in
// policy.schema.json.
#ifndef SHUKE_POLICY_POLICY_H_
#define SHUKE_POLICY_POLICY_H_

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/campaign/campaign_policy.h"
#include "core/campaign/effect_policy.h"
#include "core/campaign/plan_policy.h"
#include "core/customers/identity_policy.h"
#include "core/ingest/ingest_policy.h"
#include "core/metrics/metrics_policy.h"
#include "core/mine/mine_policy.h"
#include "core/predict/predict_policy.h"
#include "core/segment/saved_segments.h"
#include "core/segment/segmentation.h"

namespace shuke::policy {

struct Policy {
  ingest::IngestPolicy ingest;
  customers::IdentityPolicy identity;
  segment::SegmentPolicies segment;  // its members are slices of their own
  segment::SegmentsPolicy segments;
  campaign::CampaignPolicy campaign;
  metrics::MetricsPolicy metrics;
  predict::PredictPolicy predict;
  mine::MinePolicy mine;
  campaign::EffectPolicy effect;
  campaign::PlanPolicy plan;

  friend bool operator==(const Policy&, const Policy&) = default;
};

// Reads a whole or partial document over the defaults; an empty object is the
// defaults. Fails with "policy_not_json" (at: "line:column") or
// "policy_invalid" (arguments in json_fields.h).
Result<Policy> ParsePolicy(std::string_view json_text);

// The whole document: keys sorted, two spaces of indent, a newline at the end.
// The same policy is always the same bytes, and ParsePolicy reads them back.
std::string FormatPolicy(const Policy& policy);

}  // namespace shuke::policy

#endif  // SHUKE_POLICY_POLICY_H_
