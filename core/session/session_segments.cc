// Segments by rules: their sizes and members. Leaves that were computed once
// are kept (segment/rule_cache.h).
#include <nlohmann/json.hpp>

#include "core/base/json_fields.h"
#include "core/base/json_text.h"
#include "core/report/segments_json.h"
#include "core/report/tables_csv.h"
#include "core/report/to_json.h"
#include "core/segment/fact_values.h"
#include "core/session/answer.h"
#include "core/session/session_state.h"

namespace shuke::session {
namespace {

// The rule and its parts, each before its children.
void AddSizes(const segment::Rule& rule, segment::RuleCache& cache,
              Json& sizes) {
  sizes.push_back(report::SizeJson(cache.Size(rule)));
  for (const segment::Rule& child : rule.children)
    AddSizes(child, cache, sizes);
}

// {"all": []}: everybody.
const segment::Rule& Everybody() {
  static const segment::Rule rule;
  return rule;
}

}  // namespace

std::string Session::Segments(bool at_once) {
  segment::RuleCache& cache = state_->Current().rules();
  const segment::SegmentSize everybody = cache.Size(Everybody());
  Json list = Json::array();
  for (const segment::SavedSegment& saved : state_->policy.segments.saved) {
    const auto size =
        at_once ? cache.SizeAtOnce(saved.rule) : cache.Size(saved.rule);
    list.push_back(report::SavedSegmentJson(saved, size, everybody));
  }
  Json answer = report::SizeJson(everybody);
  answer["segments"] = std::move(list);
  return Success(std::move(answer));
}

std::string Session::RuleSizes(std::string_view rule_json) {
  const auto rule = segment::ParseRule(rule_json);
  if (!rule.ok()) return Failure(rule.error());
  segment::RuleCache& cache = state_->Current().rules();
  Json answer = report::SizeJson(cache.Size(Everybody()));
  Json sizes = Json::array();
  AddSizes(rule.value(), cache, sizes);
  answer["sizes"] = std::move(sizes);
  return Success(std::move(answer));
}

std::string Session::FactValues(std::string_view fact_id, size_t most) {
  const auto fact = segment::FindFact(fact_id);
  if (!fact) return Failure(BadOption("fact", Json(std::string(fact_id))));
  segment::FactTable& facts = state_->Current().facts();
  return Success(report::FactValuesJson(
      facts, *fact, segment::SummariseFact(facts, *fact, most)));
}

std::string Session::SelectionCsv(std::string_view query_json,
                                  std::string_view facts_json,
                                  std::string* error) {
  const std::vector<uint32_t> customers = SelectCustomers(query_json, error);
  return error->empty() ? RowsCsv(customers, facts_json, error) : "";
}

std::string Session::RowsCsv(std::span<const uint32_t> customers,
                             std::string_view facts_json, std::string* error) {
  const Json ids = ParseOrderedJson(facts_json);
  std::vector<segment::FactIndex> columns;
  for (const Json& id : ids) {
    const auto fact = id.is_string()
                          ? segment::FindFact(id.get_ref<const std::string&>())
                          : std::nullopt;
    if (!fact) {
      *error = Failure(BadOption("columns", id));
      return {};
    }
    columns.push_back(*fact);
  }
  if (columns.empty()) {
    for (const std::string_view id : report::CustomersCsvFacts())
      columns.push_back(*segment::FindFact(id));
  }
  for (const uint32_t customer : customers) {
    if (state_->IsCustomer(customer)) continue;
    *error =
        Failure({"unknown_customer", {{"customer", std::to_string(customer)}}});
    return {};
  }
  Pipeline& pipeline = state_->Current();
  return report::WriteFactsCsv(pipeline.facts(), customers, columns,
                               pipeline.minor_digits());
}

std::string Session::SegmentRule(std::string_view id) const {
  const segment::SavedSegment* saved = state_->policy.segments.Find(id);
  if (saved == nullptr) {
    std::vector<std::string_view> known;
    for (const auto& other : state_->policy.segments.saved)
      known.push_back(other.id);
    return Failure({"unknown_segment",
                    {{"id", std::string(id)}, {"known", JoinChoices(known)}}});
  }
  return Success({{"rule", segment::RuleToJson(saved->rule)}});
}

}  // namespace shuke::session
