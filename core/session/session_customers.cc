#include "core/report/customer_json.h"
#include "core/report/to_json.h"
#include "core/segment/selection.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"
#include "core/workspace/key_json.h"

namespace shuke::session {

std::string Session::Facts() { return report::Dump(report::FactsJson()); }

std::vector<uint32_t> Session::SelectCustomers(std::string_view query_json,
                                               std::string* error) {
  auto query = segment::ParseCustomerQuery(query_json);
  if (!query.ok()) {
    *error = Failure(query.error());
    return {};
  }
  return segment::SelectCustomers(state_->Current().facts(), query.value());
}

std::string Session::CustomerRows(std::span<const uint32_t> customers,
                                  std::string_view facts_json) {
  const Json ids = Json::parse(facts_json, nullptr, false);
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
  const uint32_t order = pipeline.customers().OrdersOf(customer).front();
  const customers::Identity& identity = pipeline.identity();
  answer["keys"] = Json::array();
  for (const customers::PersonKey& key :
       identity.KeysOf(identity.person_of_order[order])) {
    answer["keys"].push_back(
        workspace::KeyJson(key, state_->book.dictionary()));
  }
  answer["segments"] = Json::array();
  for (const segment::SavedSegment& saved : state_->policy.segments.saved) {
    const segment::CustomerBits in = pipeline.rules().MatchBuyers(saved.rule);
    if ((in[customer / 64] >> (customer % 64) & 1) != 0)
      answer["segments"].push_back(saved.id);
  }
  return Success({{"customer", std::move(answer)}});
}

}  // namespace shuke::session
