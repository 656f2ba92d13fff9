// The order of all customers by a fact is kept (FactTable::Order), so that each
// letter of a search costs a pass over it and no sort.
#include "core/segment/selection.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/hot_loop.h"
#include "core/base/json_fields.h"
#include "core/base/json_text.h"

namespace shuke::segment {
namespace {

using customers::CustomerId;
using nlohmann::json;
using table::StringId;

constexpr std::string_view kSearched[] = {"buyer", "recipient", "province",
                                          "city"};

Error Fault(std::string code, std::string path, std::string got,
            std::string expected) {
  return {std::move(code),
          {{"path", std::move(path)},
           {"got", std::move(got)},
           {"expected", std::move(expected)}}};
}

Status ReadSort(const json& sort, CustomerQuery& query) {
  if (!sort.is_object() || !sort.contains("fact")) {
    return Fault("rule_bad_shape", "/sort", QuoteJson(sort),
                 "{fact, descending}");
  }
  for (const auto& [key, value] : sort.items()) {
    const std::string path = JsonPath("/sort", key);
    if (key == "fact") {
      if (value.is_string()) {
        query.sort_fact = FindFact(value.get_ref<const std::string&>());
      }
      if (query.sort_fact && Facts()[*query.sort_fact].type != FactType::kTexts)
        continue;
      std::vector<std::string_view> ids;
      for (const FactInfo& info : Facts())
        if (info.type != FactType::kTexts) ids.push_back(info.id);
      return Fault("rule_unknown_fact", path, QuoteJson(value),
                   JoinChoices(ids));
    }
    if (key != "descending") {
      return Fault("rule_bad_shape", path, QuoteJson(json(key)),
                   "fact | descending");
    }
    if (!value.is_boolean()) {
      return Fault("rule_bad_value", path, QuoteJson(value), "true | false");
    }
    query.descending = value.get<bool>();
  }
  return Ok();
}

Status ReadMoved(const json& moved, CustomerQuery& query) {
  MovedSince since;
  std::string how;
  JsonFields fields(moved, "/moved");
  fields.Text("segment", 1, since.segment);
  fields.Text("how", 1, how);
  const Status status = fields.Finish();
  if (!status.ok()) return status;
  if (how != "entered" && how != "left") {
    return Fault("rule_bad_value", "/moved/how", QuoteJson(json(how)),
                 "entered | left");
  }
  since.left = how == "left";
  query.moved = std::move(since);
  return Ok();
}

// Leaves in `ids` those that have the text in one of the searched facts.
void Search(FactTable& facts, std::string_view text,
            std::vector<CustomerId>& ids) {
  const std::string part = LowerAscii(text);
  const table::Dictionary& dictionary = facts.inputs().dictionary;
  enum : uint8_t { kUnseen, kNo, kYes };
  std::vector<uint8_t> verdicts(dictionary.size(), kUnseen);
  const auto has_part = [&](StringId id) {
    uint8_t& verdict = verdicts[id];
    if (verdict == kUnseen) {
      verdict = ContainsIgnoringCase(dictionary.At(id), part) ? kYes : kNo;
    }
    return verdict == kYes;
  };
  std::vector<const std::vector<StringId>*> columns;
  for (const std::string_view id : kSearched) {
    columns.push_back(&facts.Column(*FindFact(id)).texts);
  }
  std::erase_if(ids, [&](CustomerId id) {
    return std::none_of(columns.begin(), columns.end(), [&](const auto* texts) {
      return has_part((*texts)[id]);
    });
  });
}

// Puts `ids` in the order of the fact.
void Sort(FactTable& facts, FactIndex fact, bool descending,
          std::vector<CustomerId>& ids) {
  if (Facts()[fact].type == FactType::kTexts) return;  // nobody has one of it
  std::vector<uint8_t> wanted(facts.size(), 0);
  for (const CustomerId id : ids) wanted[id] = 1;
  ids.clear();
  const std::vector<CustomerId>& order = facts.Order(fact, descending);
  HotLoop(order.size(), [&](size_t i) {
    if (wanted[order[i]] != 0) ids.push_back(order[i]);
  });
}

}  // namespace

Result<CustomerQuery> ParseCustomerQuery(std::string_view json_text) {
  const json document = ParseJson(json_text);
  constexpr char kForm[] = "{rule, search, sort, moved}";
  if (document.is_discarded()) {
    return Error{"rule_not_json", {{"at", JsonFault(json_text)}}};
  }
  if (!document.is_object()) {
    return Fault("rule_bad_shape", "", QuoteJson(document), kForm);
  }
  CustomerQuery query;
  for (const auto& [key, value] : document.items()) {
    if (key == "rule") {
      Result<Rule> rule = RuleFromJson(value, "/rule");
      if (!rule.ok()) return rule.error();
      query.rule = std::move(rule).value();
    } else if (key == "search") {
      if (!value.is_string()) {
        return Fault("rule_bad_value", "/search", QuoteJson(value), "\"…\"");
      }
      query.search = value.get_ref<const std::string&>();
    } else if (key == "sort") {
      const Status status = ReadSort(value, query);
      if (!status.ok()) return status.error();
    } else if (key == "moved") {
      const Status status = ReadMoved(value, query);
      if (!status.ok()) return status.error();
    } else {
      return Fault("rule_bad_shape", JsonPath("", key), QuoteJson(json(key)),
                   kForm);
    }
  }
  return query;
}

std::vector<CustomerId> SelectCustomers(FactTable& facts,
                                        const CustomerQuery& query) {
  const std::vector<int32_t>& valid_orders =
      facts.inputs().customers.valid_orders;
  std::vector<uint8_t> matches;
  if (query.rule) matches = EvaluateRule(*query.rule, facts);
  std::vector<CustomerId> ids;
  ids.reserve(facts.size());
  HotLoop(facts.size(), [&](size_t id) {
    if (valid_orders[id] > 0 && (matches.empty() || matches[id]))
      ids.push_back(static_cast<CustomerId>(id));
  });
  return ArrangeCustomers(facts, query, std::move(ids));
}

std::vector<CustomerId> ArrangeCustomers(FactTable& facts,
                                         const CustomerQuery& query,
                                         std::vector<CustomerId> ids) {
  if (!query.search.empty()) Search(facts, query.search, ids);
  if (query.sort_fact) Sort(facts, *query.sort_fact, query.descending, ids);
  return ids;
}

}  // namespace shuke::segment
