// What is due today, the contact plan and its calendar, and what earlier
// campaigns used up of the caps.
#include <map>
#include <string>
#include <vector>

#include "core/base/json_text.h"
#include "core/campaign/contact_history.h"
#include "core/campaign/plan.h"
#include "core/campaign/today.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

campaign::ContactPlan PlanOf(Pipeline& pipeline, const policy::Policy& policy) {
  return campaign::PlanContacts(pipeline.customers(), pipeline.as_of(),
                                pipeline.segments().day_stages(),
                                policy.campaign, policy.plan, policy.effect);
}

}  // namespace

std::string Session::Today(std::string_view options_json) {
  const Json json = ParseOrderedJson(options_json);
  if (!json.is_object()) return Failure(BadOption("options", json));
  std::string language = "zh", since;
  for (const auto& [name, value] : json.items()) {
    if (name == "since" && value.is_string()) {
      since = value.get<std::string>();
    } else if (name == "language" && (value == "zh" || value == "en")) {
      language = value.get<std::string>();
    } else {
      return Failure(BadOption(name, value));
    }
  }
  Pipeline& pipeline = state_->Current();
  campaign::Today today;
  today.as_of = pipeline.as_of();
  today.since_days = state_->policy.plan.due_days;
  if (!since.empty()) {
    const std::optional<Day> day = ParseIsoDay(since);
    // Before the as-of date, or nothing can have become due since.
    if (!day || *day >= today.as_of || today.as_of - *day > 366)
      return Failure(BadOption("since", json["since"]));
    today.since_days = today.as_of - *day;
  }
  for (const campaign::DueTrigger& trigger : state_->policy.plan.triggers) {
    const Json request = {{"activity", trigger.activity},
                          {"due_days", today.since_days},
                          {"language", language}};
    auto draft = state_->Compose(request.dump());
    if (!draft.ok()) return Failure(draft.error());
    today.items.push_back({trigger, std::move(draft).value()});
  }
  const campaign::PlanPolicy& plan = state_->policy.plan;
  for (const campaign::OccasionDay& on :
       campaign::OccasionsDue(plan.occasions, today.as_of, today.as_of)) {
    const campaign::Occasion& occasion = plan.occasions[on.occasion];
    const Json request = {{"activity", occasion.activity},
                          {"language", language}};
    auto draft = state_->Compose(request.dump());
    if (!draft.ok()) return Failure(draft.error());
    today.occasions.push_back({occasion.name, on, std::move(draft).value()});
  }
  today.unpaid =
      campaign::CountUnpaid(state_->policy.campaign, plan, pipeline.facts());
  for (campaign::DueUnpaid& due : today.unpaid) {
    if (due.customers == 0) continue;
    const Json request = {
        {"activity", std::string(campaign::kUnpaidActivity)},
        {"unpaid",
         std::string(
             campaign::kUnpaidStepCodes[static_cast<size_t>(due.band.step)])},
        {"language", language}};
    auto draft = state_->Compose(request.dump());
    if (!draft.ok()) return Failure(draft.error());
    due.draft = std::move(draft).value();
  }
  campaign::CountToday(today);
  nlohmann::json answer;
  campaign::ToJson(today, answer);
  answer["currency"] = state_->book.dictionary().At(pipeline.currency());
  answer["minor_digits"] = pipeline.minor_digits();
  return Success({{"today", answer}});
}

std::string Session::Plan() {
  Pipeline& pipeline = state_->Current();
  nlohmann::json plan;
  campaign::ToJson(PlanOf(pipeline, state_->policy), state_->policy.plan,
                   state_->policy.campaign, state_->policy.effect, plan);
  plan["currency"] = state_->book.dictionary().At(pipeline.currency());
  plan["minor_digits"] = pipeline.minor_digits();
  return Success({{"plan", plan}});
}

std::vector<uint32_t> Session::PlanWho(std::string_view day, size_t touch,
                                       std::string* error) {
  const std::optional<Day> on = ParseIsoDay(day);
  if (!on || touch >= state_->policy.plan.touches.size()) {
    *error = Failure(BadOption("day", std::string(day)));
    return {};
  }
  Pipeline& pipeline = state_->Current();
  return campaign::WhoGets(pipeline.customers(), pipeline.as_of(),
                           state_->policy.plan, *on, touch);
}

std::string Session::PlannedFor(uint32_t customer) {
  if (!state_->IsCustomer(customer))
    return Failure(BadOption("customer", customer));
  Pipeline& pipeline = state_->Current();
  const campaign::PlanPolicy& plan = state_->policy.plan;
  Json contacts = Json::array();
  for (const campaign::PlannedStep& step : campaign::StepsOf(
           pipeline.customers(), customer, pipeline.as_of(), plan)) {
    const campaign::Touch& touch = plan.touches[step.touch];
    contacts.push_back(
        {{"day", FormatDay(step.day)},
         {"activity", touch.activity},
         {"kind",
          campaign::kActivityKindCodes[static_cast<size_t>(touch.kind)]},
         {"channel",
          campaign::kChannelCodes[static_cast<size_t>(touch.channel)]},
         {"fate", campaign::kFateCodes[static_cast<size_t>(step.fate)]}});
  }
  return Success({{"contacts", std::move(contacts)}});
}

std::string Session::PlanCalendar(std::string_view titles_json,
                                  std::string* error) {
  const Json json = ParseOrderedJson(titles_json);
  std::map<std::string, std::string> titles;
  bool fits = json.is_object();
  for (const auto& [name, value] : json.items()) {
    fits = fits && value.is_string();
    if (fits) titles[name] = value.get<std::string>();
  }
  if (!fits) {
    *error = Failure(BadOption("titles", json));
    return {};
  }
  Pipeline& pipeline = state_->Current();
  return campaign::PlanToIcs(PlanOf(pipeline, state_->policy),
                             state_->policy.plan, titles);
}

std::string Session::SetEarlierCampaigns(std::string_view files_json) {
  const Json json = ParseOrderedJson(files_json);
  if (!json.is_array()) return Failure(BadOption("files", json));
  campaign::ContactHistory history;
  for (const Json& text : json) {
    if (!text.is_string()) return Failure(BadOption("files", text));
    const auto file =
        campaign::ParseCampaignFile(text.get_ref<const std::string&>());
    if (!file.ok()) return Failure(file.error());
    // Of another secret: its people would never be found.
    if (!state_->workspace.secret ||
        !(SipHash24Wide(*state_->workspace.secret, {}) ==
          file.value().key_check))
      return Failure({"campaign_other_secret", {}});
    history.Add(file.value());
  }
  state_->contacted = std::move(history);
  return Success(Json::object());
}

}  // namespace shuke::session
