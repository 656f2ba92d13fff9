// Who is this customer, and why; what moved, and what would.
#include "core/base/json_fields.h"
#include "core/base/json_text.h"
#include "core/policy/policy.h"
#include "core/report/explain_json.h"
#include "core/report/segmentation_json.h"
#include "core/segment/explain.h"
#include "core/segment/what_if.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {

std::string Session::Explain(uint32_t customer) {
  if (!state_->IsCustomer(customer)) {
    return Failure(
        {"unknown_customer", {{"customer", std::to_string(customer)}}});
  }
  Pipeline& pipeline = state_->Current();
  return Success(
      {{"reasons", report::ReasonsJson(pipeline.facts(), customer,
                                       segment::ExplainCustomer(
                                           pipeline.segments(), customer))}});
}

std::string Session::SetCompareDay(std::string_view day) {
  Day compare = kNoDay;
  if (!day.empty()) {
    const auto parsed = ParseIsoDay(day);
    if (!parsed) return Failure({"bad_as_of", {{"value", std::string(day)}}});
    compare = *parsed;
  }
  state_->options.compare_day = compare;
  if (state_->pipeline != nullptr) state_->pipeline->SetCompareDay(compare);
  state_->MembersChanged();
  return Success();
}

std::string Session::Migration() {
  const segment::Segmentation& segments = state_->Current().segments();
  const Day to = segments.inputs().as_of;
  if (to == kNoDay) return Failure({"no_orders", {}});
  if (segments.compare_day() >= to) {
    return Failure(
        {"bad_migration",
         {{"from", FormatDay(segments.compare_day())}, {"to", FormatDay(to)}}});
  }
  return Success({{"migration", report::MigrationJson(segments)}});
}

std::string Session::TryPolicy(std::string_view json) {
  const auto candidate = policy::ParsePolicy(json);
  if (!candidate.ok()) return Failure(candidate.error());
  return Success({{"changes", report::WhatIfJson(segment::CompareKinds(
                                  state_->Current().segments(),
                                  candidate.value().segment))}});
}

std::string Session::DesignThresholds(std::string_view json) {
  const Json document = ParseOrderedJson(json);
  if (document.is_discarded())
    return Failure({"policy_not_json", {{"at", JsonFault(json)}}});
  segment::DesignerPolicy designer = state_->policy.segment.designer;
  const Status read = FromJson(nlohmann::json(document), "/designer", designer);
  if (!read.ok()) return Failure(read.error());
  return Success({{"designer", report::DesignerJson(
                                   state_->Current().segments(), designer)}});
}

}  // namespace shuke::session
