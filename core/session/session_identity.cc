#include "core/base/json_fields.h"
#include "core/base/json_text.h"
#include "core/report/identity_json.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

constexpr int64_t kMostRows = 1000;  // of one page

struct ReviewQuery {
  report::ReviewList list = report::ReviewList::kMerged;
  report::Page page;
};

Result<ReviewQuery> ParseReviewQuery(std::string_view text) {
  const nlohmann::json json = ParseJson(text);
  JsonFields fields(json, "");
  std::string list;
  int64_t offset = 0, limit = 50;
  fields.Text("list", 1, list);
  fields.Integer("offset", 0, INT64_MAX, offset);
  fields.Integer("limit", 0, kMostRows, limit);
  const Status status = fields.Finish();
  const auto found = report::FindReviewList(list);
  if (status.ok() && found) {
    return ReviewQuery{
        *found, {static_cast<size_t>(offset), static_cast<size_t>(limit)}};
  }
  return Error{"bad_option",
               {{"option", status.ok() ? "list" : "identity"},
                {"value", json.is_discarded() ? "" : QuoteJson(json)}}};
}

}  // namespace

std::string Session::Workspace() const {
  return workspace::FormatWorkspace(state_->workspace);
}

std::string Session::SetWorkspace(std::string_view json) {
  auto parsed = workspace::ParseWorkspace(json);
  if (!parsed.ok()) return Failure(parsed.error());
  const workspace::Workspace before = std::move(state_->workspace);
  state_->workspace = std::move(parsed).value();
  if (!OrderBook::SameUnder(before, state_->workspace)) {
    state_->FilesChanged();
  } else if (state_->pipeline != nullptr) {
    state_->pipeline->WorkspaceChanged();
  }
  state_->MembersChanged();
  return Success();
}

std::string Session::Identity(std::string_view query_json) {
  const auto query = ParseReviewQuery(query_json);
  if (!query.ok()) return Failure(query.error());
  return Success(report::ReviewPageJson(
      state_->Current().identity_review(), state_->book.dictionary(),
      query.value().list, query.value().page));
}

}  // namespace shuke::session
