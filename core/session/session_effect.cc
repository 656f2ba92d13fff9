#include <optional>
#include <string>
#include <vector>

#include "core/base/json_text.h"
#include "core/campaign/archive.h"
#include "core/campaign/campaign_file.h"
#include "core/campaign/effect.h"
#include "core/campaign/effect_json.h"
#include "core/campaign/process.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

// The request of Session::Effect, checked.
struct EffectInput {
  std::string campaign;
  std::string process;
  std::string archive;
  std::string owner;
  campaign::EffectRequest request;
};

Result<EffectInput> ReadRequest(std::string_view request_json) {
  const Json json = ParseOrderedJson(request_json);
  if (!json.is_object()) return BadOption("request", json);
  EffectInput input;
  for (const auto& [name, value] : json.items()) {
    if (name == "campaign" && value.is_string()) {
      input.campaign = value.get<std::string>();
    } else if (name == "process" && value.is_string()) {
      input.process = value.get<std::string>();
    } else if (name == "archive" && value.is_string()) {
      input.archive = value.get<std::string>();
    } else if (name == "owner" && value.is_string()) {
      input.owner = value.get<std::string>();
    } else if (name == "sent" && value.is_string() &&
               ParseIsoDay(value.get_ref<const std::string&>())) {
      input.request.sent = ParseIsoDay(value.get_ref<const std::string&>());
    } else if (name == "window_days" && value.is_number_integer() &&
               value >= 1 && value <= 365) {
      input.request.window_days = value.get<int>();
    } else {
      return BadOption(name, value);
    }
  }
  return input;
}

// By customer, the keyed hashes that campaign files name them by.
std::vector<std::vector<Hash128>> CustomerHashes(const Pipeline& pipeline,
                                                 const SipHashKey& secret) {
  const customers::Customers& customers = pipeline.customers();
  const customers::Identity& identity = pipeline.identity();
  const table::Dictionary& dictionary = pipeline.book().dictionary();
  std::vector<std::vector<Hash128>> hashes(customers.size());
  for (customers::CustomerId id = 0; id < customers.size(); ++id) {
    const uint32_t person =
        identity.person_of_order[customers.OrdersOf(id).front()];
    for (const customers::PersonKey& key : identity.KeysOf(person)) {
      hashes[id].push_back(customers::HashKey(key, dictionary, secret));
    }
  }
  return hashes;
}

}  // namespace

std::string Session::Effect(std::string_view request_json) {
  const auto input = ReadRequest(request_json);
  if (!input.ok()) return Failure(input.error());
  const auto file = campaign::ParseCampaignFile(input.value().campaign);
  if (!file.ok()) return Failure(file.error());
  std::optional<campaign::ProcessFigures> process;
  if (!input.value().process.empty()) {
    const auto figures = campaign::ParseProcess(input.value().process);
    if (!figures.ok()) return Failure(figures.error());
    process = figures.value();
  }
  if (!state_->workspace.secret) return Failure({"no_secret", {}});
  const SipHashKey& secret = *state_->workspace.secret;
  Pipeline& pipeline = state_->Current();
  const auto effect = campaign::MeasureEffect(
      file.value(), input.value().request, pipeline.orders(),
      pipeline.customers(), CustomerHashes(pipeline, secret), secret,
      pipeline.as_of(), state_->policy.effect);
  if (!effect.ok()) return Failure(effect.error());
  nlohmann::json figures;
  campaign::EffectToJson(effect.value(), file.value().planned_lift, process,
                         figures);
  figures["currency"] = state_->book.dictionary().At(pipeline.currency());
  figures["minor_digits"] = pipeline.minor_digits();

  nlohmann::json archive;
  if (!input.value().archive.empty()) {
    archive = ParseJson(input.value().archive);
    if (archive.is_discarded())
      return Failure({"archive_invalid", {{"path", ""}}});
  }
  const auto grown = campaign::AddToArchive(archive, file.value().document,
                                            figures, input.value().owner);
  if (!grown.ok()) return Failure(grown.error());
  return Success({{"effect", figures}, {"archive", grown.value()}});
}

}  // namespace shuke::session
