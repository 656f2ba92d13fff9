#include "core/policy/policy.h"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"
#include "core/base/json_text.h"

namespace shuke::policy {
namespace {

using nlohmann::json;

// Of this form of the document; a later form will read the earlier ones.
constexpr int kSchemaVersion = 1;

// One slice: its key in the document, and how it is written and read.
struct Slice {
  std::string_view key;
  void (*to_json)(const Policy&, json&);
  Status (*from_json)(const json&, std::string_view path, Policy&);
};

template <auto member>
constexpr Slice SliceOf(std::string_view key) {
  return {
      key,
      [](const Policy& policy, json& json) { ToJson(policy.*member, json); },
      [](const json& json, std::string_view path, Policy& policy) {
        return FromJson(json, path, policy.*member);
      }};
}

template <auto member>
constexpr Slice SegmentSliceOf(std::string_view key) {
  return {key,
          [](const Policy& policy, json& json) {
            ToJson(policy.segment.*member, json);
          },
          [](const json& json, std::string_view path, Policy& policy) {
            return FromJson(json, path, policy.segment.*member);
          }};
}

using segment::SegmentPolicies;

constexpr Slice kSlices[] = {
    SliceOf<&Policy::ingest>("ingest"),
    SliceOf<&Policy::identity>("identity"),
    SegmentSliceOf<&SegmentPolicies::rfm>("rfm"),
    SegmentSliceOf<&SegmentPolicies::lifecycle>("lifecycle"),
    SegmentSliceOf<&SegmentPolicies::day_stages>("day_stages"),
    SegmentSliceOf<&SegmentPolicies::phases>("phases"),
    SegmentSliceOf<&SegmentPolicies::funnel>("funnel"),
    SegmentSliceOf<&SegmentPolicies::tiers>("tiers"),
    SegmentSliceOf<&SegmentPolicies::membership>("membership"),
    SegmentSliceOf<&SegmentPolicies::designer>("designer"),
    SegmentSliceOf<&SegmentPolicies::migration>("migration"),
    SegmentSliceOf<&SegmentPolicies::tags>("tags"),
    SegmentSliceOf<&SegmentPolicies::clusters>("clusters"),
    SliceOf<&Policy::segments>("segments"),
    SliceOf<&Policy::campaign>("campaign"),
    SliceOf<&Policy::metrics>("metrics"),
    SliceOf<&Policy::predict>("predict"),
    SliceOf<&Policy::mine>("mine"),
    SliceOf<&Policy::effect>("effect"),
    SliceOf<&Policy::plan>("plan"),
};

}  // namespace

Result<Policy> ParsePolicy(std::string_view json_text) {
  const json document = ParseJson(json_text);
  if (document.is_discarded()) {
    return Error{"policy_not_json", {{"at", JsonFault(json_text)}}};
  }
  Policy policy;
  JsonFields fields(document, "");
  int version = kSchemaVersion;
  fields.Integer("schema_version", kSchemaVersion, kSchemaVersion, version);
  for (const Slice& slice : kSlices) {
    const json* member = fields.Member(slice.key);
    if (member == nullptr) continue;
    fields.Take(slice.from_json(*member, fields.Path(slice.key), policy));
  }
  const Status status = fields.Finish();
  if (!status.ok()) return status.error();
  return policy;
}

std::string FormatPolicy(const Policy& policy) {
  json document = {{"schema_version", kSchemaVersion}};
  for (const Slice& slice : kSlices) {
    slice.to_json(policy, document[std::string{slice.key}]);
  }
  // Keys come sorted: nlohmann::json keeps objects in a std::map. "replace"
  // because a text that was not read from JSON may not be UTF-8.
  return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace shuke::policy
