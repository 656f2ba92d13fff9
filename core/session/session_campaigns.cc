#include "core/campaign/definition.h"
#include "core/campaign/draft_json.h"
#include "core/campaign/list_csv.h"
#include "core/campaign/today.h"
#include "core/campaign/unpaid.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {

Result<campaign::Draft> Session::State::Compose(std::string_view request_json) {
  auto request = campaign::ParseDraftRequest(request_json);
  if (!request.ok()) return request.error();
  const std::string& name = request.value().activity;
  if (name.starts_with(campaign::kSegmentPrefix) && !request.value().rule) {
    const segment::SavedSegment* saved = policy.segments.Find(
        std::string_view(name).substr(campaign::kSegmentPrefix.size()));
    if (saved != nullptr) request.value().rule = saved->rule;
  }
  if (const auto due = request.value().due_days; due && !request.value().rule) {
    const campaign::Activity* activity = policy.campaign.FindActivity(name);
    const campaign::DueTrigger* trigger =
        campaign::FindTrigger(policy.plan, name);
    if (activity != nullptr && trigger != nullptr) {
      request.value().rule =
          campaign::DueRule(activity->rule, trigger->day, *due);
    }
  }
  if (!workspace.secret) return Error{"no_secret", {}};
  Pipeline& pipeline = Current();
  if (const auto step = request.value().unpaid; step && !request.value().rule)
    campaign::KeepToStep(*step, policy.campaign, policy.plan,
                         pipeline.segments().newest_time(), request.value());
  auto draft = campaign::ComposeDraft(
      request.value(), policy.campaign, pipeline.facts(),
      campaign::FindPeople(pipeline.customers(), pipeline.identity(), workspace,
                           book.dictionary()),
      *workspace.secret, {&contacted, &policy.plan});
  if (!draft.ok()) return draft;
  campaign::EstimateDraft(pipeline.facts().inputs(),
                          pipeline.segments().day_stages().from_days,
                          policy.effect, draft.value());
  return draft;
}

std::string Session::Activities() const {
  nlohmann::json slice;
  ToJson(state_->policy.campaign, slice);
  Json list = Json::array();
  for (const campaign::Activity& activity :
       state_->policy.campaign.activities) {
    Json entry = slice["activities"][activity.name];
    entry["name"] = activity.name;
    list.push_back(std::move(entry));
  }
  return Success({{"activities", std::move(list)}});
}

std::string Session::Draft(std::string_view request_json) {
  const auto draft = state_->Compose(request_json);
  if (!draft.ok()) return Failure(draft.error());
  nlohmann::json summary;
  campaign::SummaryToJson(draft.value(), summary);
  summary["currency"] =
      state_->book.dictionary().At(state_->Current().currency());
  summary["minor_digits"] = state_->Current().minor_digits();
  return Success({{"draft", summary}});
}

std::string Session::DraftFile(std::string_view request_json,
                               std::string_view kind, std::string* name,
                               std::string* error) {
  const auto file = campaign::FindDraftFile(kind);
  if (!file) {
    *error = Failure(
        {"bad_option", {{"option", "kind"}, {"value", std::string(kind)}}});
    return {};
  }
  const auto draft = state_->Compose(request_json);
  if (!draft.ok()) {
    *error = Failure(draft.error());
    return {};
  }
  if (file->batch > draft.value().Batches().size()) {
    *error = Failure(
        {"bad_option", {{"option", "kind"}, {"value", std::string(kind)}}});
    return {};
  }
  *name = campaign::DraftFileName(draft.value(), *file);
  return campaign::WriteDraftFile(draft.value(), *file);
}

}  // namespace shuke::session
