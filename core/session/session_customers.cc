#include "core/base/json_text.h"
#include "core/report/customer_json.h"
#include "core/report/to_json.h"
#include "core/segment/selection.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"
#include "core/workspace/key_json.h"

namespace shuke::session {
namespace {

// All keys of a customer's person, as in a workspace.
Json KeysJson(const Pipeline& pipeline, uint32_t customer) {
  const customers::Identity& identity = pipeline.identity();
  const uint32_t order = pipeline.customers().OrdersOf(customer).front();
  Json keys = Json::array();
  for (const customers::PersonKey& key :
       identity.KeysOf(identity.person_of_order[order]))
    keys.push_back(workspace::KeyJson(key, pipeline.book().dictionary()));
  return keys;
}

}  // namespace

std::string Session::Facts() { return report::Dump(report::FactsJson()); }

std::vector<uint32_t> Session::SelectCustomers(std::string_view query_json,
                                               std::string* error) {
  auto ids = state_->Select(query_json);
  if (!ids.ok()) {
    *error = Failure(ids.error());
    return {};
  }
  return std::move(ids).value();
}

Result<std::vector<uint32_t>> Session::State::Select(
    std::string_view query_json) {
  const auto parsed = segment::ParseCustomerQuery(query_json);
  if (!parsed.ok()) return parsed.error();
  const segment::CustomerQuery& query = parsed.value();
  Pipeline& now = Current();
  // Kept leaf by leaf, so that another order or another letter of the search
  // asks the rule nothing.
  segment::CustomerBits in =
      now.rules().MatchBuyers(query.rule.value_or(segment::Rule()));
  if (query.moved) {
    const auto moves = Moves();
    if (!moves.ok()) return moves.error();
    segment::CustomerBits moved(in.size(), 0);
    for (const segment::SegmentMove& move : moves.value()->segments) {
      if (move.id != query.moved->segment) continue;
      for (const uint32_t at :
           query.moved->left ? move.left_now : move.entered_now) {
        const customers::CustomerId id = moves.value()->customers[at];
        moved[id / 64] |= uint64_t{1} << (id % 64);
      }
    }
    for (size_t i = 0; i < in.size(); ++i) in[i] &= moved[i];
  }
  return segment::ArrangeCustomers(now.facts(), query, segment::IdsOf(in));
}

std::string Session::PeopleOf(std::span<const uint32_t> customers) {
  Pipeline& pipeline = state_->Current();
  Json people = Json::array();
  for (const uint32_t customer : customers) {
    if (!state_->IsCustomer(customer)) {
      return Failure(
          {"unknown_customer", {{"customer", std::to_string(customer)}}});
    }
    people.push_back({{"keys", KeysJson(pipeline, customer)}});
  }
  return Success({{"people", std::move(people)}});
}

std::string Session::CustomerRows(std::span<const uint32_t> customers,
                                  std::string_view facts_json) {
  const Json ids = ParseOrderedJson(facts_json);
  if (!ids.is_array())
    return Failure({"bad_option", {{"option", "facts"}, {"value", ""}}});
  std::vector<segment::FactIndex> columns;
  for (const Json& id : ids) {
    const auto fact = id.is_string()
                          ? segment::FindFact(id.get_ref<const std::string&>())
                          : std::nullopt;
    if (!fact) return Failure(BadOption("facts", id));
    columns.push_back(*fact);
  }
  for (const uint32_t customer : customers) {
    if (!state_->IsCustomer(customer)) {
      return Failure(
          {"unknown_customer", {{"customer", std::to_string(customer)}}});
    }
  }
  return Success({{"rows", report::RowsJson(state_->Current().facts(),
                                            customers, columns)}});
}

std::string Session::Customer(uint32_t customer) {
  if (!state_->IsCustomer(customer)) {
    return Failure(
        {"unknown_customer", {{"customer", std::to_string(customer)}}});
  }
  Pipeline& pipeline = state_->Current();
  Json answer = report::CustomerJson(pipeline.facts(), customer);
  answer["keys"] = KeysJson(pipeline, customer);
  answer["segments"] = Json::array();
  for (const segment::SavedSegment& saved : state_->policy.segments.saved) {
    const segment::CustomerBits in = pipeline.rules().MatchBuyers(saved.rule);
    if ((in[customer / 64] >> (customer % 64) & 1) != 0)
      answer["segments"].push_back(saved.id);
  }
  return Success({{"customer", std::move(answer)}});
}

}  // namespace shuke::session
