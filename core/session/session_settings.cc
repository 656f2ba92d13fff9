#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {

std::string Session::SetAsOf(std::string_view day) {
  std::optional<Day> as_of;
  if (!day.empty()) {
    as_of = ParseIsoDay(day);
    if (!as_of) return Failure({"bad_as_of", {{"value", std::string(day)}}});
  }
  state_->options.as_of = as_of;
  state_->ViewChanged();
  return Success();
}

std::string Session::SetCurrency(std::string_view currency) {
  const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!currency.empty() &&
      (currency.size() != 3 ||
       !std::all_of(currency.begin(), currency.end(), letter))) {
    return Failure({"bad_currency", {{"value", std::string(currency)}}});
  }
  state_->options.currency = std::string(currency);
  state_->ViewChanged();
  return Success();
}

std::string Session::Policy() const {
  return policy::FormatPolicy(state_->policy);
}

std::string Session::DefaultPolicy() { return policy::FormatPolicy({}); }

std::string Session::CheckPolicy(std::string_view json) {
  const auto parsed = policy::ParsePolicy(json);
  return parsed.ok() ? Success() : Failure(parsed.error());
}

std::string Session::SetPolicy(std::string_view json) {
  auto parsed = policy::ParsePolicy(json);
  if (!parsed.ok()) return Failure(parsed.error());
  state_->DropReaders();  // they read by the policy that they began with
  const policy::Policy before = std::move(state_->policy);
  state_->policy = std::move(parsed).value();
  if (!OrderBook::SameUnder(before, state_->policy)) {
    state_->FilesChanged();
  } else if (state_->pipeline != nullptr) {
    state_->pipeline->SetPolicy(state_->policy);
  }
  state_->MembersChanged();
  return Success(
      {{"stale_files", state_->book.StaleFiles(state_->policy.ingest)}});
}

}  // namespace shuke::session
