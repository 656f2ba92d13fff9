// Rules: a segment as a tree of all / any / not over facts, written as JSON.
//
//   {"all": [
//     {"fact": "recency_days", "op": "between", "value": [45, 90]},
//     {"not": {"fact": "province", "op": "in", "value": ["上海", "浙江"]}}
//   ]}
//
// Operators by type of fact:
// - texts: eq in contains, of any of the customer's texts; strings.
// - text: eq ne in contains; strings. contains ignores the case of ASCII.
// - code: eq ne in; one of the fact's codes.
// - count, money: eq ne lt le gt ge between in; integers, money in minor units.
// - number: the same, any number.
// - day: the same, "YYYY-MM-DD"; and within_days N: 0 <= as-of less day < N.
// - lists: in; names of the workspace's lists: on any of them. One that the
//   workspace does not have is a list of nobody.
// between takes [low, high], both inside. in takes a list, which may be empty
// (matches nobody). {"all": []} matches everybody, {"any": []} nobody.
//
// A leaf about orders instead of a fact is told in order_rule.h:
//   {"bought": {"from": "2026-03-01"}, "orders": [2, null]}
//
// A leaf about a value that a customer does not have is false, whatever the
// operator: ne too. To take in those without one, say {"not": {… "eq" …}}.
#ifndef SHUKE_SEGMENT_RULE_H_
#define SHUKE_SEGMENT_RULE_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/segment/facts.h"
#include "core/segment/order_rule.h"

namespace shuke::segment {

enum class RuleOp : uint8_t {
  kEq,
  kNe,
  kLt,
  kLe,
  kGt,
  kGe,
  kBetween,
  kIn,
  kContains,
  kWithinDays
};

// A checked rule: its operators and values fit its facts.
struct Rule {
  enum class Kind : uint8_t { kAll, kAny, kNot, kFact, kOrders };
  Kind kind = Kind::kAll;
  std::vector<Rule> children;  // of kAll, kAny; exactly one of kNot

  // Of kFact. The operands stand in the vector that the fact's type names: one,
  // two for kBetween, any number for kIn. For kWithinDays the number of days
  // stands in `integers`.
  FactIndex fact = 0;
  RuleOp op = RuleOp::kEq;
  std::vector<int64_t> integers;
  std::vector<double> numbers;
  std::vector<std::string> texts;

  std::optional<OrderRule> orders;  // of kOrders

  bool IsLeaf() const { return kind == Kind::kFact || kind == Kind::kOrders; }

  friend bool operator==(const Rule&, const Rule&) = default;
};

// Deeper rules are refused, so that hostile text cannot exhaust the stack.
inline constexpr int kMaxRuleDepth = 64;

// Reads a rule. What is not JSON fails with rule_not_json (at: "line:column");
// every other failure has the arguments `path` (RFC 6901, beginning with the
// given one), `got` and `expected` (as in json_fields.h):
// - rule_bad_shape: a node that is none of the five forms, a stray or missing
//   key, or a tree that is too deep.
// - rule_unknown_fact: expected lists the ids there are.
// - rule_unknown_operator: no operator, or not one for facts of this type.
// - rule_bad_value: wrong type, no such code, no such day, low above high.
Result<Rule> ParseRule(std::string_view json_text);
Result<Rule> RuleFromJson(const nlohmann::json& json, std::string_view path);
// The same rule as JSON: RuleFromJson(RuleToJson(r)) == r.
nlohmann::json RuleToJson(const Rule& rule);

// One byte per customer, 1 where the rule holds. O(customers) a leaf; a text
// leaf looks at each distinct text once.
std::vector<uint8_t> EvaluateRule(const Rule& rule, FactTable& facts);

}  // namespace shuke::segment

#endif  // SHUKE_SEGMENT_RULE_H_
